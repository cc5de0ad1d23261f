"""A minus that is drawn as a line in front of its number is read, and told; other short lines are none."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from tests.layout.making import Sheet

from vonextract import Options, extract
from vonextract.layout.drawn_signs import with_drawn_signs
from vonextract.pdf.model import Rule

ROWS = (("Hemtjänst", "-1 230"), ("Boende", "-645"), ("Kost", "-2 415"), ("Summa", "-4 290"))


def read(rule: Rule, text: str = "645", *others: Rule) -> list[str]:
    """The words of a page with a text from 100 on, on a baseline at 200, and some rules."""
    sheet = Sheet()
    sheet.put(text, 100, 200)
    page = sheet.text()
    page.page.rules = [rule, *others]
    return [word.text for word in with_drawn_signs(page.words, page.page)]


def bar(x0: float = 94, x1: float = 99, y: float = 197, width: float = 0.7) -> Rule:
    return Rule(x0, y, x1, y, width, 0)


def test_a_short_line_before_a_number_is_its_minus() -> None:
    assert read(bar()) == read(Rule(94, 196.6, 99, 197.3, 0.7, 0)) == ["−645"]
    assert read(bar(), "2 415") == ["−2", "415"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (bar(y=200.5), "645"),
        (bar(y=193), "645"),
        (bar(x0=98), "645"),
        (bar(x0=80), "645"),
        (bar(90, 95), "645"),
        (bar(100, 105), "645"),
        (bar(width=4), "645"),
        (bar(), "2024"),
        (bar(), "abc"),
    ],
)
def test_a_line_below_above_or_apart_or_before_a_year_is_none(rule: Rule, text: str) -> None:
    assert read(rule, text) == [text]


def test_a_tick_at_its_axis_and_a_dash_of_a_line_are_no_signs() -> None:
    assert read(bar(), "645", Rule(94, 100, 94, 300, 0.7, 0)) == ["645"]
    assert read(bar(), "645", bar(86, 92)) == ["645"]
    assert read(bar(), "645", bar(60, 80)) == ["−645"]


def test_a_dash_between_two_numbers_is_no_sign() -> None:
    sheet = Sheet()
    sheet.put("640", 78, 200)
    sheet.put("645", 100, 200)
    page = sheet.text()
    page.page.rules = [bar()]
    assert [word.text for word in with_drawn_signs(page.words, page.page)] == ["640", "645"]


@pytest.mark.parametrize("filled", [False, True])
def test_a_page_whose_minus_signs_are_lines(tmp_path: Path, filled: bool) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("Helvetica", 10)
    for row, (label, text) in enumerate((("Verksamhet", "Avvikelse, tkr"), *ROWS)):
        y, number = 700 - 16 * row, text.removeprefix("-")
        canvas.drawString(70, y, label)
        canvas.drawRightString(400, y, number)
        x = 394.5 - stringWidth(number, "Helvetica", 10)
        if number != text and filled:
            canvas.rect(x, y + 3.2, 4.5, 0.7, stroke=0, fill=1)
        elif number != text:
            canvas.line(x, y + 3.5, x + 4.5, y + 3.5)
    canvas.save()
    report = extract(tmp_path / "a.pdf", Options(opinions=False))
    assert [int(fact.value) for fact in report.records.facts] == [-1230, -645, -2415, -4290]
    told = {finding.row: finding.message for finding in report.findings if finding.rule == "unmapped_glyph"}
    assert set(told) == {1, 2, 3, 4}
    assert told[2] == "The minus of '−645' is drawn as a line, not written."

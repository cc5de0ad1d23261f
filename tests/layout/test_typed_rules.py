"""Borders typed with dashes and colons are rules; dashes in running text are not."""

from __future__ import annotations

import pytest
from tests.layout.making import Sheet

from vonextract.layout.typed_rules import with_typed_rules
from vonextract.pdf.model import Page

WIDTH = 40
ROWS = ["Item      :   2004 :   2005", "Personal  :    120 :    131", "Lokaler   :     48 :     --"]


def _typed(lines: list[str], x: float = 60) -> Page:
    sheet = Sheet()
    for i, line in enumerate(lines):
        sheet.put(line, x, 100 + 12 * i)
    return sheet.done()


def _text(page: Page) -> str:
    return "".join(page.chars.text)


@pytest.mark.parametrize("dash", "-=─")
def test_lines_of_dashes_become_rules(dash: str) -> None:
    line = dash * WIDTH
    page = with_typed_rules(_typed([line, ROWS[0], line, *ROWS[1:], line]))
    across = [rule for rule in page.rules if rule.horizontal]
    assert len(across) == 3
    assert all(rule.x0 == 60 and rule.x1 == pytest.approx(60 + WIDTH * 5) for rule in across)
    assert dash * 5 not in _text(page)
    assert "--" in _text(page) or dash == "="


def test_colons_below_each_other_become_columns() -> None:
    line = "-" * WIDTH
    page = with_typed_rules(_typed([line, *ROWS, *ROWS[1:], line]))
    down = sorted(rule.x0 for rule in page.rules if not rule.horizontal)
    assert down == pytest.approx([112.5, 157.5])
    assert ":" not in _text(page)


def test_columns_end_with_their_table() -> None:
    table = ["-" * WIDTH, *ROWS, *ROWS[1:], "-" * WIDTH]
    page = with_typed_rules(_typed([*table, *[""] * 6, *table]))
    assert len([rule for rule in page.rules if not rule.horizontal]) == 4
    assert all(rule.bottom - rule.top < 100 for rule in page.rules)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ort och datum", "-" * WIDTH, "Namn: Berit"],
        ["Tid: 09:00", "Plats: Sal 3", "Klart - utan avvikelse -- se nedan"],
        [*ROWS, *ROWS],
    ],
)
def test_anything_else_stays(lines: list[str]) -> None:
    page = _typed(lines)
    assert with_typed_rules(page) is page


def test_two_signature_lines_side_by_side_stay() -> None:
    sheet = Sheet()
    for x in (60, 330):
        sheet.put("-" * WIDTH, x, 100)
        sheet.put("Namnteckning", x, 112)
    page = sheet.done()
    assert with_typed_rules(page) is page


def test_lines_of_type_that_meet_in_signs_of_their_own_are_rules() -> None:
    top, across, end = (f"{a}{'─' * 18}{b}{'─' * 19}{c}" for a, b, c in ("┌┬┐", "├┼┤", "└┴┘"))
    rows = [f"│{label:<18}│{amount:>19}│" for label, amount in (("Personal", "69 120"), ("Lokaler", "2 148"))]
    page = with_typed_rules(_typed([top, rows[0], across, rows[1], across, *rows, end]))
    assert not set("┌┬┐├┼┤└┴┘─│") & set(_text(page))
    assert sum(rule.horizontal for rule in page.rules) == 4
    assert sum(not rule.horizontal for rule in page.rules) == 3

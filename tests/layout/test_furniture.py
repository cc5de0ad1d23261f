from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.layout.making import Sheet

from vonextract.geometry import Box
from vonextract.layout.furniture import find_furniture
from vonextract.pdf.model import ARTIFACT, Fill, Rule


def furniture(sheets: list[Sheet]) -> list[str]:
    texts = [sheet.text() for sheet in sheets]
    return [
        " ".join(t.words[i].text for i in sorted(found))
        for t, found in zip(texts, find_furniture(texts), strict=True)
    ]


def body(sheet: Sheet, n: int, first: float = 120) -> None:
    for line in range(30):
        sheet.put(
            f"rad {chr(97 + line % 26)}{chr(97 + n)} av brödtexten {'x' * (line % 7)}", 60, first + 14 * line
        )


def pages(count: int, write: Callable[[Sheet, int], object]) -> list[Sheet]:
    sheets = []
    for i in range(count):
        sheet = Sheet(i + 1)
        write(sheet, i)
        body(sheet, i)
        sheets.append(sheet)
    return sheets


def test_header_and_page_number_by_recurrence() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Vård- och omsorgsnämnden", 60, 40, size=9)
        sheet.put(f"{i + 1}", 290, 810, size=9)

    assert furniture(pages(5, write)) == [f"Vård- och omsorgsnämnden {i}" for i in range(1, 6)]


def test_odd_and_even_headers_and_a_title_of_one_chapter() -> None:
    def write(sheet: Sheet, i: int) -> None:
        chapter = "Ekonomi" if i < 7 else "Personal"
        if i % 2:
            sheet.put(f"{i + 1}", 60, 40, size=9)
            sheet.put("Delårsrapport", 300, 40, size=9)
        else:
            sheet.put(chapter, 60, 40, size=9)
            sheet.put(f"{i + 1}", 500, 40, size=9)

    found = furniture(pages(8, write))
    assert found[0] == "Ekonomi 1"
    assert found[1] == "2 Delårsrapport"
    assert all(found)


@pytest.mark.parametrize("form", ["Sida {} (2)", "{}(2)", "{} / 2", "Sid {} av 2"])
def test_page_of_pages_needs_no_recurrence(form: str) -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put(form.format(i + 1), 500, 40, size=9)

    assert furniture(pages(2, write)) == [form.format(1), form.format(2)]


def test_short_documents_keep_what_only_recurs() -> None:
    found = furniture(pages(2, lambda sheet, i: sheet.put("Åtgärdsplan", 60, 40)))
    assert found == ["", ""]


def test_headings_on_top_of_pages_are_body() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put(f"{['Ekonomi', 'Personal', 'Mål', 'Bilaga', 'Risker'][i]}", 60, 80, size=16, font=1)
        sheet.put(f"{i + 1}", 290, 810)

    assert furniture(pages(5, write)) == [str(i) for i in range(1, 6)]


def table(sheet: Sheet, top: float, rows: int, header: tuple[str, ...]) -> None:
    for column, title in enumerate(header):
        sheet.put(title, 60 + 120 * column, top, font=1)
    for row in range(1, rows):
        for column in range(len(header)):
            sheet.put(f"{row * 7919 % 900}{column}", 60 + 120 * column, top + 16 * row)


def test_a_repeated_table_header_is_body() -> None:
    sheets = []
    for i in range(4):
        sheet = Sheet(i + 1)
        sheet.put("Nämnden", 60, 40, size=9)
        table(sheet, 90, 25 + i, ("Verksamhet", "Budget", "Utfall", "Avvikelse"))
        sheets.append(sheet)
    assert furniture(sheets) == ["Nämnden"] * 4


def test_a_repeated_header_between_rules_or_on_a_fill_is_body() -> None:
    def ruled(sheet: Sheet) -> None:
        sheet.page.rules.append(Rule(170, 75, 170, 500, 0.5, 0))

    def filled(sheet: Sheet) -> None:
        sheet.page.fills.append(Fill(Box(55, 78, 540, 96), 0xCCCCCC))

    for draw in (ruled, filled):
        sheets = []
        for i in range(4):
            sheet = Sheet(i + 1)
            table(sheet, 90, 1, ("Åtgärd", "Effekt"))
            for row in range(20):
                sheet.put("lång text " + "y" * (row + i), 60, 108 + 14 * row)
            draw(sheet)
            sheets.append(sheet)
        assert furniture(sheets) == [""] * 4


@pytest.mark.parametrize(("begins", "step"), [(300.0, 22.0), (160.0, 22.0), (160.0, 12.0), (None, 22.0)])
def test_a_line_that_also_stands_in_the_text_heads_a_table_that_begins_there(
    begins: float | None, step: float
) -> None:
    names = (("Datum", 60.0), ("Aktivitet", 140.0))
    sheets = []
    for i in range(4):
        sheet = Sheet(i + 1)
        heads = [90.0] if i else [begins] if begins else []
        if not i:
            for line in range(4):
                sheet.put(f"löpande text {chr(97 + line)} {'x' * line}", 60, 92 + 14 * line)
        for top in heads:
            for name, x in names:
                sheet.put(name, x, top, font=1)
        first = (begins or 300) + step if not i else 90 + step
        for row in range(12):
            sheet.put(f"{row + 1} {('mars', 'april', 'maj', 'juni')[i]}", 60, first + 28 * row)
            sheet.put(f"{'abcd'[i] * (row + 3)} och mer", 140, first + 28 * row)
        sheets.append(sheet)
    assert furniture(sheets) == ["", *(["" if begins else "Datum Aktivitet"] * 3)]


@pytest.mark.parametrize("label", ["Antal anställda", ""])
def test_names_above_their_years_are_body_where_the_table_begins_further_down(label: str) -> None:
    sheets = []
    for i in range(4):
        sheet = Sheet(i + 1)
        top = 90.0 if i else 160.0
        if not i:
            sheet.put("Prognos", 60, 90, size=16)
        sheet.put(label, 60, top, font=1)
        for column, name in enumerate(("Utfall", "Utfall", "Budget")):
            sheet.put(name, 345 + 34 * column, top, font=1)
            sheet.put(f"20{14 + column}", 352 + 34 * column, top + 11, font=1)
            for row in range(10):
                sheet.put(f"{(row + i) * 7 % 90},{column}", 350 + 34 * column, top + 24 + 14 * row)
        sheets.append(sheet)
    assert furniture(sheets) == [""] * 4


def test_what_recurs_inside_the_body_area_is_body() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Nämnden", 60, 40, size=9)
        sheet.put("Analys" if i in (2, 3, 4) else f"annan början {'z' * i}", 60, 95)

    assert furniture(pages(12, write)) == ["Nämnden"] * 12


def test_footnotes_are_body() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put(f"{i + 1} Kolada: N{21826 + 13 * i} {'källa ' * (i + 1)}", 60, 770, size=8)
        sheet.put(f"{i + 1}", 290, 810, size=9)

    assert furniture(pages(5, write)) == [str(i) for i in range(1, 6)]


def test_artifacts_in_the_margin_are_furniture_unless_everything_is_one() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Kommunstyrelsen", 60, 40, mcid=ARTIFACT)

    marked = [Sheet(1)]
    write(marked[0], 0)
    for line in range(20):
        marked[0].put(f"brödtext {'x' * line}", 60, 120 + 14 * line, mcid=line)
    assert furniture(marked) == ["Kommunstyrelsen"]
    everything = [Sheet(1)]
    for line in range(20):
        everything[0].put(f"brödtext {'x' * line}", 60, 40 + 14 * line, mcid=ARTIFACT)
    assert furniture(everything) == [""]


def test_numbers_that_do_not_count_are_body() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put(["13978", "4", "88", "61", "1309"][i], 290, 60)

    assert furniture(pages(5, write)) == [""] * 5


def test_an_empty_document_has_none() -> None:
    assert furniture([]) == []
    assert furniture([Sheet(1), Sheet(2), Sheet(3)]) == ["", "", ""]


def test_a_line_outside_a_known_footer_is_furniture() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Botkyrka kommun", 60, 790, size=9)
        sheet.put(f"{['mars', 'april', 'maj', 'juni', 'juli'][i]}", 60, 805, size=9)

    assert furniture(pages(5, write))[3] == "Botkyrka kommun juni"


@pytest.mark.parametrize("first", [30, 500])
def test_the_same_labels_at_the_same_height_on_every_page_are_body(first: float) -> None:
    """A sheet for each unit: only the numbers differ, and the rows reach into the margin."""

    def sheet(number: int) -> Sheet:
        made = Sheet(number + 1)
        made.put("Nämnden", 60, 20, size=9)
        for row in range(24):
            made.put(f"Post {chr(97 + row)}", 60, first + 14 * row)
            for column in range(3):
                made.put(f"{(row + 3) * (number + 5) * (column + 7)}", 200 + 80 * column, first + 14 * row)
        return made

    assert furniture([sheet(n) for n in range(4)]) == ["Nämnden"] * 4


def test_a_raised_marker_does_not_part_the_rows_of_a_table() -> None:
    def sheet(number: int) -> Sheet:
        made = Sheet(number + 1)
        for row in range(24):
            made.put(f"Post {row + 24 * number}", 60, 60 + 14 * row)
            if row == 4:
                made.put("4", 100, 55 + 14 * row, size=6)
            for column in range(3):
                made.put(f"{(row + 3) * (number + 5) * (column + 7)}", 200 + 80 * column, 60 + 14 * row)
        return made

    assert furniture([sheet(n) for n in range(4)]) == [""] * 4


def test_the_years_that_head_a_statement_are_no_furniture_though_they_come_again() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Brf Exempelgården", 60, 40, size=9)
        sheet.put("Balansräkning", 60, 75, size=12)
        sheet.put("2023-12-31", 380, 75, size=9)
        sheet.put("2022-12-31", 480, 75, size=9)

    assert furniture(pages(4, write)) == ["Brf Exempelgården"] * 4


def test_the_numbers_of_notes_on_top_of_pages_are_no_furniture() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Brf Exempelgården", 60, 40, size=9)
        sheet.put(f"Not {2 * i + 3}", 60, 75, size=12)
        sheet.put(f"Kostnader {chr(97 + i)}", 160, 75, size=9)

    assert furniture(pages(4, write)) == ["Brf Exempelgården"] * 4


def test_a_line_that_counts_the_pages_is_furniture_right_above_a_table_too() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("2023", 60, 60, size=9)
        sheet.put("Årsredovisning", 120, 60, size=9)
        sheet.put(f"{i + 1} (5)", 480, 60, size=9)
        for n, x in enumerate((60, 120, 480)):
            sheet.put(f"post{chr(97 + i)}{n}", x, 70, size=9)

    assert furniture(pages(5, write)) == [f"2023 Årsredovisning {i} (5)" for i in range(1, 6)]


@pytest.mark.parametrize(
    ("number", "taken"),
    [(["716403-1630"] * 5, True), (["ett", "två", "tre", "fyra", "fem"], False)],
    ids=["constant", "own"],
)
def test_lines_beside_each_other_at_a_rule_are_a_running_head(number: list[str], taken: bool) -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.page.rules.append(Rule(84, 40, 84, 64, 0.5, 0))
        sheet.put("2023", 45, 58, size=14)
        sheet.put("ÅRSREDOVISNING", 93, 58, size=14)
        sheet.put("Brf Lönnen", 416, 52, size=8)
        sheet.put(f"{i + 1} (5)", 531, 52, size=8)
        sheet.put(number[i], 464, 62, size=8)

    head = "2023 ÅRSREDOVISNING Brf Lönnen 2 (5)"
    assert furniture(pages(5, write))[1] == (f"{head} {number[1]}" if taken else head)


def test_names_of_columns_on_grounds_of_their_own_are_body() -> None:
    def write(sheet: Sheet, i: int) -> None:
        sheet.put("Nämnden", 60, 24, size=8)
        for x in (200, 236):
            sheet.put("Effekt", x, 50)
        sheet.put(f"Hemtjänst {chr(97 + i)}", 60, 66)
        sheet.page.fills += [Fill(Box(x, 40, x + 36, 54), 0xCCCCCC) for x in (164, 200, 236)]

    assert furniture(pages(4, write)) == ["Nämnden"] * 4

"""Texts that were read as the ends of a table without borders."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import across, covered_once, page, texts, words

from vonextract.geometry import Box, bounding
from vonextract.layout.model import Word
from vonextract.pdf.model import Rule
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.texts_at_ends import without_closing_text, without_heading

Placed = tuple[float, float, str]
XS = (50.0, 250.0, 350.0, 420.0)
YEARS: list[list[Placed]] = [[], [(250, 214, "2024")], [(350, 214, "2023")]]
BODY: list[list[list[Placed]]] = [
    [[(50, 230, "Hyror")], [(250, 230, "1 500")], [(350, 230, "1 400")]],
    [[(50, 244, "Avgifter")], [(250, 244, "610")], [(350, 244, "580")]],
]


def made(rows: list[list[list[Placed]]], n_header_rows: int, method: str) -> tuple[PageTable, list[Word]]:
    """A table of three columns with these rows, and its words."""
    held = [[words(*said) for said in row] for row in rows]
    cells = []
    for r, row in enumerate(held):
        inside = [w for said in row for w in said]
        for c, said in enumerate(row):
            box = Box(XS[c], min(w.top for w in inside), XS[c + 1], max(w.bottom for w in inside))
            cells.append(GridCell(r, c, 1, 1, box))
            set_lines(cells[-1], said)
    table = PageTable(1, bounding(c.box for c in cells), len(rows), 3, cells, method, 1.0, [], n_header_rows)
    return table, [w for row in held for said in row for w in said]


def read(
    *header: list[list[Placed]], rules: list[Rule] | None = None, method: str = "text"
) -> list[list[str]]:
    """What is left of a table of three columns that was read with these rows of a header."""
    table, held = made([*header, *BODY], len(header), method)
    text = page(held, rules=rules)
    left = without_heading(text, table)
    assert covered_once(left)
    assert all(c.box.height > 0 for c in left.cells)
    assert left.n_header_rows == len(header) - (table.n_rows - left.n_rows)
    return texts(left)


def named(*label: Placed) -> list[list[Placed]]:
    return [list(label), *YEARS[1:]]


@pytest.mark.parametrize("method", ["text", "rules"])
@pytest.mark.parametrize("unit", ["(mnkr)", "Belopp i tkr", "Tkr"])
def test_what_all_amounts_are_in_names_no_column(unit: str, method: str) -> None:
    header: list[list[Placed]] = [[], [(250, 214, "2024")], [(350, 201, unit), (350, 214, "2023")]]
    open_columns = method == "rules"
    table, held = made([header, *BODY], 1, method)
    left = without_heading(page(held), replace(table, open_columns=open_columns))
    assert texts(left)[0] == ["", "2024", "2023"]
    above = read([[], [], [(350, 201, unit)]], [[], *YEARS[1:]])
    assert above[0] == ["", "2024", "2023"]


@pytest.mark.parametrize("said", ["(antal)", "Utfall, tkr", "Prognos"])
def test_other_texts_above_a_name_are_part_of_it(said: str) -> None:
    header: list[list[Placed]] = [[], [(250, 214, "2024")], [(350, 201, said), (350, 214, "2023")]]
    assert read(header)[0] == ["", "2024", f"{said} 2023"]


def test_a_unit_within_drawn_columns_is_that_of_its_own() -> None:
    header: list[list[Placed]] = [[], [(250, 214, "2024")], [(350, 201, "(mnkr)"), (350, 214, "2023")]]
    assert read(header, method="rules")[0] == ["", "2024", "(mnkr) 2023"]


def test_a_unit_level_with_names_stays() -> None:
    assert read([[], [(250, 214, "Antal")], [(350, 214, "tkr")]])[0] == ["", "Antal", "tkr"]


def test_a_line_at_the_left_above_the_years_is_a_heading() -> None:
    assert read(named((50, 198, "Flerårsöversikt")))[0] == ["", "2024", "2023"]


def test_a_label_beside_the_years_is_one_of_the_names() -> None:
    assert read(named((50, 214, "Intäkter")))[0][0] == "Intäkter"
    assert read(named((50, 202, "Intäkter"), (50, 214, "i kronor")))[0][0] == "Intäkter i kronor"


def test_lines_above_a_blank_in_the_label_of_a_header_are_none_of_it() -> None:
    assert read(named((50, 180, "åtgärder i tid."), (50, 214, "Likvida medel")))[0][0] == "Likvida medel"
    two = (50.0, 202.0, "Likvida medel"), (50.0, 214.0, "och kassa")
    assert read(named((50, 168, "åtgärder i tid."), *two))[0][0] == "Likvida medel och kassa"


@pytest.mark.parametrize(("size", "label"), [(15.0, "Post"), (10.0, "Finansiering Post")])
def test_a_line_in_larger_type_above_the_names_is_a_heading(size: float, label: str) -> None:
    table, held = made([named((50, 202, "Finansiering"), (50, 214, "Post")), *BODY], 1, "text")
    for word in table.cells[0].lines[0]:
        word.size = size
    assert texts(without_heading(page(held), table))[0][0] == label


def test_lines_above_a_blank_are_none_of_a_label_beside_two_levels() -> None:
    upper: list[list[Placed]] = [[(50, 168, "beslut."), (50, 200, "Post")], [(250, 200, "Utfall")], []]
    table, held = made([upper, *BODY, *BODY], 2, "text")
    table.cells[0].row_span = 2
    table.cells = [c for c in table.cells if (c.row, c.col) != (1, 0)]
    assert texts(without_heading(page(held), table))[0][0] == "Post"


def test_lines_across_the_columns_are_no_rows_of_the_header() -> None:
    prose: list[list[Placed]] = [
        [(50, 180, "Nedanstående underhåll har utförts eller planeras under åren")],
        [],
        [],
    ]
    assert read(prose, prose, named((50, 214, "Underhåll")))[0] == ["Underhåll", "2024", "2023"]
    assert read(prose)[0] == ["Hyror", "1 500", "1 400"]


def test_a_line_across_the_columns_above_rows_without_a_header_is_none_of_them() -> None:
    prose: list[list[Placed]] = [[(50, 198, "Till föreningsstämmans förfogande står följande")], [], []]
    table, held = made([prose, *BODY], 0, "text")
    left = without_heading(page(held), table)
    assert (left.n_header_rows, texts(left)[0]) == (0, ["Hyror", "1 500", "1 400"])


@pytest.mark.parametrize(("bold", "rows"), [(True, 2), (False, 3)])
def test_a_bold_line_that_is_all_of_a_header_is_a_heading(bold: bool, rows: int) -> None:
    table, held = made([[[(50, 198, "Förslag till behandling")], [], []], *BODY], 1, "text")
    for word in held:
        word.bold = bold and word.top == 198
    assert without_heading(page(held), table).n_rows == rows


def test_a_paragraph_taken_for_the_name_of_a_column_is_no_row_of_the_header() -> None:
    prose: list[Placed] = [
        (40, 168, "Nedanstående underhåll har utförts eller planeras under"),
        (40, 180, "åren."),
    ]
    assert read([[], prose, []])[0] == ["Hyror", "1 500", "1 400"]
    assert read([[], [(60, 180, "Nedanstående underhåll har utförts eller planeras")], []])[0][1]


def test_a_short_text_by_itself_stays_a_row() -> None:
    assert len(read([[(50, 198, "Intäkter")], [], []], YEARS)) == 4


def test_what_a_border_runs_above_belongs_to_the_table() -> None:
    drawn = [across(194.0, 50, 420)]
    assert read(named((50, 198, "Flerårsöversikt")), rules=drawn)[0][0] == "Flerårsöversikt"
    assert read(named((50, 198, "Flerårsöversikt")), method="rules+text")[0][0] == "Flerårsöversikt"


REMARK = (50, 258, "Kommunens egen beräkning av kostnaderna under året")


def closed(
    *last: Placed,
    rules: list[Rule] | None = None,
    below: float = 300,
    method: str = "text",
    bold: bool = False,
) -> int:
    """How many rows are left of a table with such a last row and a text further below on its page."""
    table, held = made([YEARS, *BODY, [list(last), [], []]], 1, method)
    for word in held:
        word.bold = bold and word.top == 258
    left = without_closing_text(page(held, words((50, below, "Därefter")), rules=rules), table)
    assert covered_once(left)
    return left.n_rows


def test_a_text_across_the_columns_below_the_rows_is_none_of_them() -> None:
    assert closed(REMARK) == 3


def test_a_sentence_below_the_rows_is_none_of_them() -> None:
    assert closed((50, 258, "Det var en bra sak att göra.")) == 3
    assert closed((50, 258, "Det var en bra sak att göra")) == 4


def test_a_sentence_across_columns_of_amounts_is_no_row_though_it_ends_the_page() -> None:
    told = (50.0, 258.0, "Kostnaderna har ökat något snabbare än vad vi hade väntat oss under våren.")
    assert closed(told, below=100) == 3
    assert closed((50, 258, "Det var en bra sak att göra."), below=100) == 4


def test_a_source_below_the_rows_is_none_of_them_though_it_ends_the_page() -> None:
    assert closed((50, 258, "Källa: SCB"), below=100) == 3
    assert closed((50, 258, "Not 3 Hyror"), below=100) == 4
    assert closed((50, 258, "Källa: SCB"), rules=[across(271, 50, 420)]) == 4
    assert [closed((50, 258, "Källa: SCB"), method=method) for method in ("rules", "tags")] == [3, 4]


def test_a_label_alone_in_the_last_row_is_one_unless_it_is_bold_above_nothing() -> None:
    assert closed((50, 258, "Övriga")) == 4
    assert closed((50, 258, "Övriga"), bold=True) == 3
    assert closed((50, 258, "Övriga"), bold=True, below=100) == 4


def test_a_last_row_above_a_border_or_at_the_end_of_the_page_or_drawn_stays() -> None:
    assert closed(REMARK, rules=[across(271, 50, 420)]) == 4
    assert closed(REMARK, below=100) == 4
    assert closed(REMARK, method="rules") == 4


@pytest.mark.parametrize(
    ("x", "top", "bottom", "rows"),
    [
        (422, 200, 271, 4),
        (48, 225, 271, 4),
        (422, 200, 252, 3),
        (422, 256, 300, 3),
        (300, 200, 271, 3),
        (480, 200, 271, 3),
    ],
)
def test_a_last_row_beside_which_a_border_of_the_rows_runs_down_stays(
    x: float, top: float, bottom: float, rows: int
) -> None:
    border = Rule(x, top, x, bottom, 0.5, 0)
    assert closed(REMARK, rules=[border]) == rows
    assert closed((50, 258, "Källa: SCB"), rules=[border]) == 3


def test_a_border_beside_a_row_without_words_and_a_text_keeps_both() -> None:
    last: list[list[Placed]] = [[(50, 272, REMARK[2])], [], []]
    table, held = made([YEARS, *BODY, [[(50, 258, "Tom")], [], []], last], 1, "text")
    empty = next(cell for cell in table.cells if cell.text == "Tom")
    held = [word for word in held if word not in empty.lines[0]]
    set_lines(empty, [])
    text = page(held, words((50, 300, "Därefter")), rules=[Rule(422, 200, 422, 285, 0.5, 0)])
    assert without_closing_text(text, table).n_rows == 5


def test_a_border_with_which_another_table_begins_closes_none_above_it() -> None:
    table, held = made([YEARS, *BODY, [[REMARK], [], []]], 1, "text")
    other = replace(table, box=Box(50, 271, 420, 330))
    text = page(held, words((50, 300, "Därefter")), rules=[across(271, 50, 420)])
    assert without_closing_text(text, table).n_rows == 4
    assert without_closing_text(text, table, [table, other]).n_rows == 3


def test_a_border_with_which_another_table_ends_opens_none_below_it() -> None:
    prose: list[list[Placed]] = [
        [(50, 198, "Nedanstående underhåll har utförts eller planeras under")],
        [],
        [],
    ]
    table, held = made([prose, YEARS, *BODY], 2, "text")
    other = replace(table, box=Box(50, 120, 420, 188))
    text = page(held, rules=[across(193, 50, 420)])
    assert without_heading(text, table).n_rows == 4
    assert without_heading(text, table, [other, table]).n_rows == 3


def test_a_text_alone_above_the_border_on_top_of_the_header_is_a_heading() -> None:
    heading: list[list[Placed]] = [[(50, 196, "Indikator")], [], []]
    names = named((50, 214, "Mått"))
    assert read(heading, names, rules=[across(210, 50, 420)])[0] == ["Mått", "2024", "2023"]
    assert read(heading, names)[0][0] == "Indikator"
    assert read(heading, names, rules=[across(y, 50, 420) for y in (194, 210)])[0][0] == "Indikator"

"""A heading that was read as the first row of a header, which the next page repeats without it."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, texts, words

from vonextract.geometry import bounding
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.headers import free_heading, repeated_header
from vonextract.tables.over_pages.stitch import stitch

Rows = list[list[tuple[float, str]]]
HEADING: Rows = [[(50, "Oddskvoter från regression"), (0, ""), (0, "")]]
HEADER: Rows = [
    [(0, ""), (150, "Modell 1"), (250, "Modell 2")],
    [(50, "Variabel"), (150, "Kvot"), (250, "Kvot")],
]
ROWS: Rows = [[(50, "Kön"), (150, "0,93"), (250, "0,74")], [(50, "Ålder"), (150, "1,01"), (250, "1,04")]]


def _part(number: int, rows: Rows, header: int, top: float = 50) -> PageTable:
    cells = []
    for r, row in enumerate(rows):
        for c, (x, text) in enumerate(row):
            held = words((x, top + 14 * r, text))
            cell = GridCell(
                r, c, 1, 1, word_box(held or words((50 + 100 * c, top + 14 * r, "x"))), page=number
            )
            set_lines(cell, held)
            cells.append(cell)
    box = bounding(cell.box for cell in cells)
    return PageTable(number, box, len(rows), 3, cells, "rules", 0.9, [], header)


def test_a_first_row_that_is_not_repeated_is_no_part_of_the_header() -> None:
    table = LogicalTable.of(_part(1, [*HEADING, *HEADER, *ROWS], 3))
    overleaf = _part(2, [*HEADER, *ROWS], 2)
    assert not repeated_header(table, overleaf)
    assert free_heading(table, overleaf)
    assert texts(table)[0] == ["", "Modell 1", "Modell 2"]
    assert (table.n_rows, table.parts[0].n_header_rows) == (4, 2)
    assert repeated_header(table, overleaf) == 2


@pytest.mark.parametrize("first", [HEADING[0], [(50, "Tabell"), (150, "A"), (250, "B")]])
def test_a_first_row_of_several_names_and_another_header_are_left(first: list[tuple[float, str]]) -> None:
    other: Rows = [[(50, "Variabel"), (150, "2024"), (250, "2023")], *ROWS]
    table = LogicalTable.of(_part(1, [first, *HEADER, *ROWS], 3))
    assert not free_heading(table, _part(2, other if first is HEADING[0] else [*HEADER, *ROWS], 1))
    assert table.n_rows == 5


def test_rows_below_the_repeated_header_go_on_with_a_table_that_began_with_a_heading() -> None:
    parts = [_part(1, [*HEADING, *HEADER, *ROWS], 3, 760), _part(2, [*HEADER, *ROWS], 2)]
    pages = [
        page([w for c in part.cells for line in c.lines for w in line], number=part.page) for part in parts
    ]
    [table] = stitch(pages, [[part] for part in parts])
    assert [part.page for part in table.parts] == [1, 2]
    assert texts(table)[2:] == [[text for _, text in row] for row in (*ROWS, *ROWS)]

"""Which tables of the first verdict leave no doubt, and borders that are missing in a drawn table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import words

from vonextract.geometry import Box
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.undoubted import lacks_border, may_grow, stands, takes_in

XS = (55.0, 205.0, 285.0)
ROWS: list[list[tuple[str, ...]]] = [
    [("Tkr",), ("2024",), ("2023",)],
    [("Maskiner", "Inventarier", "Bilar"), ("412", "88", "5"), ("395", "91", "4")],
    [("Summa",), ("505",), ("490",)],
]


def drawn(rows: list[list[tuple[str, ...]]]) -> PageTable:
    """A drawn table whose cells hold these lines."""
    box = Box(50, 100, 360, 300)
    cells = [GridCell(r, c, 1, 1, box) for r in range(len(rows)) for c in range(len(XS))]
    for cell in cells:
        lines = rows[cell.row][cell.col]
        set_lines(
            cell, words(*((XS[cell.col], 100 + 60 * cell.row + 12 * n, t) for n, t in enumerate(lines)))
        )
    return PageTable(1, box, len(rows), len(XS), cells, "rules", 0.9)


@pytest.mark.parametrize(
    ("row", "lacks"),
    [
        pytest.param(ROWS[1], True, id="rows of numbers"),
        pytest.param([("Maskiner och", "inventarier"), ("412",), ("395",)], False, id="a label of two lines"),
        pytest.param([("Mål",), ("Fler elever", "når målen"), ("12", "14", "15")], False, id="one column"),
    ],
)
def test_rows_of_numbers_in_one_drawn_row_lack_borders(row: list[tuple[str, ...]], lacks: bool) -> None:
    assert lacks_border(drawn([ROWS[0], row, ROWS[2]])) is lacks


@pytest.mark.parametrize(("lines", "lacks"), [(3, True), (2, False)])
def test_one_row_of_three_lines_of_numbers_lacks_borders_in_a_long_table_too(lines: int, lacks: bool) -> None:
    row = [cell[:lines] for cell in ROWS[1]]
    assert lacks_border(drawn([ROWS[0], row, *[ROWS[2]] * 8])) is lacks


def _numbered(*, open_columns: bool) -> PageTable:
    """A drawn table, headed, whose columns borders part or not."""
    table = replace(drawn([ROWS[0], ROWS[2], ROWS[2]]), n_header_rows=1, open_columns=open_columns)
    for index, word in enumerate(w for cell in table.cells for line in cell.lines for w in line):
        word.index = index
    return table


def test_half_of_a_table_over_a_page_break_stands_where_it_names_columns_that_borders_part() -> None:
    closed, aligned = (_numbered(open_columns=is_open) for is_open in (False, True))
    assert stands(closed, [closed])
    assert not may_grow(closed, [closed])
    assert not stands(aligned, [aligned])
    assert may_grow(aligned, [aligned])
    assert not may_grow(aligned, [])
    nameless = replace(closed, n_header_rows=0)
    assert not stands(nameless, [nameless])
    assert may_grow(nameless, [nameless])


def test_what_may_grow_gives_way_to_what_has_its_words_and_more_in_as_many_columns() -> None:
    table = _numbered(open_columns=True)
    less = replace(table, cells=[cell for cell in table.cells if cell.row < 2], n_rows=2)
    assert takes_in(table, table)
    assert takes_in(table, less)
    assert not takes_in(less, table)
    assert not takes_in(replace(table, n_header_rows=0), table)
    assert not takes_in(replace(table, n_cols=4), less)

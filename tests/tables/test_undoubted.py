"""Borders that are missing in a drawn table."""

from __future__ import annotations

import pytest
from tests.tables.pages import words

from vonextract.geometry import Box
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.undoubted import lacks_border

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

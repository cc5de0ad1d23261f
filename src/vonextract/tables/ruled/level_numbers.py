"""Numbers in tall cells: where inner borders are left out, a number stands level with the row it is of."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import Word, around
from vonextract.swedish.tokens import is_blank
from vonextract.tables.grid import fill_cells
from vonextract.tables.lattice import Lattice, spanned_cells
from vonextract.tables.model import GridCell
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS


def with_level_numbers(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with a border between the rows of each tall cell whose numbers are those of single rows.

    A number in the middle of a tall cell, or at its top, is of all its rows. No rows are told by borders
    between the labels alone, nor by those that the labels lack.

    Args:
        grid: the drawn borders.
        words: those that stand inside them.
    """
    cells = spanned_cells(0, grid)
    if all(cell.row_span == 1 for cell in cells):
        return grid
    fill_cells(cells, grid.xs, grid.ys, words)
    labelled = {cell.row for cell in cells if cell.row_span == 1 and cell.col == 0}
    heights: dict[int, list[float]] = {}
    for cell in cells:
        if cell.row_span == 1 and cell.col > 0 and cell.row in labelled:
            heights.setdefault(cell.row, []).extend(around(line).y_mid for line in cell.lines)
    for cell in cells:
        if cell.row_span > 1 and cell.col > 0 and _of_single_rows(cell, grid.ys, heights):
            for r in range(cell.row, cell.row + cell.row_span - 1):
                grid.below[r][cell.col : cell.col + cell.col_span] = [True] * cell.col_span
    return grid


def _of_single_rows(cell: GridCell, ys: Sequence[float], heights: dict[int, list[float]]) -> bool:
    """Whether a tall cell holds nothing but numbers, each level with what a cell of one row says."""
    texts = [" ".join(w.text for w in line) for line in cell.lines]
    if not any(map(is_amount, texts)) or not all(is_amount(t) or is_blank(t) for t in texts):
        return False
    levels = [around(line).y_mid for line in cell.lines]
    near = SETTINGS.same_height * max(w.size for w in cell.lines[0])
    rows = [
        next((r for r in heights if ys[r] <= y < ys[r + 1] and _near(heights[r], y, near)), -1)
        for y in levels
    ]
    apart = -1 not in rows and len(set(rows)) == len(rows)
    return apart and (len(rows) > 1 or (rows[0] > cell.row and abs(levels[0] - cell.box.y_mid) > near))


def _near(heights: Sequence[float], y: float, within: float) -> bool:
    return any(abs(height - y) < within for height in heights)

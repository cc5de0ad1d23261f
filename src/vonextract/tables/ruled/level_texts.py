"""Labels and numbers in tall cells: where inner borders are left out, each stands level with its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from vonextract.layout.model import Word, around
from vonextract.swedish.tokens import is_blank
from vonextract.tables.grid import fill_cells
from vonextract.tables.lattice import Lattice, spanned_cells
from vonextract.tables.model import GridCell
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS


def with_level_texts(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with a border between the rows of each tall cell that holds labels or numbers of its rows.

    A number in the middle of a tall cell, or at its top, is of all its rows. No rows are told by borders
    between the labels alone.

    Args:
        grid: the drawn borders.
        words: those that stand inside them.
    """
    cells = spanned_cells(0, grid)
    if all(cell.row_span == 1 for cell in cells):
        return grid
    fill_cells(cells, grid.xs, grid.ys, words)
    heights = _heights(cells)
    stated = Counter(cell.row for cell in cells if cell.row_span == 1 and cell.text)
    labels = [cell for cell in cells if cell.col == 0 and _are_labels(cell, grid.ys, heights, stated)]
    labelled = {row for cell in labels for row in range(cell.row, cell.row + cell.row_span)}
    labelled |= {cell.row for cell in cells if cell.row_span == 1 and cell.col == 0}
    beside = {row: found for row, found in heights.items() if row in labelled}
    numbers = [cell for cell in cells if cell.col > 0 and _of_single_rows(cell, grid.ys, beside)]
    for cell in (*labels, *numbers):
        for r in range(cell.row, cell.row + cell.row_span - 1):
            grid.below[r][cell.col : cell.col + cell.col_span] = [True] * cell.col_span
    return grid


def _heights(cells: Sequence[GridCell]) -> dict[int, list[float]]:
    """Where the texts beside the labels stand that have a cell of one row, by their rows."""
    heights: dict[int, list[float]] = {}
    for cell in cells:
        if cell.row_span == 1 and cell.col > 0:
            heights.setdefault(cell.row, []).extend(around(line).y_mid for line in cell.lines)
    return heights


def _are_labels(
    cell: GridCell, ys: Sequence[float], heights: dict[int, list[float]], stated: Mapping[int, int]
) -> bool:
    """Whether each row of a tall cell but the first has a label that begins anew, level with its numbers.

    The first one may be the rest of a row from the page before, where it stands below others without a label.
    """
    if cell.row_span == 1 or not cell.lines:
        return False
    rows = range(cell.row, cell.row + cell.row_span)
    near = SETTINGS.same_height * max(w.size for w in cell.lines[0])
    labels = [[line for line in cell.lines if ys[r] <= around(line).y_mid < ys[r + 1]] for r in rows]
    if cell.row > 0 and not labels[0] and stated[cell.row] == 1:
        rows, labels = rows[1:], labels[1:]
    return all(
        lines
        and (r == rows[0] or lines[0][0].text[:1].isupper())
        and (not heights.get(r) or any(_near(heights[r], around(line).y_mid, near) for line in lines))
        for r, lines in zip(rows, labels, strict=True)
    ) and any(heights.get(r) for r in rows)


def _of_single_rows(cell: GridCell, ys: Sequence[float], heights: dict[int, list[float]]) -> bool:
    """Whether a tall cell holds nothing but numbers, each level with what a cell of one row says."""
    texts = [" ".join(w.text for w in line) for line in cell.lines]
    if cell.row_span == 1 or not any(map(is_amount, texts)):
        return False
    if not all(is_amount(t) or is_blank(t) for t in texts):
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

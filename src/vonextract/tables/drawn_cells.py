"""The cells that borders close, and the words in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.layout.model import Word
from vonextract.tables.edges import Edges
from vonextract.tables.lattice import Lattice, components, lattice, spanned_cells
from vonextract.tables.settings import SETTINGS


class DrawnCell(NamedTuple):
    """A cell that borders close: its grid of touching borders, and its place among the cells of that."""

    grid: int
    cell: int


def drawn_cells(edges: Edges, words: Sequence[Word]) -> dict[int, DrawnCell]:
    """The drawn cells in which words stand, by the words' indices."""
    found = {}
    for number, grid in enumerate(_grids(edges)):
        cells = spanned_cells(0, grid)
        if len(cells) < SETTINGS.least_cells:
            continue
        places = {
            (r, c): place
            for place, cell in enumerate(cells)
            for r in range(cell.row, cell.row + cell.row_span)
            for c in range(cell.col, cell.col + cell.col_span)
        }
        for word in words:
            at = bisect_left(grid.ys, word.y_mid) - 1, bisect_left(grid.xs, word.x_mid) - 1
            if at in places:
                found[word.index] = DrawnCell(number, places[at])
    return found


def _grids(edges: Edges) -> Iterator[Lattice]:
    for part in components(edges):
        if part.horizontal and part.vertical and (grid := lattice(part)) is not None:
            yield grid

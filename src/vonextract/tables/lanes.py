"""The columns of a table whose numbers end flush."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

from vonextract.tables.model import PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.settings import SETTINGS


class Lane(NamedTuple):
    """A column of numbers: its place in the grid and the right edge that its numbers share."""

    col: int
    x1: float


def lanes(table: PageTable) -> list[Lane]:
    """The columns of numbers that are flush right."""
    edges: dict[int, list[float]] = {}
    sizes = []
    for cell in table.cells:
        if cell.col > 0 and cell.col_span == 1 and cell.row >= table.n_header_rows and is_amount(cell.text):
            words = [w for line in cell.lines for w in line]
            edges.setdefault(cell.col, []).append(max(w.x1 for w in words))
            sizes.append(words[0].size)
    flush = SETTINGS.stray_flush * median(sizes) if sizes else 0.0
    found = [Lane(col, median(xs)) for col, xs in sorted(edges.items()) if len(xs) > 1]
    return [lane for lane in found if sum(abs(x - lane.x1) < flush for x in edges[lane.col]) > 1]

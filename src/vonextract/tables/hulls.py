"""From where to where the words of a table's columns stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vonextract.tables.grid import word_box
from vonextract.tables.model import PageTable


class Hull(NamedTuple):
    """The left and the right edge of the words of a column, or of a text, points."""

    x0: float
    x1: float


Hulls = Sequence[Hull | None]


def hulls_of(part: PageTable) -> Hulls:
    """Where the words of each column stand; None for a column without any that is its own."""
    hulls: list[Hull | None] = [None] * part.n_cols
    for cell in part.cells:
        if cell.lines and cell.col_span == 1:
            box = word_box(w for line in cell.lines for w in line)
            hulls[cell.col] = around_both(hulls[cell.col], Hull(box.x0, box.x1))
    return hulls


def around_both(hull: Hull | None, other: Hull | None) -> Hull | None:
    """The hull around both."""
    if hull is None or other is None:
        return hull or other
    return Hull(min(hull.x0, other.x0), max(hull.x1, other.x1))

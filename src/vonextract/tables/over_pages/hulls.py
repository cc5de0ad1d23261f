"""From where to where the columns of a table's parts reach, and how far pages set them off sideways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from vonextract.tables.grid import word_box
from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.settings import SETTINGS


class Hull(NamedTuple):
    """The left and the right edge of the words of a column, points."""

    x0: float
    x1: float


Hulls = Sequence[Hull | None]


def hulls_of(part: PageTable) -> Hulls:
    """Where the words of each column stand; None for a column without any that is its own."""
    hulls: list[Hull | None] = [None] * part.n_cols
    for cell in part.cells:
        if cell.lines and cell.col_span == 1:
            box = word_box(w for line in cell.lines for w in line)
            hulls[cell.col] = _around(hulls[cell.col], Hull(box.x0, box.x1))
    return hulls


def united(hulls: Hulls, others: Hulls) -> Hulls:
    """The hulls around both, the others moved to where the first ones stand."""
    by = sideways(hulls, others)
    moved = [other and Hull(other.x0 + by, other.x1 + by) for other in others]
    return [_around(hull, other) for hull, other in zip_longest(hulls, moved)]


def sideways(hulls: Hulls, others: Hulls) -> float:
    """How much further right the hulls stand than the others, as on facing pages of a book; else 0.

    Each column shows it by its left edge or by its right one, as its texts are flush; columns that are not
    as many show it by both edges of the whole.
    """
    steps: list[tuple[float, ...]]
    if len(hulls) == len(others):
        steps = [(a.x0 - b.x0, a.x1 - b.x1) for a, b in zip(hulls, others, strict=True) if a and b]
    else:
        steps = [(a - b,) for a, b in zip(_outer(hulls), _outer(others), strict=False)]
    if len(steps) < 2:
        return 0.0
    near = [0.0, *(by for by in steps[0] if abs(by) <= SETTINGS.facing)]
    return next((by for by in near if all(_shows(step, by) for step in steps)), 0.0)


def _outer(hulls: Hulls) -> list[float]:
    """The outer edges of all hulls; none where there is no hull."""
    known = [hull for hull in hulls if hull]
    return [known[0].x0, known[-1].x1] if known else []


def _shows(step: Sequence[float], by: float) -> bool:
    return any(abs(edge - by) <= SETTINGS.same_edge for edge in step)


def _around(hull: Hull | None, other: Hull | None) -> Hull | None:
    """The hull around both."""
    if hull is None or other is None:
        return hull or other
    return Hull(min(hull.x0, other.x0), max(hull.x1, other.x1))

"""How far facing pages set the columns of a table off sideways."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from vonextract.tables.hulls import Hull, Hulls, around_both
from vonextract.tables.over_pages.settings import SETTINGS


def united(hulls: Hulls, others: Hulls) -> Hulls:
    """The hulls around both, the others moved to where the first ones stand."""
    by = sideways(hulls, others)
    moved = [other and Hull(other.x0 + by, other.x1 + by) for other in others]
    return [around_both(hull, other) for hull, other in zip_longest(hulls, moved)]


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

"""Numbers flush with each other: whether the lines next to a table go on with its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

LINES = 5
"""So many lines above and below may go on with a table."""
_APART = 2.0
"""Numbers whose right ends differ by less stand in one column (points)."""


def flush_share(lines: Sequence[Sequence[float]], ends: Iterable[float]) -> float:
    """Which share of `LINES` lines hold a number flush with one of those.

    Args:
        lines: the right ends of the numbers of each of at most so many lines, points.
        ends: the right ends of the numbers of a table, points.
    """
    near = {round(x / _APART) + step for x in ends for step in (-1, 0, 1)}
    return sum(any(round(x / _APART) in near for x in line) for line in lines) / LINES

"""Numbers flush with each other: whether the lines next to a table go on with its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

LINES = 5
"""So many lines above and below may go on with a table."""
_APART = 2.0
"""Numbers whose right ends differ by less stand in one column (points)."""
_NEAR = (-1, 0, 1)
"""So many times `_APART` may lie between the rounded places of two such ends."""


def flush_share(lines: Sequence[Sequence[float]], ends: Iterable[float]) -> float:
    """Which share of `LINES` lines hold a number flush with one of those.

    Args:
        lines: the right ends of the numbers of each of at most so many lines, points.
        ends: the right ends of the numbers of a table, points.
    """
    near = {round(x / _APART) + step for x in ends for step in _NEAR}
    return sum(any(round(x / _APART) in near for x in line) for line in lines) / LINES


def flush_lines(
    lines: Sequence[Sequence[float]], tables: NDArray[np.bool_], ends: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Of many tables (rows) at once, which lines (columns) hold a number flush with one of theirs.

    Args:
        lines: the right ends of the numbers of each line, points.
        tables: of each table, which of the words are its numbers.
        ends: the right ends of the words, points.
    """
    place = np.rint(ends / _APART).astype(np.intp)
    found = np.zeros((len(tables), len(lines)), dtype=bool)
    for column, line in enumerate(lines):
        near = {round(x / _APART) + step for x in line for step in _NEAR}
        found[:, column] = tables[:, np.isin(place, list(near))].any(axis=1)
    return found

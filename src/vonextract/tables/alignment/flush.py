"""Numbers flush with each other: whether the lines next to a table go on with its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from vonextract.tables.alignment.settings import SETTINGS


def flush_share(lines: Sequence[Sequence[float]], ends: Iterable[float]) -> float:
    """Which share of `SETTINGS.flush_lines` lines hold a number flush with one of those.

    Args:
        lines: the right ends of the numbers of each of at most so many lines, points.
        ends: the right ends of the numbers of a table, points.
    """
    near = _near(ends)
    return sum(any(_place(x) in near for x in line) for line in lines) / SETTINGS.flush_lines


def flush_lines(
    lines: Sequence[Sequence[float]], tables: NDArray[np.bool_], ends: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Of many tables (rows) at once, which lines (columns) hold a number flush with one of theirs.

    Args:
        lines: the right ends of the numbers of each line, points.
        tables: of each table, which of the words are its numbers.
        ends: the right ends of the words, points.
    """
    place = np.rint(ends / SETTINGS.flush_apart).astype(np.intp)
    found = np.zeros((len(tables), len(lines)), dtype=bool)
    for column, line in enumerate(lines):
        found[:, column] = tables[:, np.isin(place, list(_near(line)))].any(axis=1)
    return found


def _place(end: float) -> int:
    return round(end / SETTINGS.flush_apart)


def _near(ends: Iterable[float]) -> set[int]:
    """The places of ends and those next to them, as rounding may part two that are near."""
    return {_place(x) + step for x in ends for step in (-1, 0, 1)}

"""Columns of numbers that stand right of the grid that borders or shading enclose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.lattice import Lattice
from vonextract.tables.ruled.outside_labels import abreast, is_level
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.word_groups import Atom, atoms


def with_outside_numbers(grid: Lattice, words: Sequence[Word], drawn: Sequence[Box]) -> Lattice:
    """The grid with the columns of numbers that stand right of its borders, at the height of its rows.

    Where the labels and one year are drawn or shaded, the other years stand outside.

    Args:
        grid: the drawn borders.
        words: those of the whole page.
        drawn: what all borders of the page enclose, the grid among them.
    """
    x0 = grid.xs[-1]
    level = Box(grid.xs[0], grid.ys[0], x0, grid.ys[-1])
    x1 = min([box.x0 for box in drawn if box.x0 > x0 and abreast(box, level)], default=inf)
    low, high = x0 - TABLES.touching, x1 + TABLES.touching
    right = [w for w in words if low <= w.x0 and w.x1 <= high and w.angle % 180 == 0]
    inside = [w for w in words if grid.xs[0] <= w.x_mid < x0]
    columns = _columns(by_row(right, grid.ys), by_row(inside, grid.ys), grid.xs[1])
    if not columns:
        return grid
    end = columns[-1][1] + TABLES.touching
    xs = [*grid.xs[:-1], x0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), end]
    more = [True] * len(columns)
    return Lattice(
        xs, grid.ys, [[*row[:-1], True, *more] for row in grid.right], [[*row, *more] for row in grid.below]
    )


def _columns(
    right: Sequence[list[Word]], inside: Sequence[list[Word]], labels: float
) -> list[tuple[float, float]]:
    """From where to where the numbers right of the rows reach; none when they are not those of the rows."""
    found: list[list[Atom]] = []
    figured = 0
    for outside, row in zip(right, inside, strict=True):
        has_number = any(a.number for line in lines_of(row) for a in atoms(line) if a.x0 >= labels)
        figured += has_number
        if not outside:
            continue
        beside = [a for line in lines_of(outside) for a in atoms(line)]
        if not row or not is_level(outside, row) or not (all(a.number for a in beside) or not found):
            return []
        if has_number and all(a.number for a in beside):
            found.append(beside)
    if len(found) < 2 or len(found) < SETTINGS.rows_named * figured or 2 * figured < len(inside):
        return []
    return _ranges([(a.x0, a.x1) for row in found for a in row])


def _ranges(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap, joined, from left to right."""
    joined: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if joined and x0 < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(x1, joined[-1][1]))
        else:
            joined.append((x0, x1))
    return joined

"""Column borders that are not drawn inside a drawn grid, but that the words show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column, Cut, cut_at_spaces, find_columns
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.lattice import Lattice
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.word_groups import numbers_side_by_side


def with_text_walls(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with a wall wherever the texts of an open stretch of a row stand in different columns."""
    columns = [Column(a, b, a, b) for a, b in pairwise(grid.xs)]
    rows = by_row((w for w in words if w.angle % 180 == 0), grid.ys)
    for r, here in enumerate(rows):
        if all(grid.right[r][: grid.n_cols - 1]):
            continue
        cuts = [cut_at_spaces(line, columns) for line in lines_of(here)]
        for first, last in _open_stretches(grid.right[r]):
            inside = [[cut for cut in line if first <= cut.last and cut.first <= last] for line in cuts]
            for c in range(first, last):
                grid.right[r][c] = _parted(inside, c)
    return grid


def _open_stretches(walls: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last column of every run of places that no wall parts."""
    first = 0
    for c, wall in enumerate([*walls[:-1], True]):
        if wall:
            if c > first:
                yield first, c
            first = c + 1


def _parted(cuts: Sequence[Sequence[Cut]], c: int) -> bool:
    """Whether texts end at column c and begin at c + 1 in some line, and none runs across."""
    parted = False
    for line in cuts:
        for cut in line:
            if cut.first <= c < cut.last:
                return False
        firsts = {cut.first for cut in line}
        lasts = {cut.last for cut in line}
        parted = parted or (any(last <= c for last in lasts) and any(first > c for first in firsts))
    return parted


def with_text_columns(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with those columns parted that hold numbers side by side, row after row."""
    inner: dict[int, list[float]] = {}
    for c, (x0, x1) in enumerate(pairwise(grid.xs)):
        here = [w for w in words if x0 <= w.x_mid < x1 and w.angle % 180 == 0]
        lines = lines_of(here)
        crowded = sum(numbers_side_by_side(line[1:] if grid.n_cols == 1 else line) for line in lines)
        if len(lines) > 2 and crowded > SETTINGS.crowded_rows * len(lines):
            inner[c] = [column.left for column in find_columns(lines)[1:]]
    if not any(inner.values()):
        return grid
    xs: list[float] = []
    origin: list[int] = []
    for c in range(grid.n_cols):
        for x in (grid.xs[c], *inner.get(c, ())):
            xs.append(x)
            origin.append(c)
    xs.append(grid.xs[-1])
    right = [[a == b or row[a] for a, b in pairwise([*origin, -1])] for row in grid.right]
    below = [[row[c] for c in origin] for row in grid.below]
    return Lattice(xs, grid.ys, right, below)

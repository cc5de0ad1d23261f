"""Columns that white space parts although they are one: texts at its left edge, numbers at its right.

A word processor sets names of columns and dashes at the left edge of their cells and numbers at
the right one. No line then fills both edges, and only one of them carries the name. A name that
stands free between the numbers of two columns may belong to either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.swedish.tokens import is_blank
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.alignment.header import Header, HeaderCell
from vonextract.tables.alignment.settings import SETTINGS


class _Way(NamedTuple):
    """Neighbouring columns joined so far: what it costs, and the first and last of each group."""

    cost: float
    groups: list[tuple[int, int]]


class _Edges:
    """What stands in each column: baselines of its texts, whether they are dashes, whether it is named.

    Attributes:
        named: which columns carry a name for certain.
        free: the names that stand free in front of a column, and whether they were read as its own.
    """

    def __init__(self, header: Header, body: Sequence[CutLine]) -> None:
        n = len(header.columns)
        self.heights: list[list[float]] = [[] for _ in range(n)]
        self.dashes = [True] * n
        for line in body:
            for cut in line.cuts:
                if cut.first == cut.last:
                    self.heights[cut.first].append(line.line.baseline)
                    if self.dashes[cut.first] and not is_blank(" ".join([w.text for w in cut.words])):
                        self.dashes[cut.first] = False
        self.named = [False] * n
        self.free: dict[int, bool] = {}
        for cell in header.cells:
            if not cell.under:
                place = _free_place(cell, header.columns)
                if place is None:
                    self.named[cell.first] = True
                else:
                    self.free[place] = place == cell.first
        self.step = SETTINGS.joined_step * min((line.line.size for line in body), default=0.0)

    def join(self, first: int, last: int, *, before: bool, after: bool) -> float | None:
        """What it costs that the columns are one; None when they cannot be.

        Args:
            first: the first column.
            last: the last column.
            before: the free name in front of them is theirs.
            after: the free name behind them is theirs.
        """
        group = range(first, last + 1)
        names = [c for c in group if self.named[c]] + [c for c in group[1:] if c in self.free]
        count = len(names) + before + after
        if first < last and (count > 1 or not self._one(first, last, named=count > 0)):
            return None
        askew = after or (not before and bool(names) and names[0] > first)
        turned = askew and bool(self.heights[first])
        moved = (before and not self.free[first]) or (after and self.free[last + 1])
        return SETTINGS.unlikely * (turned + moved) + max(0, count - 1)

    def _one(self, first: int, last: int, *, named: bool) -> bool:
        """Whether the columns may be edges of one that carries a name or none."""
        group = range(first, last + 1)
        if first == 0 and self.heights[0] and not self.named[0]:
            return False
        if not named and not any(self.dashes[c] for c in group):
            return False
        return not any(self._clash(a, b) for a in group for b in group if a < b)

    def _clash(self, a: int, b: int) -> bool:
        """Whether some line fills both columns."""
        there = self.heights[b]
        for y in self.heights[a]:
            near = bisect_left(there, y - self.step)
            if near < len(there) and there[near] < y + self.step:
                return True
        return False


def _free_place(cell: HeaderCell, columns: Sequence[Column]) -> int | None:
    """The column behind the gap between two columns in which the whole name stands; None elsewhere."""
    for behind in (cell.first, cell.first + 1):
        if 0 < behind < len(columns) and columns[behind - 1].x1 < cell.x0 and cell.x1 < columns[behind].x0:
            return behind
    return None


def joined_columns(header: Header, body: Sequence[CutLine]) -> list[Column]:
    """The header's columns, neighbours that are edges of one made one.

    Of all ways to join neighbours the one with the fewest columns is taken, and of those the
    one with the most names on the left, before the narrowest.

    Args:
        header: the columns, and which of them are named.
        body: the lines below the header, cut at its columns.
    """
    columns = header.columns
    edges = _Edges(header, body)
    best: list[dict[bool, _Way]] = [{False: _Way(0.0, [])}]
    for end in range(len(columns)):
        ways: dict[bool, _Way] = {}
        for given, way in _ways(best, edges, columns, end):
            if given not in ways or way < ways[given]:
                ways[given] = way
        best.append(ways)
    return [
        Column(
            min(c.x0 for c in columns[a : b + 1]),
            max(c.x1 for c in columns[a : b + 1]),
            columns[a].left,
            columns[b].right,
        )
        for a, b in min(best[-1].values()).groups
    ]


def _ways(
    best: Sequence[dict[bool, _Way]], edges: _Edges, columns: Sequence[Column], end: int
) -> Iterator[tuple[bool, _Way]]:
    """Ways to join the columns up to `end`, each with whether it takes the free name behind them."""
    for start in range(max(0, end - SETTINGS.joined_most + 1), end + 1):
        apart = max((columns[c + 1].x0 - columns[c].x1 for c in range(start, end)), default=0.0)
        for taken, way in best[start].items():
            before = start in edges.free and not taken
            for after in (False, True) if end + 1 in edges.free else (False,):
                cost = edges.join(start, end, before=before, after=after)
                if cost is not None:
                    yield (
                        after,
                        _Way(
                            way.cost + 1.0 + cost + SETTINGS.apart_cost * apart, [*way.groups, (start, end)]
                        ),
                    )

"""Columns that white space parts although they are one: texts at its left edge, numbers at its right.

A word processor sets names of columns and dashes at the left edge of their cells and numbers at
the right one. No line then fills both edges, and only one of them carries the name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vonextract.tables.bare_header import Header
from vonextract.tables.bare_lines import BLANK_SIGN, TextLine
from vonextract.tables.bare_settings import DEFAULT, BareSettings
from vonextract.tables.columns import Column, cut_line

_WIDEST = 4


class _Edges:
    """What stands in each column: baselines of its texts, whether they are dashes, whether it is named."""

    def __init__(self, header: Header, body: Sequence[TextLine], settings: BareSettings) -> None:
        n = len(header.columns)
        self.heights: list[list[float]] = [[] for _ in range(n)]
        self.dashes = [True] * n
        for line in body:
            for cut in cut_line(line.words, header.columns, settings):
                if cut.first == cut.last:
                    self.heights[cut.first].append(line.baseline)
                    if not BLANK_SIGN.fullmatch(" ".join(w.text for w in cut.words)):
                        self.dashes[cut.first] = False
        self.named = [False] * n
        for cell in header.cells:
            if not cell.under:
                self.named[cell.first] = True
        self.step = 0.8 * min((line.size for line in body), default=0.0)

    def one(self, first: int, last: int) -> bool:
        """Whether the columns may be edges of one."""
        group = range(first, last + 1)
        if sum(self.named[c] for c in group) > 1:
            return False
        if first == 0 and self.heights[0] and not self.named[0]:
            return False
        if not any(self.named[c] for c in group) and not any(self.dashes[c] for c in group):
            return False
        return not any(self._clash(a, b) for a in group for b in group if a < b)

    def askew(self, first: int, last: int) -> bool:
        """Whether the name stands right of a text that it would be the name of."""
        name = next((c for c in range(first, last + 1) if self.named[c]), first)
        return name > first and bool(self.heights[first])

    def _clash(self, a: int, b: int) -> bool:
        """Whether some line fills both columns."""
        there = self.heights[b]
        for y in self.heights[a]:
            near = bisect_left(there, y - self.step)
            if near < len(there) and there[near] < y + self.step:
                return True
        return False


def joined_columns(
    header: Header, body: Sequence[TextLine], settings: BareSettings = DEFAULT
) -> list[Column]:
    """The header's columns, neighbours that are edges of one made one.

    Of all ways to join neighbours the one with the fewest columns is taken, and of those the
    one with the most names on the left, before the narrowest.

    Args:
        header: the columns, and which of them are named.
        body: the lines below the header.
        settings: tolerances.
    """
    columns = header.columns
    edges = _Edges(header, body, settings)
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for end in range(len(columns)):
        options = []
        for start in range(max(0, end - _WIDEST + 1), end + 1):
            if start == end or edges.one(start, end):
                cost, groups = best[start]
                apart = max((columns[c + 1].x0 - columns[c].x1 for c in range(start, end)), default=0.0)
                turned = 1e-2 * edges.askew(start, end)
                options.append((cost + 1.0 + turned + 1e-5 * apart, [*groups, (start, end)]))
        best.append(min(options))
    return [
        Column(
            min(c.x0 for c in columns[a : b + 1]),
            max(c.x1 for c in columns[a : b + 1]),
            columns[a].left,
            columns[b].right,
        )
        for a, b in best[-1][1]
    ]

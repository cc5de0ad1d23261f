"""Gutters: white strips between columns that are narrower than a gap that parts lines anyway."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS

Row = Sequence[Word]


def gutters(rows: Sequence[Row], least: float) -> list[set[int]]:
    """For every row the words that begin a column there, as positions in the row.

    A column begins where neighbouring rows start at one edge and nothing crosses the strip
    before it, whether or not the columns beside each other share their baselines.

    Args:
        rows: words on common baselines, left to right, the rows from top to bottom.
        least: the gap, in type sizes, that is no space between words.
    """
    found: list[set[int]] = [set() for _ in rows]
    for edge in _candidates(rows, least):
        for run in _runs(rows, edge, least):
            if _parts(run, edge):
                for half in run:
                    if half.begin is not None and half.end is not None:
                        found[half.row].add(half.position)
    return found


def _candidates(rows: Sequence[Row], least: float) -> list[float]:
    """Edges at which many rows, or parts of rows after a gap, begin, and before which others end."""
    starts: Counter[float] = Counter()
    for row in rows:
        end = -math.inf
        for word in row:
            if word.x0 - end >= least * word.size:
                starts[round(word.x0)] += 1
            if word.x1 > end:
                end = word.x1
    firsts = sorted(row[0].x0 for row in rows)
    reach = firsts[min(SETTINGS.wide_gutter_lines, len(firsts)) - 1] if firsts else 0.0
    near = {x: starts[x - 1] + n + starts[x + 1] for x, n in starts.items() if x > reach + SETTINGS.same_edge}
    often = sorted((x for x, n in near.items() if n >= SETTINGS.wide_gutter_lines), key=lambda x: -near[x])
    edges: list[float] = []
    for x in often:
        if len(edges) == SETTINGS.most_gutters:
            break
        if all(abs(x - other) > 1 for other in edges):
            edges.append(x)
    return edges


class _Halves(NamedTuple):
    """A row beside a gutter.

    Attributes:
        row: its index.
        size: of its type.
        end: where its left part ends, None without one.
        begin: where its right part begins, None without one.
        position: of the right part's first word.
    """

    row: int
    size: float
    end: float | None
    begin: float | None
    position: int


def _runs(rows: Sequence[Row], edge: float, least: float) -> Iterator[list[_Halves]]:
    """Neighbouring rows of which no word crosses the strip before `edge`."""
    run: list[_Halves] = []
    for index, row in enumerate(rows):
        half = _halves(index, row, edge, least)
        if half is not None:
            run.append(half)
            continue
        yield run
        run = []
    yield run


def _halves(index: int, row: Row, edge: float, least: float) -> _Halves | None:
    """A row as parted by the strip before `edge`; None when it crosses the strip.

    A line that is too long for its column may come closer than the strip is wide, when what
    begins at the edge was not printed right after it.
    """
    end: float | None = None
    for position, word in enumerate(row):
        if word.x0 < edge - SETTINGS.same_edge:
            if word.x1 > edge:
                return None
            if end is None or word.x1 > end:
                end = word.x1
            continue
        if end is not None and end > edge - least * word.size:
            apart = word.index - row[position - 1].index != 1
            if not apart or word.x0 > edge + SETTINGS.same_edge:
                return None
        return _Halves(index, word.size, end, word.x0, position)
    return _Halves(index, row[0].size, end, None, 0)


def _parts(run: Sequence[_Halves], edge: float) -> bool:
    """Whether enough rows stand on both sides of the strip, and the right column begins at its edge."""
    ends = [half.end for half in run if half.end is not None]
    begins = [half.begin for half in run if half.begin is not None]
    if not ends or not begins:
        return False
    size = run[0].size
    wide = edge - max(ends) >= SETTINGS.wide_gutter * size
    least = SETTINGS.wide_gutter_lines if wide else SETTINGS.column_lines
    at_edge = sum(x <= edge + SETTINGS.same_edge for x in begins)
    near = sum(x <= edge + SETTINGS.gutter_indent * size for x in begins)
    return min(len(ends), at_edge) >= least and 2 * near >= len(begins)

"""Gutters: white strips between columns that are narrower than a gap that parts lines anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from vonextract.layout.flow_settings import FlowSettings
from vonextract.layout.model import Word

SAME_EDGE = 1.5
_CANDIDATES = 6

Row = Sequence[Word]


def gutters(rows: Sequence[Row], least: float, settings: FlowSettings) -> list[list[float]]:
    """For every row the left edges at which a column begins there.

    A column begins where neighbouring rows start at one edge and nothing crosses the strip
    before it, whether or not the columns beside each other share their baselines.

    Args:
        rows: words on common baselines, left to right, the rows from top to bottom.
        least: the gap, in type sizes, that is no space between words.
        settings: how many rows it takes.
    """
    found: list[list[float]] = [[] for _ in rows]
    for edge in _candidates(rows, least, settings):
        for run in _runs(rows, edge, least):
            if _parts(run, rows, edge, settings):
                for index, _, _ in run:
                    found[index].append(edge)
    return found


def _candidates(rows: Sequence[Row], least: float, settings: FlowSettings) -> list[float]:
    """Edges at which many rows, or parts of rows after a gap, begin, and before which others end."""
    starts: Counter[float] = Counter()
    for row in rows:
        end = -1e9
        for word in row:
            if word.x0 - end >= least * word.size:
                starts[round(word.x0)] += 1
            end = max(end, word.x1)
    firsts = sorted(row[0].x0 for row in rows)
    reach = firsts[min(settings.wide_gutter_lines, len(firsts)) - 1] if firsts else 0.0
    near = {x: starts[x - 1] + n + starts[x + 1] for x, n in starts.items() if x > reach + SAME_EDGE}
    often = sorted((x for x, n in near.items() if n >= settings.wide_gutter_lines), key=lambda x: -near[x])
    edges: list[float] = []
    for x in often:
        if all(abs(x - other) > 2 * SAME_EDGE for other in edges):
            edges.append(x)
    return edges[:_CANDIDATES]


Halves = tuple[int, float | None, float | None]
"""A row beside a gutter: its index, where its left part ends, and where its right part begins."""


def _runs(rows: Sequence[Row], edge: float, least: float) -> Iterator[list[Halves]]:
    """Neighbouring rows of which no word crosses the strip before `edge`."""
    run: list[Halves] = []
    for index, row in enumerate(rows):
        left = right = None
        crossed = False
        for word in row:
            if word.x0 >= edge - SAME_EDGE:
                right = word.x0
                break
            left = word.x1 if left is None else max(left, word.x1)
            crossed = left > edge - least * word.size
            if crossed:
                break
        if crossed:
            yield run
            run = []
        else:
            run.append((index, left, right))
    yield run


def _parts(run: Sequence[Halves], rows: Sequence[Row], edge: float, settings: FlowSettings) -> bool:
    """Whether enough rows stand on both sides of the strip, and the right column begins at its edge."""
    ends = [left for _, left, _ in run if left is not None]
    begins = [right for _, _, right in run if right is not None]
    if not ends or not begins:
        return False
    size = rows[run[0][0]][0].size
    wide = edge - max(ends) >= settings.wide_gutter * size
    least = settings.wide_gutter_lines if wide else settings.column_lines
    at_edge = sum(x <= edge + SAME_EDGE for x in begins)
    near = sum(x <= edge + settings.gutter_indent * size for x in begins)
    return min(len(ends), at_edge) >= least and 2 * near >= len(begins)

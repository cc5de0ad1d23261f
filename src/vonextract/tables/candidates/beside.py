"""Parts of a page that stand beside each other: lists out of step, each lines of its own; tables in step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from vonextract.tables.alignment.text_lines import Piece, TextLine, text_lines
from vonextract.tables.bare.zones import free_runs, out_of_step
from vonextract.tables.candidates.settings import SETTINGS


def lists_beside(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines of each of several lists, left to right; none where the lines are those of one text or table.

    A corridor parts two lists where nothing crosses it over many lines, and what stands right of it keeps to
    other heights than what stands left of it, as the cells of one row do not.
    """
    pieces = [piece for line in lines for piece in line.pieces]
    free = _corridors(pieces, SETTINGS.crossed * len(lines)) if len(pieces) > len(lines) else []
    corridors = [(a + b) / 2 for a, b in free]
    ends = [float("-inf"), *corridors, float("inf")]
    cuts: dict[float, tuple[int, int]] = {}
    for left, x, right in zip(ends, corridors, ends[2:], strict=False):
        first, last = max(free_runs(lines, x), key=lambda run: run[1] - run[0], default=(0, 0))
        here = [p for line in lines[first : last + 1] for p in line.pieces if left < p.x0 and p.x1 < right]
        if last - first >= SETTINGS.list_lines and out_of_step(
            [p for p in here if p.x1 <= x], [p for p in here if p.x0 >= x]
        ):
            cuts[x] = (first, last)
    if not cuts:
        return []
    first, last = max(a for a, _ in cuts.values()), min(b for _, b in cuts.values())
    words = [w for line in lines[first : last + 1] for w in line.words]
    parts = [[w for w in words if a < w.x_mid < b] for a, b in pairwise([ends[0], *cuts, ends[-1]])]
    return [text_lines(part) for part in parts if part]


def sides(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines left and right of the widest corridors that hardly one crosses: perhaps a table each."""
    pieces = [piece for line in lines for piece in line.pieces]
    x0, x1 = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    least = SETTINGS.least_side * (x1 - x0)
    size = median([line.size for line in lines])
    free = [
        (a, b)
        for a, b in _corridors(pieces, SETTINGS.crossed * len(lines))
        if x0 + least < a and b < x1 - least and b - a > SETTINGS.apart * size
    ]
    words = [w for line in lines for w in line.words]
    for a, b in sorted(free, key=lambda stretch: stretch[0] - stretch[1])[: SETTINGS.most_corridors]:
        yield text_lines([w for w in words if w.x1 < b])
        yield text_lines([w for w in words if w.x0 > a])


def _corridors(pieces: Sequence[Piece], most: float) -> list[tuple[float, float]]:
    """The stretches of x over which at most so many pieces stand, between others."""
    steps = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    found: list[tuple[float, float]] = []
    depth, start = 0, None
    for x, step in steps:
        depth += step
        if depth > most and start is not None:
            found.append((start, x))
            start = None
        elif depth <= most and step < 0 and start is None:
            start = x
    return found

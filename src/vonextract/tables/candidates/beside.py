"""Parts of a page that stand beside each other out of step: lists set in columns, each lines of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.tables.alignment.text_lines import Piece, TextLine, text_lines
from vonextract.tables.bare.zones import free_runs, out_of_step
from vonextract.tables.candidates.settings import DEFAULT, CandidateSettings


def lists_beside(lines: Sequence[TextLine], settings: CandidateSettings = DEFAULT) -> list[list[TextLine]]:
    """The lines of each of several lists, left to right; none where the lines are those of one text or table.

    A corridor parts two lists where nothing crosses it over many lines, and what stands right of it keeps to
    other heights than what stands left of it, as the cells of one row do not.
    """
    pieces = [piece for line in lines for piece in line.pieces]
    corridors = _corridors(pieces, settings.crossed * len(lines)) if len(pieces) > len(lines) else []
    ends = [float("-inf"), *corridors, float("inf")]
    cuts: dict[float, tuple[int, int]] = {}
    for left, x, right in zip(ends, corridors, ends[2:], strict=False):
        first, last = max(free_runs(lines, x), key=lambda run: run[1] - run[0], default=(0, 0))
        here = [p for line in lines[first : last + 1] for p in line.pieces if left < p.x0 and p.x1 < right]
        if last - first >= settings.list_lines and out_of_step(
            [p for p in here if p.x1 <= x], [p for p in here if p.x0 >= x]
        ):
            cuts[x] = (first, last)
    if not cuts:
        return []
    first, last = max(a for a, _ in cuts.values()), min(b for _, b in cuts.values())
    words = [w for line in lines[first : last + 1] for w in line.words]
    parts = [[w for w in words if a < w.x_mid < b] for a, b in pairwise([ends[0], *cuts, ends[-1]])]
    return [text_lines(part) for part in parts if part]


def _corridors(pieces: Sequence[Piece], most: float) -> list[float]:
    """The middles of the stretches of x over which at most so many pieces stand, between others."""
    steps = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    found: list[float] = []
    depth, start = 0, None
    for x, step in steps:
        depth += step
        if depth > most and start is not None:
            found.append((start + x) / 2)
            start = None
        elif depth <= most and step < 0 and start is None:
            start = x
    return found

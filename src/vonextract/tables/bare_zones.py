"""Text set in columns: the parts of a page that are read one after another, not across."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median

from vonextract.layout.model import Word
from vonextract.tables.bare_lines import Piece, TextLine, text_lines
from vonextract.tables.bare_settings import DEFAULT, BareSettings

_PROSE_WORDS = 4
_PROSE_LINES = 7
_PROSE_SHARE = 0.6
_DEPTH = 3


def zones(words: Sequence[Word], settings: BareSettings = DEFAULT, depth: int = 0) -> list[list[TextLine]]:
    """The printed lines of the words by zone: columns of running text each apart.

    A zone is split where running text stands on both sides of a free corridor and its
    paragraphs do not break at the same heights, as the rows of a table would.
    """
    lines = text_lines(words, settings)
    cut = _gutter(lines) if depth < _DEPTH else None
    if cut is None:
        return [lines] if lines else []
    x, first, last = cut
    inside = [w for line in lines[first : last + 1] for w in line.words]
    left, right = [w for w in inside if w.x1 <= x + 1], [w for w in inside if w.x1 > x + 1]
    found: list[list[TextLine]] = []
    before = [w for line in lines[:first] for w in line.words]
    after = [w for line in lines[last + 1 :] for w in line.words]
    for part in (before, left, right, after):
        if part:
            found += zones(part, settings, depth + 1)
    return found


def _gutter(lines: Sequence[TextLine]) -> tuple[float, int, int] | None:
    """A corridor between columns of text: its x, and the first and last line it runs through."""
    prose = [(i, p) for i, line in enumerate(lines) for p in line.pieces if len(p.words) >= _PROSE_WORDS]
    if len(prose) < 2 * _PROSE_LINES:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    starts = sorted({round(p.x0) for _, p in prose if x0 + 0.25 * (x1 - x0) < p.x0 < x0 + 0.75 * (x1 - x0)})
    best: tuple[int, float, int, int] | None = None
    for start in starts:
        x = start - 3.0
        for first, last in _free(lines, x):
            here = [(i, p) for i, p in prose if first <= i <= last]
            left = [p for _, p in here if p.x1 <= x]
            right = [p for _, p in here if p.x0 >= x and p.x0 < x + 12]
            count = min(len(left), len(right))
            if count >= _PROSE_LINES and (best is None or count > best[0]):
                best = (count, x, first, last)
    if best is None or _in_step(lines[best[2] : best[3] + 1], best[1]):
        return None
    return best[1:]


def _free(lines: Sequence[TextLine], x: float) -> list[tuple[int, int]]:
    """Runs of lines that no piece of text crosses at x, as first and last index."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for i, line in enumerate(lines):
        if any(p.x0 < x < p.x1 for p in line.pieces):
            if start is not None:
                runs.append((start, i - 1))
            start = None
        elif start is None:
            start = i
    if start is not None:
        runs.append((start, len(lines) - 1))
    return runs


def _in_step(lines: Sequence[TextLine], x: float) -> bool:
    """Whether the two sides are no columns of running text but the cells of a table.

    Cells begin side by side, paragraphs anywhere; and between the cells stand short texts.
    """
    pieces = [p for line in lines for p in line.pieces]
    if sum(len(p.words) >= _PROSE_WORDS for p in pieces) < _PROSE_SHARE * len(pieces):
        return True
    left = _starts([p for p in pieces if p.x1 <= x])
    right = _starts([p for p in pieces if p.x0 >= x])
    few, many = sorted((left, right), key=len)
    if len(few) < 3:
        return False
    together = sum(any(abs(a - b) < 1.5 for b in many) for a in few)
    return together > 0.6 * len(few)


def _starts(pieces: Sequence[Piece]) -> list[float]:
    """Baselines that follow a step wider than the usual one, and the first."""
    heights = sorted({round(p.words[0].baseline, 1) for p in pieces})
    steps = [b - a for a, b in itertools.pairwise(heights) if b - a > 3]
    if not steps:
        return heights[:1]
    usual = median(steps)
    return heights[:1] + [b for a, b in itertools.pairwise(heights) if b - a > 1.15 * usual]

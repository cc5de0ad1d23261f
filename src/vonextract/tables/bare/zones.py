"""Text set in columns: the parts of a page that are read one after another, not across."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.steps import parting_step
from vonextract.tables.alignment.text_lines import Piece, TextLine, text_lines
from vonextract.tables.bare.settings import SETTINGS
from vonextract.tables.edges import Edge, edges_of
from vonextract.tables.settings import SETTINGS as TABLES

_FOUND: WeakKeyDictionary[PageText, list[list[TextLine]]] = WeakKeyDictionary()


def zones_of(text: PageText) -> list[list[TextLine]]:
    """The zones of a page, looked for once."""
    found = _FOUND.get(text)
    if found is None:
        found = _FOUND[text] = zones(text.body, edges_of(text).horizontal)
    return found


def zones(words: Sequence[Word], borders: Sequence[Edge] = (), depth: int = 0) -> list[list[TextLine]]:
    """The printed lines of the words by zone: columns of running text each apart.

    A zone is split where running text stands on both sides of a free corridor, its paragraphs
    do not break at the same heights, as the rows of a table would, and no header stands over both.

    Args:
        words: the words of a page, or of a part of it.
        borders: horizontal borders drawn on the page.
        depth: how often the page was split to come here.
    """
    lines = text_lines(words)
    cut = _gutter(lines, borders) if depth < SETTINGS.depth else None
    if cut is None:
        return [lines] if lines else []
    x, first, last = cut
    inside = [w for line in lines[first : last + 1] for w in line.words]
    edge = x + TABLES.touching
    left, right = [w for w in inside if w.x1 <= edge], [w for w in inside if w.x1 > edge]
    found: list[list[TextLine]] = []
    before = [w for line in lines[:first] for w in line.words]
    after = [w for line in lines[last + 1 :] for w in line.words]
    for part in (before, left, right, after):
        if part:
            found += zones(part, borders, depth + 1)
    return found


def _gutter(lines: Sequence[TextLine], borders: Sequence[Edge]) -> tuple[float, int, int] | None:
    """A corridor beside running text: its x, and the first and last line it runs through."""
    prose = [
        (i, p) for i, line in enumerate(lines) for p in line.pieces if len(p.words) >= SETTINGS.prose_words
    ]
    if len(prose) < SETTINGS.prose_lines:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    inner = [x0 + share * (x1 - x0) for share in SETTINGS.inner]
    places = _edges([p for _, p in prose])
    best: tuple[int, float, int, int] | None = None
    for x in sorted(x for x in places if inner[0] < x < inner[1]):
        for first, last in free_runs(lines, x):
            count = sum(first <= i <= last and _at_edge(p, x) for i, p in prose)
            if count >= SETTINGS.prose_lines and (best is None or count > best[0]):
                here = lines[first : last + 1]
                over = lines[_top(lines, x, first) : last + 1]
                if _beside(here, x) and not _in_step(here, x) and not _headed(over, x, borders):
                    best = (count, x, first, last)
    return None if best is None else best[1:]


def _edges(prose: Sequence[Piece]) -> set[float]:
    """Where a corridor may be: before a left edge that many texts share, behind their right ends."""
    groups: dict[int, list[float]] = {}
    for piece in prose:
        groups.setdefault(round(piece.x0), []).append(piece.x1)
    found: set[float] = set()
    for left, ends in groups.items():
        if len(ends) >= SETTINGS.prose_lines // 2:
            ends.sort()
            found.add(left - SETTINGS.gutter_off)
            found |= {
                round(ends[int(share * (len(ends) - 1))]) + SETTINGS.gutter_off
                for share in SETTINGS.gutter_shares
            }
    return found


def _beside(lines: Sequence[TextLine], x: float) -> bool:
    """Whether there is text on both sides of x, and one side is mostly running text."""
    sides = (
        [p for line in lines for p in line.pieces if p.x1 <= x],
        [p for line in lines for p in line.pieces if p.x0 >= x],
    )
    return all(sides) and any(
        sum(len(p.words) >= SETTINGS.prose_words for p in side)
        >= max(SETTINGS.prose_lines, SETTINGS.prose_share * len(side))
        for side in sides
    )


def free_runs(lines: Sequence[TextLine], x: float) -> list[tuple[int, int]]:
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


def _at_edge(piece: Piece, x: float) -> bool:
    """Whether the text ends right before x, or begins right behind it."""
    return x - SETTINGS.gutter_edge < piece.x1 <= x or x <= piece.x0 < x + SETTINGS.gutter_edge


def _top(lines: Sequence[TextLine], x: float, first: int) -> int:
    """The first of the lines above `first` that none crosses at x, but for an end a little too long."""
    while first > 0 and not any(
        p.x0 < x - SETTINGS.gutter_edge and x + SETTINGS.gutter_edge < p.x1 for p in lines[first - 1].pieces
    ):
        first -= 1
    return first


def _in_step(lines: Sequence[TextLine], x: float) -> bool:
    """Whether the two sides are no columns of running text but the cells of a table.

    Cells begin side by side, paragraphs anywhere; and between the cells stand short texts.
    """
    pieces = [p for line in lines for p in line.pieces]
    left, right = [p for p in pieces if p.x1 <= x], [p for p in pieces if p.x0 >= x]
    if out_of_step(left, right):
        return False
    if sum(len(p.words) >= SETTINGS.prose_words for p in pieces) < SETTINGS.prose_share * len(pieces):
        return True
    narrow, wide = sorted((_width(left), _width(right)))
    if narrow < SETTINGS.narrower * wide and min(len(left), len(right)) < SETTINGS.narrow_lines:
        return True
    few, many = sorted((_starts(left), _starts(right)), key=len)
    if len(few) < 2:
        return min(len(left), len(right)) < 2 * SETTINGS.prose_lines
    together = sum(any(abs(a - b) < SETTINGS.rows_level for b in many) for a in few)
    return together > SETTINGS.rows_shared * len(few)


def _headed(lines: Sequence[TextLine], x: float, borders: Sequence[Edge]) -> bool:
    """Whether a line names columns on both sides of x, flush with the texts below it.

    It alone is bold, or a border is drawn across x right below it.
    """
    for i, line in enumerate(lines[:-1]):
        below = lines[i + 1 :]
        if not (any(p.x1 <= x for p in line.pieces) and any(p.x0 >= x for p in line.pieces)):
            continue
        floor = below[min(SETTINGS.zone_header, len(below)) - 1].baseline
        underlined = any(line.baseline < e.pos < floor and e.lo < x < e.hi for e in borders)
        bold = line.bold and len(line.pieces) > 2 and sum(ln.bold for ln in below) < 0.5 * len(below)
        if (underlined or bold) and all(_over(line, below, side) for side in ((0.0, x), (x, float("inf")))):
            return True
    return False


def _over(line: TextLine, below: Sequence[TextLine], side: tuple[float, float]) -> bool:
    """Whether some text of the line on that side begins where several texts below it begin."""
    names = [p.x0 for p in line.pieces if side[0] <= p.x0 < side[1]]
    texts = [p.x0 for ln in below for p in ln.pieces]
    return any(
        sum(abs(x - name) < SETTINGS.name_flush for x in texts) >= SETTINGS.flush_texts for name in names
    )


def out_of_step(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the baselines of the two sides have nothing to do with each other."""
    few, many = sorted(({round(p.words[0].baseline, 2) for p in side} for side in (left, right)), key=len)
    shared = sum(any(abs(a - b) < SETTINGS.one_level for b in many) for a in few)
    return len(few) >= SETTINGS.levels and shared < 0.5 * len(few)


def _width(pieces: Sequence[Piece]) -> float:
    return max(p.x1 for p in pieces) - min(p.x0 for p in pieces)


def _starts(pieces: Sequence[Piece]) -> list[float]:
    """Baselines that follow a step wider than the usual one, and the first."""
    heights = sorted({round(p.words[0].baseline, 1) for p in pieces})
    limit = parting_step(b - a for a, b in itertools.pairwise(heights) if b - a > SETTINGS.text_step)
    return heights[:1] + [b for a, b in itertools.pairwise(heights) if b - a > limit]

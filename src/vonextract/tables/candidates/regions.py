"""Regions of a page in which a table may stand, proposed generously from every kind of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.bare.corridor_regions import find_regions
from vonextract.tables.bare.zones import zones_of
from vonextract.tables.candidates.beside import lists_beside, sides
from vonextract.tables.candidates.enclosed import enclosed, frames
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.edges import Edge, Edges, edges_of
from vonextract.tables.lattice import components
from vonextract.tables.roles import says_period
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.stripes import stripes_of


def regions(text: PageText, zones: Sequence[Sequence[TextLine]], known: Iterable[Box]) -> list[list[Word]]:
    """Words of the page that may be one table each, no words twice; none begin with a whole sentence.

    Args:
        text: the page.
        zones: its lines, columns of running text each apart.
        known: boxes of what the engines propose.
    """
    edges = edges_of(text)
    lines = [line for zone in zones for line in zone]
    found: list[Box] = list(known)
    for zone in zones:
        for part in (zone, *lists_beside(zone), *sides(zone)):
            found += _in_lines(part, edges.horizontal)
    for box in [*_walled(edges, lines), *_ruled(edges)]:
        found += _with_neighbours(box, lines)
    told = {word.index for line in lines if line.sentence for word in line.words}
    body, tops = text.body, np.array([w.top for w in text.body])
    places = _distinct(body, found[: SETTINGS.most_regions])
    begun = [at for at in places if body[at[tops[at].argmin()]].index not in told]
    return [[body[i] for i in at.tolist()] for at in begun]


class Frame(NamedTuple):
    """A box that borders close on all sides, or above and below.

    Attributes:
        box: its borders.
        words: the indices of the words in it.
    """

    box: Box
    words: frozenset[int]


def enclosed_regions(text: PageText) -> list[Frame]:
    """The boxes of the page that borders of one width enclose, from the first of a table to its last."""
    if len(text.body) > SETTINGS.most_words:
        return []
    lines = [line for zone in zones_of(text) for line in zone]
    boxes = enclosed(_stacks(edges_of(text).horizontal), lines, stripes_of(text))
    return [Frame(box, held) for box in boxes if (held := words_in(text, _widened(box)))]


def framed_regions(text: PageText) -> list[Frame]:
    """The boxes of the page that drawn borders close on all sides, and that hold words."""
    edges = edges_of(text)
    boxes = frames(_stacks(_drawn(edges.horizontal)), _drawn(edges.vertical))
    return [Frame(box, held) for box in boxes if (held := words_in(text, box))]


def words_in(text: PageText, box: Box) -> frozenset[int]:
    """The indices of the words of a page whose middle is in a box."""
    return frozenset(w.index for w in text.body if box.contains(w.x_mid, w.y_mid))


def _drawn(edges: Sequence[Edge]) -> list[Edge]:
    """The borders that are drawn, not the edges of shading."""
    return [edge for edge in edges if edge.drawn]


def _in_lines(lines: Sequence[TextLine], borders: Sequence[Edge]) -> Iterator[Box]:
    """Boxes around runs of lines that look like rows, and around what may be tables side by side in a run."""
    for run in find_regions(lines, borders=borders):
        yield from _ends(run, lines)
        yield from _cuts(run)
        for side in sides(run):
            yield _around(side)
            for part in find_regions(side, borders=borders):
                yield from _ends(part, side)
    for run in _with_names(lines):
        yield from _ends(run, lines)
        yield from _cuts(run)


def _ruled(edges: Edges) -> Iterator[Box]:
    """Boxes between any two borders of one width, and around borders that meet."""
    for stack in _stacks(edges.horizontal):
        for i, j in _pairs(stack):
            yield Box(stack[i].lo, stack[i].pos, stack[j].hi, stack[j].pos)
    for component in components(edges):
        if len(component.horizontal) > 1 or len(component.vertical) > 1:
            yield component.box


def _walled(edges: Edges, lines: Sequence[TextLine]) -> Iterator[Box]:
    """Boxes over the whole width of the text, as high as vertical borders of one height."""
    heights = Counter(
        (round(e.lo / SETTINGS.same_end), round(e.hi / SETTINGS.same_end)) for e in edges.vertical
    )
    for low, high in (span for span, count in heights.items() if count > 1):
        top, bottom = (low - 0.5) * SETTINGS.same_end, (high + 0.5) * SETTINGS.same_end
        inside = [line for line in lines if top < line.box.y_mid < bottom]
        if len(inside) > 1:
            yield _around(inside)._replace(top=top, bottom=bottom)


def _stacks(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Borders of one width, one below the other."""
    stacks: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: e.pos):
        if edge.length < SETTINGS.min_width:
            continue
        for stack in stacks:
            last = stack[-1]
            if abs(last.lo - edge.lo) < SETTINGS.same_end and abs(last.hi - edge.hi) < SETTINGS.same_end:
                stack.append(edge)
                break
        else:
            stacks.append([edge])
    return stacks


def _pairs(stack: Sequence[Edge]) -> Iterator[tuple[int, int]]:
    """First and last border of every run that may enclose a table."""
    n = len(stack)
    if n <= SETTINGS.all_pairs:
        yield from ((i, j) for i in range(n) for j in range(i + 1, n))
        return
    steps = [b.pos - a.pos for a, b in pairwise(stack)]
    usual = median(steps)
    breaks = [0, *(i + 1 for i, step in enumerate(steps) if step > SETTINGS.wide_step * usual), n]
    ends = sorted(set(breaks))
    for a, b in pairwise(ends):
        if b - a > 1:
            yield a, b - 1
    yield 0, n - 1


def _with_neighbours(box: Box, lines: Sequence[TextLine]) -> Iterator[Box]:
    """The box, and the box with the lines right above it or right below it, one after the other."""
    slack = SETTINGS.beside
    inside = [ln for ln in lines if ln.x0 > box.x0 - slack and ln.x1 < box.x1 + slack]
    above = [ln for ln in reversed(inside) if ln.box.y_mid < box.top][: SETTINGS.lines_above]
    below = [ln for ln in inside if ln.box.y_mid > box.bottom][: SETTINGS.lines_below]
    wide = _widened(box)
    yield wide
    for line in _next_to(above):
        yield wide._replace(top=line.top - SETTINGS.clear)
    for line in _next_to(below):
        yield wide._replace(bottom=line.bottom + SETTINGS.clear)


def _widened(box: Box) -> Box:
    """A box between borders with the words that stand out of it a little."""
    return box._replace(x0=box.x0 - TABLES.out, x1=box.x1 + TABLES.out)


def _next_to(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines up to the first wide gap between two of them."""
    before: TextLine | None = None
    for line in lines:
        gap = 0.0 if before is None else max(line.top - before.bottom, before.top - line.bottom)
        if gap > SETTINGS.line_gap * line.size:
            return
        yield line
        before = line


def _with_names(zone: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Runs of lines of several texts, with lines of one short text, which may name groups, between them."""
    widest = SETTINGS.name_width * (max(line.x1 for line in zone) - min(line.x0 for line in zone))
    run: list[TextLine] = []
    for line in [*zone, None]:
        if line is not None and not line.caption and (len(line.pieces) > 1 or line.box.width < widest):
            run.append(line)
            continue
        rows = [i for i, line in enumerate(run) if len(line.pieces) > 1]
        if len(rows) > 1:
            yield run[rows[0] : rows[-1] + 1]
        run = []


def _ends(run: Sequence[TextLine], zone: Sequence[TextLine]) -> Iterator[Box]:
    """A run of lines whole, longer and shorter at its ends."""
    at = {id(line): i for i, line in enumerate(zone)}
    first, last = at[id(run[0])], at[id(run[-1])]
    for a in range(max(0, first - SETTINGS.lines_above), min(first + SETTINGS.shorter + 1, last)):
        yield _around(zone[a : last + 1])
    for b in range(max(first + 1, last - SETTINGS.shorter), min(len(zone), last + 1 + SETTINGS.lines_below)):
        yield _around(zone[first : b + 1])


def _cuts(run: Sequence[TextLine]) -> Iterator[Box]:
    """A run of lines cut at its widest steps, and above periods, which may head another table."""
    steps = [b.baseline - a.baseline for a, b in pairwise(run)]
    usual = median(steps)
    wide = [i + 1 for i, step in enumerate(steps) if step > SETTINGS.cut_step * usual]
    cuts = sorted(wide, key=lambda i: -steps[i - 1])[: SETTINGS.max_cuts]
    headed = [i for i, line in enumerate(run) if _names_periods(line)][: SETTINGS.max_cuts]
    ends = sorted({0, *cuts, *headed, *(_first_name(run, i) for i in headed), len(run)})
    for i, a in enumerate(ends):
        for b in ends[i + 1 :]:
            if b - a > 1:
                yield _around(run[a:b])


def _names_periods(line: TextLine) -> bool:
    """Whether several texts of a line are periods, and none another number."""
    return sum(p.period for p in line.pieces) > 1 and all(p.period or not p.numeric for p in line.pieces)


def _first_name(run: Sequence[TextLine], place: int) -> int:
    """Where names of columns begin whose years stand in a line: at their days or months, or there."""
    years = [piece.text for piece in run[place].pieces if piece.period]
    for above in reversed(run[:place]):
        dated = [f"{day.text} {year}" for day, year in zip(above.pieces, years, strict=False)]
        if len(above.pieces) != len(years) or not all(map(says_period, dated)):
            break
        years, place = dated, place - 1
    return place


def _around(lines: Sequence[TextLine]) -> Box:
    return bounding(line.box for line in lines).grow(0.5)


def _distinct(words: Sequence[Word], boxes: Sequence[Box]) -> list[NDArray[np.intp]]:
    """Which words the boxes hold, the same words once; too few words are no table."""
    if not words or not boxes:
        return []
    x, y = np.array([(w.x_mid, w.y_mid) for w in words]).T
    x0, top, x1, bottom = np.array(boxes, dtype=np.float64).T[:, :, None]
    inside = (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
    seen: dict[bytes, NDArray[np.intp]] = {}
    for held in inside[inside.sum(axis=1) > SETTINGS.few_words]:
        key = held.tobytes()
        if key not in seen:
            seen[key] = np.flatnonzero(held)
    return list(seen.values())

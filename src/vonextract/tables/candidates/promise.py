"""Which regions are worth reading: what can be said of the words of one before its grid is known.

To read a region costs milliseconds, to look at its words a fraction of one. A fitted forest says how right
the best reading of a region is likely to be; of those that share their words only the best are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from statistics import median

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.model import Word
from vonextract.products import products
from vonextract.tables.alignment.flush import flush_lines
from vonextract.tables.alignment.names_above import LineNames, extent, line_names, names_above
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.candidates.settings import BOUNDS, SETTINGS
from vonextract.tables.edges import Edges
from vonextract.tables.forest import Forest, shipped
from vonextract.tables.model import PageTable
from vonextract.tables.settings import SETTINGS as TABLES

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Signs = NDArray[np.bool_]

NAMES = (
    "words", "lines", "width", "height", "words_a_line", "numbers", "pieces_a_line", "lines_of_one",
    "lines_with_number", "first_pieces", "first_numbers", "first_bold", "last_pieces", "last_numbers",
    "last_words", "bold", "step", "widest_step", "first_step", "last_step", "tight_step", "size_spread",
    "gap_above", "gap_below", "pieces_above", "pieces_below", "numbers_above", "numbers_below",
    "width_above", "width_below", "caption_above", "caption_below", "caption_inside",
    "left_out", "beside_left", "beside_right", "alike_above", "alike_below",
    "edge_top", "edge_bottom", "edges_inside", "part_edges", "walls", "edge_above", "edge_below",
    "ground", "ground_first", "periods_inside", "periods_first", "periods_second", "names_above",
    "prose_inside", "prose_first",
    "proposed", "followed", "inside_followed", "around_followed",
)  # fmt: skip
"""What each place of a vector says, in order."""
WEIGHTS = "promise.npz"
_LEAST, _MOST = np.array([BOUNDS.get(name, (-np.inf, np.inf)) for name in NAMES]).T


@dataclass(eq=False)
class PageWords:
    """The words of a page's body as arrays, and its lines.

    Attributes:
        lines: of each zone, from the top.
        line, piece: of each word, the number of its line and of its piece.
        ground: of each word, whether it stands on a fill.
        periods: of each line, how many texts but the first are years or days.
        line_of: of each piece, the number of its line.
        names: what each line says to the numbers below it.
        prose: of each line, whether it is running text.
    """

    words: list[Word]
    lines: list[TextLine]
    edges: Edges
    em: float
    line: Places
    piece: Places
    line_of: Places
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats
    size: Floats
    number: NDArray[np.bool_]
    bold: NDArray[np.bool_]
    ground: NDArray[np.bool_]
    periods: Places
    names: list[LineNames]
    prose: NDArray[np.bool_]

    @classmethod
    def of(cls, lines: Sequence[TextLine], edges: Edges, grounds: Mapping[int, int]) -> PageWords:
        """The words that stand in the lines; `grounds` are the colours they stand on."""
        words: list[Word] = []
        line: list[int] = []
        piece: list[int] = []
        line_of: list[int] = []
        for n, ln in enumerate(lines):
            for part in ln.pieces:
                words += part.words
                line += [n] * len(part.words)
                piece += [len(line_of)] * len(part.words)
                line_of.append(n)
        order = np.argsort([w.index for w in words])
        words = [words[i] for i in order.tolist()]
        box = np.array([w.box for w in words])
        return cls(
            words, list(lines), edges, median([w.size for w in words]),
            np.array(line)[order], np.array(piece)[order], np.array(line_of),
            box[:, 0], box[:, 2], box[:, 1], box[:, 3], np.array([w.size for w in words]),
            np.array([w.token.figure for w in words]), np.array([w.bold for w in words]),
            np.array([w.index in grounds for w in words]),
            np.array([sum(p.period for p in ln.pieces[1:]) for ln in lines]),
            [line_names(ln) for ln in lines],
            np.array([len(ln.pieces) == 1 and len(ln.words) >= SETTINGS.prose_words for ln in lines]),
        )  # fmt: skip


@dataclass(eq=False)
class _Regions:
    """The regions of a page, each with a row of its own in every array.

    Attributes:
        held: which words of the page each holds.
        per_line: how many words of each line.
        lines: the lines in which they stand from the top, `count` of them, the rest of the row anything.
        x0, x1, top, bottom: the box around its words, points.
    """

    page: PageWords
    facts: Floats
    held: Signs
    per_line: Places
    lines: Places
    count: Places
    x0: Floats
    x1: Floats
    top: Floats
    bottom: Floats

    @classmethod
    def of(cls, page: PageWords, held: Signs) -> _Regions:
        """The regions that hold these words, at least one each."""
        facts = _line_facts(page)
        per_line = _by_group(held, page.line)
        down = _down(facts)
        on = (per_line > 0)[:, down]
        return cls(
            page, facts, held, per_line,
            down[np.argsort(~on, axis=1, kind="stable")], on.sum(axis=1),
            np.where(held, page.x0, np.inf).min(axis=1), np.where(held, page.x1, -np.inf).max(axis=1),
            np.where(held, page.top, np.inf).min(axis=1), np.where(held, page.bottom, -np.inf).max(axis=1),
        )  # fmt: skip

    @property
    def words(self) -> Places:
        """How many words each holds."""
        counts: Places = self.held.sum(axis=1)
        return counts

    def share(self, signs: Signs) -> Floats:
        """Which share of its words has a sign."""
        shares: Floats = (self.held & signs).sum(axis=1) / self.words
        return shares

    def line_at(self, place: Places | int) -> Places:
        """Of each, the line at a place from its top."""
        lines: Places = self.lines[np.arange(len(self.lines)), place]
        return lines


def evidence(
    page: PageWords,
    regions: Sequence[Sequence[Word]],
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
) -> Floats:
    """The vectors of the regions, each as long as `NAMES`; nothing is said of words that stand in no line.

    Args:
        page: their page.
        regions: the words of each.
        seen: what the engines propose.
        followed: the first verdict.
    """
    place = {w.index: i for i, w in enumerate(page.words)}
    indices = [frozenset([w.index for w in words]) for words in regions]
    held = np.zeros((len(regions), len(place)), dtype=bool)
    for row, own in enumerate(indices):
        held[row, [place[i] for i in own if i in place]] = True
    vectors = np.zeros((len(regions), len(NAMES)))
    some = np.flatnonzero(held.any(axis=1))
    if not len(some):
        return vectors
    proposed = {frozenset(table.word_indices()) for table in seen}
    first = [frozenset(table.word_indices()) for table in followed]
    likeness = [[float(indices[i] in proposed), *_like(indices[i], first)] for i in some.tolist()]
    of = _Regions.of(page, held[some])
    columns = [*_own(of), *_around(of), *_alike(of), *_drawn(of), *_heads(of)]
    vectors[some] = np.clip(np.column_stack([*columns, np.array(likeness)]), _LEAST, _MOST)
    return vectors


def _line_facts(page: PageWords) -> Floats:
    """Of each line: pieces, share of numbers, words, bold, caption, baseline, top, bottom, x0, x1."""
    return np.array([
        [len(ln.pieces), ln.numbers / len(ln.pieces), len(ln.words), ln.bold, bool(ln.caption),
         ln.baseline, ln.top, ln.bottom, ln.x0, ln.x1]
        for ln in page.lines
    ], float).reshape(-1, 10)  # fmt: skip


def _down(facts: Floats) -> Places:
    """The numbers of the lines from the top of the page."""
    return np.argsort(facts[:, 5], kind="stable")


def _by_group(signs: Signs, group: Places) -> Places:
    """How many signs of each row are true in each group of its places; no group is empty."""
    order = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    counts: Places = np.add.reduceat(signs[:, order], starts, axis=1, dtype=np.intp)
    return counts


def _medians(rows: Places, values: Floats) -> Floats:
    """The median of the values of each row; every row from 0 on has some."""
    ascending = values[np.lexsort((values, rows))]
    counts = np.bincount(rows)
    starts = np.cumsum(counts) - counts
    medians: Floats = (ascending[starts + (counts - 1) // 2] + ascending[starts + counts // 2]) / 2
    return medians


def _own(of: _Regions) -> list[Floats]:
    """What the words of the regions say of themselves."""
    page, held, on = of.page, of.held, of.per_line > 0
    pieces = _by_group(_by_group(held, page.piece) > 0, page.line_of)
    numbers = _by_group(held & page.number, page.line)
    rows, places = np.nonzero(held)
    steps = _steps(of)
    at, step = np.nonzero(np.isfinite(steps))
    usual = np.maximum(1.0, _medians(at, steps[at, step]))
    return [
        of.words,
        of.count,
        (of.x1 - of.x0) / page.em,
        (of.bottom - of.top) / page.em,
        of.words / of.count,
        of.share(page.number),
        pieces.sum(axis=1) / of.count,
        (pieces == 1).sum(axis=1) / of.count,
        ((numbers > 0) & on).sum(axis=1) / of.count,
        *of.facts[of.line_at(0)][:, [0, 1, 3]].T,
        *of.facts[of.line_at(of.count - 1)][:, [0, 1, 2]].T,
        of.share(page.bold),
        usual / page.em,
        np.where(np.isfinite(steps), steps, -np.inf).max(axis=1) / usual,
        steps[:, 0] / usual,
        steps[np.arange(len(steps)), np.maximum(0, of.count - 2)] / usual,
        steps.min(axis=1) / usual,
        np.where(held, page.size, 0.0).max(axis=1) / _medians(rows, page.size[places]),
    ]


def _steps(of: _Regions) -> Floats:
    """From each line to the next, infinite behind the last; a line alone has a step of 0."""
    base = of.facts[of.lines, 5]
    steps = np.full((len(base), max(1, base.shape[1] - 1)), np.inf)
    steps[:, : base.shape[1] - 1] = np.diff(base, axis=1)
    steps[np.arange(steps.shape[1]) >= of.count[:, None] - 1] = np.inf
    steps[of.count == 1, 0] = 0.0
    return steps


def _around(of: _Regions) -> list[Floats]:
    """What stands above and below the regions, and beside them in their own lines."""
    page, em, facts = of.page, of.page.em, of.facts
    x0, x1, top, bottom = (side[:, None] for side in (of.x0, of.x1, of.top, of.bottom))
    over = ~of.held & (page.x1 > x0) & (page.x0 < x1)
    middle = (page.top + page.bottom) / 2
    above, below = over & (middle < top), over & (middle > bottom)
    next_above = facts[page.line[np.where(above, page.bottom, -np.inf).argmax(axis=1)]]
    next_below = facts[page.line[np.where(below, page.top, np.inf).argmin(axis=1)]]
    has_above, has_below = _any(above), _any(below)
    near = [np.where(has_above[:, None], next_above, 0.0), np.where(has_below[:, None], next_below, 0.0)]
    gaps = [
        np.where(has_above, (of.top - next_above[:, 7]) / em, np.inf),
        np.where(has_below, (next_below[:, 6] - of.bottom) / em, np.inf),
    ]
    width, at_most = np.maximum(1.0, of.x1 - of.x0), SETTINGS.caption_near
    on = of.per_line > 0
    beside = ~of.held & on[:, page.line]
    left = beside & (page.x1 <= x0) & (page.x1 > x0 - SETTINGS.near_words * em)
    right = beside & (page.x0 >= x1) & (page.x0 < x1 + SETTINGS.near_words * em)
    return [
        *gaps,
        *(fact[:, 0] for fact in near),
        *(fact[:, 1] for fact in near),
        *((fact[:, 9] - fact[:, 8]) / width for fact in near),
        *(np.where(gap < at_most, fact[:, 4], 0.0) for fact, gap in zip(near, gaps, strict=True)),
        np.where(on, facts[:, 4], 0.0).max(axis=1),
        beside.sum(axis=1) / of.words,
        left.sum(axis=1) / of.count,
        right.sum(axis=1) / of.count,
    ]


def _alike(of: _Regions) -> list[Floats]:
    """Which share of the next lines above and below hold numbers flush with those of the region."""
    page, facts = of.page, of.facts
    down = _down(facts)
    flush = flush_lines(
        [[p.x1 for p in page.lines[n].pieces if p.numeric] for n in down.tolist()],
        of.held & page.number,
        page.x1,
    )
    above = facts[down, 5] < of.top[:, None]
    below = facts[down, 6] > of.bottom[:, None]
    return [
        (flush[:, ::-1] & _first(above[:, ::-1])).sum(axis=1) / ALIGNMENT.flush_lines,
        (flush & _first(below)).sum(axis=1) / ALIGNMENT.flush_lines,
    ]


def _any(signs: Signs) -> Signs:
    """Whether a sign of each row is true."""
    found: Signs = np.logical_or.reduce(signs, axis=1)
    return found


def _first(signs: Signs) -> Signs:
    """The first few true signs of each row."""
    few: Signs = signs & (np.cumsum(signs, axis=1) <= ALIGNMENT.flush_lines)
    return few


def _drawn(of: _Regions) -> list[Floats]:
    """The borders at and in the regions, by how much of their width or height they run along."""
    x0, x1, top, bottom = (side[:, None] for side in (of.x0, of.x1, of.top, of.bottom))
    em, width = of.page.em, np.maximum(1.0, x1 - x0)
    pos, lo, hi = np.array([(e.pos, e.lo, e.hi) for e in of.page.edges.horizontal]).reshape(-1, 3).T
    reach = SETTINGS.border_near * em
    near = (pos >= top - reach) & (pos <= bottom + reach)
    share = np.maximum(0.0, np.minimum(hi, x1) - np.maximum(lo, x0)) / width
    upper = near & (pos < top + TABLES.touching)
    lower = near & ~upper & (pos > bottom - TABLES.touching)
    inner = near & ~upper & ~lower
    at_top, at_bottom = pos > top - em, pos < bottom + em
    most = [
        np.where(side, share, 0.0).max(axis=1, initial=0.0)
        for side in (upper & at_top, lower & at_bottom, upper & ~at_top, lower & ~at_bottom)
    ]
    inside = (inner & (share > SETTINGS.border_across)).sum(axis=1)
    part = (inner & (share > 0) & (share <= SETTINGS.border_across)).sum(axis=1)
    return [*most[:2], inside, part, _walls(of), *most[2:]]


def _walls(of: _Regions) -> Floats:
    """How many vertical borders run along the regions."""
    em, height = of.page.em, np.maximum(1.0, of.bottom - of.top)
    walls = np.zeros(len(height))
    for e in of.page.edges.vertical:
        along = np.maximum(0.0, np.minimum(e.hi, of.bottom) - np.maximum(e.lo, of.top)) / height
        walls += np.where((of.x0 - em < e.pos) & (e.pos < of.x1 + em), along, 0.0)
    return walls


def _heads(of: _Regions) -> list[Floats]:
    """What names columns: grounds, years at the top and further down, names left above; running text."""
    page, first = of.page, of.line_at(0)
    rows = np.arange(len(first))
    place = np.arange(of.lines.shape[1])
    inside = place < of.count[:, None]
    later, prose = inside & (place >= 2), page.prose[of.lines]
    return [
        of.share(page.ground),
        _by_group(of.held & page.ground, page.line)[rows, first] / of.per_line[rows, first],
        (later & (page.periods[of.lines] > 1)).sum(axis=1),
        page.periods[first],
        np.where(of.count > 1, page.periods[of.line_at(np.minimum(1, of.count - 1))], 0),
        _names_above(of),
        (prose & inside).sum(axis=1),
        (prose & inside)[:, :2].any(axis=1),
    ]


def _names_above(of: _Regions) -> Floats:
    """How many names a line above each region has over its numbers."""
    names, base = of.page.names, of.facts[:, 5]
    down = _down(of.facts)
    found = []
    for row, lines in enumerate(of.lines):
        own = lines[: of.count[row]]
        numbers = reduce(or_, (names[n].numbers for n in own.tolist()))
        above = down[base[down] < base[own[0]]][::-1][: ALIGNMENT.names_in]
        width = extent(float(of.x0[row]), float(of.x1[row]))
        found.append(names_above((names[n] for n in above.tolist()), numbers & width))
    return np.array(found, float)


def _like(held: frozenset[int], followed: Sequence[frozenset[int]]) -> list[float]:
    """How the region is to what the first verdict follows: alike, inside of it, around it."""
    shared = [(len(held & other), len(other)) for other in followed]
    return [
        max((n / (len(held) + size - n) for n, size in shared), default=0.0),
        max((n / len(held) for n, _ in shared), default=0.0),
        max((n / size for n, size in shared), default=0.0),
    ]


def promising(regions: Sequence[Sequence[Word]], scores: Sequence[float]) -> list[int]:
    """The places of the regions to be read: of those that hold much the same words only the best few.

    Of those that hold almost the same words still fewer, for others to be among these.

    Args:
        regions: the words of each.
        scores: how right each is likely to be read.
    """
    every = {index: i for i, index in enumerate({w.index for words in regions for w in words})}
    held = np.zeros((len(regions), len(every)), dtype=np.float32)
    for row, words in enumerate(regions):
        held[row, [every[w.index] for w in words]] = 1
    sizes = held.sum(axis=1)
    common = products(held, held)
    shared = common / np.maximum(sizes[:, None], sizes)
    part = (common >= sizes) & (sizes[:, None] >= SETTINGS.whole * sizes)
    rivals, twins = (shared >= SETTINGS.rival) & ~part, shared >= SETTINGS.twin
    kept: list[int] = []
    for i in sorted(range(len(regions)), key=lambda i: -scores[i]):
        if rivals[i, kept].sum() < SETTINGS.rivals and twins[i, kept].sum() < SETTINGS.twins:
            kept.append(i)
        if len(kept) == SETTINGS.most_read:
            break
    return sorted(kept)


def promise() -> Forest:
    """The shipped forest of promise."""
    return shipped(__package__, WEIGHTS)

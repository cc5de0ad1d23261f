"""Which regions are worth reading: what can be said of the words of one before its grid is known.

To read a region costs milliseconds, to look at its words a fraction of one. A fitted forest says how right
the best reading of a region is likely to be; of those that share their words only the best are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.model import Word
from vonextract.tables.alignment.flush import LINES, flush_share
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.edges import Edges
from vonextract.tables.forest import Forest, shipped
from vonextract.tables.model import PageTable

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

NAMES = (
    "words", "lines", "width", "height", "words_a_line", "numbers", "pieces_a_line", "lines_of_one",
    "lines_with_number", "first_pieces", "first_numbers", "first_bold", "last_pieces", "last_numbers",
    "last_words", "bold", "step", "widest_step", "first_step", "last_step", "tight_step", "size_spread",
    "gap_above", "gap_below", "pieces_above", "pieces_below", "numbers_above", "numbers_below",
    "width_above", "width_below", "caption_above", "caption_below", "caption_inside",
    "left_out", "beside_left", "beside_right", "alike_above", "alike_below",
    "edge_top", "edge_bottom", "edges_inside", "part_edges", "walls", "edge_above", "edge_below",
    "ground", "ground_first", "periods_inside",
    "proposed", "followed", "inside_followed", "around_followed",
)  # fmt: skip
"""What each place of a vector says, in order."""
WEIGHTS = "promise.npz"
_FAR = 10.0


@dataclass(eq=False)
class PageWords:
    """The words of a page's body as arrays, and its lines.

    Attributes:
        lines: of each zone, from the top.
        line, piece: of each word, the number of its line and of its piece.
        ground: of each word, whether it stands on a fill.
        periods: of each line, how many texts but the first are years or days.
        line_of: of each piece, the number of its line.
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
        )  # fmt: skip


def evidence(
    page: PageWords,
    regions: Sequence[Sequence[Word]],
    seen: Sequence[PageTable],
    followed: Sequence[PageTable],
) -> Floats:
    """The vectors of the regions, each as long as `NAMES`.

    Args:
        page: their page.
        regions: the words of each.
        seen: what the engines propose.
        followed: the first verdict.
    """
    place = {w.index: i for i, w in enumerate(page.words)}
    facts = _line_facts(page)
    ends = [[p.x1 for p in line.pieces if p.numeric] for line in page.lines]
    proposed = {frozenset(table.word_indices()) for table in seen}
    first = [frozenset(table.word_indices()) for table in followed]
    rows = []
    for words in regions:
        held = frozenset(w.index for w in words)
        here = np.array([place[i] for i in held if i in place], dtype=np.intp)
        if not len(here):
            rows.append([0.0] * len(NAMES))
            continue
        own = (
            _own(page, here, facts)
            + _around(page, here, facts)
            + _alike(page, here, ends, facts)
            + _drawn(page, here)
            + _heads(page, here, facts)
        )
        rows.append([*own, float(held in proposed), *_like(held, first)])
    return np.array(rows, float).reshape(-1, len(NAMES))


def _line_facts(page: PageWords) -> Floats:
    """Of each line: pieces, share of numbers, words, bold, caption, baseline, top, bottom, x0, x1."""
    return np.array([
        [len(ln.pieces), ln.numbers / len(ln.pieces), len(ln.words), ln.bold, bool(ln.caption),
         ln.baseline, ln.top, ln.bottom, ln.x0, ln.x1]
        for ln in page.lines
    ], float).reshape(-1, 10)  # fmt: skip


def _own(page: PageWords, here: Places, facts: Floats) -> list[float]:
    """What the words of the region say of themselves."""
    lines, row = np.unique(page.line[here], return_inverse=True)
    pieces = np.bincount(page.line_of[np.unique(page.piece[here])], minlength=len(facts))[lines]
    numbers = np.bincount(row, page.number[here], len(lines))
    order = np.argsort(facts[lines, 5])
    steps = np.diff(facts[lines[order], 5]) if len(lines) > 1 else np.zeros(1)
    usual = max(1.0, float(np.median(steps)))
    return [
        min(400, len(here)),
        min(80, len(lines)),
        float(page.x1[here].max() - page.x0[here].min()) / page.em,
        float(page.bottom[here].max() - page.top[here].min()) / page.em,
        len(here) / len(lines),
        float(page.number[here].mean()),
        float(pieces.mean()),
        float((pieces == 1).mean()),
        float((numbers > 0).mean()),
        *facts[lines[order[0]], [0, 1, 3]].tolist(),
        *facts[lines[order[-1]], [0, 1, 2]].tolist(),
        float(page.bold[here].mean()),
        min(6.0, usual / page.em),
        min(8.0, float(steps.max()) / usual),
        min(6.0, float(steps[0]) / usual),
        min(6.0, float(steps[-1]) / usual),
        min(6.0, float(steps.min()) / usual),
        float(page.size[here].max() / np.median(page.size[here])),
    ]


def _around(page: PageWords, here: Places, facts: Floats) -> list[float]:
    """What stands above and below the region, and beside it in its own lines."""
    x0, x1 = page.x0[here].min(), page.x1[here].max()
    top, bottom, em = page.top[here].min(), page.bottom[here].max(), page.em
    outside = np.ones(len(page.words), dtype=bool)
    outside[here] = False
    within = np.zeros(len(facts), dtype=bool)
    within[page.line[here]] = True
    over = outside & (page.x1 > x0) & (page.x0 < x1)
    middle = (page.top + page.bottom) / 2
    above, below = np.flatnonzero(over & (middle < top)), np.flatnonzero(over & (middle > bottom))
    next_above = page.line[above[np.argmax(page.bottom[above])]] if len(above) else None
    next_below = page.line[below[np.argmin(page.top[below])]] if len(below) else None
    beside = outside & within[page.line]
    gaps = [
        min(_FAR, float(top - facts[next_above, 7]) / em) if next_above is not None else _FAR,
        min(_FAR, float(facts[next_below, 6] - bottom) / em) if next_below is not None else _FAR,
    ]
    near = [facts[n] if n is not None else np.zeros(10) for n in (next_above, next_below)]
    width = max(1.0, float(x1 - x0))
    return [
        *(max(-2.0, gap) for gap in gaps),
        *(float(fact[0]) for fact in near),
        *(float(fact[1]) for fact in near),
        *(min(4.0, float(fact[9] - fact[8]) / width) for fact in near),
        *(float(fact[4]) if gap < 4 else 0.0 for fact, gap in zip(near, gaps, strict=True)),
        float(facts[within, 4].max()),
        float(beside.sum()) / len(here),
        float((beside & (page.x1 <= x0) & (page.x1 > x0 - 2.5 * em)).sum()) / max(1, within.sum()),
        float((beside & (page.x0 >= x1) & (page.x0 < x1 + 2.5 * em)).sum()) / max(1, within.sum()),
    ]


def _alike(page: PageWords, here: Places, ends: Sequence[Sequence[float]], facts: Floats) -> list[float]:
    """Which share of the next lines above and below hold numbers flush with those of the region."""
    own = page.x1[here[page.number[here]]].tolist()
    above = np.flatnonzero(facts[:, 5] < page.top[here].min())
    below = np.flatnonzero(facts[:, 6] > page.bottom[here].max())
    above = above[np.argsort(facts[above, 5])][-LINES:]
    below = below[np.argsort(facts[below, 5])][:LINES]
    return [flush_share([ends[n] for n in lines.tolist()], own) for lines in (above, below)]


def _drawn(page: PageWords, here: Places) -> list[float]:
    """The borders at and in the region, by how much of its width or height they run along."""
    x0, x1 = float(page.x0[here].min()), float(page.x1[here].max())
    top, bottom, em = float(page.top[here].min()), float(page.bottom[here].max()), page.em
    width, height = max(1.0, x1 - x0), max(1.0, bottom - top)
    found = dict.fromkeys(("top", "bottom", "inside", "part", "above", "below"), 0.0)
    for edge in page.edges.horizontal:
        if edge.pos < top - 3 * em or edge.pos > bottom + 3 * em:
            continue
        share = max(0.0, min(edge.hi, x1) - max(edge.lo, x0)) / width
        if edge.pos < top + 1:
            name = "top" if edge.pos > top - em else "above"
            found[name] = max(found[name], share)
        elif edge.pos > bottom - 1:
            name = "bottom" if edge.pos < bottom + em else "below"
            found[name] = max(found[name], share)
        else:
            found["inside" if share > 0.8 else "part"] += share > 0
    walls = sum(
        max(0.0, min(e.hi, bottom) - max(e.lo, top)) / height
        for e in page.edges.vertical
        if x0 - em < e.pos < x1 + em
    )
    return [
        found["top"], found["bottom"], min(20.0, found["inside"]), min(20.0, found["part"]), min(20.0, walls),
        found["above"], found["below"],
    ]  # fmt: skip


def _heads(page: PageWords, here: Places, facts: Floats) -> list[float]:
    """What is on a ground, the first line too, and how many lines further down state years."""
    lines = np.unique(page.line[here])
    lines = lines[np.argsort(facts[lines, 5])]
    first = here[page.line[here] == lines[0]]
    return [
        float(page.ground[here].mean()),
        float(page.ground[first].mean()),
        float(min(5, (page.periods[lines[2:]] > 1).sum())),
    ]


def _like(held: frozenset[int], followed: Sequence[frozenset[int]]) -> list[float]:
    """How the region is to what the first verdict follows: alike, inside of it, around it."""
    shared = [(len(held & other), len(other)) for other in followed]
    return [
        max((n / (len(held) + size - n) for n, size in shared), default=0.0),
        max((n / len(held) for n, _ in shared), default=0.0),
        max((n / size for n, size in shared), default=0.0),
    ]


def promising(regions: Sequence[Sequence[Word]], scores: Sequence[float]) -> list[int]:
    """The places of the regions to be read: of those that share most of their words only the best few.

    Args:
        regions: the words of each.
        scores: how right each is likely to be read.
    """
    masks = [sum(1 << w.index for w in words) for words in regions]
    sizes = [mask.bit_count() for mask in masks]
    kept: list[int] = []
    for i in sorted(range(len(regions)), key=lambda i: -scores[i]):
        rivals = sum(2 * (masks[i] & masks[j]).bit_count() >= min(sizes[i], sizes[j]) for j in kept)
        if rivals < SETTINGS.rivals:
            kept.append(i)
        if len(kept) == SETTINGS.most_read:
            break
    return sorted(kept)


def promise() -> Forest:
    """The shipped forest of promise."""
    return shipped(__package__, WEIGHTS)

"""Reading order: stretches down the page, columns from left to right where lines stand side by side."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from math import inf
from statistics import median
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.layout.abreast import are_cells, are_side_headings, beside, by_rows
from vonextract.layout.printed import FlowLine
from vonextract.layout.settings import SETTINGS


class _Piece(NamedTuple):
    """What stands in a region: a line, a figure with its labels, or a table or figure without any."""

    y: float
    top: float
    bottom: float
    x0: float
    x1: float
    lines: Sequence[FlowLine]
    solid: bool

    @property
    def first(self) -> float:
        """When its first word was printed."""
        return min((w.index for line in self.lines for w in line.words), default=inf)

    @property
    def last(self) -> float:
        """When its last word was printed."""
        return max((w.index for line in self.lines for w in line.words), default=-inf)


@dataclass(slots=True)
class _Run:
    """Pieces that follow each other down a region: on both sides of a gutter, or all of them across it."""

    across: list[_Piece] = field(default_factory=list)
    left: list[_Piece] = field(default_factory=list)
    right: list[_Piece] = field(default_factory=list)

    @property
    def columns(self) -> bool:
        """Whether anything stands on both sides."""
        return bool(self.left and self.right)

    @property
    def abreast(self) -> int:
        """How many lines of the shorter side stand beside the other side."""
        if not self.columns:
            return 0
        top = max(min([p.top for p in side]) for side in (self.left, self.right))
        bottom = min(max([p.bottom for p in side]) for side in (self.left, self.right))
        return min(len([p for p in side if top < p.y < bottom]) for side in (self.left, self.right))


def reading_order(
    lines: Sequence[FlowLine], solid: Iterable[tuple[Box, Sequence[FlowLine]]] = ()
) -> list[FlowLine]:
    """The lines as they are read; each one's `column` is set.

    A region is cut along the gutter that most lines stand on both sides of. What crosses the
    gutter — a heading, a table, a picture — ends the columns above it. Each side is cut in
    turn, and so are the stretches between: a recursive cut as in Nagy & Seth (1984), steered by
    gutters instead of projections, as columns set to different heights have no common gaps
    across. Lines of a row that no gutter parts are put together again.

    Args:
        lines: printed lines, cut where columns may begin.
        solid: tables and figures that columns do not run through, with the lines to be read there.
    """
    pieces = [_piece(line) for line in lines]
    pieces += [_Piece(b.y_mid, b.top, b.bottom, b.x0, b.x1, inside, True) for b, inside in solid]
    return _ordered(sorted(pieces, key=lambda p: (p.y, p.x0)), 0)


def _piece(line: FlowLine) -> _Piece:
    """A line as a piece, as high as its letters."""
    base, size = line.baseline, line.size
    return _Piece(
        base,
        base - SETTINGS.ascent * size,
        base + SETTINGS.descent * size,
        line.box.x0,
        line.box.x1,
        [line],
        False,
    )


def _ordered(pieces: Sequence[_Piece], depth: int) -> list[FlowLine]:
    """The lines of a region, whose pieces come from top to bottom."""
    runs = _best_cut(pieces) if depth < SETTINGS.column_depth and _any_abreast(pieces) else None
    if runs is None:
        return _leaf(pieces)
    return [line for run in runs for line in _read(run, depth + 1)]


def _leaf(pieces: Sequence[_Piece]) -> list[FlowLine]:
    """The lines of one column; figures keep their labels together."""
    plain = [p for p in pieces if not p.solid]
    column = (min((p.x0 for p in plain), default=0.0), max((p.x1 for p in plain), default=0.0))
    ordered: list[FlowLine] = []
    for solid, group in groupby(pieces, key=lambda p: p.solid):
        lines = [line for piece in group for line in piece.lines]
        ordered += lines if solid else by_rows(lines)
    for line in ordered:
        line.column = column
    return ordered


def _read(run: _Run, depth: int) -> list[FlowLine]:
    """The lines of a run: its columns, the texts beside their labels, or what stands across."""
    if run.across:
        return _ordered(run.across, depth)
    left, right = _ordered(run.left, depth), _ordered(run.right, depth)
    return beside(left, right) if are_side_headings(left, right) else left + right


def _any_abreast(pieces: Sequence[_Piece]) -> bool:
    """Whether any two pieces of the region stand beside each other."""
    bottom = -math.inf
    for piece in sorted(pieces, key=lambda p: p.top):
        if piece.top < bottom:
            return True
        bottom = max(bottom, piece.bottom)
    return False


def _best_cut(pieces: Sequence[_Piece]) -> list[_Run] | None:
    """The region along the gutter with the most lines on both sides; None when there is no gutter."""
    best: list[_Run] | None = None
    most = 0
    for edge in _edges(pieces):
        runs = list(_runs(pieces, edge))
        abreast = sum(run.abreast for run in runs if _is_cut(run))
        if abreast > most:
            best, most = runs, abreast
    settled = list(_settled(best)) if best else []
    return settled if any(not run.across for run in settled) else None


def _edges(pieces: Sequence[_Piece]) -> list[float]:
    """Left edges that few lines cross and many stand on either side of, leftmost first."""
    begins, ends = sorted(p.x0 for p in pieces), sorted(p.x1 for p in pieces)
    scored: dict[float, int] = {}
    for x in dict.fromkeys(round(x) for x in begins):
        before = bisect_right(ends, x - SETTINGS.same_edge)
        after = len(pieces) - bisect_right(begins, x - SETTINGS.same_edge)
        if before and after:
            scored[x] = min(before, after) - (len(pieces) - before - after)
    return sorted(sorted(scored, key=lambda x: -scored[x])[: SETTINGS.most_gutters])


def _runs(pieces: Sequence[_Piece], edge: float) -> Iterator[_Run]:
    """The region from top to bottom: runs on both sides of `edge` and runs across it."""
    run = _Run()
    for i, piece in enumerate(pieces):
        crosses = piece.x0 < edge - SETTINGS.same_edge and piece.x1 > edge - SETTINGS.same_edge
        if run.across and not crosses and _ends_across(run.across[-1], piece, pieces[i + 1 : i + 2]):
            run.across.append(piece)
            continue
        if crosses != bool(run.across) and (run.across or run.left or run.right):
            yield run
            run = _Run()
        side = run.across if crosses else run.right if piece.x0 >= edge - SETTINGS.same_edge else run.left
        side.append(piece)
    yield run


def _ends_across(above: _Piece, piece: _Piece, following: Sequence[_Piece]) -> bool:
    """Whether a short line is the last one of the heading or paragraph across the gutter right above it."""
    if above.solid or piece.solid or piece.x0 > above.x1 or any(p.top < piece.bottom for p in following):
        return False
    a, b = above.lines[0], piece.lines[0]
    return a.style == b.style and 0 < b.baseline - a.baseline <= SETTINGS.tight * b.size


def _is_cut(run: _Run) -> bool:
    """Whether a run falls into two sides of more than one row."""
    return run.abreast > 0 and len(run.left) + len(run.right) > 2


def _settled(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs, those that are no columns put together with what stands across around them."""
    across: list[_Piece] = []
    for run in (slab for whole in runs for slab in (_slabs(whole) if _is_cut(whole) else [whole])):
        left, right = ([x for p in side if not p.solid for x in p.lines] for side in (run.left, run.right))
        if run.columns and not are_cells(left, right):
            if across:
                yield _Run(across=across)
                across = []
            yield run
        else:
            across += _down([*run.across, *run.left, *run.right])
    if across:
        yield _Run(across=across)


def _down(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Pieces from top to bottom."""
    return sorted(pieces, key=lambda p: (p.y, p.x0))


def _slabs(run: _Run) -> list[_Run]:
    """A run of columns, parted at the blank strips across both where what stands below was printed later.

    Text that runs on in the next column was printed before that column; what was printed after
    both columns stands below them, such as a short heading or the next pair of columns.
    """
    pieces = sorted([*run.left, *run.right], key=lambda p: p.top)
    blank = SETTINGS.blank * median(p.bottom - p.top for p in pieces)
    later = list(accumulate(reversed([p.first for p in pieces]), min))[::-1]
    edge = min(p.x0 for p in run.right) - SETTINGS.same_edge
    slabs: list[list[_Piece]] = [[]]
    bottom, printed = pieces[0].bottom, -inf
    for i, piece in enumerate(pieces):
        parted = piece.top - bottom > blank and printed < later[i]
        if parted and not _runs_on(slabs[-1], pieces[i:], edge):
            slabs.append([])
        slabs[-1].append(piece)
        bottom, printed = max(bottom, piece.bottom), max(printed, piece.last)
    return [
        _Run(left=_down(p for p in slab if p.x0 < edge), right=_down(p for p in slab if p.x0 >= edge))
        for slab in slabs
    ]


def _runs_on(above: Iterable[_Piece], below: Iterable[_Piece], edge: float) -> bool:
    """Whether the left column seems to go on below rather than in the right column."""
    following = next((p.lines[0].text for p in below if p.lines and p.x0 < edge), "")
    beside = next((p.lines[0].text for p in _down(above) if p.lines and p.x0 >= edge), "")
    return following[:1].islower() and not beside[:1].islower()

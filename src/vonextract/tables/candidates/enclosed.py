"""Tables between borders: from the first of those of one width to the last, no running text between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import Piece, TextLine
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.edges import Edge
from vonextract.tables.stripes import Stripes


def enclosed(
    stacks: Sequence[Sequence[Edge]], lines: Sequence[TextLine], stripes: Sequence[Stripes]
) -> Iterator[Box]:
    """Boxes between the outermost borders of each table that such borders enclose.

    Args:
        stacks: borders of one width, each from the top.
        lines: of the page, columns of running text each apart.
        stripes: of the page; they are of one table each.
    """
    for stack in stacks:
        run = [stack[0]]
        for upper, lower in pairwise(stack):
            between = Box(upper.lo, upper.pos, upper.hi, lower.pos)
            if not any(one.around(between) for one in stripes) and not _go_on(upper, lower, lines):
                yield from _box(run, 3)
                run = []
            run.append(lower)
        yield from _box(run, 3)


def frames(stacks: Sequence[Sequence[Edge]], sides: Sequence[Edge]) -> Iterator[Box]:
    """Boxes that borders close on all four sides; of two that touch one may be narrower than their border.

    Args:
        stacks: drawn borders of one width, each from the top.
        sides: the vertical ones of the page.
    """
    borders = [border for stack in stacks for border in stack]
    touching = [run for own in stacks for run in _at_wider(own, borders, sides)]
    for stack in [*stacks, *touching]:
        run = [stack[0]]
        for upper, lower in pairwise(stack):
            if not _framed(upper, lower, sides):
                yield from _box(run, 2)
                run = []
            run.append(lower)
        yield from _box(run, 2)


def _at_wider(
    stack: Sequence[Edge], borders: Sequence[Edge], sides: Sequence[Edge]
) -> Iterator[Sequence[Edge]]:
    """The borders of one width with the next wider one above or below, if a side ends with both."""
    slack, first, last = SETTINGS.same_end, stack[0], stack[-1]
    wider = [e for e in borders if e.lo < first.lo + slack and first.hi - slack < e.hi and e not in stack]
    above = max((e for e in wider if e.pos < first.pos), default=None)
    below = min((e for e in wider if e.pos > last.pos), default=None)
    for run in ([above, *stack] if above else [], [*stack, below] if below else []):
        cut = [edge._replace(lo=first.lo, hi=first.hi) for edge in run]
        if any(
            abs(side.lo - edge.pos) + abs(side.hi - cut[-1].pos) < slack
            for edge in cut[:1]
            for side in sides
            if min(abs(side.pos - first.lo), abs(side.pos - first.hi)) < slack
        ):
            yield cut


def _box(run: Sequence[Edge], least: int) -> Iterator[Box]:
    if len(run) >= least:
        yield Box(run[0].lo, run[0].pos, run[0].hi, run[-1].pos)


def _framed(upper: Edge, lower: Edge, sides: Sequence[Edge]) -> bool:
    """Whether borders join both ends of two borders."""
    slack = SETTINGS.same_end
    joining = [side.pos for side in sides if side.lo < upper.pos + slack and side.hi > lower.pos - slack]
    return all(any(abs(x - end) < slack for x in joining) for end in (upper.lo, upper.hi))


def _go_on(upper: Edge, lower: Edge, lines: Sequence[TextLine]) -> bool:
    """Whether rows stand between two borders, or nothing as between the strokes of a double one."""
    level = [line for line in lines if upper.pos < line.box.y_mid < lower.pos]
    between = [own for line in level if (own := [p for p in line.pieces if _within(p, upper)])]
    if not between:
        return lower.pos - upper.pos < SETTINGS.double
    if any(line.caption and _within(line.pieces[0], upper) for line in level):
        return False
    alone = [own[0] for own in between if len(own) == 1]
    told = next((n for n, line in enumerate(level) if _is_told(line, upper)), None)
    if told is None:
        return len(alone) < len(between) or len(alone) == 1
    room = SETTINGS.cell_room * level[told].size
    after = next((line for line in lines if 0 < line.top - lower.pos < room), None)
    headed = after is not None and after.bold and not level[told].bold
    first = next((n for n in range(told, 0, -1) if len(level[n - 1].pieces) > 1), 0)
    above = level[first - 1].bottom if first else upper.pos
    near = max(level[first].top - above, lower.pos - level[-1].bottom) < room
    return near and not headed and _is_paragraph([line for line in level[told:] if len(line.pieces) == 1])


def _is_told(line: TextLine, border: Edge) -> bool:
    """Whether one running text is all that stands in a line below a border."""
    own = [piece for piece in line.pieces if _within(piece, border)]
    return len(own) == 1 and is_prose(own[0], border.length)


def _is_paragraph(lines: Sequence[TextLine]) -> bool:
    """Whether lines are one running text, no note: of one weight, and steps that are alike."""
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    even = all(step < SETTINGS.cut_step * min(steps) for step in steps)
    return even and len({line.bold for line in lines}) == 1 and not any(line.note for line in lines)


def _within(piece: Piece, edge: Edge) -> bool:
    return piece.x0 > edge.lo - SETTINGS.same_end and piece.x1 < edge.hi + SETTINGS.same_end


def is_prose(piece: Piece, width: float) -> bool:
    """Whether a text alone in its line is running text: many words, a sentence, most of a width (points)."""
    if len(piece.words) < ALIGNMENT.sentence_words:
        return False
    wide = piece.x1 - piece.x0 > SETTINGS.told * width
    return wide or len(piece.words) >= SETTINGS.prose_words or piece.words[-1].text.endswith(".")

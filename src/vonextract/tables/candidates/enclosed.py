"""Tables between borders: from the first of those of one width to the last, no running text between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import Piece, TextLine
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.edges import Edge


def enclosed(stacks: Sequence[Sequence[Edge]], lines: Sequence[TextLine]) -> Iterator[Box]:
    """Boxes between the outermost borders of each table that such borders enclose.

    Args:
        stacks: borders of one width, each from the top.
        lines: of the page, columns of running text each apart.
    """
    for stack in stacks:
        run = [stack[0]]
        for upper, lower in pairwise(stack):
            if not _go_on(upper, lower, lines):
                yield from _box(run, 3)
                run = []
            run.append(lower)
        yield from _box(run, 3)


def frames(stacks: Sequence[Sequence[Edge]], sides: Sequence[Edge]) -> Iterator[Box]:
    """Boxes that borders close on all four sides.

    Args:
        stacks: drawn borders of one width, each from the top.
        sides: the vertical ones of the page.
    """
    for stack in stacks:
        run = [stack[0]]
        for upper, lower in pairwise(stack):
            if not _framed(upper, lower, sides):
                yield from _box(run, 2)
                run = []
            run.append(lower)
        yield from _box(run, 2)


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
    told = any(is_prose(piece, upper.length) for piece in alone)
    return not told and (len(alone) < len(between) or len(alone) == 1)


def _within(piece: Piece, edge: Edge) -> bool:
    return piece.x0 > edge.lo - SETTINGS.same_end and piece.x1 < edge.hi + SETTINGS.same_end


def is_prose(piece: Piece, width: float) -> bool:
    """Whether a text alone in its line is running text: many words, a sentence, most of a width (points)."""
    if len(piece.words) < ALIGNMENT.sentence_words:
        return False
    wide = piece.x1 - piece.x0 > SETTINGS.told * width
    return wide or len(piece.words) >= SETTINGS.prose_words or piece.words[-1].text.endswith(".")

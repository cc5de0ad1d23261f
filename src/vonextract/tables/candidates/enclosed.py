"""Tables between borders: from the first of those of one width to the last, no running text between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.tables.alignment.text_lines import TextLine
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
                yield from _box(run)
                run = []
            run.append(lower)
        yield from _box(run)


def _box(run: Sequence[Edge]) -> Iterator[Box]:
    if len(run) > 2:
        yield Box(run[0].lo, run[0].pos, run[0].hi, run[-1].pos)


def _go_on(upper: Edge, lower: Edge, lines: Sequence[TextLine]) -> bool:
    """Whether rows stand between two borders, or nothing as between the strokes of a double one."""
    between = [line for line in lines if upper.pos < line.box.y_mid < lower.pos and _within(line, upper)]
    if not between:
        return lower.pos - upper.pos < SETTINGS.double
    return not any(line.caption or line.sentence or _is_prose(line) for line in between)


def _within(line: TextLine, edge: Edge) -> bool:
    return line.x0 > edge.lo - SETTINGS.same_end and line.x1 < edge.hi + SETTINGS.same_end


def _is_prose(line: TextLine) -> bool:
    return len(line.pieces) == 1 and len(line.words) >= SETTINGS.prose_words

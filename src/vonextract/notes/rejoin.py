"""Lines of notes that were cut where the columns of the table above them end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from vonextract.layout.model import Word
from vonextract.layout.printed import FlowLine
from vonextract.notes.markers import find_start
from vonextract.notes.settings import SETTINGS


def rejoined(lines: Sequence[FlowLine]) -> list[FlowLine]:
    """A page's lines, those that look like the beginning of a note with what follows them at a word space.

    Notes are sought before tables are known, so that a table's columns may cut the lines below it;
    between columns of text there is more than a word space.

    Args:
        lines: of one page, in reading order.
    """
    rows: dict[int, list[FlowLine]] = defaultdict(list)
    for line in lines:
        rows[round(line.baseline)].append(line)
    done: set[int] = set()
    result: list[FlowLine] = []
    below: FlowLine | None = None
    for line in lines:
        if id(line) in done:
            continue
        done.add(id(line))
        if below is not None and not line.pitch:
            line = replace(line, pitch=max(line.baseline - below.baseline, 0.0))
        row = [other for other in rows[round(line.baseline)] if id(other) not in done]
        rest = _rest(line, row) if row and find_start(line) else []
        done |= {id(other) for other in rest}
        below = line if rest else None
        if rest:
            line = replace(line, words=[*line.words, *(w for other in rest for w in other.words)])
        result.append(line)
    return result


def _rest(line: FlowLine, row: Sequence[FlowLine]) -> list[FlowLine]:
    """What goes on after `line` on its baseline, each piece at no more than the line's usual space."""
    spaces = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    widest = SETTINGS.same_space * median(spaces) if spaces else 0.0
    rest: list[FlowLine] = []
    last: Word = line.words[-1]
    for other in sorted(row, key=lambda other: other.box.x0):
        if other.style.size == line.style.size and 0 < other.words[0].x0 - last.x1 <= widest:
            rest.append(other)
            last = other.words[-1]
    return rest

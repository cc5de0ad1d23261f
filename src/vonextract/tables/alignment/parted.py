"""Columns that white space does not part although they are several: names over what stands a space apart.

"839 4 179 5 332" may be three numbers or two; where each ends flush with a name above it, the names tell.
So they do of narrow columns of text, where every line begins below one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column, columns_of
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.alignment.header_texts import texts_over
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine

Corridor = tuple[float, float]


def parted_columns(
    head: Sequence[TextLine], body: Sequence[TextLine], columns: Sequence[Column]
) -> list[Column]:
    """The columns, those parted whose numbers or texts stand flush with several names of the header.

    Args:
        head: the lines of the header.
        body: the lines below it.
        columns: as white space parts them.
    """
    names = texts_over(head[-1], columns) if head else []
    found: list[Column] = []
    for number, column in enumerate(columns):
        over = [text for text in names if column.left < (text[0].x0 + text[-1].x1) / 2 < column.right]
        lines = _inside(body, column) if len(over) > 1 else []
        parts = _parts(column, list(_corridors(over, lines)) if lines else [])
        held = [_held(words, parts) for words in lines]
        found += parts if (number and _hold_numbers(held)) or _begin_flush(parts, held) else [column]
    return found


def _inside(lines: Sequence[TextLine], column: Column) -> list[list[Word]]:
    held = ([w for w in line.words if column.left < w.x_mid < column.right] for line in lines)
    return [words for words in held if words]


def _corridors(names: Sequence[Sequence[Word]], lines: Sequence[Sequence[Word]]) -> Iterator[Corridor]:
    """The corridors behind numbers that end where a name does, or before those that begin with one."""
    near = SETTINGS.aligned
    words = [w for line in lines for w in line]
    for left, right in pairwise(names):
        ends, begins = left[-1].x1, right[0].x0
        end = max((w.x1 for w in words if w.x1 < ends + near), default=0.0)
        begin = min((w.x0 for w in words if w.x0 > begins - near), default=0.0)
        behind = min((w.x0 for w in words if w.x1 >= ends + near), default=0.0)
        before = max((w.x1 for w in words if w.x0 <= begins - near), default=0.0)
        if ends - near < end < behind:
            yield end, behind
        elif before < begin < begins + near:
            yield before, begin


def _parts(column: Column, corridors: Sequence[Corridor]) -> list[Column]:
    """The column in parts between the corridors."""
    found = [column]
    for end, begin in corridors:
        last, middle = found.pop(), (end + begin) / 2
        found += [replace(last, x1=end, right=middle), replace(last, x0=begin, left=middle)]
    return found


def _held(words: Sequence[Word], parts: Sequence[Column]) -> dict[int, list[Word]]:
    """The words of a line in each part that has some."""
    held: dict[int, list[Word]] = {}
    for word in words:
        held.setdefault(columns_of(word.x0, word.x1, parts)[0], []).append(word)
    return held


def _hold_numbers(lines: Sequence[dict[int, list[Word]]]) -> bool:
    """Whether all that the lines have in the parts are numbers, and most lines have some in several."""
    several = sum(len(held) > 1 for held in lines)
    return 2 * several > len(lines) and all(is_value(words) for held in lines for words in held.values())


def _begin_flush(parts: Sequence[Column], lines: Sequence[dict[int, list[Word]]]) -> bool:
    """Whether all that the lines have in the parts begins at their left edges, in several parts at once."""
    several = sum(len(held) > 1 for held in lines)
    return several >= SETTINGS.flush_sides and all(
        abs(words[0].x0 - parts[part].x0) < SETTINGS.flush_left
        for held in lines
        for part, words in held.items()
    )

"""Texts close behind numbers that begin a column of their own, as printed spreadsheets set them.

Numbers end at one x, texts begin at another, and less than the space between two columns lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import PageText, Word, gap_between
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.alignment.settings import SETTINGS


class _Meeting(NamedTuple):
    """Where a text begins close behind a number, points.

    Attributes:
        text: its first word.
        text_end: its right edge.
        start, end: the left and right edge of the number.
    """

    text: Word
    text_end: float
    start: float
    end: float


def with_flush_texts(text: PageText) -> PageText:
    """The page with the first words of such texts told to be parted from the numbers before them."""
    meetings = [m for row in rows_of(w for w in text.body if w.angle == 0) for m in _meetings(row)]
    columns = [
        column
        for level in _flush(meetings, [m.text.x0 for m in meetings])
        for column in _flush(level, [m.end for m in level])
    ]
    walled = {m.text.index for column in columns if _are_columns(column) for m in column}
    if not walled:
        return text
    words = [replace(word, walled=True) if word.index in walled else word for word in text.words]
    return PageText(text.page, words, text.furniture, text.notes)


def _meetings(row: Sequence[Word]) -> Iterator[_Meeting]:
    """Where texts begin close behind numbers that stand apart from what is before them."""
    start = 0
    for i, (left, right) in enumerate(pairwise(row)):
        if not _is_close(left, right):
            start = i + 1
        elif _are_values(row[start : i + 1]) and not is_value([right]) and not right.token.attached:
            ends = (j for j in range(i + 1, len(row) - 1) if not _is_close(row[j], row[j + 1]))
            yield _Meeting(right, row[next(ends, len(row) - 1)].x1, row[start].x0, left.x1)


def _is_close(left: Word, right: Word) -> bool:
    return gap_between(left, right) <= 2 * SETTINGS.space * max(left.size, right.size)


def _are_values(words: Sequence[Word]) -> bool:
    return all(is_value([word]) for word in words)


def _flush(meetings: Iterable[_Meeting], places: Sequence[float]) -> Iterator[list[_Meeting]]:
    """Those whose places are the same, together."""
    found: list[_Meeting] = []
    last = 0.0
    for place, meeting in sorted(zip(places, meetings, strict=True), key=lambda pair: pair[0]):
        if found and place - last > SETTINGS.flush_left:
            yield found
            found = []
        found.append(meeting)
        last = place
    if found:
        yield found


def _are_columns(meetings: Sequence[_Meeting]) -> bool:
    """Whether numbers of several widths end here, and texts that are no unit, and end anywhere, begin."""
    size = meetings[0].text.size
    starts, ends = [m.start for m in meetings], [m.text_end for m in meetings]
    said = {m.text.text.lower() for m in meetings}
    return (
        len(meetings) >= SETTINGS.flush_sides
        and max(starts) - min(starts) > SETTINGS.flush_widths * size
        and max(ends) - min(ends) > SETTINGS.flush_widths * size
        and 2 * len(said) > len(meetings)
    )

"""Vertical borders between the words of a line: no text runs through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import PageText, Word
from vonextract.tables.edges import Edge, edges_of
from vonextract.tables.settings import SETTINGS


def with_walls(text: PageText) -> PageText:
    """The page with its words told whether a vertical border parts them from the word before."""
    borders = sorted(edges_of(text).vertical)
    walled = {word.index for row in rows_of(text.body) for word in _walled(row, borders)}
    if not walled:
        return text
    words = [replace(word, walled=True) if word.index in walled else word for word in text.words]
    return PageText(text.page, words, text.furniture, text.notes)


def _walled(row: Sequence[Word], borders: Sequence[Edge]) -> Iterator[Word]:
    """The words of a row with a border before them, that is no mere ground of a word."""
    for left, right in pairwise(row):
        em = max(left.size, right.size)
        slack = SETTINGS.wall_slack * em
        place = bisect_left(borders, (left.x1 - slack,))
        while place < len(borders) and borders[place].pos < right.x0 + slack:
            edge = borders[place]
            if edge.lo < right.y_mid < edge.hi and edge.length > SETTINGS.wall_height * em:
                yield right
                break
            place += 1

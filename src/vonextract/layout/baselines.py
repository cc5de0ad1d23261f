"""Words on one baseline: the rows that every reader of lines begins from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS

_PLACE = attrgetter("baseline", "x0")
_LEFT = attrgetter("x0")


def rows_of(
    words: Iterable[Word], tolerance: float = SETTINGS.same_row, level: float = 1.0
) -> list[list[Word]]:
    """Upright words by baseline from the top, each row from left to right.

    Raised words, such as the markers of notes, join the row they hang on.

    Args:
        words: in any order.
        tolerance: share of the smaller type size up to which baselines are one.
        level: words of one row may overlap by more than this share of the lower one's height instead, as
            in a cell, where no other text stands beside them.
    """
    rows: list[list[Word]] = []
    raised: list[Word] = []
    baseline = size = top = bottom = 0.0
    for word in sorted(words, key=_PLACE):
        if word.superscript:
            raised.append(word)
            continue
        smaller = word.size if word.size < size else size
        joins = word.baseline - baseline <= tolerance * smaller or _overlap(word, top, bottom) > level
        if rows and joins:
            rows[-1].append(word)
            size = smaller
        else:
            rows.append([word])
            baseline, size, top, bottom = word.baseline, word.size, word.top, word.top
        if word.bottom - word.top > bottom - top:
            top, bottom = word.top, word.bottom
    for word in raised:
        _hang(word, rows)
    for row in rows:
        if len(row) > 1:
            row.sort(key=_LEFT)
    return rows


def _overlap(word: Word, top: float, bottom: float) -> float:
    """The height that a word has in common with a row, as a share of the lower one's."""
    lower = min(word.bottom - word.top, bottom - top)
    return (min(word.bottom, bottom) - max(word.top, top)) / lower if lower > 0 else 0.0


def _hang(word: Word, rows: list[list[Word]]) -> None:
    """Put a raised word into the row of the word it follows, or into one of its own."""
    best, distance = None, math.inf
    for row in rows:
        drop = row[0].baseline - word.baseline
        if not -SETTINGS.hangs_low * row[0].size <= drop <= SETTINGS.hangs_high * row[0].size:
            continue
        near = min(min(abs(word.x0 - w.x1), abs(w.x0 - word.x1)) for w in row)
        if near + abs(drop) < distance:
            best, distance = row, near + abs(drop)
    if best is None:
        rows.append([word])
    else:
        best.append(word)


def parted(row: Sequence[Word], gap: float) -> list[list[Word]]:
    """A row parted where the space between two words is wider than `gap` of the larger type size."""
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > gap * max(word.size, before.size):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts

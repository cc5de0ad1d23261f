"""Which words stand raised: exponents, markers of notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.layout.settings import SETTINGS

_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKER = re.compile(r"[\[(]?(?:[1-9][0-9]{0,2}|[a-z])[\])]?[.:,;]?")


def mark_superscripts(words: Sequence[Word]) -> None:
    """Flag words raised above a larger neighbour on the same line, and Unicode superscripts.

    Args:
        words: of a page, in content order.
    """
    for word in words:
        if word.text[0] in _SUPERSCRIPTS and all(c in _SUPERSCRIPTS for c in word.text):
            word.superscript = True
    for before, word in pairwise(words):
        if before.size == word.size:
            continue
        small, large = (before, word) if before.size < word.size else (word, before)
        if _raised(small, large, large.size) or (word is small and _is_slight_marker(word, before)):
            small.superscript = True
    _mark_apart(words)


def _mark_apart(words: Sequence[Word]) -> None:
    """Flag markers that are drawn before or after all other text, as those of notes side by side may be."""
    largest = max((word.size for word in words), default=0.0)
    lone = [
        word
        for word in words
        if not word.superscript
        and word.size <= SETTINGS.raised_size * largest
        and _MARKER.fullmatch(word.text)
    ]
    if not lone:
        return
    lines = sorted((w for w in words if not w.superscript and not w.angle), key=_baseline)
    for word in lone:
        lowest = word.baseline + SETTINGS.raise_most * largest
        first = bisect_left(lines, word.baseline, key=_baseline)
        near = lines[first : bisect_right(lines, lowest, key=_baseline)]
        if any(_raised(word, other, SETTINGS.marker_gap * other.size) for other in near):
            word.superscript = True


def _is_slight_marker(word: Word, before: Word) -> bool:
    """Whether what may be a marker is raised right behind a word, and only a little smaller.

    Style sheets set raised text one step smaller, and steps are small: 9 points beside 9.5.
    """
    if before.superscript or word.angle or before.angle or not _MARKER.fullmatch(word.text):
        return False
    rise = (before.baseline - word.baseline) / before.size
    apart = abs(word.x0 - before.x1) / before.size
    return apart <= SETTINGS.marker_gap and SETTINGS.slight_rise[0] <= rise <= SETTINGS.slight_rise[1]


def _baseline(word: Word) -> float:
    """Where a word stands."""
    return word.baseline


def _raised(word: Word, other: Word, near: float) -> bool:
    """Whether a word that is smaller than its neighbour stands above it, at most `near` points apart."""
    if word.size > SETTINGS.raised_size * other.size or word.angle or other.angle:
        return False
    if len(word.text) > SETTINGS.superscript_length:
        return False
    rise = (other.baseline - word.baseline) / other.size
    apart = min(abs(word.x0 - other.x1), abs(other.x0 - word.x1))
    return apart <= near and SETTINGS.raise_least <= rise <= SETTINGS.raise_most

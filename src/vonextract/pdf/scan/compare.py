"""A hidden text layer as second reader: where it reads the same, the reading is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from vonextract.geometry import Box, bounding
from vonextract.pdf.model import Chars
from vonextract.pdf.scan.model import ScanChar, ScanReading
from vonextract.pdf.scan.settings import TRUST
from vonextract.swedish.typography import DASHES

_FOLD = str.maketrans(dict.fromkeys(DASHES, "-"))


class _Hidden(NamedTuple):
    """A character of the layer: what it is, where its middle lies, and whether a word begins with it."""

    text: str
    x: float
    begins: bool


def compared(reading: ScanReading, hidden: Chars) -> tuple[ScanReading, float | None]:
    """The reading, surer where the hidden text says the same, and the share of words where it does.

    Layers are set in a typeface of their own, some points off: rows are held together letter by letter.
    """
    if not len(hidden):
        return reading, None
    chars = list(reading.chars)
    alike = told = 0
    for words in _rows(chars):
        layer = _row_of(hidden, bounding(chars[k].box for word in words for k in word))
        same, other = _aligned([chars[k] for word in words for k in word], layer)
        first = 0
        for word in words:
            places = range(first, first + len(word))
            first += len(word)
            if not any(chars[k].text.isalnum() for k in word):
                continue
            told += 1
            if _is_whole(places, same, layer):
                alike += 1
                for k in word:
                    chars[k] = chars[k]._replace(confidence=max(chars[k].confidence, TRUST.agreed), others=())
            else:
                for place, k in zip(places, word, strict=True):
                    if place in other:
                        chars[k] = _contested(chars[k], layer[other[place]].text)
    return replace(reading, chars=chars), round(alike / told, 4) if told else None


def _rows(chars: Sequence[ScanChar]) -> Iterator[list[list[int]]]:
    """The words of every row."""
    for _, words in groupby(words_of(chars), key=lambda word: chars[word[0]].baseline):
        yield list(words)


def _row_of(hidden: Chars, box: Box) -> list[_Hidden]:
    """The layer's letters that stand in a row, word by word from left to right."""
    middle = (hidden.top + hidden.bottom) / 2
    words: list[list[_Hidden]] = []
    end = None
    for k in ((middle >= box.top) & (middle <= box.bottom)).nonzero()[0].tolist():
        text, x0, x1 = str(hidden.text[k]), float(hidden.x0[k]), float(hidden.x1[k])
        if text.isspace():
            end = None
            continue
        if end is None or not -hidden.size[k] < x0 - end < TRUST.layer_gap * hidden.size[k]:
            words.append([])
        words[-1].append(_Hidden(text, (x0 + x1) / 2, begins=not words[-1]))
        end = x1
    return [letter for word in sorted(words, key=lambda word: word[0].x) for letter in word]


def _aligned(row: Sequence[ScanChar], layer: Sequence[_Hidden]) -> tuple[dict[int, int], dict[int, int]]:
    """Places of letters that the layer has too, and for which it has others, each with its place there."""
    texts = [char.text.translate(_FOLD) for char in row]
    others = [letter.text.translate(_FOLD) for letter in layer]
    same: dict[int, int] = {}
    other: dict[int, int] = {}
    for what, a, b, c, d in SequenceMatcher(None, texts, others, autojunk=False).get_opcodes():
        if b - a == d - c:
            near = [
                (i, j) for i, j in zip(range(a, b), range(c, d), strict=True) if _is_near(row[i], layer[j])
            ]
            (same if what == "equal" else other).update(near)
    return same, other


def _is_near(char: ScanChar, letter: _Hidden) -> bool:
    return abs((char.box.x0 + char.box.x1) / 2 - letter.x) <= TRUST.layer_astray * char.size


def _is_whole(places: range, same: dict[int, int], layer: Sequence[_Hidden]) -> bool:
    """Whether the layer has a word's letters next to each other, and none more at its ends."""
    found = [same.get(place, -1) for place in places]
    first, last = found[0], found[-1]
    if first < 0 or found != list(range(first, first + len(found))):
        return False
    starts = layer[first].begins or same.get(places.start - 1) == first - 1
    ends = last + 1 == len(layer) or layer[last + 1].begins or same.get(places.stop) == last + 1
    return starts and ends


def words_of(chars: Sequence[ScanChar]) -> list[list[int]]:
    """The places of the characters of every word: what no space and no gap parts."""
    words: list[list[int]] = []
    for k, char in enumerate(chars):
        before = chars[k - 1] if k else None
        if char.text == " ":
            continue
        joined = before is not None and before.text != " " and abs(char.box.x0 - before.box.x1) < TRUST.glued
        if joined and words:
            words[-1].append(k)
        else:
            words.append([k])
    return words


def _contested(char: ScanChar, letter: str) -> ScanChar:
    """A figure that both read, in different ways: the unsure one is doubted."""
    if char.text == letter or not (char.text.isdigit() and letter.isdigit()):
        return char
    if char.confidence >= TRUST.contested:
        return char
    others = ((letter, 1 - char.confidence), *(o for o in char.others if o[0] != letter))
    return char._replace(confidence=min(char.confidence, TRUST.disputed), others=others)

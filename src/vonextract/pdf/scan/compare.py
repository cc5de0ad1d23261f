"""A hidden text layer as second reader: where it reads the same, the reading is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.geometry import Box, bounding
from vonextract.pdf.model import Chars
from vonextract.pdf.scan.model import ScanChar, ScanReading
from vonextract.pdf.scan.settings import SETTINGS
from vonextract.swedish.typography import DASHES

_FOLD = str.maketrans(dict.fromkeys(DASHES, "-"))


def compared(reading: ScanReading, hidden: Chars) -> tuple[ScanReading, float | None]:
    """The reading, surer where the hidden text says the same, and the share of words where it does."""
    if not len(hidden):
        return reading, None
    words = words_of(reading.chars)
    layer = _Layer(hidden)
    chars = list(reading.chars)
    alike = told = 0
    for word in words:
        text = "".join(chars[k].text for k in word)
        other = layer.text(bounding(chars[k].box for k in word))
        if not any(map(str.isalnum, text)):
            continue
        told += 1
        if text.translate(_FOLD) == other.translate(_FOLD):
            alike += 1
            for k in word:
                chars[k] = chars[k]._replace(confidence=max(chars[k].confidence, SETTINGS.agreed), others=())
        elif len(other) == len(text):
            for k, letter in zip(word, other, strict=True):
                chars[k] = _contested(chars[k], letter)
    return replace(reading, chars=chars), round(alike / told, 4) if told else None


def words_of(chars: Sequence[ScanChar]) -> list[list[int]]:
    """The places of the characters of every word: what no space and no gap parts."""
    words: list[list[int]] = []
    for k, char in enumerate(chars):
        before = chars[k - 1] if k else None
        if char.text == " ":
            continue
        joined = (
            before is not None and before.text != " " and abs(char.box.x0 - before.box.x1) < SETTINGS.glued
        )
        if joined and words:
            words[-1].append(k)
        else:
            words.append([k])
    return words


def _contested(char: ScanChar, letter: str) -> ScanChar:
    """A figure that both read, in different ways: the unsure one is doubted."""
    if char.text == letter or not (char.text.isdigit() and letter.isdigit()):
        return char
    if char.confidence >= SETTINGS.contested:
        return char
    others = ((letter, 1 - char.confidence), *(o for o in char.others if o[0] != letter))
    return char._replace(confidence=min(char.confidence, SETTINGS.disputed), others=others)


class _Layer:
    """Hidden characters by their places."""

    def __init__(self, chars: Chars) -> None:
        self._text = chars.text
        self._x = (chars.x0 + chars.x1) / 2
        self._y = (chars.top + chars.bottom) / 2

    def text(self, box: Box) -> str:
        """What stands in a box, from left to right, without spaces."""
        inside = (self._x >= box.x0) & (self._x <= box.x1) & (self._y >= box.top) & (self._y <= box.bottom)
        places = inside.nonzero()[0]
        ordered = places[self._x[places].argsort(kind="stable")]
        return "".join(self._text[ordered].tolist()).replace(" ", "")

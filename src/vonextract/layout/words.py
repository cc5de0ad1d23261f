"""Characters to words: by printed spaces, by gaps measured against the font size, by baseline.

A printed space always splits; a gap splits when it is wide for the size of the type, measured
against the spacing of the run it stands in (a letterspaced heading is no row of one-letter
words). "10 398 13 818" becomes four words; which of them form numbers is for later.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vonextract.layout.model import Word
from vonextract.pdf.model import Chars, Font, Page

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Thresholds, as shares of the font size.

    Attributes:
        gap: a wider gap between two characters splits.
        overlap: a next character starting further back than this splits.
        drift: a baseline step beyond this splits.
        shrink: size ratio below which a baseline step makes a superscript.
        raise_least, raise_most: how far a superscript stands above the baseline.
        tracking: a heading counts as letterspaced when this share of its gaps is wide.
    """

    gap: float = 0.16
    overlap: float = 0.6
    drift: float = 0.12
    shrink: float = 0.85
    raise_least: float = 0.12
    raise_most: float = 0.7
    tracking: float = 0.6


SETTINGS = WordSettings()
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def words(page: Page, fonts: list[Font], settings: WordSettings = SETTINGS) -> list[Word]:
    """The words of a page in content order, turned text among them.

    Args:
        page: what was printed.
        fonts: of the document.
        settings: thresholds.
    """
    chars = page.chars
    if not len(chars):
        return []
    blank = np.fromiter((not t.strip() for t in chars.text), np.bool_, len(chars))
    ink = np.flatnonzero(~blank)
    if not len(ink):
        return []
    starts = _starts(chars, blank, ink, settings)
    found = _build(chars, ink, starts, fonts)
    _mark_superscripts(found, settings)
    return found


def _starts(chars: Chars, blank: Bools, ink: NDArray[np.int64], settings: WordSettings) -> NDArray[np.int64]:
    """Positions in `ink` where a word starts."""
    before, after = ink[:-1], ink[1:]
    size = np.maximum(chars.size[before], chars.size[after])
    start, end, base = _along(chars)
    gap = (start[after] - end[before]) / size
    step = np.abs(base[after] - base[before]) / size
    split = (after - before > 1) | (chars.angle[after] != chars.angle[before])
    split |= (step > settings.drift) | (gap < -settings.overlap)
    split |= np.abs(chars.size[after] - chars.size[before]) > (1 - settings.shrink) * size
    wide = gap > settings.gap
    split |= wide
    return np.concatenate(([0], np.flatnonzero(split) + 1))


def _along(chars: Chars) -> tuple[Floats, Floats, Floats]:
    """Start and end of every character along its text, and the position of its baseline across."""
    angle = chars.angle
    if not angle.any():
        return chars.x0, chars.x1, chars.baseline
    up, down, back = angle == 90, angle == 270, angle == 180
    start = np.where(up, -chars.bottom, np.where(down, chars.top, np.where(back, -chars.x1, chars.x0)))
    end = np.where(up, -chars.top, np.where(down, chars.bottom, np.where(back, -chars.x0, chars.x1)))
    base = np.where(up, chars.x1, np.where(down, -chars.x0, chars.baseline))
    return start, end, base


def _build(chars: Chars, ink: NDArray[np.int64], starts: NDArray[np.int64], fonts: list[Font]) -> list[Word]:
    x0 = np.minimum.reduceat(chars.x0[ink], starts).tolist()
    top = np.minimum.reduceat(chars.top[ink], starts).tolist()
    x1 = np.maximum.reduceat(chars.x1[ink], starts).tolist()
    bottom = np.maximum.reduceat(chars.bottom[ink], starts).tolist()
    head = ink[starts]
    columns = (chars.baseline, chars.size, chars.font, chars.color, chars.mcid, chars.angle)
    baseline, size, font, color, mcid, angle = (column[head].tolist() for column in columns)
    text = chars.text[ink].tolist()
    ends = [*starts[1:].tolist(), len(ink)]
    result = []
    for i, (start, end) in enumerate(zip(starts.tolist(), ends, strict=True)):
        face = fonts[font[i]]
        result.append(
            Word(
                i,
                "".join(text[start:end]),
                x0[i],
                top[i],
                x1[i],
                bottom[i],
                baseline[i],
                size[i],
                font[i],
                face.bold,
                face.italic,
                color[i],
                mcid[i],
                angle[i],
            )
        )
    return result


def _mark_superscripts(found: list[Word], settings: WordSettings) -> None:
    """Flag words raised above a larger neighbour on the same line, and Unicode superscripts."""
    for i, word in enumerate(found):
        if all(c in _SUPERSCRIPTS for c in word.text):
            word.superscript = True
            continue
        if word.angle or len(word.text) > 6:
            continue
        for other in (found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None):
            if other is not None and _raised(word, other, settings):
                word.superscript = True


def _raised(word: Word, other: Word, settings: WordSettings) -> bool:
    if other.angle or word.size > settings.shrink * other.size:
        return False
    rise = (other.baseline - word.baseline) / other.size
    near = min(abs(word.x0 - other.x1), abs(other.x0 - word.x1)) <= other.size
    return near and settings.raise_least <= rise <= settings.raise_most

"""Numbers of which a figure may be lost: beyond the paper's edge, under a line or a stamp."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from vonextract.pdf.scan.drawn.ruled_lines import Stroke
from vonextract.pdf.scan.engine import Gray, Spot
from vonextract.pdf.scan.paper.picture import Picture
from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.settings import INK, SIGNS, TYPE


def doubt_cut_off(lines: Sequence[LineRead], picture: Picture) -> None:
    """Doubt figures that may go on beyond the paper: its edge is nearer than the next one would be."""
    high, wide = picture.clean.shape
    for line in lines:
        aslant = abs(math.tan(math.radians(picture.tilt)) * (line.spot.top - high / 2))
        for word in line.words:
            edge = min(word[0].x0, wide - word[-1].x1) - aslant
            if edge < SIGNS.cut_off * _em(word):
                _doubt(word)


def doubt_beside_streaks(lines: Sequence[LineRead], streaks: Sequence[Stroke]) -> None:
    """Doubt figures that a fold or a streak of the glass stands in, or so close to that it may hide one more.

    It is erased before letters are read, and a stroke of a letter that it lies on with it.
    """
    upright = [streak for streak in streaks if not streak.level]
    for line in lines:
        for word in line.words:
            reach = SIGNS.streak_beside * _em(word)
            middle = (word[0].top + word[0].bottom) / 2
            near = (
                word[0].x0 - reach < (streak.x0 + streak.x1) / 2 < word[-1].x1 + reach
                for streak in upright
                if streak.top <= middle <= streak.bottom
            )
            if any(near):
                _doubt(word)


def doubt_under_ink(lines: Sequence[LineRead], picture: Picture) -> None:
    """Doubt figures that ink of another colour ran through, which was taken off."""
    if picture.laid is None:
        return
    for line in lines:
        for word in line.words:
            if any(_is_covered(glyph, picture.laid) for glyph in _figures(word)):
                _doubt(word)


def _is_covered(glyph: Glyph, laid: Gray) -> bool:
    rows, columns = slice(int(glyph.top), int(glyph.bottom) + 1), slice(int(glyph.x0), int(glyph.x1) + 1)
    window = laid[rows, columns]
    return bool(window.size) and float((window >= SIGNS.laid_dark).mean()) > SIGNS.laid_share


def covered(lines: Sequence[LineRead], picture: Picture) -> Iterator[Spot]:
    """Ink of another colour that was taken off where nothing is read: print of that colour may be in it."""
    if picture.laid is None:
        return
    strokes = (picture.laid >= SIGNS.laid_dark).astype(np.uint8)
    for line in lines:
        for glyph in line.glyphs:
            strokes[int(glyph.top) : int(glyph.bottom) + 1, int(glyph.x0) : int(glyph.x1) + 1] = 0
    for x, y, wide, high, area in cv2.connectedComponentsWithStats(strokes)[2][1:].tolist():
        if INK.letter_least * picture.scale <= high <= INK.figure_high[1] * picture.scale and area > high:
            yield Spot(x, y, x + wide, y + high)


def _figures(word: Sequence[Glyph]) -> list[Glyph]:
    return [glyph for glyph in word if glyph.letter.text.isdigit()]


def _em(word: Sequence[Glyph]) -> float:
    """The size of a word's figures in pixels; 0 without any."""
    return max((glyph.bottom - glyph.top for glyph in _figures(word)), default=0.0) / TYPE.figure_tall


def _doubt(word: Sequence[Glyph]) -> None:
    for glyph in _figures(word):
        glyph.letter = glyph.letter._replace(confidence=min(glyph.letter.confidence, SIGNS.echo))

"""Minus signs that touch the figure behind them, which engines overlook."""

from __future__ import annotations

import numpy as np

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.writing.ink import Ink
from vonextract.pdf.scan.writing.letters import Glyph
from vonextract.pdf.scan.writing.settings import SIGNS


def with_sign(word: list[Glyph], ink: Ink) -> list[Glyph]:
    """The word, with the minus that sticks to the left of its first figure, if one does."""
    first = word[0]
    if not first.letter.text.isdigit():
        return word
    long = _sign(first, ink)
    if long == 0:
        return word
    sign = Glyph(
        Letter("-", first.x0 + long / 2, SIGNS.sign_sure),
        first.x0,
        first.x0 + long,
        first.top,
        first.bottom,
    )
    first.x0 += long
    return [sign, *word]


def _sign(figure: Glyph, ink: Ink) -> int:
    """How many columns of a figure, from its left, are a thin bar at the height of a minus; 0 for too few."""
    mask = ink.mask(Spot(figure.x0, figure.top, figure.x1, figure.bottom))
    high = mask.shape[0]
    long = 0
    for column in mask.T:
        rows = np.flatnonzero(column)
        if not len(rows) or rows[-1] + 1 - rows[0] > SIGNS.sign_thin * high:
            break
        if not SIGNS.sign_highest * high <= (rows[0] + rows[-1] + 1) / 2 <= SIGNS.sign_lowest * high:
            return 0
        long += 1
    least = SIGNS.sign_out_four if figure.letter.text == "4" else SIGNS.sign_out
    return long if least * high <= long < mask.shape[1] else 0

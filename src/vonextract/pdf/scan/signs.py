"""Minus signs that touch the figure behind them, which engines overlook."""

from __future__ import annotations

import numpy as np

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.ink import Ink
from vonextract.pdf.scan.letters import Glyph

_THIN = 0.25
"""Share of a figure's height that a sign is high at most."""
_LONG, _LONG_BEFORE_FOUR = 0.22, 0.45
"""Share of a figure's height that a sign sticks out of it at least; a 4 has a tip of its own there."""
_HIGHEST, _LOWEST = 0.4, 0.8
"""Shares of a figure's height, from its top, between which the middle of a sign lies."""
_SURE = 0.9
"""Probability of a sign that the ink shows and the engine did not name: it is read, and doubted."""


def with_sign(word: list[Glyph], ink: Ink) -> list[Glyph]:
    """The word, with the minus that sticks to the left of its first figure, if one does."""
    first = word[0]
    if not first.letter.text.isdigit():
        return word
    long = _sign(first, ink)
    if long == 0:
        return word
    sign = Glyph(Letter("-", first.x0 + long / 2, _SURE), first.x0, first.x0 + long, first.top, first.bottom)
    first.x0 += long
    return [sign, *word]


def _sign(figure: Glyph, ink: Ink) -> int:
    """How many columns of a figure, from its left, are a thin bar at the height of a minus; 0 for too few."""
    mask = ink.mask(Spot(figure.x0, figure.top, figure.x1, figure.bottom))
    high = mask.shape[0]
    long = 0
    for column in mask.T:
        rows = np.flatnonzero(column)
        if not len(rows) or rows[-1] + 1 - rows[0] > _THIN * high:
            break
        if not _HIGHEST * high <= (rows[0] + rows[-1] + 1) / 2 <= _LOWEST * high:
            return 0
        long += 1
    least = _LONG_BEFORE_FOUR if figure.letter.text == "4" else _LONG
    return long if least * high <= long < mask.shape[1] else 0

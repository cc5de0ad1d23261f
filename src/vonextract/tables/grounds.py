"""The fills that words stand on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vonextract.layout.model import Word
from vonextract.pdf.covered import WHITE
from vonextract.pdf.model import Page
from vonextract.tables.settings import SETTINGS


def grounds(page: Page, words: Sequence[Word]) -> dict[int, int]:
    """The colours of the grounds on which words stand, by the words' indices; none of white."""
    fills = [fill for fill in page.fills if fill.box.area < SETTINGS.page_share * page.box.area]
    if not fills or not words:
        return {}
    boxes = np.array([fill.box for fill in fills])
    found = {}
    for word in words:
        x, y = word.x_mid, word.y_mid
        under = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        last = np.flatnonzero(under)
        if len(last) and fills[last[-1]].color != WHITE:
            found[word.index] = fills[last[-1]].color
    return found


def share_ground(page: Page, words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether one coloured fill lies behind all of some words, and behind none of others."""
    return any(
        fill.color != WHITE
        and all(fill.box.contains(word.x_mid, word.y_mid) for word in words)
        and not any(fill.box.contains(word.x_mid, word.y_mid) for word in others)
        for fill in page.fills
    )

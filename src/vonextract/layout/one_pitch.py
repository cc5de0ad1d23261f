"""Fonts of one pitch: where every letter is as wide as every other, so is the space."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from vonextract.layout.model import PageText
from vonextract.layout.settings import SETTINGS
from vonextract.pdf.model import Chars, Page


def set_spacing(texts: Sequence[PageText]) -> None:
    """Tell every word how much wider the spaces of its font are than usual ones."""
    widths = letter_widths([text.page for text in texts])
    wide = {
        font: width - SETTINGS.usual_space for font, width in widths.items() if width > SETTINGS.usual_space
    }
    if not wide:
        return
    for text in texts:
        for word in text.words:
            word.spacing = wide.get(word.font, 0.0) * word.size


def letter_widths(pages: Sequence[Page]) -> dict[int, float]:
    """The one width that all letters of a font have, as a share of its size; of such fonts alone.

    A font of which fewer than five different letters are printed is told by none of them.
    """
    seen: dict[int, int] = defaultdict(int)
    least: dict[int, float] = {}
    most: dict[int, float] = {}
    letters: dict[int, set[str]] = defaultdict(set)
    for page in pages:
        fonts = page.chars.font
        for font in np.unique(fonts[page.chars.angle == 0]).tolist():
            if seen[font] >= SETTINGS.pitch_chars or (
                font in most and most[font] - least[font] > SETTINGS.equal_letters
            ):
                continue
            shares = _letter_shares(
                page.chars, np.flatnonzero(fonts == font)[: SETTINGS.pitch_chars], letters[font]
            )
            if len(shares):
                seen[font] += len(shares)
                least[font] = min(least.get(font, np.inf), float(shares.min()))
                most[font] = max(most.get(font, 0.0), float(shares.max()))
    return {
        font: most[font]
        for font in most
        if most[font] - least[font] <= SETTINGS.equal_letters and len(letters[font]) >= SETTINGS.pitch_letters
    }


def _letter_shares(chars: Chars, at: np.ndarray, letters: set[str]) -> np.ndarray:
    """Widths of the letters among the characters `at`, as shares of the size; adds them to `letters`."""
    own = [
        i for i in at.tolist() if len(chars.text[i]) == 1 and chars.text[i].isalpha() and chars.size[i] > 0
    ]
    letters.update(chars.text[i] for i in own)
    return np.asarray((chars.x1[own] - chars.x0[own]) / chars.size[own], dtype=np.float64)

"""Dots of lists that stand alone, which engines take for noughts and ones."""

from __future__ import annotations

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.ink import Ink
from vonextract.pdf.scan.letters import Glyph
from vonextract.pdf.scan.settings import SETTINGS


def with_disc(word: list[Glyph], ink: Ink) -> list[Glyph]:
    """The word; the dot of a list where it is one unsure letter or figure whose ink is a disc."""
    glyph = word[0]
    unsure = glyph.letter.confidence < SETTINGS.disc_doubt and glyph.letter.text.isalnum()
    if len(word) > 1 or not unsure or not _is_disc(glyph, ink):
        return word
    glyph.letter = Letter("•", glyph.letter.x, SETTINGS.disc_sure)
    return word


def _is_disc(glyph: Glyph, ink: Ink) -> bool:
    wide, high = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
    round_ = max(wide, high) <= SETTINGS.disc_round * min(wide, high)
    mask = ink.mask(Spot(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    return round_ and mask.size > 0 and float(mask.mean()) >= SETTINGS.disc_full

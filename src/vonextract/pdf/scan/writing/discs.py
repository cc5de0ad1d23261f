"""Dots of lists that stand alone, which engines take for noughts and ones."""

from __future__ import annotations

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.writing.ink import Ink
from vonextract.pdf.scan.writing.letters import Glyph
from vonextract.pdf.scan.writing.settings import SIGNS


def with_disc(word: list[Glyph], ink: Ink) -> list[Glyph]:
    """The word; the dot of a list where it is one unsure letter or figure whose ink is a disc."""
    glyph = word[0]
    unsure = glyph.letter.confidence < SIGNS.disc_doubt and glyph.letter.text.isalnum()
    if len(word) > 1 or not unsure or not _is_disc(glyph, ink):
        return word
    glyph.letter = Letter("•", glyph.letter.x, SIGNS.disc_sure)
    return word


def _is_disc(glyph: Glyph, ink: Ink) -> bool:
    wide, high = glyph.x1 - glyph.x0, glyph.bottom - glyph.top
    round_ = max(wide, high) <= SIGNS.disc_round * min(wide, high)
    mask = ink.mask(Spot(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    return round_ and mask.size > 0 and float(mask.mean()) >= SIGNS.disc_full

"""Amounts whose last two figures are raised: the öre of "12 450⁹⁰"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vonextract.layout.model import PageText, Word
from vonextract.layout.printed import FlowLine
from vonextract.notes.model import Note
from vonextract.notes.settings import SETTINGS
from vonextract.swedish.number_patterns import WHOLE

_AMOUNT = re.compile(rf"(?:{WHOLE}|\d+)\Z")
_TWO_FIGURES = re.compile(r"\d\d")


def find_decimals(lines: Sequence[FlowLine], notes: Sequence[Note]) -> list[tuple[Word, Word]]:
    """Whole numbers of a page each with the two raised figures behind it, where these are no markers.

    Several numbers have them, and the document has no note for most.
    """
    pairs = [
        (base, raised)
        for line in lines
        for base, raised in pairwise(line.words)
        if raised.superscript
        and not base.superscript
        and _TWO_FIGURES.fullmatch(raised.text)
        and _AMOUNT.fullmatch(base.text)
        and abs(raised.x0 - base.x1) <= SETTINGS.exponent_gap * base.size
    ]
    known = {note.marker for note in notes}
    marked = sum(raised.text in known for _, raised in pairs)
    return pairs if len(pairs) >= SETTINGS.raised_decimals and 2 * marked < len(pairs) else []


def join_decimals(text: PageText, decimals: Sequence[tuple[Word, Word]]) -> None:
    """Put the raised figures to their numbers: "450" and "90" become "450,90"."""
    for base, raised in decimals:
        base.text += f",{raised.text}"
        base.x1 = max(base.x1, raised.x1)
    if decimals:
        text.take_out({raised.index for _, raised in decimals})

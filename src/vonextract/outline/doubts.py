"""How sure the text of a cell is that was read from a picture, and what it may be instead."""

from __future__ import annotations

from typing import NamedTuple

from vonextract.pdf.scan.calibration import calibrated
from vonextract.pdf.scan.model import Certainty, ScanChar
from vonextract.pdf.scan.settings import SETTINGS, ScanSettings
from vonextract.tables.model import GridCell


class Doubt(NamedTuple):
    """What is known of a cell's text.

    Attributes:
        confidence: probability that it is right; None where nothing tells.
        alternatives: what it may be instead, one figure changed, likeliest first.
    """

    confidence: float | None
    alternatives: list[str]


PRINTED = Doubt(None, [])


def doubt_of(cell: GridCell, sure: Certainty, settings: ScanSettings = SETTINGS) -> Doubt:
    """How sure a cell on a page with pictures is; `PRINTED` when it was not read from one."""
    chars = [char for line in cell.lines for word in line for char in sure.within(word.box)]
    if not chars:
        return PRINTED if sure.usual is None or not cell.text else Doubt(sure.usual, [])
    confidence = 1.0
    for char in chars:
        confidence *= calibrated(char.confidence)
    ranked = [
        (chance, cell.text[:place] + other + cell.text[place + 1 :])
        for place, char in _figures(cell.text, chars)
        for other, chance in char.others
        if other.isdigit() and other != char.text and chance >= settings.alternative
    ]
    alternatives = [text for _, text in sorted(ranked, key=lambda pair: -pair[0])]
    return Doubt(round(confidence, 4), alternatives if confidence < settings.doubtful else [])


def _figures(text: str, chars: list[ScanChar]) -> list[tuple[int, ScanChar]]:
    """The figures of a cell, each with its place in the cell's text."""
    found, at = [], 0
    for char in chars:
        place = text.find(char.text, at)
        if place < 0:
            continue
        at = place + 1
        if char.text.isdigit():
            found.append((place, char))
    return found

"""Print so worn that figures are misread for sure: the page's unsure ones tell."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.pdf.scan.model import ScanChar
from vonextract.pdf.scan.writing.settings import WORN


def doubted_where_worn(chars: Sequence[ScanChar]) -> Sequence[ScanChar]:
    """The characters, the figures of a page with many unsure ones less sure by as much.

    Where thresholds took the thin strokes of a 4, an engine sees a 1, and nothing else.
    """
    figures = [char for char in chars if char.text.isdigit()]
    unsure = sum(char.confidence < WORN.unsure for char in figures)
    if unsure < max(WORN.figures, WORN.least * len(figures)):
        return chars
    sure = 1 - unsure / len(figures)
    return [
        char._replace(confidence=char.confidence * sure) if char.text.isdigit() else char for char in chars
    ]

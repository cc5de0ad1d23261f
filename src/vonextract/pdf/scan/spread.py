"""Two pages side by side on one picture."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.geometry import Box
from vonextract.pdf.scan.model import ScanReading
from vonextract.pdf.scan.settings import SETTINGS

REASON = "it shows two pages side by side, whose tables may be missed or mixed up"
"""What is said of such a page."""


def is_spread(reading: ScanReading, sheet: Box) -> bool:
    """Whether a picture shows two pages: nothing crosses its middle, the halves have lines of their own."""
    if sheet.width < SETTINGS.spread_wide * sheet.height:
        return False
    middle = (sheet.x0 + sheet.x1) / 2
    gutter = (middle - SETTINGS.spread_gutter * sheet.width, middle + SETTINGS.spread_gutter * sheet.width)
    drawn = [*((r.x0, r.x1) for r in reading.rules), *((f.box.x0, f.box.x1) for f in reading.fills)]
    spans = [*((c.box.x0, c.box.x1) for c in reading.chars if c.text != " "), *drawn]
    if any(x0 < gutter[1] and x1 > gutter[0] for x0, x1 in spans):
        return False
    halves = [[c.baseline for c in reading.chars if (c.box.x0 > middle) == right] for right in (False, True)]
    left, right = (sorted(set(half)) for half in halves)
    if min(len(left), len(right)) < SETTINGS.spread_lines:
        return False
    return _alike(left, right) < SETTINGS.spread_alike


def _alike(some: Sequence[float], others: Sequence[float]) -> float:
    """The share of the baselines of one half that stand level with one of the other's, as rows do."""
    return sum(any(abs(one - other) < 1 for other in others) for one in some) / len(some)

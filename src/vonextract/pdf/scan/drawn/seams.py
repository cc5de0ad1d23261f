"""Lines that are none: the edge of a band, or of a chart's bar, where its ground was evened out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vonextract.pdf.scan.drawn.settings import SETTINGS
from vonextract.pdf.scan.engine import Gray

if TYPE_CHECKING:
    from vonextract.pdf.scan.drawn.ruled_lines import Stroke


def is_seam(stroke: Stroke, seen: Gray, scale: float) -> bool:
    """Whether the paper is neither darker nor lighter along a stroke than on both of its sides.

    Args:
        stroke: as found where light and bands are evened out.
        seen: the picture before that.
        scale: pixels per point.
    """
    page = seen if stroke.level else seen.T
    lane = (stroke.top + stroke.bottom) / 2 if stroke.level else (stroke.x0 + stroke.x1) / 2
    first, last = (stroke.x0, stroke.x1) if stroke.level else (stroke.top, stroke.bottom)
    core = stroke.thick / 2 + SETTINGS.rule_wave * scale
    rim = core + SETTINGS.seam_beside * scale
    lanes = np.arange(round(lane - rim), round(lane + rim) + 1)
    if lanes[0] < 0 or lanes[-1] >= len(page):
        return False
    levels = _levels(page[lanes[0] : lanes[-1] + 1, round(first) : round(last)], scale)
    away = lanes + 0.5 - lane
    sides = [float(np.median(levels[part].mean(axis=0))) for part in (away < -core, away > core)]
    own = levels[np.abs(away) <= core]
    darkest, lightest = (float(np.median(side)) for side in (own.min(axis=0), own.max(axis=0)))
    apart = SETTINGS.seam_contrast
    return darkest > min(sides) - apart and lightest < max(sides) + apart


def _levels(window: Gray, scale: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The brightness of every lane in pieces of a few points, in which noise is evened out."""
    piece = max(1, min(window.shape[1], round(SETTINGS.seam_piece * scale)))
    whole = window.shape[1] // piece * piece
    return np.asarray(window[:, :whole].reshape(len(window), -1, piece).mean(axis=2), np.float64)

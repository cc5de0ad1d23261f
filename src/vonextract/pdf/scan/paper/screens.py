"""Dots of a half-tone, which stand for a shade in pictures of black and white: taken out around letters."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.settings import SETTINGS

_CELLS = np.ones((SETTINGS.screen_cells, SETTINGS.screen_cells), np.uint8)


def without_screen(gray: Gray, scale: float) -> Gray:
    """The picture without its dots where they lie over whole parts of it, and not in lines as print does.

    Args:
        gray: a picture whose paper is white.
        scale: its pixels per point.
    """
    ink = (gray < SETTINGS.ink).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink)
    dots = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) <= SETTINGS.screen_dot * scale
    dots[0] = False
    cell = SETTINGS.screen_cell * scale
    places = (centres[:, ::-1] / cell).astype(np.intp)
    dotted = np.zeros((int(gray.shape[0] / cell) + 1, int(gray.shape[1] / cell) + 1), np.bool_)
    dotted[tuple(places[dots].T)] = True
    full = cv2.blur(dotted.astype(np.float64), _CELLS.shape) >= SETTINGS.screen_share
    if not full.any():
        return gray
    print_ = ink - dots[labels].astype(np.uint8)
    gone = dots & _screened(dotted, full, print_)[tuple(places.T)]
    near = cv2.dilate(print_, np.ones((5, 5), np.uint8)) > 0
    gone[np.unique(labels[near])] = False  # pieces of strokes that the dots broke
    rim = cv2.dilate(gone[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.asarray(np.where(rim & ~((ink > 0) & ~gone[labels]), 255, gray), np.uint8)


def _screened(
    dotted: NDArray[np.bool_], full: NDArray[np.bool_], print_: NDArray[np.uint8]
) -> NDArray[np.bool_]:
    """The cells full of dots that lie in parts, print among them, higher than its lines are."""
    wide_high = dotted.shape[::-1]
    printed = cv2.resize(print_.astype(np.float32), wide_high, interpolation=cv2.INTER_AREA) > 0
    covered = cv2.medianBlur((dotted | printed).astype(np.uint8), 3)
    part = cv2.morphologyEx(covered, cv2.MORPH_OPEN, _CELLS)
    return cv2.dilate(part & full.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0

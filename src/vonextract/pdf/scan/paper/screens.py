"""Dots of a half-tone, which stand for a shade in pictures of black and white: taken out around letters."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.settings import SETTINGS


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
    others = (ink - dots[labels]).astype(np.float32)
    cell = SETTINGS.screen_cell * scale
    shape = int(gray.shape[0] / cell) + 1, int(gray.shape[1] / cell) + 1
    printed = cv2.resize(others, shape[::-1], interpolation=cv2.INTER_AREA) > 0
    dotted = np.zeros(shape, np.bool_)
    places = (centres[:, ::-1] / cell).astype(np.intp)
    dotted[tuple(places[dots].T)] = True
    screened = _screened(dotted, printed)
    if not screened.any():
        return gray
    gone = dots & screened[tuple(places.T)]
    near = cv2.dilate(others.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    gone[np.unique(labels[near])] = False  # pieces of strokes that the dots broke
    rim = cv2.dilate(gone[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return np.asarray(np.where(rim & ~((ink > 0) & ~gone[labels]), 255, gray), np.uint8)


def _screened(dotted: NDArray[np.bool_], printed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The cells that lie in parts full of dots, print among them, higher than its lines are."""
    least = np.ones((SETTINGS.screen_cells, SETTINGS.screen_cells), np.uint8)
    full = cv2.medianBlur((dotted | printed).astype(np.uint8), 3)
    part = cv2.morphologyEx(full, cv2.MORPH_OPEN, least)
    share = cv2.blur(dotted.astype(np.float64), least.shape)
    core = ((share >= SETTINGS.screen_share) & (part > 0)).astype(np.uint8)
    return cv2.dilate(core, np.ones((3, 3), np.uint8)) > 0

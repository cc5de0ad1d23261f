"""A page, or a part of it, as a picture."""

from __future__ import annotations

import ctypes
from typing import Any, TypeAlias

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf.frame import Frame
from vonextract.pdf.scan.engine import Gray
from vonextract.pdf.scan.paper.ground import ground_of
from vonextract.pdf.scan.paper.settings import SETTINGS

INCH = 72.0
"""Points of an inch."""
_WHITE = 0xFFFFFFFF
Colour: TypeAlias = NDArray[np.uint8]
"""A picture in colour: blue, green and red of each pixel, row by row."""


def render(page: Any, frame: Frame, region: Box, dpi: float) -> Gray:
    """A region of a loaded PDFium page in gray, as the frame sees it.

    Raises:
        MemoryError: there is no room for the picture.
    """
    return _render(page, frame, region, dpi, raw.FPDFBitmap_Gray)


def render_colour(page: Any, frame: Frame, region: Box, dpi: float) -> Colour:
    """The same in blue, green and red.

    Raises:
        MemoryError: there is no room for the picture.
    """
    levels = _render(page, frame, region, dpi, raw.FPDFBitmap_BGR)
    return levels.reshape(len(levels), -1, 3)


def _render(page: Any, frame: Frame, region: Box, dpi: float, format_: int) -> NDArray[np.uint8]:
    """A region as rows of bytes."""
    scale = dpi / INCH
    wide, high = max(1, round(region.width * scale)), max(1, round(region.height * scale))
    bitmap = raw.FPDFBitmap_CreateEx(wide, high, format_, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
        turns = (frame.turn - int(raw.FPDFPage_GetRotation(page))) % 4
        raw.FPDF_RenderPageBitmap(
            bitmap,
            page,
            round(-region.x0 * scale),
            round(-region.top * scale),
            round(frame.width * scale),
            round(frame.height * scale),
            turns,
            0,
        )
        stride = raw.FPDFBitmap_GetStride(bitmap)
        address = raw.FPDFBitmap_GetBuffer(bitmap)
        content = (ctypes.c_ubyte * (stride * high)).from_address(ctypes.cast(address, ctypes.c_void_p).value)
        bytes_ = wide * (3 if format_ == raw.FPDFBitmap_BGR else 1)
        return np.frombuffer(content, np.uint8).reshape(high, stride)[:, :bytes_].copy()
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def paper_and_ink(small: Gray, dpi: float) -> tuple[float, float]:
    """The shares of a coarse picture that are nearly as bright as paper is there, and much darker.

    The dark rim that a scanner's lid leaves around a sheet is not looked at.
    """
    share = small / ground_of(small, dpi / INCH)
    bright = share >= SETTINGS.paper_bright
    rows, columns = (np.flatnonzero(bright.mean(axis=side) > SETTINGS.lid_bright) for side in (1, 0))
    if len(rows) and len(columns):
        sheet = share[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        share = sheet if sheet.size >= SETTINGS.sheet_least * share.size else share
    return float((share >= SETTINGS.paper_bright).mean()), float((share < SETTINGS.ink_dark).mean())


def smooth_ground(small: Gray, dpi: float) -> float:
    """The share of a coarse picture whose ground, print closed over, is as bright close by, and light.

    That of paper is, also where a shadow with an edge falls on it; that of a photograph is not.
    """
    import cv2  # loaded for pictures alone

    stem, step = (max(2, round(points / INCH * dpi)) for points in (SETTINGS.stem_wide, SETTINGS.smooth_step))
    kernel = np.ones((stem | 1, stem | 1), np.uint8)
    ground = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), stem | 1).astype(np.float64)
    here = ground[step:, step:]
    if not here.size:
        return 0.0
    change = np.maximum(abs(here - ground[:-step, step:]), abs(here - ground[step:, :-step]))
    light = here >= SETTINGS.smooth_light * np.percentile(ground, SETTINGS.smooth_top)
    return float((light & (change < SETTINGS.smooth_change * here)).mean())

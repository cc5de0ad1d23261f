"""How pages are shown for review, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """Sizes of pictures and files.

    Attributes:
        scale: pixels per point of a page's picture; 9-point figures are easily read at 1.5.
        crop_scale: pixels per point of a crop, which is looked at closer.
        crop_margin: points around the cell, its headers and its label.
        crop_least: points that a crop is wide and high at least, so that one sees where it is from.
        embedded: bytes of pictures that one HTML file may hold; beyond, they lie beside it. Base64 adds a
            third, and a page of 50 MB still opens in a browser at once.
        chunk: pages that a worker draws at a time, for the work to be spread evenly.
        low_confidence: numbers below are shown as doubtful even without a finding.
        frame: red, green, blue and opacity of the frame around the number that is shown,
        context: of its headers and its label,
        context_edge: and of their edges.
        frame_width: of the frame, pixels.
        frame_gap: points between the number and its frame.
        page_seconds: that a page may take to be drawn.
        page_memory: bytes that a worker may take for it.
        painter_pages: pages that a worker draws before a fresh one takes over.
    """

    scale: float = 1.5
    crop_scale: float = 2.5
    crop_margin: float = 14.0
    crop_least: float = 220.0
    embedded: int = 30_000_000
    chunk: int = 10
    low_confidence: float = 0.5
    frame: tuple[int, int, int, int] = (179, 38, 30, 255)
    context: tuple[int, int, int, int] = (11, 92, 173, 45)
    context_edge: tuple[int, int, int, int] = (11, 92, 173, 160)
    frame_width: int = 3
    frame_gap: float = 1.5
    page_seconds: float = 60.0
    page_memory: int = 2 << 30
    painter_pages: int = 500


SETTINGS = ReviewSettings()

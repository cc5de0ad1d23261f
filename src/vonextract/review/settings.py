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
    """

    scale: float = 1.5
    crop_scale: float = 2.5
    crop_margin: float = 14.0
    crop_least: float = 220.0
    embedded: int = 30_000_000
    chunk: int = 10
    low_confidence: float = 0.5

"""What reads the letters: the interface, and the engine that is installed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.available import GROUP

Gray: TypeAlias = NDArray[np.uint8]
"""A picture in gray, row by row: 0 is black, 255 white."""


class Spot(NamedTuple):
    """Where a line of text stands: pixels of the picture that was searched."""

    x0: float
    top: float
    x1: float
    bottom: float


class Letter(NamedTuple):
    """A character as an engine reads it.

    Attributes:
        text: the character; a space where the engine sees one.
        x: its middle, in pixels from the left edge of the line's picture.
        confidence: the engine's own probability, 0 to 1.
        others: what it may be instead, likeliest first, with the engine's probability.
    """

    text: str
    x: float
    confidence: float
    others: tuple[tuple[str, float], ...] = ()


class OcrEngine(Protocol):
    """A reader of printed lines. It keeps to one thread, and to what is installed: nothing is downloaded."""

    name: str
    version: str

    def find(self, picture: Gray) -> list[Spot]:
        """The lines of text on an upright picture of `ScanSettings.detection_dpi`."""
        ...

    def read(self, line: Gray) -> list[Letter]:
        """The characters of one upright line, left to right; dark on white, tightly cut."""
        ...


@cache
def installed_engine() -> OcrEngine | None:
    """The first engine by name that another package brings, else the shipped one; None without its extra."""
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        engine: OcrEngine = entry.load()()
        return engine
    try:
        from vonextract.pdf.scan.ppocr import PpOcr

        return PpOcr()
    except (ImportError, OSError):
        return None

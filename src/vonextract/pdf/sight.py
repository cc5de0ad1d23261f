"""A loaded page as it is seen one way up: its drawings and its characters, nothing judged yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vonextract.pdf.char_columns import Columns, lean_of, read_columns
from vonextract.pdf.drawings import Drawings, read_drawings
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Frame
from vonextract.pdf.glyphs import seen_chars
from vonextract.pdf.layers import Layers
from vonextract.pdf.model import Chars
from vonextract.pdf.runs import Bools
from vonextract.pdf.settings import SETTINGS, Limits


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look at a page gave.

    Attributes:
        page: PDFium's handle of it.
        frame: how it was looked at.
        fonts: the document's fonts.
        layers: of the document.
        columns: its characters, None without any.
        trouble: why its text is not whole, or None.
        limits: bounds and thresholds.
    """

    page: Any
    frame: Frame
    fonts: FontTable
    layers: Layers
    limits: Limits
    drawings: Drawings
    columns: Columns | None
    trouble: str | None

    def turned(self, quarters: int) -> Sight:
        """The page, looked at again turned by so many quarters clockwise."""
        return (
            look(self.page, self.frame.turned(quarters), self.fonts, self.layers, self.limits)
            if quarters
            else self
        )

    def levelled(self) -> Sight:
        """The page, looked at again with its text level where nearly all leans and no picture of paper is."""
        paper = SETTINGS.scan_share * self.frame.width * self.frame.height
        if self.columns is None or any(box.area >= paper for box in self.drawings.images):
            return self
        lean = lean_of(self.frame, self.columns.runs, self.columns.run)
        frame = self.frame.levelled(lean)
        return look(self.page, frame, self.fonts, self.layers, self.limits) if lean else self

    def chars(self, chosen: Bools | None = None) -> Chars:
        """The characters that a reader sees; of some of them only, where they are chosen."""
        columns = self.columns
        if columns is not None and chosen is not None:
            columns = columns.where(chosen) if chosen.any() else None
        return seen_chars(self.page, columns, self.drawings, self.layers, self.frame, self.fonts, self.limits)


def look(page: Any, frame: Frame, fonts: FontTable, layers: Layers, limits: Limits) -> Sight:
    """Look at a loaded PDFium page."""
    drawings = read_drawings(page, frame, limits)
    columns, trouble = read_columns(page, frame, fonts, drawings.inherited, limits.chars)
    return Sight(page, frame, fonts, layers, limits, drawings, columns, trouble)

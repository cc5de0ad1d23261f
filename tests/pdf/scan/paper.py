"""Pictures of paper, drawn for the tests."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from vonextract.pdf.scan.engine import Gray

DPI = 200
A5 = (420.0, 595.0)


class Paper:
    """A white sheet that is written and drawn on, in points."""

    def __init__(self, size: tuple[float, float] = A5, dpi: int = DPI) -> None:
        self.dpi, self.scale = dpi, dpi / 72
        pixels = (round(size[0] * self.scale), round(size[1] * self.scale))
        self.image = Image.new("L", pixels, 255)
        self._pen = ImageDraw.Draw(self.image)

    def write(
        self, text: str, x: float, baseline: float, size: float = 11.0, *, bold: float = 0.0, gray: int = 0
    ) -> Paper:
        """Text from x on; `bold` is by how many pixels its strokes are thickened on each side."""
        font = ImageFont.load_default(size=size * self.scale)
        place = (x * self.scale, baseline * self.scale)
        self._pen.text(place, text, fill=gray, font=font, anchor="ls", stroke_width=bold)
        return self

    def rule(
        self, x0: float, top: float, x1: float, bottom: float, wide: float = 0.8, gray: int = 0
    ) -> Paper:
        """A straight line."""
        s = self.scale
        self._pen.line((x0 * s, top * s, x1 * s, bottom * s), fill=gray, width=max(1, round(wide * s)))
        return self

    def band(self, x0: float, top: float, x1: float, bottom: float, gray: int = 215) -> Paper:
        """A shaded rectangle."""
        s = self.scale
        self._pen.rectangle((x0 * s, top * s, x1 * s, bottom * s), fill=gray)
        return self

    def turned(self, degrees: float) -> Paper:
        """The sheet laid askew, counter-clockwise; whole quarters turn the format too."""
        whole = degrees % 90 == 0
        self.image = self.image.rotate(degrees, Image.Resampling.BICUBIC, expand=whole, fillcolor=255)
        return self

    @property
    def gray(self) -> Gray:
        """Its pixels."""
        return np.asarray(self.image, np.uint8)

    def pdf(self, path: Path) -> Path:
        """A file with the sheet as its only page."""
        stream = io.BytesIO()
        self.image.save(stream, "PDF", resolution=self.dpi)
        path.write_bytes(stream.getvalue())
        return path


def table(header: float = 0.0) -> Paper:
    """Three lines of a table with rules and a shaded header, a dash, and a heading; `header` thickens it."""
    sheet = Paper().write("Budget och utfall per verksamhet", 40, 60, 14).band(40, 85, 380, 103)
    rows = [("Verksamhet", "2023", "2024"), ("Hemvard", "12 345", "13 008"), ("Boende", "-", "7 291")]
    rows.append(("Summa", "12 345", "20 299"))
    for n, (label, *values) in enumerate(rows):
        y = 98 + 18 * n
        bold = 0.0 if n else header
        sheet.write(label, 46, y, bold=bold)
        for k, value in enumerate(values):
            sheet.write(value, 220 + 90 * k, y, bold=bold)
    for y in (85, 103, 121, 139, 157):
        sheet.rule(40, y, 380, y)
    return sheet

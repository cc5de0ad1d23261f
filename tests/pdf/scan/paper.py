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

    def scrawl(self, x: float, middle: float, wide: float) -> Paper:
        """A line as a hand writes its name: loops of a pen."""
        turns = np.linspace(0, 9 * np.pi, 240)
        across = x + wide * turns / turns[-1] + 9 * np.cos(1.7 * turns)
        down = middle + 11 * np.sin(turns) * (1 + 0.5 * np.sin(turns / 5))
        path = [(a * self.scale, d * self.scale) for a, d in zip(across, down, strict=True)]
        self._pen.line(path, fill=60, width=round(1.2 * self.scale), joint="curve")
        return self

    def stamp(self, text: str, x: float, baseline: float) -> Paper:
        """A stamp set by hand: pale, smeared, aslant in a frame."""
        wide, high = round(150 * self.scale), round(40 * self.scale)
        own = Image.new("L", (wide, high), 255)
        pen = ImageDraw.Draw(own)
        pen.rectangle((4, 4, wide - 5, high - 5), outline=150, width=5)
        font = ImageFont.load_default(size=16 * self.scale)
        pen.text((12 * self.scale, 28 * self.scale), text, fill=150, font=font, anchor="ls")
        aslant = own.rotate(14, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
        self.image.paste(aslant, (round(x * self.scale), round(baseline * self.scale) - aslant.height))
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

"""A page as a copier would send it: askew, unevenly lit, with noise and dust, as one picture."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

DPI = 200
ASKEW = 0.7
QUALITY = 70


def build_scan(source: Path, page: int, output: Path) -> None:
    """Write a picture of one page (from 1) of a PDF as a PDF of its own."""
    printed = pdfium.PdfDocument(source)[page - 1].render(scale=DPI / 72).to_pil().convert("L")
    paper = np.asarray(printed.rotate(ASKEW, Image.Resampling.BICUBIC, fillcolor=255), np.float64)
    high, wide = paper.shape
    rng = np.random.default_rng(2025)
    light = 1 - 0.12 * np.linspace(0, 1, wide)[None, :] * np.linspace(0.4, 1, high)[:, None]
    seen = np.minimum(paper, 246) * light + rng.normal(0, 5, paper.shape)
    for y, x in zip(rng.integers(0, high - 3, 40), rng.integers(0, wide - 3, 40), strict=True):
        seen[y : y + rng.integers(1, 3), x : x + rng.integers(1, 3)] = 60
    stream = io.BytesIO()
    picture = Image.fromarray(seen.clip(0, 255).astype(np.uint8))
    picture.save(stream, "PDF", resolution=DPI, quality=QUALITY)
    output.write_bytes(stream.getvalue())

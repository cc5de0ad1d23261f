"""Pages as pictures, turned as they were read, so that every box lies where its words are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from vonextract.errors import NoInputError
from vonextract.pdf.char_columns import glance
from vonextract.pdf.drawn import Picture
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Frame
from vonextract.pdf.layers import Layers
from vonextract.pdf.scan.apply import Lie, lie_of
from vonextract.pdf.scan.settings import PICK
from vonextract.pdf.settings import SETTINGS, Limits
from vonextract.pdf.sight import look


def page_image(path: Path, number: int, scale: float) -> Image.Image:
    """A page, turned as it was read.

    Args:
        path: the PDF.
        number: page number from 1.
        scale: pixels per point.

    Raises:
        NoInputError: there is no such page.
    """
    with pdfium.PdfDocument(path) as pdf:
        return _image(pdf, path, number, scale)[0]


def page_count(path: Path) -> int:
    """How many pages a PDF has."""
    with pdfium.PdfDocument(path) as pdf:
        return len(pdf)


def page_pictures(path: Path, numbers: Sequence[int], scale: float) -> list[Picture]:
    """Several pages as pictures to be sent or stored; what `page_image` raises."""
    with pdfium.PdfDocument(path) as pdf:
        return [_picture(*_image(pdf, path, number, scale)) for number in numbers]


def _picture(image: Image.Image, width: float, height: float) -> Picture:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=SETTINGS.jpeg_quality, optimize=True)
    return Picture(file.getvalue(), width, height)


def _image(
    pdf: pdfium.PdfDocument, path: Path, number: int, scale: float
) -> tuple[Image.Image, float, float]:
    """The picture of a page, and the page's size in points as it was read."""
    if not 1 <= number <= len(pdf):
        raise NoInputError(f"{path}: no page {number}; the document has {len(pdf)} pages.")
    page = pdf[number - 1]
    frame = Frame.of(page.raw)
    fonts, limits = FontTable(pdf.raw), Limits()
    letters = glance(page.raw, frame, fonts, limits.chars)
    turned, lie, lean = letters.turned, Lie(), 0.0
    if letters.lean or letters.seen < PICK.overlay_letters:
        sight = look(page.raw, frame.turned(turned), fonts, Layers(bytes), limits).levelled()
        lean = sight.frame.lean
        lie = lie_of(sight) if letters.seen < PICK.overlay_letters else lie
        turned = (turned + lie.quarters) % 4
    pixels = page.get_width() * page.get_height() * scale * scale
    fitting = scale if pixels <= SETTINGS.most_pixels else scale * (SETTINGS.most_pixels / pixels) ** 0.5
    image: Image.Image = page.render(scale=fitting).to_pil().convert("RGB")
    seen = frame.turned(turned)
    level = _level(image.rotate(-90 * turned, expand=True), lie.tilt - lean)
    return (
        (_unfolded(level), seen.width / 2, 2 * seen.height)
        if lie.spread
        else (level, seen.width, seen.height)
    )


def _level(image: Image.Image, tilt: float) -> Image.Image:
    """The picture of paper that lay askew, its lines level."""
    return image.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white") if tilt else image


def _unfolded(image: Image.Image) -> Image.Image:
    """The right half of a picture of two pages below the left one."""
    half, high = image.width // 2, image.height
    pages = Image.new(image.mode, (half, 2 * high), "white")
    pages.paste(image.crop((0, 0, half, high)), (0, 0))
    pages.paste(image.crop((half, 0, 2 * half, high)), (0, high))
    return pages

"""Drawing shapes over the rendered page, as PNG or as SVG."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from vonextract.debug.rectangles import Shape, page_shapes
from vonextract.debug.settings import SETTINGS
from vonextract.errors import NoInputError, OutputError
from vonextract.layout.page_texts import page_texts
from vonextract.pdf.page_picture import page_image
from vonextract.pdf.reader import read
from vonextract.tables.find import find_tables, page_borders

FORMATS = (".png", ".svg")


def draw_page(path: Path, number: int, output: Path, scale: float = 2.0) -> list[str]:
    """Draw what was seen on one page over its image.

    Args:
        path: the PDF.
        number: page number from 1.
        output: a .png or .svg file to write.
        scale: pixels per point of the page image.

    Returns:
        One sentence for each decision about the page's tables: the trace.

    Raises:
        NoInputError: when there is no such page.
        OutputError: when `output` cannot be written or has another suffix.
    """
    if output.suffix.lower() not in FORMATS:
        raise OutputError(f"{output}: the picture is written as .png or .svg; name the file so.")
    document = read(path)
    if not 1 <= number <= len(document.pages):
        raise NoInputError(f"{path}: no page {number}; the document has {len(document.pages)} pages.")
    texts = page_texts(document)
    tables = find_tables(texts)
    shapes = page_shapes(texts[number - 1], tables, page_borders(texts[number - 1], tables))
    image = page_image(path, number, scale)
    ratio = image.width / document.pages[number - 1].width
    try:
        if output.suffix.lower() == ".svg":
            output.write_text(to_svg(image, shapes, ratio), encoding="utf-8")
        else:
            to_png(image, shapes, ratio).save(output)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}); name another place.") from error
    seen = [t for t in tables if any(part.page == number for part in t.parts)]
    return [f"{t.n_rows}×{t.n_cols} by {t.method}: {line}" for t in seen for line in t.trace]


def to_png(image: Image.Image, shapes: Sequence[Shape], ratio: float) -> Image.Image:
    """The image with the shapes drawn on it; `ratio` is pixels per point."""
    overlay = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(overlay)
    font = ImageFont.load_default(size=max(SETTINGS.letters, SETTINGS.letter_points * ratio))
    for shape in shapes:
        x0, top, x1, bottom = (v * ratio for v in shape.box)
        red, green, blue = (int(shape.color[i : i + 2], 16) for i in (1, 3, 5))
        pen.rectangle(
            (x0, top, max(x0, x1), max(top, bottom)),
            outline=(red, green, blue, round(255 * SETTINGS.frame_tint)),
            fill=(red, green, blue, int(255 * shape.shade)) if shape.shade else None,
            width=max(1, round(shape.width * ratio)),
        )
        if shape.label:
            pen.text((x0 + 1, top), shape.label, fill=(red, green, blue, 255), font=font)
    return Image.alpha_composite(image.convert("RGBA"), overlay).convert("RGB")


def to_svg(image: Image.Image, shapes: Sequence[Shape], ratio: float) -> str:
    """An SVG of the page in points, one group a layer, the page image embedded."""
    width, height = image.width / ratio, image.height / ratio
    pixels = io.BytesIO()
    image.save(pixels, "PNG")
    data = base64.b64encode(pixels.getvalue()).decode()
    groups = "".join(
        f'<g class="{escape(layer)}">{"".join(map(_svg, group))}</g>'
        for layer, group in groupby(shapes, key=lambda s: s.layer)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}">'
        f'<image width="{width:.2f}" height="{height:.2f}" href="data:image/png;base64,{data}"/>'
        f"{groups}</svg>\n"
    )


def _svg(shape: Shape) -> str:
    x0, top, x1, bottom = shape.box
    rect = (
        f'<rect x="{x0:.2f}" y="{top:.2f}" '
        f'width="{max(0.0, x1 - x0):.2f}" height="{max(0.0, bottom - top):.2f}" '
        f'fill="{shape.color}" fill-opacity="{shape.shade}" '
        f'stroke="{shape.color}" stroke-width="{shape.width}"/>'
    )
    if not shape.label:
        return rect
    label = escape(shape.label)
    x, y, size = x0 + 0.5, top + SETTINGS.label_size, SETTINGS.label_size
    return f'{rect}<text x="{x:.2f}" y="{y:.2f}" font-size="{size:g}" fill="{shape.color}">{label}</text>'

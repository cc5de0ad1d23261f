"""Pictures as scanners write them into files: every filter, in strips, turned."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops
from tests.pdf.building import Builder

_FIRST = 90
"""The number of the first picture's object, which `Builder` calls X1."""
_STRIP_OFFSETS, _STRIP_LENGTHS, _ROWS_PER_STRIP = 273, 279, 278


class Encoded(NamedTuple):
    """A picture object: the entries of its dictionary, and its data."""

    entries: str
    data: bytes


def gray_jpeg(image: Image.Image) -> Encoded:
    """Gray, lossy."""
    return Encoded("/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", _saved(image, "JPEG"))


def colour_jpeg(image: Image.Image) -> Encoded:
    """Colour, on paper of a tint."""
    tinted = Image.merge("RGB", [image.point(lambda v, k=k: v * k // 255) for k in (250, 244, 226)])
    return Encoded("/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", _saved(tinted, "JPEG"))


def jpeg_2000(image: Image.Image) -> Encoded:
    """JPEG 2000, in colour; it states its own colours and bits."""
    return Encoded("/Filter /JPXDecode", _saved(image.convert("RGB"), "JPEG2000"))


def bilevel(image: Image.Image) -> Encoded:
    """One bit a pixel, not compressed."""
    return Encoded("/ColorSpace /DeviceGray /BitsPerComponent 1", _ink(image).tobytes())


def ccitt(image: Image.Image) -> Encoded:
    """Fax, group 4."""
    wide, high = image.size
    how = f"<< /K -1 /Columns {wide} /Rows {high} >>"
    entries = f"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms {how}"
    return Encoded(entries, _group_4(image))


def jbig2(image: Image.Image) -> Encoded:
    """JBIG2: one generic region, coded as fax is."""
    wide, high = image.size
    page = struct.pack(">IIIIBH", wide, high, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", wide, high, 0, 0, 0, 1) + _group_4(image)
    data = _segment(0, 48, page) + _segment(1, 38, region)
    return Encoded("/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", data)


ENCODINGS = (gray_jpeg, colour_jpeg, jpeg_2000, bilevel, ccitt, jbig2)


def file_of(
    pages: Sequence[Sequence[tuple[Encoded, Image.Image]]],
    size: tuple[float, float],
    path: Path,
    extra: str = "",
    over: str = "",
) -> Path:
    """A file whose pages are filled with pictures, one below the other.

    Args:
        pages: the strips of every page from the top, each encoded and as an image.
        size: of a page in points.
        path: where to write it.
        extra: what else the pages' dictionaries say.
        over: content that is drawn over the pictures.
    """
    builder, number = Builder(), _FIRST
    wide, high = size
    for strips in pages:
        whole = sum(image.height for _, image in strips)
        content, names, top = "", "", high
        for encoded, image in strips:
            tall = high * image.height / whole
            top -= tall
            content += f"q {wide} 0 0 {tall} 0 {top} cm /P{number} Do Q\n"
            names += f"/P{number} {number} 0 R "
            builder.objects[number] = picture_object(encoded, image)
            number += 1
        fonts = "/Font << /F1 3 0 R >>"
        resources = f"/Resources << /XObject << {names} >> {fonts} >>"
        builder.page(content + over, f"{resources} {extra}", f"[0 0 {wide} {high}]")
    path.write_bytes(builder.bytes())
    return path


def picture_object(encoded: Encoded, image: Image.Image) -> bytes:
    """The picture as an object of a file."""
    size = f"/Width {image.width} /Height {image.height} /Length {len(encoded.data)}"
    head = f"<< /Type /XObject /Subtype /Image {size} {encoded.entries} >>"
    return head.encode() + b"\nstream\n" + encoded.data + b"\nendstream"


def _saved(image: Image.Image, form: str, **how: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def _ink(image: Image.Image) -> Image.Image:
    return image.point(lambda v: 255 * (v > 150)).convert("1")


def _group_4(image: Image.Image) -> bytes:
    """The picture's lines as fax codes them, without the TIFF around."""
    data = _saved(
        ImageChops.invert(_ink(image)), "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: image.height}
    )
    with Image.open(io.BytesIO(data)) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        (start,), (length,) = tags[_STRIP_OFFSETS], tags[_STRIP_LENGTHS]
        return data[start : start + length]


def _segment(number: int, kind: int, data: bytes) -> bytes:
    return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

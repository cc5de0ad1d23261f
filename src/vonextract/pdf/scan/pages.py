"""Which pages are pictures of paper, and what is read of them."""

from __future__ import annotations

import ctypes
import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw

from vonextract.geometry import Box
from vonextract.pdf.drawings import Drawings
from vonextract.pdf.frame import Frame
from vonextract.pdf.model import Chars
from vonextract.pdf.scan.cache import keep, reader_code, recall
from vonextract.pdf.scan.engine import OcrEngine
from vonextract.pdf.scan.heap import give_back
from vonextract.pdf.scan.model import ScanReading
from vonextract.pdf.scan.pace import picture_ahead
from vonextract.pdf.scan.paper.render import paper_and_ink, render, render_colour, smooth_ground
from vonextract.pdf.scan.settings import PICK
from vonextract.pdf.settings import OcrMode


class Part(NamedTuple):
    """A part of a page that is to be read from its picture.

    Attributes:
        box: in points.
        looks: a coarse picture of it, with all that is drawn over it.
    """

    box: Box
    looks: bytes


class Picked(NamedTuple):
    """What of a page is to be read from its picture.

    Attributes:
        parts: of the page.
        whole: the page is read as a picture of paper, its one part the page.
        drawn: what is read is not in pictures, or not in them alone.
    """

    parts: tuple[Part, ...] = ()
    whole: bool = False
    drawn: bool = False


def pick(
    page: Any,
    frame: Frame,
    drawings: Drawings,
    printed: Chars,
    mode: OcrMode,
) -> Picked:
    """Which pictures of a loaded PDFium page show paper.

    Args:
        page: the page's handle.
        frame: how it is seen.
        drawings: its pictures among them.
        printed: the characters that are printed over or beside them.
        mode: what is asked for.
    """
    sheet = Box(0, 0, frame.width, frame.height)
    if mode == "force":
        return Picked((Part(sheet, b""),), whole=True, drawn=True)
    outlined = drawings.outlines >= PICK.outline_letters
    if mode == "off" or not (drawings.images or outlined):
        return Picked()
    letters = _letters(printed, sheet)
    if outlined and not letters:
        paper = tuple(_papers(page, frame, [sheet]))
        return Picked(paper, whole=True, drawn=True) if paper else Picked()
    least = PICK.page_share if letters else PICK.region_share
    if _covered(drawings.images, sheet) >= least and letters < PICK.overlay_letters:
        paper = tuple(_papers(page, frame, [sheet], alone=not letters))
        return Picked(paper, whole=True) if paper else Picked()
    pasted = (
        box
        for box in dict.fromkeys(drawings.images)
        if PICK.region_share * sheet.area <= box.area <= PICK.page_share * sheet.area
        and _letters(printed, box) == 0
    )
    return Picked(tuple(_papers(page, frame, pasted)))


def _covered(images: Sequence[Box], sheet: Box) -> float:
    """The share of the page that pictures cover, strips of one picture together."""
    cells = np.zeros((PICK.cover_steps, PICK.cover_steps), np.bool_)
    for box in images:
        x0, x1 = (round(PICK.cover_steps * v / sheet.width) for v in (box.x0, box.x1))
        top, bottom = (round(PICK.cover_steps * v / sheet.height) for v in (box.top, box.bottom))
        cells[max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)] = True
    return float(cells.mean())


def _letters(chars: Chars, box: Box) -> int:
    x, y = (chars.x0 + chars.x1) / 2, (chars.top + chars.bottom) / 2
    inside = (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return int((inside & (chars.text != " ")).sum())


def _papers(page: Any, frame: Frame, regions: Iterable[Box], *, alone: bool = False) -> Iterator[Part]:
    """Those regions of a page that show print on paper, and no photograph.

    Where nothing is printed besides, what lies in a shadow is paper too.
    """
    for region in regions:
        look = render(page, frame, region, PICK.look_dpi)
        paper, ink = paper_and_ink(look, PICK.look_dpi)
        is_paper = paper >= PICK.paper_share and ink <= PICK.ink_most
        if is_paper or (alone and smooth_ground(look, PICK.look_dpi) >= PICK.smooth_share):
            yield Part(region, look.tobytes())


def read_regions(
    page: Any,
    frame: Frame,
    drawings: Drawings,
    picked: Picked,
    engine: OcrEngine,
) -> list[ScanReading]:
    """What stands on the picked parts of a loaded PDFium page; kept readings are not read again."""
    from vonextract.pdf.scan.paper.coloured_ink import Parted, part_inks  # OpenCV is loaded for scans alone
    from vonextract.pdf.scan.read import read_picture

    readings = []
    for part in picked.parts:
        picture_ahead()
        key = picture_key(page, frame, drawings, picked, part, engine)
        reading = recall(key) if key else None
        if reading is None:
            dpi = _resolution(drawings, picked, part.box)
            if _is_coloured(page, drawings, part.box):
                seen = part_inks(render_colour(page, frame, part.box, dpi), dpi)
            else:
                seen = Parted(render(page, frame, part.box, dpi))
            reading = read_picture(seen, dpi, part.box, engine, whole_page=picked.whole)
            del seen
            give_back()
            if key:
                keep(key, reading)
        readings.append(reading)
    return readings


def _is_coloured(page: Any, drawings: Drawings, region: Box) -> bool:
    """Whether a picture in a region has more than one colour for each of its pixels."""
    about = raw.FPDF_IMAGEOBJ_METADATA()
    for handle, box in zip(drawings.image_handles, drawings.images, strict=True):
        image = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
        if box.overlap(region) > 0.5 and raw.FPDFImageObj_GetImageMetadata(image, page, about):
            colours = about.bits_per_pixel > PICK.gray_bits or about.colorspace == raw.FPDF_COLORSPACE_INDEXED
            if colours:
                return True
    return False


def kept_reading(
    page: Any, frame: Frame, drawings: Drawings, picked: Picked, engine: OcrEngine
) -> ScanReading | None:
    """What an earlier run read of the first picked part of a page; None when it is not kept."""
    key = picture_key(page, frame, drawings, picked, picked.parts[0], engine)
    return recall(key) if key else None


def _resolution(drawings: Drawings, picked: Picked, region: Box) -> float:
    """Dots per inch of the finest picture in a region, within what is worth reading."""
    finest = PICK.dpi_most if picked.drawn else 0.0
    for handle, box in zip(drawings.image_handles, drawings.images, strict=True):
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        image = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
        if box.overlap(region) > 0.5 and raw.FPDFImageObj_GetImagePixelSize(image, wide, high):
            finest = max(finest, 72 * math.sqrt(wide.value * high.value / box.area))
    most = 72 * math.sqrt(PICK.pixels_most / max(1.0, region.area))
    return min(max(finest, PICK.dpi_least), PICK.dpi_most, most)


def picture_key(
    page: Any, frame: Frame, drawings: Drawings, picked: Picked, part: Part, engine: OcrEngine
) -> str | None:
    """What tells this picture, read this way, from every other; None when its bytes cannot be had.

    The bytes of a picture do not say all: the file can turn its black to white, and draw over it.
    """
    dpi = _resolution(drawings, picked, part.box)
    how = (reader_code(), engine.name, engine.version, picked.whole, round(dpi, 2))
    seen = (part.box, frame.matrix, frame.width, frame.height)
    digest = hashlib.sha256(repr((how, seen)).encode())
    if picked.drawn:
        digest.update(render(page, frame, part.box, dpi).tobytes())
        return digest.hexdigest()
    digest.update(part.looks)
    for handle, box in zip(drawings.image_handles, drawings.images, strict=True):
        size = picture_size(handle)
        if not size:
            return None
        image = ctypes.cast(handle, raw.FPDF_PAGEOBJECT)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFImageObj_GetImageDataRaw(image, buffer, size)
        digest.update(repr((box, size)).encode())
        digest.update(buffer)
    return digest.hexdigest()


def picture_size(handle: int) -> int:
    """Bytes of a picture as the file has it; 0 when they cannot be had."""
    return int(raw.FPDFImageObj_GetImageDataRaw(ctypes.cast(handle, raw.FPDF_PAGEOBJECT), None, 0))

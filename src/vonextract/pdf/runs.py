"""Text objects: what is the same for all characters of one."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Floats
from vonextract.pdf.model import ARTIFACT, NO_MCID
from vonextract.pdf.settings import SETTINGS

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_INVISIBLE_MODES = (3, 7)
_STROKED_MODES = (1, 5)
_BOLD_MODES = (2, 6)


@dataclass(slots=True)
class Runs:
    """What is the same for all characters of a text object.

    Attributes:
        size: font size as seen, in points.
        along_x, along_y: direction the text runs in user space, length 1.
        font, color, mcid: as in `Chars`.
        sheared: slanted by its matrix, as italics are made of upright fonts.
        hidden: drawn in the invisible mode, or all but transparent.
        handle: PDFium's handle of the text object.
        face: PDFium's handle of its font; fonts of one name may be several.
    """

    size: Floats
    along_x: Floats
    along_y: Floats
    font: Ints
    color: Ints
    mcid: Ints
    sheared: Bools
    hidden: Bools
    handle: NDArray[np.uint64]
    face: NDArray[np.uint64]


def read_runs(
    text: int, chars: list[int], objects: list[int], fonts: FontTable, inherited: dict[int, int]
) -> Runs:
    """What PDFium knows of text objects.

    Args:
        text: handle of the text page.
        chars: number of a character of each.
        objects: their handles.
        fonts: the document's fonts, extended here.
        inherited: marked content that form XObjects pass on, by text object.
    """
    n = len(objects)
    matrices, sizes = np.zeros((n, 6), np.float32), np.zeros(n, np.float32)
    start = matrices.ctypes.data
    library.run_all(map(library.text_matrix, repeat(text), chars, range(start, start + 24 * n, 24)))
    start = sizes.ctypes.data
    library.run_all(map(library.run_font_size, objects, range(start, start + 4 * n, 4)))
    a, b, c, d = (matrices[:, k].astype(np.float64) for k in range(4))
    length = np.hypot(a, b)
    sign = np.where(sizes < 0, -1.0, 1.0)
    safe = np.where(length > 0, length, 1.0)
    height = np.where(length > 0, np.abs(a * d - b * c) / safe, np.hypot(c, d))
    faces = list(map(library.run_font, objects))
    font = np.fromiter(map(fonts.index, faces), np.int64, n)
    mode = np.fromiter(map(library.run_mode, objects), np.int64, n)
    for k in np.flatnonzero(np.isin(mode, _BOLD_MODES)).tolist():
        font[k] = fonts.bolder(int(font[k]))
    color, alpha = _colors(objects, mode)
    return Runs(
        size=np.abs(sizes).astype(np.float64) * height,
        along_x=np.where(length > 0, sign * a / safe, 1.0),
        along_y=np.where(length > 0, sign * b / safe, 0.0),
        font=font,
        color=color,
        mcid=_mcids(objects, inherited),
        sheared=np.abs(a * c + b * d) > SETTINGS.upright * length * height,
        hidden=np.isin(mode, _INVISIBLE_MODES) | (alpha < SETTINGS.faint),
        handle=np.array(objects, np.uint64),
        face=np.array(faces, np.uint64),
    )


def _colors(objects: list[int], mode: Ints) -> tuple[Ints, Ints]:
    """Colour 0xRRGGBB and opacity 0 to 255 of text objects, black where PDFium knows none."""
    n = len(objects)
    values = np.zeros((4, n), np.uint32)
    start = values.ctypes.data
    columns = [range(start + 4 * n * k, start + 4 * n * (k + 1), 4) for k in range(4)]
    known = np.fromiter(map(library.object_fill, objects, *columns), np.int64, n) != 0
    for k in np.flatnonzero(np.isin(mode, _STROKED_MODES)).tolist():
        known[k] = bool(library.object_stroke(objects[k], *(column[k] for column in columns)))
    red, green, blue, alpha = values.astype(np.int64)
    color = np.where(known, (red << 16) | (green << 8) | blue, 0)
    return color, np.where(known, alpha, 255)


def _mcids(objects: list[int], inherited: dict[int, int]) -> Ints:
    """Marked content ids of text objects, those of the form around them where they have none."""
    mcid = np.fromiter(map(library.object_mcid, objects), np.int64, len(objects))
    for k in np.flatnonzero(mcid < 0).tolist():
        own = marked_content(objects[k])
        mcid[k] = inherited.get(objects[k], own) if own == NO_MCID else own
    return mcid


def marked_content(handle: int) -> int:
    """Marked content id of a page object, ARTIFACT inside an artifact, NO_MCID without either."""
    mcid = int(library.object_mcid(handle))
    if mcid >= 0:
        return mcid
    for i in range(min(library.object_mark_count(handle), SETTINGS.run_marks)):
        if _mark_name(library.object_mark(handle, i)) == "Artifact":
            return ARTIFACT
    return NO_MCID


_NAME = ctypes.create_string_buffer(64)
_NAME_LENGTH = ctypes.c_ulong()


def _mark_name(mark: int) -> str:
    fits = library.mark_name(mark, ctypes.addressof(_NAME), len(_NAME), ctypes.addressof(_NAME_LENGTH))
    if not fits or not 2 < _NAME_LENGTH.value <= len(_NAME):
        return ""
    return _NAME.raw[: _NAME_LENGTH.value - 2].decode("utf-16-le", "replace")

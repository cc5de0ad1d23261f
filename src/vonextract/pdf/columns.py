"""The characters of a page as PDFium gives them, in columns, with as few calls as possible."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Floats, Frame
from vonextract.pdf.model import ARTIFACT, NO_MCID

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

UNKNOWN = 0x110000
"""Stands for a glyph without a meaning; beyond Unicode, so that no file can state it."""

_INVISIBLE_MODE = 3
_STROKED_MODES = (1, 5)
_BOLD_MODES = (2, 6)
_SNAP_ANGLE = 3
_TURNING_LEAST = 100
_TURNING_SHARE = 0.7


@dataclass(slots=True)
class Runs:
    """What is the same for all characters of a text object.

    Attributes:
        size: font size as seen, in points.
        along_x, along_y: direction the text runs in user space, length 1.
        font, color, mcid: as in `Chars`.
        hidden: drawn in the invisible mode, or fully transparent.
    """

    size: Floats
    along_x: Floats
    along_y: Floats
    font: Ints
    color: Ints
    mcid: Ints
    hidden: Bools


@dataclass(slots=True)
class Columns:
    """The printed characters of a page, nothing judged yet; coordinates as seen.

    Attributes:
        code: code point that PDFium gives.
        run: number of the text object, counted along the characters.
        x, y: origin.
        advance: width along the direction of the text.
        angle: degrees counter-clockwise.
        runs: the text objects.
    """

    code: Ints
    run: Ints
    x: Floats
    y: Floats
    advance: Floats
    angle: Ints
    runs: Runs


def read_columns(
    page: Any, frame: Frame, fonts: FontTable, inherited: dict[int, int], most: int
) -> tuple[Columns | None, str | None]:
    """The characters of a loaded PDFium page, without those that PDFium makes up.

    Args:
        page: the page's handle.
        frame: how the page is seen.
        fonts: the document's fonts, extended here.
        inherited: marked content that form XObjects pass on, by text object.
        most: how many characters to read.

    Returns:
        The columns (None without any character), and why they are not whole, or None.
    """
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return None, "its text cannot be read"
    try:
        count = max(0, int(raw.FPDFText_CountChars(text_page)))
        columns = _read(library.address(text_page), min(count, most), frame, fonts, inherited)
        reason = f"it holds {count} characters, the first {most} were read" if count > most else None
        unknown = int((columns.code == UNKNOWN).sum()) if columns else 0
        if unknown and reason is None:
            reason = f"the file does not say what {unknown} of its characters mean"
        return columns, reason
    finally:
        raw.FPDFText_ClosePage(text_page)


def _read(text: int, count: int, frame: Frame, fonts: FontTable, inherited: dict[int, int]) -> Columns | None:
    objects = np.fromiter(map(library.text_object, repeat(text), range(count)), np.uint64, count)
    printed = np.flatnonzero(objects)
    if not len(printed):
        return None
    codes, objects, index = _codes(text, count)[printed], objects[printed], printed.tolist()
    first = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    runs = _read_runs(text, printed[first].tolist(), objects[first].tolist(), fonts, inherited)
    run = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(objects))))
    _forget_unmapped(codes, runs.font[run], text, index)
    x, y = _origins(text, index)
    x, advance = _advances(text, index, x, y, run, runs)
    seen_x, seen_y = frame.points(x, y)
    return Columns(codes, run, seen_x, seen_y, advance, _angles(frame, runs)[run], runs)


def quarters_to_upright(columns: Columns | None) -> int:
    """By how many quarters clockwise a page must be turned for most of its text to be upright.

    A table wider than the paper is often set along it. A few turned words are no reason to turn.
    """
    if columns is None or len(columns.angle) < _TURNING_LEAST:
        return 0
    angles, counts = np.unique(columns.angle, return_counts=True)
    most = int(counts.argmax())
    turned = angles[most] % 90 == 0 and counts[most] > _TURNING_SHARE * len(columns.angle)
    return int(angles[most]) // 90 % 4 if turned else 0


def _codes(text: int, count: int) -> Ints:
    """Code points, from one call when PDFium's text and its characters go one to one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(ctypes.cast(text, raw.FPDF_TEXTPAGE), 0, count, buffer)
    codes: Ints = np.array(buffer[:count], np.int64)
    if written == count + 1 and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes
    return np.fromiter(map(library.text_code, repeat(text), range(count)), np.int64, count)


def _forget_unmapped(codes: Ints, font: Ints, text: int, index: list[int]) -> None:
    """Codes of glyphs that the file gives no meaning to become UNKNOWN: PDFium guesses there.

    Every glyph of a font is asked about once; a guessed digit would be a wrong number.
    """
    glyph, first, which = np.unique((font << 24) | codes, return_index=True, return_inverse=True)
    errors = np.fromiter(
        (library.text_map_error(text, index[i]) == 1 for i in first.tolist()), bool, len(glyph)
    )
    if errors.any():
        codes[errors[which]] = UNKNOWN


def _origins(text: int, index: list[int]) -> tuple[Floats, Floats]:
    n = len(index)
    values = np.zeros((2, n))
    start, step = values.ctypes.data, 8
    xs, ys = range(start, start + step * n, step), range(start + step * n, start + 2 * step * n, step)
    library.run_all(map(library.text_origin, repeat(text), index, xs, ys))
    return values[0], values[1]


def _advances(
    text: int, index: list[int], x: Floats, y: Floats, run: Ints, runs: Runs
) -> tuple[Floats, Floats]:
    """Origins and advance widths: PDFium knows those of level text; else shapes and next origins tell.

    Characters that stand for a replacement text (ActualText) all come with the origin of the
    first; their boxes tell where each of them stands.
    """
    n = len(index)
    boxes = np.zeros((n, 4), np.float32)
    start = boxes.ctypes.data
    library.run_all(map(library.text_loose_box, repeat(text), index, range(start, start + 16 * n, 16)))
    along_x, along_y = runs.along_x[run], runs.along_y[run]
    x = np.where((along_x > 0.99) & (boxes[:, 0] > x), boxes[:, 0], x)
    advance = np.where(along_x >= 0, boxes[:, 2] - x, x - boxes[:, 0])
    size = runs.size[run]
    turned = np.flatnonzero((np.abs(along_y) > 0.05) | (advance < 0.02 * size))
    if len(turned):
        advance[turned] = _drawn_widths(text, index, turned, x, y, along_x, along_y)
        step = (x[1:] - x[:-1]) * along_x[:-1] + (y[1:] - y[:-1]) * along_y[:-1]
        step = np.append(np.where((run[1:] == run[:-1]) & (step > 0), step, 0), 0)
        room = np.minimum(step, advance + 0.3 * size)
        advance[turned] = np.maximum(advance, room)[turned]
    return x, np.maximum(advance, 0.0)


def _drawn_widths(
    text: int, index: list[int], at: Ints, x: Floats, y: Floats, along_x: Floats, along_y: Floats
) -> Floats:
    """How far the drawn shapes of some characters reach beyond their origins, along the text."""
    n = len(at)
    values = np.zeros((4, n))
    start = values.ctypes.data
    columns = [range(start + 8 * n * k, start + 8 * n * (k + 1), 8) for k in range(4)]
    library.run_all(map(library.text_tight_box, repeat(text), [index[i] for i in at.tolist()], *columns))
    left, right, bottom, top = values
    ux, uy = along_x[at], along_y[at]
    reach = np.maximum(left * ux, right * ux) + np.maximum(bottom * uy, top * uy)
    return reach - (x[at] * ux + y[at] * uy)


def _angles(frame: Frame, runs: Runs) -> Ints:
    """Degrees counter-clockwise as seen, snapped to quarter turns when close."""
    a, b, c, d, _, _ = frame.matrix
    seen_x, seen_y = a * runs.along_x + c * runs.along_y, b * runs.along_x + d * runs.along_y
    angle = np.rint(np.degrees(np.arctan2(-seen_y, seen_x))).astype(np.int64) % 360
    quarter = (np.rint(angle / 90).astype(np.int64) * 90) % 360
    apart = np.abs((angle - quarter + 180) % 360 - 180)
    return np.asarray(np.where(apart <= _SNAP_ANGLE, quarter, angle), np.int64)


def _read_runs(
    text: int, chars: list[int], objects: list[int], fonts: FontTable, inherited: dict[int, int]
) -> Runs:
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
    font = np.fromiter(map(fonts.index, map(library.run_font, objects)), np.int64, n)
    mode = np.fromiter(map(library.run_mode, objects), np.int64, n)
    for k in np.flatnonzero(np.isin(mode, _BOLD_MODES)).tolist():
        font[k] = fonts.bolder(int(font[k]))
    color, alpha = _colors(objects, mode)
    mcid = np.fromiter((_mcid(o, inherited) for o in objects), np.int64, n)
    return Runs(
        size=np.abs(sizes).astype(np.float64) * height,
        along_x=np.where(length > 0, sign * a / safe, 1.0),
        along_y=np.where(length > 0, sign * b / safe, 0.0),
        font=font,
        color=color,
        mcid=mcid,
        hidden=(mode == _INVISIBLE_MODE) | (alpha == 0),
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


def _mcid(handle: int, inherited: dict[int, int]) -> int:
    own = marked_content(handle)
    return inherited.get(handle, own) if own == NO_MCID else own


def marked_content(handle: int) -> int:
    """Marked content id of a page object, ARTIFACT inside an artifact, NO_MCID without either."""
    mcid = int(library.object_mcid(handle))
    if mcid >= 0:
        return mcid
    for i in range(min(library.object_mark_count(handle), 16)):
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

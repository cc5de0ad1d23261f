"""The characters of a page as PDFium gives them, in columns, with as few calls as possible."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.codes import UNKNOWN
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Floats, Frame
from vonextract.pdf.places import Boxes, Drawn, loose_boxes, places
from vonextract.pdf.runs import Bools, Ints, Runs, read_runs
from vonextract.pdf.settings import SETTINGS
from vonextract.pdf.shapes import corrected

_RIGHT_TO_LEFT = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


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

    @property
    def hidden(self) -> Bools:
        """Which of them are drawn in no colour, as the text layer of a scan is."""
        return self.runs.hidden[self.run]

    def where(self, chosen: Bools | Ints) -> Columns:
        """Some of the characters, or all in another order, of the same text objects."""
        return Columns(
            self.code[chosen],
            self.run[chosen],
            self.x[chosen],
            self.y[chosen],
            self.advance[chosen],
            self.angle[chosen],
            self.runs,
        )


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
    text_page = _loaded(page, frame)
    if not text_page:
        return None, "its text cannot be read"
    try:
        count = max(0, int(raw.FPDFText_CountChars(text_page)))
        columns = _read(library.address(text_page), min(count, most), frame, fonts, inherited)
        reason = f"it holds {count} characters, the first {most} were read" if count > most else None
        unknown = int((columns.code == UNKNOWN).sum()) if columns else 0
        if reason is None and unknown > SETTINGS.unreadable * count:
            reason = f"the file does not say what {unknown} of its characters mean"
        return columns, reason
    finally:
        raw.FPDFText_ClosePage(text_page)


def _loaded(page: Any, frame: Frame) -> Any:
    """PDFium's text of a page, turned as the frame is: that decides in which order characters come."""
    stated = raw.FPDFPage_GetRotation(page)
    if frame.turn == stated % 4:
        return raw.FPDFText_LoadPage(page)
    raw.FPDFPage_SetRotation(page, frame.turn)
    try:
        return raw.FPDFText_LoadPage(page)
    finally:
        raw.FPDFPage_SetRotation(page, stated)


class Glance(NamedTuple):
    """What is quickly known of a page's characters.

    Attributes:
        turned: quarters clockwise by which `read_columns` would have the page turned.
        lean: degrees counter-clockwise that its text leans then.
        seen: how many characters are not hidden.
    """

    turned: int
    lean: float
    seen: int


def glance(page: Any, frame: Frame, fonts: FontTable, most: int) -> Glance:
    """How a loaded page is turned, for a third of the work of `read_columns`.

    Args:
        page: the page's handle.
        frame: how the page is seen.
        fonts: the document's fonts, extended here.
        most: how many characters to read.
    """
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return Glance(0, 0.0, 0)
    try:
        count = max(0, int(raw.FPDFText_CountChars(text_page)))
        drawn = _drawn(library.address(text_page), min(count, most), fonts, {})
        if drawn is None:
            return Glance(0, 0.0, 0)
        angle = _angles(frame, drawn.runs)[drawn.run]
        lean = lean_of(frame, drawn.runs, drawn.run)
        return Glance(quarters_to_upright(angle), lean, int((~drawn.runs.hidden[drawn.run]).sum()))
    finally:
        raw.FPDFText_ClosePage(text_page)


def _read(text: int, count: int, frame: Frame, fonts: FontTable, inherited: dict[int, int]) -> Columns | None:
    drawn = _drawn(text, count, fonts, inherited)
    if drawn is None:
        return None
    run, runs, codes = drawn.run, drawn.runs, drawn.codes
    _forget_unmapped(codes, drawn)
    x, y, advance = places(drawn)
    codes = corrected(drawn, x, y, fonts.document, fonts.known)
    seen_x, seen_y = frame.points(x, y)
    columns = Columns(codes, run, seen_x, seen_y, advance, _angles(frame, runs)[run], runs)
    return columns.where(_reading_order(columns, drawn.first))


def _drawn(text: int, count: int, fonts: FontTable, inherited: dict[int, int]) -> Drawn | None:
    """The characters that are drawn, and the text objects they belong to; None without any."""
    codes, boxes = _codes(text, count), loose_boxes(text, count)
    objects = _objects(text, codes, boxes)
    objects[_join_halves(codes)] = 0
    printed = np.flatnonzero(objects)
    if not len(printed):
        return None
    codes, boxes, objects = codes[printed], boxes[printed], objects[printed]
    first = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    runs = read_runs(text, printed[first].tolist(), objects[first].tolist(), fonts, inherited)
    run = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(objects))))
    return Drawn(text, printed, codes, boxes, first, run, runs)


def quarters_to_upright(angle: Ints | None) -> int:
    """By how many quarters clockwise a page must be turned for most of its text to be upright.

    A table wider than the paper is often set along it. A few turned words are no reason to turn, unless
    the page holds no others.

    Args:
        angle: of every character, in degrees; None without any.
    """
    if angle is None or len(angle) < SETTINGS.turning_few or not angle.any():
        return 0
    angles, counts = np.unique(angle, return_counts=True)
    most = int(counts.argmax())
    share = SETTINGS.turning_share if len(angle) >= SETTINGS.turning_least else SETTINGS.turning_all
    turned = angles[most] % 90 == 0 and counts[most] > share * len(angle)
    return int(angles[most]) // 90 % 4 if turned else 0


def lean_of(frame: Frame, runs: Runs, run: Ints) -> float:
    """By how many degrees counter-clockwise from the sides of the page nearly all of its text leans, else 0.

    Args:
        frame: how the page is seen.
        runs: the text objects.
        run: of every character the number of its own.
    """
    seen = run[~runs.hidden[run]]
    if len(seen) < SETTINGS.leaning_least:
        return 0.0
    exact = _exact_angles(frame, runs)[seen]
    apart = exact - 90 * np.rint(exact / 90)
    lean = float(np.median(apart))
    alike = np.abs(apart - lean) <= SETTINGS.least_lean
    leans = SETTINGS.least_lean < abs(lean) <= SETTINGS.most_lean and alike.mean() > SETTINGS.leaning_share
    return lean if leans else 0.0


def _reading_order(columns: Columns, first: Ints) -> Ints:
    """The places of the characters in reading order: PDFium gives lines shown upside down from their end.

    Args:
        columns: the characters in PDFium's order.
        first: place of every text object's first character.
    """
    angle = columns.angle[first]
    upside_down = angle == 180
    if not upside_down.any():
        return np.arange(len(columns.code))
    along_x, along_y = np.cos(np.radians(angle)), -np.sin(np.radians(angle))
    x, y = columns.x[first], columns.y[first]
    along, across = x * along_x + y * along_y, y * along_x - x * along_y
    apart = np.abs(np.diff(across)) > SETTINGS.same_line * columns.runs.size[columns.run[first]][1:]
    line = np.cumsum(np.append(0, apart | ~upside_down[1:] | ~upside_down[:-1]))
    lengths = np.diff(np.append(first, len(columns.code)))
    objects = np.lexsort((np.where(upside_down, along, 0.0), line))
    return np.concatenate([np.arange(first[k], first[k] + lengths[k]) for k in objects])


def _codes(text: int, count: int) -> Ints:
    """Code points, from one call when PDFium's text and its characters go one to one."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(ctypes.cast(text, raw.FPDF_TEXTPAGE), 0, count, buffer)
    codes: Ints = np.array(buffer, np.int64)[:count]
    if written == count + 1 and not ((codes >= 0xD800) & (codes < 0xE000)).any():
        return codes
    return np.fromiter(map(library.text_code, repeat(text), range(count)), np.int64, count)


def _join_halves(codes: Ints) -> Ints:
    """Make one code of the two halves of each beyond 16 bits, in place; the places of the second halves."""
    high = (codes[:-1] >= 0xD800) & (codes[:-1] < 0xDC00)
    at = np.flatnonzero(high & (codes[1:] >= 0xDC00) & (codes[1:] < 0xE000))
    codes[at] = 0x10000 + ((codes[at] - 0xD800) << 10) + (codes[at + 1] - 0xDC00)
    return at + 1


def _objects(text: int, codes: Ints, boxes: Boxes) -> NDArray[np.uint64]:
    """The text object of every character, 0 for those that PDFium makes up.

    An object's characters stand together: where two that are a few places apart have one object,
    so have those between them. Only what PDFium makes up, which is flat, may come in
    between, and text that it turns round because it runs from right to left.
    """
    objects = np.zeros(len(codes), np.uint64)
    flat = boxes[:, 1] == boxes[:, 3]
    if any(((codes >= low) & (codes <= high)).any() for low, high in _RIGHT_TO_LEFT):
        flat[:] = True
    drawn = np.flatnonzero(~flat)
    if len(drawn):
        ends = np.append(np.arange(0, len(drawn), SETTINGS.sampled_step), len(drawn) - 1)
        at_ends, steps = _ask_objects(text, drawn[ends]), np.diff(ends)
        objects[drawn] = np.append(np.repeat(at_ends[:-1], steps), at_ends[-1])
        flat[drawn[:-1]] = np.repeat(at_ends[1:] != at_ends[:-1], steps)
    asked = np.flatnonzero(flat)
    objects[asked] = _ask_objects(text, asked)
    return objects


def _ask_objects(text: int, index: Ints) -> NDArray[np.uint64]:
    return np.fromiter(map(library.text_object, repeat(text), index.tolist()), np.uint64, len(index))


def _forget_unmapped(codes: Ints, drawn: Drawn) -> None:
    """Codes of glyphs that the file gives no meaning to become UNKNOWN: PDFium guesses there.

    Every glyph of a font is asked about once; a guessed digit would be a wrong number.
    """
    index = drawn.index[drawn.glyph_first].tolist()
    errors = np.fromiter((library.text_map_error(drawn.text, i) == 1 for i in index), bool, len(index))
    if errors.any():
        codes[errors[drawn.glyph]] = UNKNOWN


def _exact_angles(frame: Frame, runs: Runs) -> Floats:
    """Degrees counter-clockwise as seen."""
    a, b, c, d, _, _ = frame.matrix
    seen_x, seen_y = a * runs.along_x + c * runs.along_y, b * runs.along_x + d * runs.along_y
    return np.degrees(np.arctan2(-seen_y, seen_x))


def _angles(frame: Frame, runs: Runs) -> Ints:
    """Degrees counter-clockwise as seen, snapped to quarter turns when close."""
    angle = np.rint(_exact_angles(frame, runs)).astype(np.int64) % 360
    quarter = (np.rint(angle / 90).astype(np.int64) * 90) % 360
    apart = np.abs((angle - quarter + 180) % 360 - 180)
    return np.asarray(np.where(apart <= SETTINGS.snap_angle, quarter, angle), np.int64)

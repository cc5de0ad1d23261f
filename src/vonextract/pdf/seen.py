"""What of a page's text is seen: not what is clipped away, painted over, on a hidden layer or in no ink.

A figure of which half is not seen may be another one: it is unknown.

Clipping by rectangles is geometry. For the rest cheap signs name suspects: a clip of another form,
something drawn later over the text, a layer around it, the colour of what lies below it. Only
suspects are rendered, with and without their text: a letter that changes no dot of the picture is
not seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf import library
from vonextract.pdf.char_columns import Columns
from vonextract.pdf.clips import clip_of
from vonextract.pdf.drawings import Drawings
from vonextract.pdf.frame import IDENTITY, Floats, Frame, compose
from vonextract.pdf.layers import Layers, on_layer
from vonextract.pdf.model import Chars
from vonextract.pdf.runs import Bools, Ints
from vonextract.pdf.settings import SETTINGS, Limits

Boxes = NDArray[np.float64]
_NARROW, _WIDE = "1", "023456789"
"""Figures by whether each side of their middle has ink in all type."""


class Sight(NamedTuple):
    """What is not seen of the characters of a page.

    Attributes:
        unseen: which of them are not seen at all,
        half: and which figures of level text only in part.
    """

    unseen: Bools
    half: Bools


def sight(
    page: Any,
    columns: Columns,
    chars: Chars,
    drawings: Drawings,
    layers: Layers,
    frame: Frame,
    limits: Limits,
) -> Sight:
    """What of the characters a reader of the page sees.

    Args:
        page: handle of the loaded page; its text is switched off and on again.
        columns: the characters as PDFium gave them.
        chars: the same, with their boxes.
        drawings: of the page.
        layers: of the file.
        frame: how the page is seen.
        limits: thresholds.
    """
    boxes = np.column_stack((chars.x0, chars.top, chars.x1, chars.bottom))
    first = np.flatnonzero(np.concatenate(([True], columns.run[1:] != columns.run[:-1])))
    gone, cut = _clipped(columns, boxes, first, drawings, frame)
    suspects = np.zeros(len(columns.runs.hidden), np.bool_)
    suspects[columns.run[first]] = cut | _suspects(columns, boxes, first, drawings, layers, limits)
    at = np.flatnonzero(suspects[columns.run] & ~columns.hidden & ~gone)
    half = np.zeros(len(gone), np.bool_)
    if len(at):
        parts = [boxes[at], *_halves(chars.take(at))]
        whole, upper, lower, left, right = _rendered(page, columns, parts, at, frame, limits)
        text, level = chars.text[at].astype(np.str_), chars.angle[at] == 0
        wide, narrow = (np.isin(text, list(figures)) & level for figures in (_WIDE, _NARROW))
        gone[at] = ~whole
        half[at] = whole & ((wide & ~(left & right)) | ((wide | narrow) & ~(upper & lower)))
        _with_their_spaces(gone, chars, columns.run)
    return Sight(gone, half)


def _halves(chars: Chars) -> list[Boxes]:
    """The upper and lower third of level characters as high as figures, and their left and right halves."""
    bottom, top = chars.baseline, chars.baseline - SETTINGS.figure_height * chars.size
    third, middle = (bottom - top) / 3, (chars.x0 + chars.x1) / 2
    upper, lower = (top, bottom - 2 * third), (top + 2 * third, bottom)
    sides = [(chars.x0, middle), (middle, chars.x1)]
    return [
        *(np.column_stack((chars.x0, start, chars.x1, end)) for start, end in (upper, lower)),
        *(np.column_stack((start, top, end, bottom)) for start, end in sides),
    ]


def _clipped(
    columns: Columns, boxes: Boxes, first: Ints, drawings: Drawings, frame: Frame
) -> tuple[Bools, Bools]:
    """Which characters have their middle outside their text object's clip; which clips may hide more."""
    gone, cut = np.zeros(len(boxes), np.bool_), np.zeros(len(first), np.bool_)
    handles = columns.runs.handle[columns.run[first]].tolist()
    ends = np.append(first[1:], len(boxes))
    for run, handle in enumerate(handles):
        clip = clip_of(handle, compose(drawings.placed.get(handle, IDENTITY), frame.matrix))
        if clip is None:
            continue
        left, cut[run] = clip.box, not clip.whole
        own = slice(first[run], ends[run])
        x, y = (boxes[own, 0] + boxes[own, 2]) / 2, (boxes[own, 1] + boxes[own, 3]) / 2
        inside = (x >= left.x0 - SETTINGS.seen_slack) & (x <= left.x1 + SETTINGS.seen_slack)
        gone[own] = ~(
            inside & (y >= left.top - SETTINGS.seen_slack) & (y <= left.bottom + SETTINGS.seen_slack)
        )
    return gone, cut


def _suspects(
    columns: Columns, boxes: Boxes, first: Ints, drawings: Drawings, layers: Layers, limits: Limits
) -> Bools:
    """Which of the text objects that begin at `first` may not be seen."""
    runs, paints = columns.run[first], drawings.paints
    handles = columns.runs.handle[runs].tolist()
    found = on_layer(handles)
    if drawings.placed and layers.possible:
        found |= np.fromiter((handle in drawings.placed for handle in handles), np.bool_, len(handles))
    if not paints:
        return found
    if len(paints) * len(handles) > SETTINGS.seen_pairs:
        return np.ones(len(handles), np.bool_)
    edges = (np.minimum, np.minimum, np.maximum, np.maximum)
    around = np.column_stack([edge.reduceat(boxes[:, k], first) for k, edge in enumerate(edges)])
    turn = np.fromiter((drawings.turn.get(handle, 0) for handle in handles), np.int64, len(handles))
    painted = np.array([(*paint.box, paint.turn, paint.color) for paint in paints], np.float64)
    paint, run = np.nonzero(_overlaps(painted[:, :4], around))
    later = painted[paint, 4] > turn[run]
    found[run[later]] = True
    below, over = paint[~later], run[~later]
    inks, grounds = _channels(columns.runs.color[runs]), _channels(painted[:, 5].astype(np.int64))
    alike = np.abs(inks[over] - grounds[below]).max(axis=1, initial=0) < limits.contrast
    found[over[alike & (painted[below, 5] >= 0)]] = True
    return found


def _overlaps(boxes: Boxes, others: Boxes) -> Bools:
    """Of every pair of two boxes whether they share more than an edge."""
    low, high = (
        np.maximum(boxes[:, None, :2], others[None, :, :2]),
        np.minimum(boxes[:, None, 2:], others[None, :, 2:]),
    )
    shared = high - low > SETTINGS.seen_slack
    return shared[:, :, 0] & shared[:, :, 1]


def _channels(colors: Ints) -> Ints:
    """Red, green and blue of colours 0xRRGGBB, one row each."""
    return np.column_stack((colors >> 16 & 0xFF, colors >> 8 & 0xFF, colors & 0xFF))


def _rendered(
    page: Any, columns: Columns, parts: Sequence[Boxes], at: Ints, frame: Frame, limits: Limits
) -> list[Bools]:
    """In which parts of some characters, first all of each, these leave a mark on the page."""
    boxes = parts[0]
    picture = _Picture(page, boxes, frame, limits)
    whole = picture.take()
    seen = [np.zeros(len(at), np.bool_) for _ in parts]
    for runs in _apart(columns, boxes, at):
        handles = columns.runs.handle[runs].tolist()
        for handle in handles:
            library.object_set_active(handle, 0)
        without = picture.take()
        for handle in handles:
            library.object_set_active(handle, 1)
        apart = np.maximum(whole, without) - np.minimum(whole, without) >= limits.contrast
        own = np.flatnonzero(np.isin(columns.run[at], runs))
        dots = apart[:, :, 0] | apart[:, :, 1] | apart[:, :, 2]
        for found, part in zip(seen, parts, strict=True):
            found[own] = picture.marked(dots, part[own])
    return seen


def _apart(columns: Columns, boxes: Boxes, at: Ints) -> Iterator[Ints]:
    """The text objects of some characters, in groups within which none overlaps another, but in the last."""
    groups: list[tuple[list[int], list[Box]]] = []
    suspects = np.unique(columns.run[at])
    if len(suspects) > SETTINGS.suspects_apart:
        yield suspects
        return
    for run in suspects.tolist():
        own = boxes[columns.run[at] == run]
        box = Box(*own[:, :2].min(axis=0).tolist(), *own[:, 2:].max(axis=0).tolist())
        for numbers, taken in groups:
            full = len(groups) == SETTINGS.suspect_groups and numbers is groups[-1][0]
            if full or not _overlaps(np.array([box]), np.array(taken)).any():
                numbers.append(run)
                taken.append(box)
                break
        else:
            groups.append(([run], [box]))
    for numbers, _ in groups:
        yield np.array(numbers)


class _Picture:
    """A part of a page as a picture that can be taken again."""

    def __init__(self, page: Any, boxes: Boxes, frame: Frame, limits: Limits) -> None:
        left, top = np.maximum(boxes[:, :2].min(axis=0), 0)
        right, bottom = np.minimum(boxes[:, 2:].max(axis=0), (frame.width, frame.height))
        area = max(right - left, 1.0) * max(bottom - top, 1.0)
        self._page, self._frame = page, frame
        self._scale = min(limits.dots, float(np.sqrt(limits.picture / area)))
        self._left, self._top = float(left), float(top)
        self._width = max(1, int((right - left) * self._scale) + 1)
        self._height = max(1, int((bottom - top) * self._scale) + 1)

    def take(self) -> NDArray[np.uint8]:
        """The part as it shows now: height × width × 3 channels."""
        width, height = self._width, self._height
        bitmap = raw.FPDFBitmap_Create(width, height, 0)
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            self._render(bitmap)
            stride = raw.FPDFBitmap_GetStride(bitmap)
            data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        dots = np.frombuffer(data, np.uint8).reshape(height, stride)[:, : 4 * width]
        return dots.reshape(height, width, 4)[:, :, :3]

    def _render(self, bitmap: Any) -> None:
        frame, scale = self._frame, self._scale
        if frame.lean:
            shown = raw.FS_MATRIX(*compose(frame.from_shown(), (scale, 0, 0, scale, *self._corner())))
            whole = raw.FS_RECTF(0, 0, self._width, self._height)
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, self._page, shown, whole, 0)
            return
        left, top = self._corner()
        wide, high = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
        raw.FPDF_RenderPageBitmap(bitmap, self._page, left, top, wide, high, frame.extra, 0)

    def _corner(self) -> tuple[int, int]:
        """Where the page begins in the picture, in its dots."""
        return -round(self._left * self._scale), -round(self._top * self._scale)

    def marked(self, dots: Bools, boxes: Boxes) -> Bools:
        """In which boxes any dot is set; not at their sides, into which neighbours may reach."""
        sums = np.zeros((self._height + 1, self._width + 1), np.int32)
        sums[1:, 1:] = dots.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
        side = SETTINGS.seen_inner * np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        left, right = self._steps(boxes[:, 0] + side, boxes[:, 2] - side, self._left, self._width)
        top, bottom = self._steps(boxes[:, 1], boxes[:, 3], self._top, self._height)
        marked: Bools = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left] > 0
        return marked

    def _steps(self, start: Floats, end: Floats, origin: float, most: int) -> tuple[Ints, Ints]:
        """The first dot of a stretch, and the one behind its last: one at least."""
        first = np.clip(((start - origin) * self._scale).astype(np.int64), 0, most - 1)
        behind = np.ceil((end - origin) * self._scale).astype(np.int64)
        return first, np.clip(np.maximum(behind, first + 1), 1, most)


def _with_their_spaces(gone: Bools, chars: Chars, run: Ints) -> None:
    """Spaces leave no mark: they are seen where a letter of their text object beside them is."""
    blank = chars.text == " "
    for i in np.flatnonzero(blank & gone).tolist():
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(gone) and run[j] == run[i] and not blank[j]]
        gone[i] = all(gone[j] for j in beside) if beside else False

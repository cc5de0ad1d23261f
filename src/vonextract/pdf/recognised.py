"""Letters known again by their looks, where the file does not say what they mean, or says it wrongly.

A letter is rendered alone and held against what its own font draws for others, and for several of
them side by side: that tells ligatures ("tt" in Nettoomsättning) and letters with an accent (å, ä,
ö). Figures are never guessed: what is not sure stays unknown, and is doubted.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from vonextract.geometry import Box
from vonextract.pdf import alphabet, library
from vonextract.pdf.codes import LIGATURES, UNKNOWN, code_of
from vonextract.pdf.dots import stretched
from vonextract.pdf.frame import Floats
from vonextract.pdf.outlines import Shape, letters
from vonextract.pdf.places import Drawn
from vonextract.pdf.runs import Bools
from vonextract.pdf.settings import RECOGNITION as SETTINGS
from vonextract.pdf.settings import SETTINGS as PDF

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DOTS_ON = dict(zip("aouAOU", "äöüÄÖÜ", strict=True))
_RING_ON = {"a": "å", "A": "Å"}


class Recogniser:
    """Looks at some letters of a page again.

    Args:
        drawn: the page's characters.
        document: PDFium's handle of the file; without one nothing is recognised.
    """

    def __init__(self, drawn: Drawn, document: Any) -> None:
        self._drawn = drawn
        self._document = document
        self._left = SETTINGS.most

    def meaning(self, at: int, claimed: int) -> int | None:
        """The code of the letter or ligature that a character surely is drawn as; else the one claimed.

        A sign is no plain letter, which brackets look like; UNKNOWN for one that looks like a figure;
        None where it is not seen.
        """
        cover = self._cover(at)
        if cover is None:
            return None
        faces = self._faces(at)
        text = next((found for face in faces if (found := recognised(face, cover))), None)
        if text is not None and (claimed == UNKNOWN or text not in _LETTERS):
            return code_of(text)
        return UNKNOWN if _is_figure(faces, cover) else claimed

    def accented(self, at: int, claimed: int) -> int | None:
        """The code of the letter with an accent that a character surely is drawn as; else the one claimed.

        None where it is not seen.
        """
        cover = self._cover(at)
        if cover is None:
            return None
        text = next((found for face in self._faces(at) if (found := _accented(face, cover))), None)
        return code_of(text) if text else claimed

    def figures(self, at: int) -> tuple[float, ...] | None:
        """How much a character is drawn like each of the ten figures, -1 to 1; None when it is not seen."""
        cover = self._cover(at)
        return None if cover is None else alphabet.figures(stretched(cover))

    def shape(self, at: int, low: float) -> Shape | None:
        """What a character is drawn like; None when it is not seen, or is slanted and met by its neighbours.

        Args:
            at: its place.
            low: where it begins above the baseline, as a share of the size.
        """
        cover = None if self._drawn.runs.sheared[self._drawn.run[at]] else self._cover(at)
        if cover is None:
            return None
        height, width = (side / SETTINGS.size for side in cover.shape)
        return Shape(width, height, low, stretched(cover))

    def is_filled(self, at: int) -> bool:
        """Whether a character is seen to be ink all over, as a bar is."""
        cover = self._cover(at)
        return cover is not None and float(cover.mean()) >= SETTINGS.filled

    def _faces(self, at: int) -> list[int]:
        """The font of a character, then others of its name: files split one font into several."""
        runs, run = self._drawn.runs, self._drawn.run[at]
        own = int(runs.face[run])
        others = np.unique(runs.face[runs.font == runs.font[run]]).tolist()
        return [own, *(face for face in others if face != own)][: SETTINGS.faces]

    def _cover(self, at: int) -> Floats | None:
        """The rendered character, level; None where too many were looked at, or it runs askew."""
        drawn, run = self._drawn, self._drawn.run[at]
        along_x, along_y = float(drawn.runs.along_x[run]), float(drawn.runs.along_y[run])
        if not self._document or self._left <= 0 or max(abs(along_x), abs(along_y)) < PDF.level:
            return None
        self._left -= 1
        values = np.zeros(4)
        start = values.ctypes.data
        library.text_tight_box(drawn.text, int(drawn.index[at]), *range(start, start + 32, 8))
        left, right, low, high = values.tolist()
        dots = SETTINGS.size / max(float(drawn.runs.size[run]), PDF.least_size)
        handle = int(drawn.runs.handle[run])
        cover = rendered(self._document, handle, Box(left, low, right, high), dots, SETTINGS.most_dots)
        quarters = round(math.atan2(along_y, along_x) / (math.pi / 2))
        return None if cover is None else np.rot90(cover, quarters)


def rendered(document: Any, handle: int, box: Box, size: float, most_dots: int) -> Floats | None:
    """How dark each dot of a letter is, 0 to 1, from the bottom; None where it is not found.

    Args:
        document: PDFium's handle.
        handle: of the letter's text object.
        box: around the letter; user space, which counts upwards: `top` is its lower edge.
        size: dots per point.
        most_dots: a larger text object is not rendered.
    """
    bounds = np.zeros(4, np.float32)
    start = bounds.ctypes.data
    if not library.object_bounds(handle, *range(start, start + 16, 4)):
        return None
    left, _, right, top = bounds.tolist()
    if (right - left) * (top - float(bounds[1])) * size * size > most_dots:
        return None
    bitmap = raw.FPDFTextObj_GetRenderedBitmap(document, None, ctypes.cast(handle, raw.FPDF_PAGEOBJECT), size)
    if not bitmap:
        return None
    try:
        height, stride = raw.FPDFBitmap_GetHeight(bitmap), raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    cover = np.frombuffer(data, np.uint8).reshape(height, stride // 4, 4)[:, :, 3] / 255
    above, below = int((top - box.bottom) * size), int(np.ceil((top - box.top) * size))
    first, behind = int((box.x0 - left) * size), int(np.ceil((box.x1 - left) * size))
    return _trimmed(cover[max(0, above) : max(0, below), max(0, first) : max(0, behind)][::-1])


def _trimmed(cover: Floats) -> Floats | None:
    """A picture without the rows and columns at its sides that hold no ink; None when all do."""
    rows, columns = _held(cover >= PDF.letter_ink, 1), _held(cover >= PDF.letter_ink, 0)
    if not len(rows):
        return None
    return cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _held(inked: Bools, axis: int) -> Any:
    return np.flatnonzero(inked.any(axis=axis))


def recognised(font: int, cover: Floats) -> str | None:
    """The letter, or the letters, that a rendered shape is in a font; None when that is not sure.

    Args:
        font: PDFium's handle.
        cover: how dark each dot of the shape is, from the bottom.
    """
    return _accented(font, cover) or _alike(font, cover)


def _is_figure(fonts: Sequence[int], cover: Floats) -> bool:
    """Whether a shape looks like a figure, and none of the fonts draws that figure otherwise."""
    least, tallest = SETTINGS.figure
    picture = stretched(cover)
    alike = alphabet.figures(picture)
    if len(cover) >= tallest * SETTINGS.size or max(alike) <= least:
        return False
    own = [shape for font in fonts if (shape := letters(font, str(int(np.argmax(alike)))))]
    return not own or any(float(picture @ shape.picture) >= SETTINGS.alike for shape in own)


def _alike(font: int, cover: Floats) -> str | None:
    """The letter or ligature that a shape looks like, and no other does, nor any figure."""
    picture = stretched(cover)
    found = []
    for text in (*_LETTERS, *LIGATURES):
        shape = letters(font, text)
        if shape is not None:
            found.append((float(picture @ shape.picture), text, _fits(shape, text, cover)))
    best, text, _ = max((entry for entry in found if entry[2]), default=(0.0, "", False))
    others = [much for much, other, _ in found if other.casefold() != text.casefold()]
    clear = best - max([*others, *alphabet.figures(picture)], default=0.0) >= SETTINGS.clear
    return text if best >= SETTINGS.alike and clear else None


def _fits(shape: Shape, text: str, cover: Floats) -> bool:
    """Whether letters are as high as a shape, and as wide or, when they are drawn as one, a little wider."""
    height, width = cover.shape
    wider = shape.width / shape.height / (width / height)
    most = SETTINGS.narrower if len(text) > 1 else 1 + SETTINGS.width
    as_high = abs(shape.height - height / SETTINGS.size) < SETTINGS.height
    return bool(as_high and 1 - SETTINGS.width <= wider <= most)


def _accented(font: int, cover: Floats) -> str | None:
    """The letter with dots or a ring above it that a shape is."""
    height, width = cover.shape
    found = []
    for base in _DOTS_ON:
        shape = letters(font, base)
        if shape is None:
            continue
        rows = round(width * shape.height / shape.width)
        low, high = SETTINGS.accent
        as_high = abs(shape.height - rows / SETTINGS.size) < SETTINGS.height
        if as_high and low * rows <= height - rows <= high * rows:
            found.append((_like(shape, cover[:rows]), base, rows))
    best, base, rows = max(found, default=(0.0, "", 0))
    mark = _trimmed(cover[rows + round(SETTINGS.touching * rows) :]) if best >= SETTINGS.below else None
    return None if mark is None else _with_mark(base, mark)


def _like(shape: Shape, cover: Floats) -> float:
    trimmed = _trimmed(cover)
    return 0.0 if trimmed is None else float(stretched(trimmed) @ shape.picture)


def _with_mark(base: str, mark: Floats) -> str | None:
    """A letter with what stands above it: two dots side by side, or a ring with a hole."""
    ink = mark >= PDF.letter_ink
    if _runs(np.logical_or.reduce(ink)) > 1:
        return _DOTS_ON.get(base)
    sides = [_runs(ink[k]) for k in range(len(ink))]
    return _RING_ON.get(base) if sides[-1] == 1 and max(sides) > 1 else None


def _runs(ink: Bools) -> int:
    """How many stretches of ink there are."""
    return int(np.count_nonzero(np.diff(ink.astype(np.int8)) == 1)) + int(ink[0])

"""Outlines of letters, as pictures of a few dots that can be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.frame import Floats

_MOST_SEGMENTS = 400
_TELLING = 8
"""Points by which an outline is known again."""
_DOTS = 24
_CURVE_STEPS = np.linspace(0, 1, 7)[1:]
_FAMILIES = (
    b"Helvetica",
    b"Helvetica-Bold",
    b"Helvetica-Oblique",
    b"Times-Roman",
    b"Times-Bold",
    b"Times-Italic",
    b"Courier",
    b"Courier-Bold",
)
FIGURES = range(ord("0"), ord("9") + 1)


class Outline(NamedTuple):
    """What is known of the outline of a letter at size 1.

    Attributes:
        width, height: extent; curves are taken for the points that bend them.
        likeness: to each of the ten figures, -1 to 1; None where it has no extent.
    """

    width: float
    height: float
    likeness: tuple[float, ...] | None


class Shape(NamedTuple):
    """What letters look like.

    Attributes:
        width, height: extent at size 1.
        picture: the same stretched to a square of dots, of length 1.
    """

    width: float
    height: float
    picture: Floats


@dataclass(frozen=True, slots=True)
class _Sketch:
    """An outline that a font draws, known again by a few of its points.

    Attributes:
        count: of its segments.
        points: x and y of some of them.
        path: PDFium's handle.
    """

    count: int
    points: bytes
    path: int = field(compare=False)


def outline(font: int, code: int) -> Outline | None:
    """What a font draws for what it says is a character; None without an outline of usual size.

    Args:
        font: PDFium's handle.
        code: code point.
    """
    sketch = _sketch(font, code)
    return _known(sketch) if sketch else None


def _sketch(font: int, code: int) -> _Sketch | None:
    path = library.font_glyph_path(font, code, 1000.0) if font else 0
    count = library.glyph_segment_count(path) if path else 0
    if not 0 < count <= _MOST_SEGMENTS:
        return None
    some = range(0, count, max(1, count // _TELLING))
    return _Sketch(count, _points([library.glyph_segment(path, k) for k in some]).tobytes(), path)


@lru_cache(maxsize=4096)
def _known(sketch: _Sketch) -> Outline:
    segments = list(map(library.glyph_segment, repeat(sketch.path), range(sketch.count)))
    points = _points(segments)
    width, height = np.ptp(points, axis=0).tolist()
    drawn = _picture(points, bytes(map(library.segment_type, segments)))
    return Outline(width, height, None if drawn is None else likeness(drawn))


def likeness(picture: Floats) -> tuple[float, ...]:
    """How much a picture is like each of the ten figures, -1 to 1."""
    return tuple((_figures() @ picture).max(axis=1).tolist())


def _points(segments: list[int]) -> NDArray[np.float32]:
    """Where segments lead, x and y."""
    count = len(segments)
    points = np.zeros((count, 2), np.float32)
    start = points.ctypes.data
    xs, ys = range(start, start + 8 * count, 8), range(start + 4, start + 4 + 8 * count, 8)
    library.run_all(map(library.segment_point, segments, xs, ys))
    return points


def letters(font: int, text: str) -> Shape | None:
    """What a font draws for some letters side by side, at size 1; None where it has no outline of one.

    Args:
        font: PDFium's handle.
        text: letters that the font says it has.
    """
    sketches = [_sketch(font, ord(letter)) for letter in text]
    advance, advances = np.zeros(1, np.float32), list[float]()
    for letter, sketch in zip(text, sketches, strict=True):
        if sketch is None or not library.font_glyph_width(font, ord(letter), 1.0, advance.ctypes.data):
            return None
        advances.append(float(advance[0]))
    return _side_by_side(tuple(sketch for sketch in sketches if sketch), tuple(advances))


@lru_cache(maxsize=4096)
def _side_by_side(sketches: tuple[_Sketch, ...], advances: tuple[float, ...]) -> Shape | None:
    """Outlines set one behind the other."""
    parts, kinds, x = [], b"", 0.0
    for sketch, advance in zip(sketches, advances, strict=True):
        segments = list(map(library.glyph_segment, repeat(sketch.path), range(sketch.count)))
        parts.append(_points(segments) + np.array([x, 0.0], np.float32))
        kinds += bytes(map(library.segment_type, segments))
        x += advance
    points = np.concatenate(parts)
    drawn = _picture(points, kinds)
    width, height = np.ptp(points, axis=0).tolist()
    return None if drawn is None else Shape(width, height, drawn)


def inked(ink: Floats) -> Floats:
    """The picture of what is rendered, stretched like that of an outline.

    Args:
        ink: how dark each dot is, 0 to 1, without empty rows and columns at its sides.
    """
    rows, columns = map(_bins, ink.shape)
    return _unit(_softened(rows @ ink @ columns.T) - 0.5)


def _bins(count: int) -> Floats:
    """How much of `count` dots each of the picture's dots covers."""
    edges = np.linspace(0, count, _DOTS + 1)
    low, high = edges[:-1, None], edges[1:, None]
    at = np.arange(count)[None, :]
    return np.asarray(np.clip(np.minimum(high, at + 1) - np.maximum(low, at), 0, None) * _DOTS / count)


@cache
def _figures() -> Floats:
    """Pictures of the ten figures in the fonts that every reader of PDF has: figure, font, dots."""
    document = raw.FPDF_CreateNewDocument()
    try:
        fonts = [library.address(raw.FPDFText_LoadStandardFont(document, name)) for name in _FAMILIES]
        return np.array([[_drawn(font, code) for font in fonts] for code in FIGURES], np.float64)
    finally:
        raw.FPDF_CloseDocument(document)


def _drawn(font: int, code: int) -> Floats | None:
    """The picture of a letter of a font."""
    path = library.font_glyph_path(font, code, 1000.0)
    segments = [library.glyph_segment(path, k) for k in range(library.glyph_segment_count(path))]
    return _picture(_points(segments), bytes(map(library.segment_type, segments)))


def _picture(points: NDArray[np.float32], kinds: bytes) -> Floats | None:
    """An outline filled and stretched to a square of dots, softened, of length 1; None without extent."""
    edges = _edges(points.astype(np.float64), kinds)
    if not len(edges):
        return None
    low, high = edges.reshape(-1, 2).min(axis=0), edges.reshape(-1, 2).max(axis=0)
    if (high <= low).any():
        return None
    return _unit(_softened(_filled((edges - np.tile(low, 2)) / np.tile(high - low, 2))) - 0.5)


def _unit(dots: Floats) -> Floats:
    return np.asarray((dots / np.linalg.norm(dots)).ravel())


def _edges(points: Floats, kinds: bytes) -> Floats:
    """The straight edges of an outline, curves as a few each: x and y of both ends."""
    lines: list[Floats] = []
    first = at = 0
    while at < len(points):
        kind = kinds[at]
        if kind == raw.FPDF_SEGMENT_MOVETO:
            lines.append(points[at][None])
            first = at
        elif kind == raw.FPDF_SEGMENT_BEZIERTO and at + 2 < len(points) and at:
            lines.append(_curve(points[at - 1 : at + 3]))
            at += 2
        else:
            lines.append(points[at][None])
        at += 1
        if at == len(points) or kinds[at] == raw.FPDF_SEGMENT_MOVETO:
            lines.append(points[first][None])
            lines.append(np.full((1, 2), np.nan))
    path = np.concatenate(lines)
    edges = np.hstack((path[:-1], path[1:]))
    return edges[~np.isnan(edges).any(axis=1)]


def _curve(points: Floats) -> Floats:
    t = _CURVE_STEPS[:, None]
    start, one, two, end = points
    return np.asarray(
        (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * one + 3 * (1 - t) * t**2 * two + t**3 * end
    )


def _filled(edges: Floats) -> Floats:
    """Which dots of the unit square edges wind around, as 0 and 1."""
    middles = (np.arange(_DOTS) + 0.5) / _DOTS
    x0, y0, x1, y1 = edges.T
    rows = middles[:, None]
    turn = ((y0 <= rows) & (y1 > rows)).astype(np.int8) - ((y1 <= rows) & (y0 > rows)).astype(np.int8)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = x0 + (rows - y0) * (x1 - x0) / (y1 - y0)
    left = crossing[:, None, :] < middles[None, :, None]
    winding = np.where(left, turn[:, None, :], 0).sum(axis=2)
    return np.asarray((winding != 0).astype(np.float64))


def _softened(dots: NDArray[np.float64]) -> Floats:
    """Every dot the mean of the nine around it."""
    padded = np.pad(dots, 1, mode="edge")
    size = range(3)
    return np.asarray(sum(padded[i : i + _DOTS, j : j + _DOTS] for i in size for j in size) / 9)

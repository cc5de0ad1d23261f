"""Outlines of letters as fonts draw them, and what they look like as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.dots import Path, pictures
from vonextract.pdf.frame import Floats
from vonextract.pdf.settings import SETTINGS


class Shape(NamedTuple):
    """What letters look like.

    Attributes:
        width, height: extent at size 1; curves are taken for the points that bend them.
        low: where it begins above the baseline, at size 1.
        picture: the same stretched to a square of dots, of length 1.
    """

    width: float
    height: float
    low: float
    picture: Floats


@dataclass(frozen=True, slots=True)
class Sketch:
    """An outline that a font draws, known again by a few of its points.

    Attributes:
        count: of its segments.
        points: x and y of some of them.
        path: PDFium's handle.
    """

    count: int
    points: bytes
    path: int = field(compare=False)


def sketch(font: int, code: int) -> Sketch | None:
    """What a font draws for what it says is a character; None without an outline of usual size.

    Args:
        font: PDFium's handle.
        code: code point.
    """
    path = library.font_glyph_path(font, code, SETTINGS.outline_em) if font else 0
    count = library.glyph_segment_count(path) if path else 0
    if not 0 < count <= SETTINGS.glyph_segments:
        return None
    some = range(0, count, max(1, count // SETTINGS.telling_points))
    return Sketch(count, _points([library.glyph_segment(path, k) for k in some]).tobytes(), path)


def shapes(paths: Sequence[Path]) -> list[Shape | None]:
    """What outlines look like; None where one has no extent."""
    return [
        None if drawn is None else _shape(points, drawn)
        for (points, _), drawn in zip(paths, pictures(paths), strict=True)
    ]


def letters(font: int, text: str) -> Shape | None:
    """What a font draws for some letters side by side, at size 1; None where it has no outline of one.

    Args:
        font: PDFium's handle.
        text: letters that the font says it has.
    """
    sketches = [sketch(font, ord(letter)) for letter in text]
    advance, advances = np.zeros(1, np.float32), list[float]()
    for letter, drawn in zip(text, sketches, strict=True):
        if drawn is None or not library.font_glyph_width(font, ord(letter), 1.0, advance.ctypes.data):
            return None
        advances.append(float(advance[0]))
    return _side_by_side(tuple(drawn for drawn in sketches if drawn), tuple(advances))


@lru_cache(maxsize=SETTINGS.kept_shapes)
def _side_by_side(sketches: tuple[Sketch, ...], advances: tuple[float, ...]) -> Shape | None:
    """Outlines set one behind the other."""
    parts, kinds, x = [], b"", 0.0
    for drawn, advance in zip(sketches, advances, strict=True):
        points, own = path_of(drawn)
        parts.append(points + np.array([x, 0.0], np.float32))
        kinds += own
        x += advance
    return shapes([(np.concatenate(parts), kinds)])[0]


def path_of(drawn: Sketch) -> Path:
    """Where the segments of an outline lead, x and y, and their kinds."""
    segments = [library.glyph_segment(drawn.path, k) for k in range(drawn.count)]
    return _points(segments), bytes(map(library.segment_type, segments))


def _points(segments: list[int]) -> NDArray[np.float32]:
    count = len(segments)
    points = np.zeros((count, 2), np.float32)
    start = points.ctypes.data
    xs, ys = range(start, start + 8 * count, 8), range(start + 4, start + 4 + 8 * count, 8)
    library.run_all(map(library.segment_point, segments, xs, ys))
    return points


def _shape(points: NDArray[np.float32], drawn: Floats) -> Shape:
    low, high = points.min(axis=0), points.max(axis=0)
    width, height = (high - low).tolist()
    return Shape(width, height, float(low[1]), drawn)

"""The page as it is seen: from PDF user space to points with the origin top left."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.geometry import Box, bounding
from vonextract.pdf.settings import SETTINGS

Floats = NDArray[np.float64]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Crop box and rotation of a page as one affine map.

    Attributes:
        width, height: of the page as seen, in points.
        matrix: (a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f.
        turn: quarter turns clockwise the page is shown with.
        extra: quarter turns clockwise beyond those that the file asks for.
        sheet: the part inside the printer's trim marks, as seen; the whole page without any.
        lean: degrees counter-clockwise that its text leans and the matrix sets level.
    """

    width: float
    height: float
    matrix: Matrix
    turn: int
    sheet: Box
    extra: int = 0
    lean: float = 0.0

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a loaded PDFium page."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        left, right = sorted((float(box.left), float(box.right)))
        bottom, top = sorted((float(box.bottom), float(box.top)))
        turn = int(raw.FPDFPage_GetRotation(page)) % 4
        maps: list[Matrix] = [
            (1, 0, 0, -1, -left, top),
            (0, 1, 1, 0, -bottom, -left),
            (-1, 0, 0, 1, right, -bottom),
            (0, -1, -1, 0, top, right),
        ]
        size = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
        matrix = maps[turn]
        return cls(size[0], size[1], matrix, turn, _sheet(page, matrix, Box(0, 0, *size)))

    def turned(self, quarters: int) -> Frame:
        """The frame of the page turned by so many further quarters clockwise."""
        frame = self
        for _ in range(quarters % 4):
            a, b, c, d, e, f = frame.matrix
            x0, top, x1, bottom = frame.sheet
            high = frame.height
            frame = Frame(
                high,
                frame.width,
                (-b, a, -d, c, high - f, e),
                (frame.turn + 1) % 4,
                Box(high - bottom, x0, high - top, x1),
                (frame.extra + 1) % 4,
            )
        return frame

    def levelled(self, degrees: float) -> Frame:
        """The frame of the page turned clockwise by so many degrees around its middle."""
        leaning = level_around(self.width / 2, self.height / 2, degrees)
        x0, top, x1, bottom = self.sheet
        a, b, c, d, e, f = leaning
        corners = [(x, y) for x in (x0, x1) for y in (top, bottom)]
        sheet = bounding([Box(*2 * (a * x + c * y + e, b * x + d * y + f)) for x, y in corners])
        return replace(self, matrix=compose(self.matrix, leaning), sheet=sheet, lean=degrees)

    def from_shown(self) -> Matrix:
        """The map to this frame from the page as viewers show it."""
        shown, wide, high = IDENTITY, self.width, self.height
        if self.extra % 2:
            wide, high = high, wide
        for _ in range(self.extra):
            shown = compose(shown, (0, 1, -1, 0, high, 0))
            wide, high = high, wide
        return compose(shown, level_around(self.width / 2, self.height / 2, self.lean))

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Seen coordinates of points in user space."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def clip(self, box: Box) -> Box | None:
        """The part of a seen box that lies on the page, None when nothing does."""
        cut = box.intersection(self.sheet)
        return cut if cut.x0 <= cut.x1 and cut.top <= cut.bottom else None


def _sheet(page: Any, matrix: Matrix, whole: Box) -> Box:
    """The trim box where it cuts printer's marks off the page, else the whole page.

    One that reaches beyond the page was stated for a page that is not turned, or for another one.
    """
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPage_GetTrimBox(page, *sides):
        return whole
    left, bottom, right, top = (side.value for side in sides)
    a, b, c, d, e, f = matrix
    xs = sorted((a * left + c * bottom + e, a * right + c * top + e))
    ys = sorted((b * left + d * bottom + f, b * right + d * top + f))
    trim = Box(xs[0], ys[0], xs[1], ys[1])
    on_page = bounding([whole.grow(SETTINGS.trim_slack), trim]) == whole.grow(SETTINGS.trim_slack)
    return trim.intersection(whole) if on_page and trim.area >= SETTINGS.trim_share * whole.area else whole


IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def compose(inner: Matrix, outer: Matrix) -> Matrix:
    """The map that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def level_around(x: float, y: float, degrees: float) -> Matrix:
    """The map of points as seen that turns them clockwise around one of them."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def scale_of(matrix: Matrix) -> float:
    """By how much a matrix enlarges lengths, on average."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


class MatrixBuffer:
    """Six floats that PDFium fills, and their address."""

    def __init__(self) -> None:
        self._values = (ctypes.c_float * 6)()
        self.address = ctypes.addressof(self._values)

    def read(self) -> Matrix:
        """The matrix last filled in."""
        a, b, c, d, e, f = self._values
        return (a, b, c, d, e, f)

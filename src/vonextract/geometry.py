"""Boxes on a page: PDF points, origin top left, y grows downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points; 0 for an inverted box."""
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def x_mid(self) -> float:
        """Horizontal centre."""
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        """Vertical centre."""
        return (self.top + self.bottom) / 2

    def intersection(self, other: Box) -> Box:
        """The common rectangle; its area is 0 when the boxes do not meet."""
        return Box(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        )

    def overlap(self, other: Box) -> float:
        """Common area as a share of this box's own area, 0 to 1."""
        return self.intersection(other).area / self.area if self.area > 0 else 0.0

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        """Whether two boxes touch or overlap, lines without an area too."""
        return (
            self.x0 <= other.x1
            and other.x0 <= self.x1
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def grow(self, by: float) -> Box:
        """The box with every side moved outwards by `by` points."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)


def bounding(boxes: Iterable[Box]) -> Box:
    """The smallest box around all `boxes`.

    Raises:
        ValueError: when there is none.
    """
    xs0, tops, xs1, bottoms = zip(*boxes, strict=True)
    return Box(min(xs0), min(tops), max(xs1), max(bottoms))

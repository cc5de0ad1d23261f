"""A drawn page as it is handed on, known without the libraries that draw."""

from __future__ import annotations

from typing import NamedTuple


class Picture(NamedTuple):
    """A page as a JPEG picture.

    Attributes:
        data: the file.
        width, height: of the page as it was read, in points.
    """

    data: bytes
    width: float
    height: float

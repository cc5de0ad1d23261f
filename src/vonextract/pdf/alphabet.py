"""The signs that every reader of PDF can draw, and how much a shape looks like each of them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.frame import Floats
from vonextract.pdf.outlines import Shape, Sketch, shape, sketch
from vonextract.pdf.settings import CLAIMS

FIGURES = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
SIGNS = FIGURES + LETTERS
PLACES = {sign: place for place, sign in enumerate(SIGNS)}

_FAMILIES = (
    b"Helvetica",
    b"Helvetica-Bold",
    b"Helvetica-Oblique",
    b"Helvetica-BoldOblique",
    b"Times-Roman",
    b"Times-Bold",
    b"Times-Italic",
    b"Times-BoldItalic",
    b"Courier",
    b"Courier-Bold",
    b"Courier-Oblique",
    b"Courier-BoldOblique",
)
Likeness: TypeAlias = NDArray[np.float32]
"""To each of `SIGNS`, -1 to 1."""


class Outline(NamedTuple):
    """What is known of the outline of a letter at size 1.

    Attributes:
        width, height: extent; curves are taken for the points that bend them.
        figures: likeness to each of the ten figures, whatever their place and proportions, -1 to 1.
        signs: likeness to each of `SIGNS`, less what its place and proportions speak against it.
    """

    width: float
    height: float
    figures: tuple[float, ...]
    signs: Likeness


KnownOutlines: TypeAlias = dict[tuple[int, ...], Outline]
"""What the fonts of a document draw, by font, code and extents."""


def outline(font: int, code: int) -> Outline | None:
    """What a font draws for what it says is a character; None without an outline of usual size.

    Args:
        font: PDFium's handle.
        code: code point.
    """
    drawn = sketch(font, code)
    return _known(drawn) if drawn else None


@lru_cache(maxsize=8192)
def _known(drawn: Sketch) -> Outline | None:
    found = shape(drawn)
    return None if found is None else Outline(found.width, found.height, *_likeness(found))


def _likeness(drawn: Shape) -> tuple[tuple[float, ...], Likeness]:
    alike = _pictures() @ drawn.picture.astype(np.float32)
    figures = tuple(alike[: len(FIGURES)].max(axis=1).tolist())
    off = np.abs(_places() - _place(drawn)).sum(axis=2)
    return figures, (alike - CLAIMS.otherwise_set * off).max(axis=1)


def signs(drawn: Shape) -> Likeness:
    """How much a shape is like each of `SIGNS`, less what its place and proportions speak against it."""
    return _likeness(drawn)[1]


def figures(picture: Floats) -> tuple[float, ...]:
    """How much a picture is like each of the ten figures, -1 to 1."""
    return tuple((_pictures()[: len(FIGURES)] @ picture.astype(np.float32)).max(axis=1).tolist())


def _pictures() -> NDArray[np.float32]:
    return _references()[0]


def _places() -> NDArray[np.float32]:
    return _references()[1]


@cache
def _references() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of every sign in every family: its picture, and its place and proportions."""
    document = raw.FPDF_CreateNewDocument()
    try:
        fonts = [library.address(raw.FPDFText_LoadStandardFont(document, name)) for name in _FAMILIES]
        drawn = [[sketch(font, ord(sign)) for font in fonts] for sign in SIGNS]
        shapes = [[shape(one) for one in row if one] for row in drawn]
        pictures = np.array([[one.picture for one in row if one] for row in shapes], np.float32)
        return pictures, np.array([[_place(one) for one in row if one] for row in shapes], np.float32)
    finally:
        raw.FPDF_CloseDocument(document)


def _place(drawn: Shape) -> NDArray[np.float32]:
    """Proportions, and where a shape begins and ends above the baseline."""
    proportions = np.log(drawn.width / drawn.height)
    return np.array([proportions, drawn.low, drawn.low + drawn.height], np.float32)

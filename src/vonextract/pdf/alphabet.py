"""The signs that every reader of PDF can draw, and how much a shape looks like each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from vonextract.pdf import library
from vonextract.pdf.dots import Path
from vonextract.pdf.frame import Floats
from vonextract.pdf.outlines import Shape, Sketch, path_of, shapes, sketch
from vonextract.pdf.settings import CLAIMS
from vonextract.products import products

FIGURES = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
PERCENT = "%"
SIGNS = FIGURES + LETTERS + PERCENT
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


class Outlines:
    """What the fonts of a document draw, each outline looked at once."""

    def __init__(self) -> None:
        self._seen: dict[Sketch, Outline | None] = {}

    def of(self, font: int, code: int) -> Outline | None:
        """What a font draws for what it says is a character; None without an outline of usual size.

        Args:
            font: PDFium's handle.
            code: code point.
        """
        return self.of_all([(font, code)])[0]

    def of_all(self, letters: Sequence[tuple[int, int]]) -> list[Outline | None]:
        """The same for many fonts and code points."""
        drawn = [sketch(font, code) for font, code in letters]
        new = list(dict.fromkeys(one for one in drawn if one and one not in self._seen))
        self._seen.update(zip(new, _outlines(new), strict=True))
        return [self._seen[one] if one else None for one in drawn]


_LOOKED_AT: dict[tuple[bytes, bytes], Outline | None] = {}
"""Outlines by their points and segments: documents of one producer draw the same letters."""


def _outlines(drawn: Sequence[Sketch]) -> list[Outline | None]:
    paths = [path_of(one) for one in drawn]
    keys = [(points.tobytes(), kinds) for points, kinds in paths]
    if len(_LOOKED_AT) > CLAIMS.kept:
        _LOOKED_AT.clear()
    fresh = {key: path for key, path in zip(keys, paths, strict=True) if key not in _LOOKED_AT}
    _LOOKED_AT.update(zip(fresh, _looked_at(list(fresh.values())), strict=True))
    return [_LOOKED_AT[key] for key in keys]


def _looked_at(paths: Sequence[Path]) -> list[Outline | None]:
    drawn = shapes(paths)
    found = iter(_likeness([one for one in drawn if one]))
    return [Outline(one.width, one.height, *next(found)) if one else None for one in drawn]


def _likeness(drawn: Sequence[Shape]) -> Iterator[tuple[tuple[float, ...], Likeness]]:
    """To the figures wherever they stand, and to all signs, of every shape."""
    if not drawn:
        return
    pictures = np.array([one.picture for one in drawn], np.float32)
    places = np.array([_place(one) for one in drawn], np.float32)
    for alike, place in zip(_alike(pictures), places, strict=True):
        off = np.abs(_places() - place).sum(axis=2)
        figures = tuple(alike[: len(FIGURES)].max(axis=1).tolist())
        yield figures, (alike - CLAIMS.otherwise_set * off).max(axis=1)


def _alike(pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    """Likeness of pictures to every sign in every family."""
    references = _pictures()
    alike = products(pictures, references.reshape(-1, references.shape[2]))
    return alike.reshape(len(pictures), *references.shape[:2])


def signs(drawn: Shape) -> Likeness:
    """How much a shape is like each of `SIGNS`, less what its place and proportions speak against it."""
    return next(_likeness([drawn]))[1]


def figures(picture: Floats) -> tuple[float, ...]:
    """How much a picture is like each of the ten figures, -1 to 1."""
    return tuple(_alike(picture.astype(np.float32)[None])[0, : len(FIGURES)].max(axis=1).tolist())


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
        drawn = [found for sign in SIGNS for font in fonts if (found := sketch(font, ord(sign)))]
        seen = [found for found in shapes([path_of(one) for one in drawn]) if found]
        pictures = np.array([one.picture for one in seen], np.float32)
        places = np.array([_place(one) for one in seen], np.float32)
        return pictures.reshape(len(SIGNS), -1, pictures.shape[1]), places.reshape(len(SIGNS), -1, 3)
    finally:
        raw.FPDF_CloseDocument(document)


def _place(drawn: Shape) -> NDArray[np.float32]:
    """Proportions, and where a shape begins and ends above the baseline."""
    proportions = np.log(drawn.width / drawn.height)
    return np.array([proportions, drawn.low, drawn.low + drawn.height], np.float32)

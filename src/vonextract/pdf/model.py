"""The page model: what is printed on a page, free of the library that read it.

All coordinates are PDF points in the page as it is seen: crop box and rotation applied,
origin top left, y growing downwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.lazy import lazy

if TYPE_CHECKING:
    from vonextract.pdf.scan.model import Certainty

Source = Literal["print", "ocr", "hidden_text", "empty"]
"""Where a page's text comes from: drawn as text, read from a picture, a picture's hidden text; or none."""

NO_MCID = -1
ARTIFACT = -2
ABSENT = ""


class Font(NamedTuple):
    """A font as the file names it, with what the name and the descriptor tell."""

    name: str
    bold: bool
    italic: bool


@dataclass(frozen=True)
class Chars:
    """The visible characters of a page as parallel columns, in content order.

    Spaces that the file prints are kept; characters that are invisible, outside the page
    or drawn twice are not. `text` holds one Unicode string per entry (a ligature is
    spelled out, a combining accent is joined to its letter).

    Attributes:
        text: object array of str.
        x0, top, x1, bottom: float64, advance width by font height.
        baseline: float64, y of the character's origin.
        size: float64, font size in points as seen.
        font: int32, index into `Document.fonts`.
        color: int32, fill colour 0xRRGGBB.
        mcid: int32, marked content id; NO_MCID without one, ARTIFACT inside an artifact.
        angle: int16, degrees counter-clockwise (0, 90, 180, 270) the text runs.
    """

    text: NDArray[np.object_]
    x0: NDArray[np.float64]
    top: NDArray[np.float64]
    x1: NDArray[np.float64]
    bottom: NDArray[np.float64]
    baseline: NDArray[np.float64]
    size: NDArray[np.float64]
    font: NDArray[np.int32]
    color: NDArray[np.int32]
    mcid: NDArray[np.int32]
    angle: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.text)

    def take(self, places: NDArray[np.intp]) -> Chars:
        """The entries at some places, in their order; the same object when those are all."""
        if len(places) == len(self):
            return self
        return Chars(*(getattr(self, column.name)[places] for column in fields(self)))

    @lazy
    def codes(self) -> NDArray[np.uint32]:
        """The first code point of every entry."""
        first = "".join([text[0] for text in self.text.tolist()])
        return np.frombuffer(first.encode("utf-32-le", "replace"), np.uint32)


class Rule(NamedTuple):
    """A straight line, drawn as a stroke or as a thin filled rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float
    color: int

    @property
    def horizontal(self) -> bool:
        """Whether it runs along the x axis."""
        return self.x1 - self.x0 >= self.bottom - self.top

    @property
    def box(self) -> Box:
        """Its extent."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class Fill(NamedTuple):
    """A filled rectangle that is no rule."""

    box: Box
    color: int


@dataclass(slots=True)
class Tag:
    """A node of the structure tree, as far as it has content on this page.

    Attributes:
        role: standard structure type after role mapping: H1, P, Table, TR, TH, TD, L, LI, Lbl, …;
            ABSENT for a part of a table that is empty, or on other pages.
        row_span, col_span: of a cell, 1 unless stated.
        scope: of a header cell: Row, Column, Both or None.
        mcids: marked content directly under this node, on this page.
    """

    role: str
    row_span: int = 1
    col_span: int = 1
    scope: str | None = None
    mcids: list[int] = field(default_factory=list)
    children: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """This node and all below it, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Page:
    """One page as it is read: as it is seen, and turned so that most of its text is upright.

    Attributes:
        number: from 1.
        width, height: points, after crop and rotation.
        chars: the characters.
        rules, fills, images: drawn things, in drawing order.
        slants: boxes of lines that run nearly level, or are drawn by hand, and may strike out words.
        tags: roots of the page's structure tree; empty when untagged.
        truncated: why the page was not read whole, or None.
        turned: quarters clockwise that it was turned from how it is seen, to make its text upright.
        source: where its text comes from.
        certainty: how sure the characters read from a picture are; None where everything is print.
        agreement: share of the words read from a picture that a hidden text layer reads alike.
        unread: why a picture of paper on it was not read, or None.
    """

    number: int
    width: float
    height: float
    chars: Chars
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    slants: list[Rule] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    truncated: str | None = None
    turned: int = 0
    source: Source = "print"
    certainty: Certainty | None = None
    agreement: float | None = None
    unread: str | None = None

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0, 0, self.width, self.height)


class Bookmark(NamedTuple):
    """An entry of the document outline."""

    level: int
    title: str
    page: int | None


@dataclass(slots=True)
class Document:
    """A file, read."""

    file_name: str
    path: str
    sha256: str
    size: int
    pages: list[Page]
    fonts: list[Font]
    info: dict[str, str] = field(default_factory=dict)
    tagged: bool = False
    bookmarks: list[Bookmark] = field(default_factory=list)
    created: dt.date | None = None
    attached: list[str] = field(default_factory=list)

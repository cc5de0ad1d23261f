"""Where the cells of a document stand: found in a copy whose cells are links, checked in the document."""

from __future__ import annotations

import ctypes
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from accuracy.typeset.marks import number_of

HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What PDFium makes of a hyphen at a line's end."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a page in points, the origin top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def joined(self, other: Box) -> Box:
        """The box around both; the page is the first's."""
        edges = (min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1))
        return Box(self.page, *edges, max(self.bottom, other.bottom))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class NotFound(Exception):
    """A cell does not stand, letter by letter, where its mark was."""


def cell_boxes(pdf: bytes, marked: bytes, texts: dict[int, str]) -> dict[int, list[Box]]:
    """The boxes around the ink of every cell that has a text, one for each page it stands on.

    Args:
        pdf: The document.
        marked: The same document with a link around each cell.
        texts: The text of each cell by its number.

    Raises:
        NotFound: The letters in a link's place are not those of its cell.
    """
    places = _links(marked)
    found: dict[int, list[Box]] = {}
    letters: dict[int, Counter[str]] = defaultdict(Counter)
    for glyph, ink in _glyphs(pdf):
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        for number, place in places.get(glyph.box.page, ()):
            if place.holds(x, y):
                letters[number][glyph.text] += 1
                boxes = found.setdefault(number, [])
                if boxes and boxes[-1].page == ink.page:
                    boxes[-1] = boxes[-1].joined(ink)
                else:
                    boxes.append(ink)
                break
    for number, text in texts.items():
        if not _printed(text, letters[number]):
            raise NotFound(f"cell {number}: {text!r} is not {''.join(letters[number].elements())!r}")
    return found


def _printed(text: str, letters: Counter[str]) -> bool:
    """Whether the letters are those of the text, once or, in a header that pages repeat, several times."""
    wanted = Counter(_bare(text))
    times = letters.total() // max(1, wanted.total())
    return letters == Counter({letter: times * count for letter, count in wanted.items()}) and times > 0


def _bare(text: str) -> str:
    return "".join(text.translate(HYPHENS).split())


@dataclass(frozen=True)
class _Glyph:
    text: str
    box: Box


def _glyphs(pdf: bytes) -> Iterator[tuple[_Glyph, Box]]:
    """Every visible letter with the box of its line's height, and with that of its ink."""
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                letter = _bare(text.get_text_range(index, 1))
                if not letter or pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
                    continue
                line = _flipped(text.get_charbox(index, loose=True), number + 1, height)
                yield _Glyph(letter, line), _flipped(text.get_charbox(index), number + 1, height)


def _flipped(edges: tuple[float, float, float, float], page: int, height: float) -> Box:
    left, bottom, right, top = edges
    return Box(page, left, height - top, right, height - bottom)


def _links(pdf: bytes) -> dict[int, list[tuple[int, Box]]]:
    """The places of the links that mark cells, by page."""
    found: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = document[number]
            for link in _enumerate(page):
                cell = number_of(_uri(document, link))
                if cell is not None:
                    found[number + 1] += [(cell, box) for box in _areas(link, number + 1, page.get_height())]
    return found


def _enumerate(page: Any) -> Iterator[Any]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        yield link


def _uri(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode()


def _areas(link: Any, page: int, height: float) -> Iterator[Box]:
    """The rectangles of a link: one a line where it says so."""
    count = pdfium.FPDFLink_CountQuadPoints(link)
    for index in range(count):
        quad = pdfium.FS_QUADPOINTSF()
        pdfium.FPDFLink_GetQuadPoints(link, index, quad)
        xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        yield _flipped((min(xs), min(ys), max(xs), max(ys)), page, height)
    if not count:
        rect = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, rect)
        edges = (rect.left, min(rect.top, rect.bottom), rect.right, max(rect.top, rect.bottom))
        yield _flipped(edges, page, height)

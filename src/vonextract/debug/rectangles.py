"""From what was seen on a page to labelled rectangles, free of how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.debug.settings import SETTINGS
from vonextract.geometry import Box
from vonextract.layout.model import PageText
from vonextract.tables.model import Border, GridCell, LogicalTable

ROLE_COLORS = {
    "header": "#1f4e79",
    "label": "#2e7d32",
    "group": "#8e24aa",
    "total": "#c62828",
    "value": "#ef6c00",
    "empty": "#9e9e9e",
}
WORD, FURNITURE, RULE, FILL, IMAGE, REGION = "#90a4ae", "#d81b60", "#00838f", "#b0bec5", "#6d4c41", "#000000"

DOUBT, BORDER = "#d50000", "#3949ab"


class Shape(NamedTuple):
    """A rectangle to draw.

    Attributes:
        box: PDF points, origin top left.
        color: of the outline, #rrggbb.
        label: small text at its top left corner; empty for none.
        shade: opacity of its filling, 0 to 1.
        width: of the outline in points.
        layer: what it shows, for the legend and for SVG groups.
    """

    box: Box
    color: str
    label: str
    shade: float
    width: float
    layer: str


def page_shapes(
    text: PageText, tables: Sequence[LogicalTable], borders: Sequence[Border] = ()
) -> list[Shape]:
    """Words, doubts, furniture, rules, fills, images, table regions, cells and borders of one page."""
    seen = [*_drawn(text), *_words(text), *_doubts(text)]
    return [
        *seen,
        *_cells(text, tables),
        *_regions(text, tables),
        *(shape for border in borders for shape in _border(border)),
    ]


def _border(border: Border) -> Iterator[Shape]:
    """A line as long as its table, the surer the heavier, and its probability where it ends."""
    half, end = SETTINGS.border / 2, border.hi + SETTINGS.label_aside
    lo, hi = (border.lo, border.at - half), (border.hi, border.at + half)
    ends = (end, border.at - SETTINGS.label_up)
    if not border.across:
        lo, hi, ends = lo[::-1], hi[::-1], ends[::-1]
    yield Shape(Box(*lo, *hi), BORDER, "", border.probability, SETTINGS.words, "borders")
    yield Shape(Box(*ends, *ends), BORDER, f"{border.probability:.2f}", 0.0, 0.0, "borders")


def _drawn(text: PageText) -> Iterator[Shape]:
    page = text.page
    for fill in page.fills:
        yield Shape(fill.box, FILL, "", 0.0, SETTINGS.fills, "fills")
    for image in page.images:
        yield Shape(image, IMAGE, "image", 0.0, SETTINGS.images, "images")
    for rule in page.rules:
        yield Shape(rule.box, RULE, "", 0.5, SETTINGS.rules, "rules")


def _words(text: PageText) -> Iterator[Shape]:
    for word in text.words:
        furniture = word.index in text.furniture
        yield Shape(
            word.box,
            FURNITURE if furniture else WORD,
            "",
            SETTINGS.furniture_tint if furniture else 0.0,
            SETTINGS.words,
            "furniture" if furniture else "words",
        )


def _doubts(text: PageText) -> Iterator[Shape]:
    """The words read from a picture with doubt, each with the probability of its least sure character."""
    sure = text.page.certainty
    for word in text.words if sure else ():
        least = min((char.confidence for char in sure.within(word.box)), default=1.0) if sure else 1.0
        if least < SETTINGS.sure:
            yield Shape(word.box, DOUBT, f"{least:.2f}", SETTINGS.doubt_tint, SETTINGS.rules, "doubts")


def _cells(text: PageText, tables: Sequence[LogicalTable]) -> Iterator[Shape]:
    for table in tables:
        for cell in table.cells:
            if cell.page == text.page.number:
                yield Shape(
                    cell.box,
                    ROLE_COLORS[cell.role],
                    _place(cell),
                    SETTINGS.cell_tint,
                    SETTINGS.cells,
                    f"cells {cell.role}",
                )


def _place(cell: GridCell) -> str:
    span = f" {cell.row_span}×{cell.col_span}" if cell.row_span * cell.col_span > 1 else ""
    return f"{cell.row},{cell.col}{span}"


def _regions(text: PageText, tables: Sequence[LogicalTable]) -> Iterator[Shape]:
    for number, table in enumerate(tables, 1):
        for part in table.parts:
            if part.page == text.page.number:
                label = f"table {number}: {table.method}, {table.confidence:.2f}"
                yield Shape(part.box, REGION, label, 0.0, SETTINGS.regions, "regions")

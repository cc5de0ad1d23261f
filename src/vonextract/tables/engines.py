"""pdfplumber's and camelot's table finders behind the interface of our own engines.

Both read the file again by other code than ours, their cells' `text` is what they read: that
makes them independent witnesses. `lines` are our own words at the same places.
They are imported when first used: most documents never need them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Any

from vonextract.geometry import Box
from vonextract.layout.model import PageText
from vonextract.tables.grid import fill_cells, plain_cells
from vonextract.tables.model import PageTable


class PdfplumberEngine:
    """pdfplumber's finder over drawn lines; it opens the file itself, once. `close` lets go of it."""

    name = "pdfplumber"

    def __init__(self, path: str) -> None:
        self.path = path
        self._files = ExitStack()

    @cached_property
    def _pages(self) -> Sequence[Any]:
        """All pages of the file; going through them takes longer than reading a table."""
        import pdfplumber

        return list(self._files.enter_context(pdfplumber.open(self.path)).pages)

    def propose(self, text: PageText) -> Sequence[PageTable]:
        """The tables pdfplumber finds on the page."""
        page = self._pages[text.page.number - 1]
        try:
            found = [_plumber_texts(table) for table in page.find_tables()]
        finally:
            page.close()
        tables = (_from_boxes(text, cells, self.name) for cells in found)
        return [t for t in tables if t is not None]

    def close(self) -> None:
        """Close the file; the next page opens it again."""
        self._files.close()
        self.__dict__.pop("_pages", None)


def _plumber_texts(table: Any) -> list[tuple[Box, str]]:
    """Every cell of a pdfplumber table with the text pdfplumber reads in it."""
    return [
        (Box(*(float(v) for v in box)), said or "")
        for row, texts in zip(table.rows, table.extract(), strict=True)
        for box, said in zip(row.cells, texts, strict=True)
        if box is not None
    ]


class CamelotEngine:
    """camelot's hybrid flavour by vector graphics alone; it opens the file itself."""

    name = "camelot"

    def __init__(self, path: str) -> None:
        self.path = path

    def propose(self, text: PageText) -> Sequence[PageTable]:
        """The tables camelot finds on the page."""
        import camelot

        found = camelot.read_pdf(
            self.path, pages=str(text.page.number), flavor="hybrid", engine="vector", suppress_stdout=True
        )
        return [made for table in found if (made := self._table(text, table)) is not None]

    def _table(self, text: PageText, table: Any) -> PageTable | None:
        height = text.page.height
        xs = [float(c[0]) for c in table.cols] + [float(table.cols[-1][1])]
        ys = [height - float(r[0]) for r in table.rows] + [height - float(table.rows[-1][1])]
        made = _from_edges(text, xs, ys, self.name)
        if made is not None:
            for cell in made.cells:
                cell.text = " ".join(str(table.df.iat[cell.row, cell.col]).split())
        return made


def _from_boxes(text: PageText, cells: Sequence[tuple[Box, str]], name: str) -> PageTable | None:
    """A grid over the edges of all cells, each place with the text of the cell it begins."""
    xs = sorted({float(round(v)) for box, _ in cells for v in (box.x0, box.x1)})
    ys = sorted({float(round(v)) for box, _ in cells for v in (box.top, box.bottom)})
    made = _from_edges(text, xs, ys, name)
    if made is not None:
        said = {(float(round(box.x0)), float(round(box.top))): t for box, t in cells}
        for cell in made.cells:
            cell.text = " ".join(said.get((cell.box.x0, cell.box.top), "").split())
    return made


def _from_edges(text: PageText, xs: list[float], ys: list[float], name: str) -> PageTable | None:
    if len(xs) < 2 or len(ys) < 2 or xs != sorted(xs) or ys != sorted(ys):
        return None
    cells = plain_cells(text.page.number, xs, ys)
    fill_cells(cells, xs, ys, text.body)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    return PageTable(text.page.number, box, len(ys) - 1, len(xs) - 1, cells, name, 0.5, [f"found by {name}"])

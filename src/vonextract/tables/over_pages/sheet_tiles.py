"""A sheet of a printed spreadsheet read by the rows of the sheet beside it.

Numbers without a name and a label, or in a single column, are no table by themselves. With the
heights of the rows and the columns known from other sheets, they are read for what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.model import PageText, Word, around
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.grid import cover, lines_of, set_lines
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.recut import part_columns
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.over_pages.sheet_rows import sheet_rows
from vonextract.tables.settings import SETTINGS as TABLES

METHOD = "sheet"
"""Of what is a table only as a part of another."""


def without_empty_front(table: PageTable) -> PageTable:
    """The table without the columns before its first text."""
    first = min((c.col for c in table.cells if c.text), default=0)
    if not first or any(c.col < first < c.col + c.col_span for c in table.cells):
        return table
    cells = [replace(c, col=c.col - first) for c in table.cells if c.col >= first]
    return replace(table, cells=cells, n_cols=table.n_cols - first)


def lone_column(text: PageText, left: PageTable) -> PageTable | None:
    """All that the page says as one column of the rows of the table beside it; None when it is not.

    Args:
        text: a page.
        left: the table on another sheet, whose rows the page has.
    """
    if len(text.body) < SETTINGS.tile_lines:
        return None
    box = around(text.body)
    if box.width > SETTINGS.tile_width * text.body[0].size:
        return None
    lines = lines_of(text.body)
    if not all(map(_solid, lines)):
        return None
    column = Column(box.x0, box.x1, box.x0 - TABLES.touching, box.x1 + TABLES.touching)
    return _read(lines, left, [column], text.page.number)


def read_level(text: PageText, left: PageTable, above: PageTable) -> PageTable | None:
    """All that the page says in the rows of one table and the columns of another; None when it is not.

    Args:
        text: a page.
        left: the table whose rows the page has.
        above: the table whose columns it has.
    """
    columns = part_columns([above])
    return _read(lines_of(text.body), left, columns, text.page.number) if columns else None


def _read(
    lines: Sequence[list[Word]], left: PageTable, columns: Sequence[Column], page: int
) -> PageTable | None:
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    heights = [row.heights for row in sheet_rows(left)]
    for line in lines:
        row = next((r for r, ys in enumerate(heights) if _meets(ys, line[0].baseline)), None)
        if row is None:
            return None
        for word in line:
            col = next(
                (c for c, column in enumerate(columns) if column.left < word.x_mid < column.right), None
            )
            if col is None:
                return None
            held[row, col].append(word)
    rows = sorted({row for row, _ in held})
    if len(rows) < SETTINGS.tile_lines:
        return None
    cells = []
    for (row, col), words in held.items():
        cell = GridCell(rows.index(row), col, 1, 1, around(words), page=page)
        set_lines(cell, words)
        cells.append(cell)
    box = around([word for line in lines for word in line])
    whole = cover(page, cells, len(rows), len(columns), box)
    trace = [f"{len(rows)} rows read at the heights of the rows on page {left.page}"]
    return PageTable(page, box, len(rows), len(columns), whole, METHOD, left.confidence, trace)


def _solid(line: Sequence[Word]) -> bool:
    """Whether no gap in the line is wider than between the words of a phrase."""
    return all(b.x0 - a.x1 <= SETTINGS.word_gap * a.size for a, b in pairwise(line))


def _meets(heights: set[float], y: float) -> bool:
    return any(abs(y - height) <= SETTINGS.same_height for height in heights)

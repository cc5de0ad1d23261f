"""A part of a table read again with the columns that the table has on its other pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.grid import cover, set_lines, word_box
from vonextract.tables.hulls import Hull, Hulls, hulls_of
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.facing import sideways, united
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES


def fitted(part: PageTable, table: LogicalTable) -> PageTable | None:
    """The part with the table's columns: itself when it has them, else read again with them.

    Where the pages of a book have mirrored margins, the columns are those of the table moved sideways. A
    part with more columns is cut again only when they were read from alignment alone, and in
    any case only when no text of its body then crosses a column border.

    Returns:
        None when the part cannot have these columns.
    """
    columns = table_columns(table)
    if columns is not None:
        columns = _on_page_of(part, columns)
    if part.n_cols == table.n_cols and (columns is None or stands_in(part, columns)):
        return part
    if columns is None or (part.n_cols >= table.n_cols and part.method.split("+")[0] != "text"):
        return part if part.n_cols == table.n_cols else None
    words: dict[int, list[Word]] = {}
    for cell in part.cells:
        words.setdefault(cell.row, []).extend(w for line in cell.lines for w in line)
    cells: list[GridCell] = []
    for row, here in words.items():
        made = row_cells(row, here, columns, part)
        if row >= max(1, part.n_header_rows) and any(c.col_span > 1 for c in made):
            return None
        cells.extend(made)
    n_cols = len(columns)
    cells = cover(part.page, cells, part.n_rows, n_cols, part.box)
    trace = [*part.trace, f"read again with the {n_cols} columns of page {table.parts[-1].page}"]
    return replace(part, n_cols=n_cols, cells=cells, trace=trace)


def stands_in(part: PageTable, columns: list[Column]) -> bool:
    """Whether hardly any of the part's texts stands over another column than its cell's."""
    filled = [c for c in part.cells if c.lines and c.col_span == 1]
    wrong = sum(not columns[c.col].left - 2 <= _middle(c) <= columns[c.col].right + 2 for c in filled)
    return wrong <= SETTINGS.wrong * len(filled)


def _middle(cell: GridCell) -> float:
    box = word_box(w for line in cell.lines for w in line)
    return box.x_mid


def table_columns(table: LogicalTable) -> list[Column] | None:
    """Where the table's columns stand on its last page, from the words of its parts; None if they overlap."""
    return part_columns([part for part in table.parts if part.n_cols == table.n_cols])


def part_columns(parts: Sequence[PageTable]) -> list[Column] | None:
    """Where the columns of parts with as many columns stand, from their words; None when they overlap.

    Args:
        parts: in reading order; the columns are those of the last one's page.
    """
    nothing: Hulls = []
    hulls = reduce(united, map(hulls_of, reversed(parts)), nothing)
    known = [hull for hull in hulls if hull is not None]
    if not known or len(known) < len(hulls) or any(b.x0 < a.x1 for a, b in pairwise(known)):
        return None
    first, last = known[0].x0 - TABLES.touching, known[-1].x1 + TABLES.touching
    edges = [first, *((a.x1 + b.x0) / 2 for a, b in pairwise(known)), last]
    return [Column(*hull, *sides) for hull, sides in zip(known, pairwise(edges), strict=True)]


def _on_page_of(part: PageTable, columns: Sequence[Column]) -> list[Column]:
    """The columns where they stand on the page of a part that may be theirs."""
    by = sideways(hulls_of(part), [Hull(c.x0, c.x1) for c in columns])
    return [Column(column.x0 + by, column.x1 + by, column.left + by, column.right + by) for column in columns]


def row_cells(row: int, words: list[Word], columns: list[Column], part: PageTable) -> list[GridCell]:
    """Cells of the words of a row, each in the column that holds its middle.

    A word that reaches over a border lets its cell span the next column too when it is free.
    """
    places: dict[int, list[Word]] = {}
    for word in words:
        col = next((i for i, c in enumerate(columns) if word.x_mid <= c.right), len(columns) - 1)
        places.setdefault(col, []).append(word)
    cells = []
    for col, held in sorted(places.items()):
        crossed = any(w.x1 > columns[col].right + 0.5 * w.size for w in held)
        wide = 2 if crossed and col + 1 < len(columns) and col + 1 not in places else 1
        cell = GridCell(row, col, 1, wide, word_box(held), page=part.page, header=row < part.n_header_rows)
        set_lines(cell, held)
        cells.append(cell)
    return cells

"""A part of a table read again with the columns that the table has on its other pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.grid import cover, set_lines, word_box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.whole.settings import SETTINGS


def fitted(part: PageTable, table: LogicalTable) -> PageTable | None:
    """The part with the table's columns: itself when it has them, else read again with them.

    A part with more columns is cut again only when they were read from alignment alone, and in
    any case only when no text of its body then crosses a column border.

    Returns:
        None when the part cannot have these columns.
    """
    columns = table_columns(table)
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
    """Where the table's columns stand, from the words of all its parts; None when they overlap."""
    return part_columns([part for part in table.parts if part.n_cols == table.n_cols])


def part_columns(parts: Sequence[PageTable]) -> list[Column] | None:
    """Where the columns of parts with as many columns stand, from their words; None when they overlap."""
    n_cols = max((part.n_cols for part in parts), default=0)
    hulls: list[tuple[float, float] | None] = [None] * n_cols
    for part in parts:
        for cell in part.cells:
            if not cell.lines or cell.col_span > 1:
                continue
            lo = min(w.x0 for line in cell.lines for w in line)
            hi = max(w.x1 for line in cell.lines for w in line)
            old = hulls[cell.col]
            hulls[cell.col] = (min(old[0], lo), max(old[1], hi)) if old else (lo, hi)
    known = [h for h in hulls if h is not None]
    if not known or len(known) < n_cols or any(b[0] < a[1] for a, b in pairwise(known)):
        return None
    edges = [known[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(known)), known[-1][1] + 1]
    return [Column(h[0], h[1], a, b) for h, (a, b) in zip(known, pairwise(edges), strict=True)]


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

"""Columns of nothing but "$", "%" or "*": the signs of the texts beside them."""

from __future__ import annotations

from dataclasses import replace

from vonextract.layout.model import around
from vonextract.tables.grid import cover, set_lines
from vonextract.tables.model import GridCell, PageTable

_BEFORE = frozenset("$€£¥")
_AFTER = frozenset("%‰")
_MARKERS = frozenset({"*", "**", "***", "†", "‡"})


def with_signs(table: PageTable) -> PageTable:
    """The table without its columns of signs, each sign in the cell of its number.

    A sign that is printed in the first row and the total alone stands flush in front of the
    numbers or behind them, and looks like a column of its own where columns are read from alignment.
    What tags or borders part is a column, but for currencies between borders.
    """
    if table.method == "tags":
        return table
    for col in reversed(range(1, table.n_cols)):
        beside = _number_column(table, col)
        if beside is not None:
            table = _merged(table, col, beside)
    return table


def _number_column(table: PageTable, col: int) -> int | None:
    """The column that the signs of a column belong to; None when it holds anything else."""
    held = [c for c in table.cells if c.text and c.col <= col < c.col + c.col_span]
    texts = {c.text for c in held if c.col_span == 1}
    across = {(c.col, c.col_span) for c in held if c.col_span > 1 and c.row >= max(1, table.n_header_rows)}
    if not texts or not across <= {(col, 2)}:
        return None
    if texts <= _BEFORE and col + 1 < table.n_cols:
        return col + 1
    if across or (table.method != "text" and not table.open_columns):
        return None
    return col - 1 if texts <= _MARKERS or (texts <= _AFTER and col > 1) else None


def _merged(table: PageTable, col: int, beside: int) -> PageTable:
    """The table with the column's signs put into the cells beside them, and the column gone."""
    numbers = {c.row: c for c in table.cells if c.col == beside and c.col_span == 1 and c.lines}
    cells: list[GridCell] = []
    signs = {c.row: c for c in table.cells if c.col == col and c.col_span == 1 and c.lines}
    for cell in table.cells:
        if not cell.lines or (cell.col == col and cell.col_span == 1 and cell.row in numbers):
            continue
        sign = signs.get(cell.row) if cell is numbers.get(cell.row) else None
        kept = _with_words_of(cell, sign) if sign is not None else replace(cell)
        columns = [c for c in range(kept.col, kept.col + kept.col_span) if c != col] or [beside]
        kept.col, last = (c - (c > col) for c in (columns[0], columns[-1]))
        kept.col_span = last - kept.col + 1
        cells.append(kept)
    n_cols = table.n_cols - 1
    return replace(table, cells=cover(table.page, cells, table.n_rows, n_cols, table.box), n_cols=n_cols)


def _with_words_of(number: GridCell, sign: GridCell) -> GridCell:
    words = [w for cell in (sign, number) for line in cell.lines for w in line]
    whole = replace(number, box=around(words))
    set_lines(whole, words)
    return whole

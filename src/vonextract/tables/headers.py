"""The header of a table, found again on the next page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vonextract.layout.model import Word
from vonextract.tables.grid import cover, word_box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.recut import row_cells, table_columns
from vonextract.tables.roles import MAX_HEADER_ROWS, header_rows, rows_of


def header_height(table: LogicalTable) -> int:
    """How many header rows the table's first part has."""
    first = table.parts[0]
    return header_rows(rows_of(first.cells, first.n_rows), first.n_cols, first.n_header_rows)


def header_words(table: LogicalTable) -> list[Word]:
    """The words of the header on the table's first page."""
    height = header_height(table)
    return [w for c in table.parts[0].cells if c.row < height for line in c.lines for w in line]


def same_words(some: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether two texts are made of the same words, whatever their order."""
    return bool(some) and Counter(w.text for w in some) == Counter(w.text for w in others)


def with_header(part: PageTable, table: LogicalTable, words: Sequence[Word]) -> PageTable:
    """The part with the words that stand above it as its header row."""
    columns = table_columns(table)
    if columns is None:
        return part
    below = [replace(c, row=c.row + 1) for c in part.cells]
    box = word_box([*words, *(w for c in below for line in c.lines for w in line)])
    made = row_cells(0, list(words), columns, part)
    cells = cover(part.page, [*made, *below], part.n_rows + 1, part.n_cols, box)
    return replace(part, box=box, n_rows=part.n_rows + 1, n_header_rows=1, cells=cells)


def repeated_header(table: LogicalTable, part: PageTable) -> int:
    """How many rows at the top of the part repeat the table's header; 0 when none does."""
    first = table.parts[0]
    height = header_height(table)
    ours = _column_texts(first.cells, max(1, height), table.n_cols)
    if not any(ours):
        return 0
    said = header_words(table)
    for count in range(1, min(MAX_HEADER_ROWS, part.n_rows) + 1):
        if ours == _column_texts(part.cells, count, part.n_cols):
            return count
        if same_words([w for c in part.cells if c.row < count for line in c.lines for w in line], said):
            return count
    return 0


def _column_texts(cells: Sequence[GridCell], n_rows: int, n_cols: int) -> list[str]:
    """What the first rows say over each column, letters and digits only."""
    texts = [""] * n_cols
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        if cell.row < n_rows:
            for col in range(cell.col, min(n_cols, cell.col + cell.col_span)):
                texts[col] += "".join(ch for ch in cell.text.casefold() if ch.isalnum())
    return texts

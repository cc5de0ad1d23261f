"""Drawn tables without their first and last rows of one text: a title or a source in a frame of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.grid import rows_between
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import rows_of


def trimmed(tables: Sequence[PageTable]) -> Iterator[PageTable]:
    """Those of the tables that begin or end with such rows, without them."""
    for table in tables:
        rows = rows_of(table.cells, table.n_rows)
        whole = [_is_whole(row, table.n_cols) for row in rows]
        first = whole.index(False) if False in whole else table.n_rows
        last = len(whole) - whole[::-1].index(False) if False in whole else 0
        if SETTINGS.least_rows <= last - first < table.n_rows:
            reason = f"without rows of one text, rows {first + 1} to {last}"
            yield rows_between(table, first, last, reason)


def _is_whole(row: Sequence[GridCell], columns: int) -> bool:
    """Whether a row is one cell over all columns."""
    return len(row) == 1 and row[0].col_span == columns and row[0].row_span == 1

"""Titles that tables carry in their header: "Not 2 Nettoomsättning" over the labels, beside the years."""

from __future__ import annotations

from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.roles import note_numbers, rows_of


def header_title(table: LogicalTable) -> str | None:
    """The numbered title over a table's labels; with the first row if it is but a number without."""
    rows = rows_of(table.cells, table.n_rows)
    label = _label(rows[0]) if table.n_header_rows else None
    numbered = note_numbers().match(label.text) if label is not None else None
    if label is None or numbered is None:
        return None
    below = [c for c in rows[table.n_header_rows] if c.text] if table.n_rows > table.n_header_rows else []
    if numbered.end() < len(label.text.rstrip(" .:")) or len(below) != 1 or below[0].col > 0:
        return label.text
    return f"{label.text} {below[0].text}"


def _label(row: list[GridCell]) -> GridCell | None:
    return next((c for c in row if c.col == 0 and c.text), None)

"""Findings that doubt a reading, and the numbers they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from vonextract.model import Cell, Finding, Table

Columns = Mapping[int, Mapping[int, Cell]]
"""The cells of numbers by column and row."""


def number_cells(table: Table) -> Columns:
    """The cells of the body that state a number and name no row."""
    found: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        if cell.value is not None and cell.row >= table.n_header_rows and cell.role in ("value", "total"):
            found[cell.col][cell.row] = cell
    return dict(sorted(found.items()))


def doubt(
    table: Table, rule: str, message: str, *, row: int | None = None, col: int | None = None
) -> Finding:
    """A warning about a column, a row or the whole table."""
    page = next((cell.page for cell in table.cells if cell.row == row), table.page_first)
    return Finding(
        severity="warning",
        rule=rule,
        message=message,
        page=page,
        table_id=table.table_id,
        row=row,
        col=col,
    )


def doubt_cell(table: Table, rule: str, cell: Cell, why: str) -> Finding:
    """A warning about what a cell states."""
    found = doubt(table, rule, f"'{cell.text.strip()}' {why}.", row=cell.row, col=cell.col)
    return found.model_copy(update={"page": cell.page, "actual": cell.value})

"""The numbers that doubts of a reading are about, and findings at one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from vonextract.findings.rule import Rule
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


def unread_places(table: Table) -> set[tuple[int, int]]:
    """Where in the columns of numbers figures stand that were not read as one."""
    numbers = number_cells(table)
    return {
        (row, col)
        for cell in table.cells
        if cell.value is None and cell.row >= table.n_header_rows and any(map(str.isdigit, cell.text))
        for row in range(cell.row, cell.row + cell.row_span)
        for col in numbers.keys() & set(range(cell.col, cell.col + cell.col_span))
    }


def doubt_cell(rule: Rule, table: Table, cell: Cell, why: str) -> Finding:
    """A finding about what a cell states."""
    return rule.of_cell(table.table_id, cell, f"'{cell.text.strip()}' {why}.")

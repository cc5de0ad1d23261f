"""The numbers that doubts of a reading are about, and findings at one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from vonextract.findings.rule import Rule
from vonextract.model import Cell, Finding, Table

_DOTS = re.compile(r"\.{2,}|…")

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
    """Where in the columns of numbers figures stand that were not read as one, or words or dots for a number.

    A total may hold what a part does not tell: "n.a.", "..", "uppgift saknas".
    """
    numbers = number_cells(table)
    return {
        (row, col)
        for cell in table.cells
        if cell.value is None
        and cell.row >= table.n_header_rows
        and (any(map(str.isdigit, cell.text)) or _withholds(cell))
        for row in range(cell.row, cell.row + cell.row_span)
        for col in numbers.keys() & set(range(cell.col, cell.col + cell.col_span))
    }


def _withholds(cell: Cell) -> bool:
    """Whether a cell says in words or dots that its number is not told, as a dash or a blank does not."""
    said = any(map(str.isalpha, cell.text)) or bool(_DOTS.fullmatch(cell.text.strip()))
    return said and cell.role in ("value", "total") and cell.col_span == 1


def doubt_cell(rule: Rule, table: Table, cell: Cell, why: str) -> Finding:
    """A finding about what a cell states."""
    return rule.of_cell(table.table_id, cell, f"'{cell.text.strip()}' {why}.")

"""Rows and columns of a table's body that state no numbers: "(1) (2) (3)", "1 000 kr | 1 000 kr | %"."""

from __future__ import annotations

import re

from vonextract.records.settings import SETTINGS
from vonextract.swedish.column_numbers import counts_columns
from vonextract.swedish.typography import fold_spaces
from vonextract.swedish.units import Units
from vonextract.table_view import TableView

_DIGIT = re.compile(r"[0-9]")


def unit_row(view: TableView, units: Units) -> int | None:
    """The row at the head of the body that states the units of its columns beside words alone."""
    for row in range(view.body.start, min(view.body.start + 2, view.body.stop)):
        texts = [fold_spaces(cell.text) for cell in view.rows.get(row, []) if cell.text]
        named = [text for text in texts if units.find(text)]
        if len(named) >= SETTINGS.named_units and not any(map(_DIGIT.search, set(texts) - set(named))):
            return row
    return None


def unit_columns(view: TableView, units: Units) -> list[int]:
    """The columns most of whose texts are units, as below "Enhet" where that is no part of a body.

    The first column names the rows, whatever they are called: "Elever", "Besök".
    """
    found = []
    for col, cells in view.columns.items():
        if col == 0:
            continue
        texts = [cell.text for cell in cells if cell.text]
        known = sum(units.find(text) is not None for text in texts)
        if known > 1 and known * 2 > len(texts):
            found.append(col)
    return found


def numbering_rows(view: TableView) -> set[int]:
    """The rows at the head of a table whose cells count its columns, one by one."""
    first = view.body.start
    found: set[int] = set()
    for row in range(first, min(first + 2, view.body.stop)):
        texts = [fold_spaces(cell.text) for cell in view.rows.get(row, []) if cell.text]
        if not counts_columns(texts, whole=len(texts) == view.table.n_cols):
            break
        found.add(row)
    return found

"""Rows and columns of a table's body that state no numbers: "(1) (2) (3)", "1 000 kr | 1 000 kr | %"."""

from __future__ import annotations

import re

from vonextract.records.settings import SETTINGS
from vonextract.swedish.typography import fold_spaces
from vonextract.swedish.units import Units
from vonextract.table_view import TableView

_NUMBERED = re.compile(
    r"(?P<open>\()?(?P<number>[0-9]{1,2})(?P<close>\))?"
    r"(?: ?= ?\(?[0-9]{1,2}\)?(?: ?[-−–+/] ?\(?[0-9]{1,2}\)?){1,4})?"
)
"""A number of a column, and how it is worked out: "(3)=(1)-(2)"."""
_DIGIT = re.compile(r"[0-9]")


def unit_row(view: TableView, units: Units) -> int | None:
    """The row at the head of the body that states the units of its columns beside words alone."""
    for row in range(view.body.start, min(view.body.start + 2, view.body.stop)):
        texts = [fold_spaces(cell.text) for cell in view.rows.get(row, []) if cell.text]
        named = [text for text in texts if units.find(text)]
        if len(named) >= SETTINGS.numbered and not any(map(_DIGIT.search, set(texts) - set(named))):
            return row
    return None


def unit_columns(view: TableView, units: Units) -> list[int]:
    """The columns most of whose texts are units, as below "Enhet" where that is no part of a body."""
    found = []
    for col, cells in view.columns.items():
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
        if not _counts_columns(texts, whole=len(texts) == view.table.n_cols):
            break
        found.add(row)
    return found


def _counts_columns(texts: list[str], *, whole: bool) -> bool:
    """Whether texts count columns; a row of bare figures does if it is long, or `whole` and begins with 1."""
    hits = [_NUMBERED.fullmatch(text) for text in texts]
    marks = [hit for hit in hits if hit is not None and bool(hit["open"]) == bool(hit["close"])]
    if len(marks) < len(texts) or len({hit["open"] for hit in marks}) != 1:
        return False
    numbers = [int(hit["number"]) for hit in marks]
    in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    bare = SETTINGS.numbered + 1 if whole and numbers[0] == 1 else 2 * SETTINGS.numbered
    enough = len(numbers) >= (SETTINGS.numbered if marks[0]["open"] else bare)
    return in_order and enough and numbers[0] <= SETTINGS.numbered

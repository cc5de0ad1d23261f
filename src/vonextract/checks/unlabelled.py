"""Rows that no label names: sums printed under their parts without a word, and rows that lost their label."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from vonextract.checks.doubts import Columns
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.model import Table
from vonextract.swedish.tokens import is_year

Row = Mapping[int, Decimal]


def unlabelled_sums(table: Table, numbers: Columns) -> set[int]:
    """The rows without label all of whose numbers are the sum of the rows just above them."""
    rows: dict[int, dict[int, Decimal]] = {}
    for col, cells in numbers.items():
        for row, cell in cells.items():
            rows.setdefault(row, {})[col] = cell.value or Decimal(0)
    names = {cell.row: cell.text for cell in reversed(table.cells) if cell.text and cell.value is None}
    nameless, found, above = _nameless(table, numbers), set(), list[int]()
    for row in sorted(rows):
        parts = _parts(rows[row], [rows[other] for other in above[-SETTINGS.max_open :]])
        if row in nameless and parts and (parts > 1 or above[-1] not in nameless or above[-1] in found):
            found.add(row)
        if row in found or (parts > 1 and line_words().total.begins(names.get(row, ""))):
            above[len(above) - parts :] = []
        above.append(row)
    return found


def unnamed_rows(table: Table, numbers: Columns) -> list[int]:
    """The rows of numbers without label that neither sum nor annotate those above, top to bottom."""
    aside = {row for row in _nameless(table, numbers) if _all_in_brackets(row, numbers)}
    return sorted(_nameless(table, numbers) - aside - unlabelled_sums(table, numbers))


def _nameless(table: Table, numbers: Columns) -> set[int]:
    named = {
        row
        for cell in table.cells
        if cell.text and cell.row >= table.n_header_rows and (cell.value is None or cell.role == "label")
        for row in range(cell.row, cell.row + cell.row_span)
        if any(map(_may_name, cell.text))
    }
    figures = {row for cells in numbers.values() for row, cell in cells.items() if not is_year(cell.text)}
    return figures - named


def _may_name(char: str) -> bool:
    """Whether a character may name a row: a letter, a figure, a check mark, one without a meaning."""
    return char.isalnum() or unicodedata.category(char).startswith("So")


def _all_in_brackets(row: int, numbers: Columns) -> bool:
    """Whether a row states nothing but errors or shares of the row above, "(0,62)"."""
    return all(cells[row].text.strip().startswith("(") for cells in numbers.values() if row in cells)


def _parts(stated: Row, above: Sequence[Row]) -> int:
    """How many of the rows just above make a row in all of its columns; 0 when no run of them does."""
    if not any(stated.values()):
        return 0
    running = dict.fromkeys(stated, Decimal(0))
    for count, other in enumerate(reversed(above), start=1):
        for col in stated:
            running[col] += other.get(col, Decimal(0))
        if all(abs(running[col] - stated[col]) * 2 <= _slack(stated[col], count) for col in stated):
            return count
    return 0


def _slack(value: Decimal, parts: int) -> Decimal:
    """Twice what rounding may take a sum of so many parts from what is printed; a single part is exact."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
    return step * (parts + 1) if parts > 1 else Decimal(0)

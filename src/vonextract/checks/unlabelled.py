"""Rows that no label names: sums printed under their parts without a word, and rows that lost their label."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from itertools import accumulate

from vonextract.checks.doubted_numbers import Columns
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.model import Cell, Table
from vonextract.swedish.tokens import is_year

Row = Mapping[int, Decimal]


def unlabelled_sums(table: Table, numbers: Columns) -> set[int]:
    """The rows without label all of whose numbers are the sum of the rows just above them."""
    return _sums(table, numbers, _nameless(table, numbers))


def _sums(table: Table, numbers: Columns, nameless: Set[int]) -> set[int]:
    rows: dict[int, dict[int, Decimal]] = {}
    for col, cells in numbers.items():
        for row, cell in cells.items():
            rows.setdefault(row, {})[col] = cell.value or Decimal(0)
    names = {cell.row: cell.text for cell in reversed(table.cells) if cell.text and cell.value is None}
    found, above = set[int](), list[int]()
    for row in sorted(rows):
        named = line_words().total.begins(names.get(row, ""))
        closes = named or row in nameless
        parts = _parts(rows[row], [rows[other] for other in above[-SETTINGS.max_open :]]) if closes else 0
        if row in nameless and parts and (parts > 1 or above[-1] not in nameless or above[-1] in found):
            found.add(row)
        if row in found or (parts > 1 and named):
            above[len(above) - parts :] = []
        above.append(row)
    return found


def unnamed_rows(table: Table, numbers: Columns) -> list[int]:
    """The rows of numbers without label that neither sum nor annotate those above, top to bottom."""
    nameless = _nameless(table, numbers)
    aside = {row for row in nameless if _all_in_brackets(row, numbers)}
    return sorted(nameless - aside - _sums(table, numbers, nameless))


def likely_sums(numbers: Columns, rows: Sequence[int]) -> set[int]:
    """Those of some rows that are a difference of the two above, or in one column the sum of several."""
    return {row for row in rows if _is_difference(row, numbers) or _is_sum_somewhere(row, numbers)}


def _is_difference(row: int, numbers: Columns) -> bool:
    """Whether every number of a row is one of the two right above it less the other."""
    columns = [cells for cells in numbers.values() if row in cells]
    return all(
        row - 1 in cells
        and row - 2 in cells
        and _value(cells, row - 2) - _value(cells, row - 1) == _value(cells, row)
        for cells in columns
    )


def _is_sum_somewhere(row: int, numbers: Columns) -> bool:
    """Whether a number of a row, too large to be one by chance, is the sum of several right above it."""
    for cells in numbers.values():
        if row not in cells or abs(_value(cells, row)) < SETTINGS.telling_sum:
            continue
        above = [
            _value(cells, other) for other in range(row - 1, row - SETTINGS.max_open, -1) if other in cells
        ]
        if _value(cells, row) in list(accumulate(above))[SETTINGS.sum_parts - 1 :]:
            return True
    return False


def _value(cells: Mapping[int, Cell], row: int) -> Decimal:
    return cells[row].value or Decimal(0)


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
    missing = dict(stated)
    steps = {col: _step(value) for col, value in stated.items()}
    for count, other in enumerate(reversed(above), start=1):
        for col, value in other.items():
            if col in missing:
                missing[col] -= value
        rounded = count + 1 if count > 1 else 0
        if all(abs(rest) * 2 <= steps[col] * rounded for col, rest in missing.items()):
            return count
    return 0


def _step(value: Decimal) -> Decimal:
    """The last place of what is printed: rounding may take a sum of parts half of it a part from there."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)

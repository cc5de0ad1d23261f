"""Sums without a name in a table read from alignment: they look like the rest of the numbers above them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from vonextract.swedish.numbers import parse_number
from vonextract.tables.alignment.body_rows import Row


def unnamed_sums(rows: Sequence[Row]) -> set[int]:
    """The rows without a label whose numbers all are what rows right above them make, by their index.

    A sum stands for its rows in those below it. One row alone, which a sum of a group may repeat, counts.
    """
    found = set()
    open_lines: dict[int, list[Decimal]] = {}
    for index, row in enumerate(rows):
        numbers = _numbers(row)
        ends = {col: _end_that_makes(open_lines.get(col, []), value) for col, value in numbers.items()}
        named = 0 in {column for line in row.lines for column in line.columns}
        if numbers and not named and None not in ends.values():
            found.add(index)
        for col, value in numbers.items():
            lines, start = open_lines.setdefault(col, []), ends[col]
            if start is not None and (not named or len(lines) - start > 1):
                del lines[start:]
            lines.append(value)
    return found


def _numbers(row: Row) -> dict[int, Decimal]:
    """The numbers of a row by column, the first left out."""
    found = {}
    for line in row.lines:
        for column in line.numbers:
            cut = line.at(column)
            number = cut and parse_number(" ".join(word.text for word in cut.words))
            if number:
                found[column] = Decimal(str(number.value))
    return found


def _end_that_makes(lines: Sequence[Decimal], value: Decimal) -> int | None:
    """Where the shortest run of the last lines that makes a number begins; None when none does."""
    total = Decimal(0)
    for start in range(len(lines) - 1, -1, -1):
        total += lines[start]
        if total == value:
            return start
    return None

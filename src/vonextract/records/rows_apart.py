"""Rows whose numbers stand apart from the amounts of their table.

They are printed with decimals where no other is, or without where all others have some, or are small among
large ones. What makes a total with the rows around it is an amount as they are; what is left out of one that
all others make may be none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vonextract.model import Cell
from vonextract.records.settings import SETTINGS
from vonextract.table_view import TableView

_NAMED = re.compile(r"[^\W\d_]|%")
Rows = Mapping[int, Sequence[Cell]]
"""The bare numbers of rows that are not zero."""


class RowsApart(NamedTuple):
    """The rows that stand apart.

    Attributes:
        broken: whose numbers have decimals among whole ones.
        unlike: whose numbers have none among such with decimals, or are small among large ones.
    """

    broken: frozenset[int]
    unlike: frozenset[int]


def rows_apart(view: TableView, others: Collection[int], sums: Mapping[int, Sequence[int]]) -> RowsApart:
    """The rows that stand apart by how their numbers are printed, or by their size.

    Args:
        view: the table.
        others: rows that say of themselves that they are no amounts.
        sums: the totals of the table that hold, with their parts: what is summed with amounts is one.
    """
    rows = {row: cells for row, cells in bare_rows(view).items() if row not in others}
    joined = {row for total, parts in sums.items() for row in (total, *parts)}
    otherwise = _printed_otherwise(rows) - joined
    broken = {row for row in otherwise if any(map(_has_decimals, rows[row]))}
    return RowsApart(frozenset(broken), frozenset((otherwise | _of_other_size(rows)) - joined - broken))


def sums_of(view: TableView) -> dict[int, list[int]]:
    """The totals that the rows above them, up to the total before, make in a column; with those rows.

    Without the one that they are made without.
    """
    rows = bare_rows(view)
    above_totals = _above_totals(rows, _nameless(view))
    return {total: parts for total, above in above_totals if (parts := _parts(rows, above, rows[total]))}


def _nameless(view: TableView) -> set[int]:
    """The rows that no text names."""
    return set(view.body) - {row for row, _ in view.labels()}


def left_out(view: TableView, sums: Mapping[int, Sequence[int]]) -> set[int]:
    """The rows above totals that hold which are part of none, and sum none of the rows right above them."""
    rows = bare_rows(view)
    return {
        row
        for total, above in _above_totals(rows, _nameless(view))
        for place, row in enumerate(above)
        if total in sums and row not in sums[total] and not _sums_some(rows, above[:place], rows[row])
    }


def _sums_some(rows: Rows, above: Sequence[int], line: Sequence[Cell]) -> bool:
    """Whether rows right above a line make it in each of its columns."""
    return any(all(_make(rows, above[first:], cell) for cell in line) for first in range(len(above)))


def _above_totals(rows: Rows, nameless: Collection[int]) -> Iterator[tuple[int, list[int]]]:
    """Each total, with the rows above it up to the total before; without a name, one that these make."""
    above: list[int] = []
    for row, cells in rows.items():
        made = row in nameless and all(_make(rows, above, cell) for cell in cells)
        if made or any(cell.role == "total" for cell in cells):
            yield row, above
            above = []
        else:
            above.append(row)


def _parts(rows: Rows, above: list[int], total: Sequence[Cell]) -> list[int]:
    """The rows that make a total in all its columns: those above it, or all of them but one; else in some."""
    ways = [above, *([row for row in above if row != one] for one in above)]
    for exactly in (True, False):
        made = [way for way in ways if all(_make(rows, way, cell, exactly=exactly) for cell in total)]
        if above in made or len(made) == 1:
            return made[0]
    return above if any(_make(rows, above, cell) for cell in total) else []


def bare_rows(view: TableView) -> dict[int, list[Cell]]:
    """The numbers of each row that are not zero and have no unit printed with them."""
    return {row: cells for row in view.body if (cells := list(_bare(view.rows.get(row, []))))}


def _bare(cells: Iterable[Cell]) -> Iterator[Cell]:
    return (cell for cell in cells if cell.value and cell.role != "label" and not _NAMED.search(cell.text))


def _printed_otherwise(rows: Rows) -> set[int]:
    """The rows all of whose numbers are printed in another way than most of their column."""
    columns: dict[int, list[bool]] = {}
    for cells in rows.values():
        for cell in cells:
            columns.setdefault(cell.col, []).append(_has_decimals(cell))
    usual = {col: way for col, ways in columns.items() if (way := _usual(ways)) is not None}
    found = set()
    for row, cells in rows.items():
        held = [cell for cell in cells if cell.col in usual]
        enough = len(held) >= SETTINGS.whole_numbers or any(map(_has_decimals, held))
        if enough and all(_has_decimals(cell) is not usual[cell.col] for cell in held):
            found.add(row)
    return found


def _has_decimals(cell: Cell) -> bool:
    return cell.value is not None and int(cell.value.as_tuple().exponent) < 0


def _usual(ways: Sequence[bool]) -> bool | None:
    """Whether the numbers of a column have decimals as a rule; None where there is no rule."""
    with_decimals = sum(ways) / len(ways)
    if len(ways) < SETTINGS.rule_of or 1 - SETTINGS.usual < with_decimals < SETTINGS.usual:
        return None
    return with_decimals >= SETTINGS.usual


def _of_other_size(rows: Rows) -> set[int]:
    """The rows of small numbers among at least as many others, most of which are large."""
    largest = {row: max(map(_size, cells)) for row, cells in rows.items()}
    small = {row for row, most in largest.items() if most < SETTINGS.small}
    large = sum(most >= SETTINGS.least_amount for most in largest.values())
    others = len(largest) - len(small)
    enough = len(largest) >= SETTINGS.rule_of and others >= len(small)
    return small if enough and large >= SETTINGS.usual * others else set()


def _make(rows: Rows, parts: Sequence[int], total: Cell, *, exactly: bool = False) -> bool:
    """Whether the numbers of rows in a total's column make it, exactly or but for their rounding."""
    held = [cell.value or Decimal(0) for row in parts for cell in rows[row] if cell.col == total.col]
    off = abs(sum(held) - (total.value or Decimal(0)))
    return len(held) > 1 and off * 2 <= (0 if exactly else len(held) + 1)


def _size(cell: Cell) -> Decimal:
    return abs(cell.value or Decimal(0))

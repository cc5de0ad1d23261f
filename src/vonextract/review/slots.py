"""The part of a table that stands on one page, as rows of slots for HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from vonextract.review.dossier import CellRead, TableRead


class Slot(NamedTuple):
    """A cell where it is written, with the span that it has there.

    Attributes:
        cell: the cell.
        row_span, col_span: rows and columns of the part that it covers.
        over_numbers: whether it is the header of a column of numbers.
    """

    cell: CellRead
    row_span: int
    col_span: int
    over_numbers: bool = False


class Line(NamedTuple):
    """A row of the part.

    Attributes:
        row: its number in the table.
        is_header: whether it is one of the table's header rows.
        slots: the cells that begin in it.
    """

    row: int
    is_header: bool
    slots: Sequence[Slot]


def part_on_page(table: TableRead, page: int) -> list[Line]:
    """The header and the rows of a table that stand on a page.

    A cell that began on the page before is written in the first row it reaches into.
    """
    body = {cell.ref.row for cell in table.cells if cell.page == page}
    shown = sorted(body | set(range(table.n_header_rows)))
    index = {row: n for n, row in enumerate(shown)}
    lines: list[list[Slot]] = [[] for _ in shown]
    numeric = _columns_of_numbers(table)
    for cell in table.cells:
        rows = [r for r in range(cell.ref.row, cell.ref.row + cell.row_span) if r in index]
        if rows:
            over = cell.ref.row < table.n_header_rows and cell.col_span == 1 and cell.ref.col in numeric
            lines[index[rows[0]]].append(Slot(cell, _run(rows, index), cell.col_span, over))
    return [
        Line(row, row < table.n_header_rows, sorted(slots, key=lambda s: s.cell.ref.col))
        for row, slots in zip(shown, lines, strict=True)
    ]


def _columns_of_numbers(table: TableRead) -> set[int]:
    """The columns in which most of what is printed are numbers."""
    printed: Counter[int] = Counter()
    numbers: Counter[int] = Counter()
    for cell in table.cells:
        if cell.ref.row >= table.n_header_rows and cell.text:
            printed[cell.ref.col] += 1
            numbers[cell.ref.col] += cell.value is not None
    return {col for col, count in printed.items() if 2 * numbers[col] > count}


def _run(rows: Sequence[int], index: dict[int, int]) -> int:
    """How many of the rows follow each other where they are shown."""
    return index[rows[-1]] - index[rows[0]] + 1

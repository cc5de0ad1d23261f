"""A table as lines of numbers: its rows or its columns, with what their labels say they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vonextract.checks.equations import Number, printed_step
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.model import Table
from vonextract.swedish.tokens import is_year
from vonextract.swedish.units import default_units
from vonextract.swedish.year_rows import names_of_rows, year_rows

Grid = NDArray[np.float64]
LineKind = Literal["part", "total", "net", "group", "of_which"]
PERCENT = "procent"
POINTS = "procentenheter"


@dataclass(slots=True)
class Line:
    """A row (or column) with its numbers by column (or row).

    Attributes:
        filled: numbers that stand for a missing one, by the same key: the years of a row
            whose Totalt is left blank.
        bare: the label says no more than that this is the total.
        marked: the table marks it as a total, whatever its label.
    """

    index: int
    label: str
    kind: LineKind
    numbers: dict[int, Number]
    bare: bool = False
    marked: bool = False
    filled: dict[int, list[Number]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The label in quotes, cut to what a message can hold."""
        label = " ".join(self.label.split())
        return repr(
            label
            if len(label) <= SETTINGS.shown_label
            else shorten(label, SETTINGS.shown_label, placeholder=" …")
        )

    @property
    def sums(self) -> bool:
        """Whether it states what others make together."""
        return self.kind in ("total", "net")

    def at(self, slot: int) -> list[Number]:
        """The number in a column, or those that stand for it."""
        number = self.numbers.get(slot)
        return [number] if number else self.filled.get(slot, [])


def numbers_of(table: Table) -> dict[tuple[int, int], Number]:
    """The numbers of a table's body by row and column."""
    units = default_units()
    found = {}
    for cell in table.cells:
        if cell.value is None or cell.role in ("header", "label") or cell.row < table.n_header_rows:
            continue
        unit = cell.unit or table.unit
        step = printed_step(cell.value)
        number = Number(table.table_id, cell, cell.value, step, unit, units.kronor(unit))
        found[cell.row, cell.col] = number
    return found


def row_lines(table: Table, numbers: dict[tuple[int, int], Number]) -> list[Line]:
    """The rows of the body, top to bottom."""
    labels: dict[int, list[str]] = defaultdict(list)
    roles: dict[int, set[str]] = defaultdict(set)
    first_value = min((col for _, col in numbers), default=table.n_cols)
    for cell in sorted(table.cells, key=lambda c: (c.col, c.row)):
        for row in range(cell.row, cell.row + cell.row_span):
            if row == cell.row:
                roles[row].add(cell.role)
            if cell.text and cell.value is None and cell.col < first_value:
                labels[row].append(cell.text)
    by_row: dict[int, dict[int, Number]] = defaultdict(dict)
    for (row, col), number in numbers.items():
        by_row[row][col] = number
    texts = {row: [number.cell.text for number in found.values()] for row, found in by_row.items()}
    headers = set(year_rows(texts, names_of_rows(labels), table.n_header_rows))
    return [
        _line(row, " ".join(labels[row]), by_row[row], roles[row])
        for row in range(table.n_header_rows, table.n_rows)
        if row not in headers and (labels[row] or not is_years(by_row[row].values()))
    ]


def column_lines(table: Table, numbers: dict[tuple[int, int], Number]) -> list[Line]:
    """The columns that hold numbers, left to right, without rows that only sum."""
    by_col: dict[int, dict[int, Number]] = defaultdict(dict)
    for (row, col), number in numbers.items():
        by_col[col][row] = number
    headers = column_headers(table)
    return [_line(col, headers.get(col, ""), by_col[col], set()) for col in sorted(by_col)]


def column_headers(table: Table) -> dict[int, str]:
    """The header path of every column, joined by spaces."""
    texts: dict[int, dict[str, None]] = defaultdict(dict)
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        if cell.row < table.n_header_rows and cell.text:
            for col in range(cell.col, cell.col + cell.col_span):
                texts[col][cell.text] = None
    return {col: " ".join(parts) for col, parts in texts.items()}


def _line(index: int, label: str, numbers: dict[int, Number], roles: set[str]) -> Line:
    known = line_words()
    kind: LineKind = "part"
    if known.of_which.begins(label):
        kind = "of_which"
    elif known.total.within(label) and (known.total.begins(label) or "total" in roles or not roles):
        kind = "total"
    elif known.is_net(label) and (known.net.begins(label) or not roles):
        kind = "net"
    elif "total" in roles:
        kind = "total"
    elif "group" in roles and not numbers:
        kind = "group"
    return Line(index, label, kind, numbers, known.is_bare_total(label), "total" in roles)


def is_percent(number: Number) -> bool:
    """Whether the number is a share, which no sum is made of."""
    return number.unit == PERCENT or "%" in number.cell.text.replace("[", "(").partition("(")[0]


def is_share(number: Number) -> bool:
    """Whether the number is a share, or how two of them differ."""
    return is_percent(number) or number.unit == POINTS


def is_years(numbers: Iterable[Number]) -> bool:
    """Whether numbers are years, all of them, as in a header that was taken for data."""
    return all(is_year(number.cell.text) for number in numbers)


def with_shares(lines: Iterable[Line], *, shares: bool) -> list[Line]:
    """The lines with nothing but their shares, or with all other numbers; those that have any."""
    kept = (
        replace(line, numbers={s: n for s, n in line.numbers.items() if is_share(n) is shares})
        for line in lines
    )
    return [line for line in kept if line.numbers]


def grids(body: Sequence[Line]) -> tuple[Grid, Grid]:
    """Values and steps, line by slot; NaN where there is no number."""
    slots = {slot: k for k, slot in enumerate(sorted({slot for line in body for slot in line.numbers}))}
    values = np.full((len(body), len(slots)), np.nan)
    steps = np.zeros_like(values)
    for k, line in enumerate(body):
        for slot, number in line.numbers.items():
            values[k, slots[slot]] = float(number.value)
            steps[k, slots[slot]] = float(number.step)
    return values, steps

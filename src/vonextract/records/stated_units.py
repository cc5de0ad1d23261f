"""The unit of every number of a table, and where it is stated.

The nearest statement wins: the cell itself, its row's label, its column's header, the table's corner and
caption and the lines beside it, the headings above, what the text says of all amounts. Wide statements are
about money, and money is no unit of what is counted, of shares, or of a price a piece; what is stated
elsewhere in the report holds for tables of money alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from vonextract.meaning.columns import DIFFERENCES, ColumnMeaning
from vonextract.meaning.counted import names_money, unit_of_count
from vonextract.meaning.record_words import Vocabulary
from vonextract.meaning.unit_phrases import (
    is_unsure,
    unit_in,
    unit_of_header,
    unit_of_label,
    unit_of_line,
    without_divisor,
)
from vonextract.model import Cell, Table
from vonextract.records.amounts import Amounts, is_of_money
from vonextract.records.fact_types import SHARES, FactTypes
from vonextract.records.numbering import unit_columns, unit_row
from vonextract.records.settings import SETTINGS
from vonextract.records.whole_units import unit_of
from vonextract.swedish.column_use import names_years
from vonextract.swedish.typography import fold
from vonextract.table_view import TableView
from vonextract.vocabulary import Words, per_vocabulary

UnitSource = Literal["cell", "row", "column", "table", "heading", "document", "inferred"]


Sources = dict[tuple[int, int], UnitSource]
"""Where the unit of a table's numbers is stated, by row and column."""


class Stated(NamedTuple):
    """A unit and where it is stated.

    Attributes:
        changes: it is the unit of how much things change, whatever these are counted in.
    """

    unit: str
    source: UnitSource
    changes: bool = False


class Around(NamedTuple):
    """What stands around a table.

    Attributes:
        caption: the table's own title, None when it has none or has its heading's.
        beside: the lines printed close above it, nearest first.
        headings: titles of the sections it stands in, nearest first.
        text_unit: the unit of money that the text of those sections says all amounts are in.
        report_unit: the one that the text of the whole report does.
    """

    caption: str | None
    beside: Sequence[str]
    headings: Sequence[str]
    text_unit: Callable[[], str | None]
    report_unit: Callable[[], str | None]


class StatedUnits:
    """The units that a table and its surroundings state."""

    def __init__(
        self, view: TableView, columns: Sequence[ColumnMeaning], around: Around, words: Vocabulary
    ) -> None:
        self._view, self._columns, self._words = view, columns, words
        self._types = FactTypes(view, words)
        self.amounts = Amounts(view, self._types, columns, words)
        self._unit_row = unit_row(view, words.units)
        self._of_column = [self._stated_in_header(col) for col in range(view.table.n_cols)]
        self._wide = self._stated_around(around)
        self._of_report = around.report_unit

    @cached_property
    def money_is_stated(self) -> bool:
        """Whether a unit of money is stated for the whole table."""
        return self._wide is not None and self._is_money(self._wide.unit)

    def set(self) -> Sources:
        """Give every number its unit and the table its own; returns where each number's is stated."""
        sources: Sources = {}
        numbers = [cell for cell in self._view.table.cells if cell.value is not None]
        for cell in numbers:
            stated = self._near(cell)
            cell.unit = stated.unit if stated else None
            if stated:
                sources[cell.row, cell.col] = stated.source
        if not self.money_is_stated and (unit := self._of_report()):
            for cell in numbers:
                if cell.unit is None and (said := self._said_elsewhere(unit, cell)):
                    cell.unit, sources[cell.row, cell.col] = said, "document"
        for cell in self._of_no_row(numbers, sources):
            cell.unit = None
            self.amounts.withheld.add((cell.row, cell.col))
            del sources[cell.row, cell.col]
        for cell in self._give_differences(numbers):
            sources[cell.row, cell.col] = "column"
        for total, part in self._give_totals():
            sources[total.row, total.col] = sources[part.row, part.col]
        for cell in _without_unit_in_sums(self._view.table.cells, self._words):
            sources[cell.row, cell.col] = "inferred"
        table = self._view.table
        table.unit = table.unit or _common_unit(table, self._of_column, self._wide, self._words)
        return sources

    def _of_no_row(self, numbers: Sequence[Cell], sources: Sources) -> list[Cell]:
        """The amounts in a unit that only the text states, where more rows of the table state other ones."""
        money = (cell for cell in numbers if self._words.units.money(cell.unit))
        priced = [cell for cell in money if self._types.said(self._view.label_of(cell)) != "per_unit"]
        near = [cell.unit for cell in priced if sources[cell.row, cell.col] == "row"]
        far = [cell for cell in priced if sources[cell.row, cell.col] == "document"]
        return [cell for cell in far if cell.unit not in near] if len(near) > len(far) else []

    def _near(self, cell: Cell) -> Stated | None:
        """The nearest statement of a number's unit."""
        if cell.unit is not None:
            return Stated(cell.unit, "cell")
        texts = [*self._unit_behind(cell), *reversed(list(self._view.texts_left_of(cell)))]
        amount = self.amounts.counts_nothing(cell)
        of_row = _first(self._stated_in_label(text, amount=amount) for text in texts)
        of_row = of_row or _first(map(self._stated_in_group, self.amounts.groups(cell.row)))
        of_column = self._of_column[cell.col]
        if of_row and not of_column and self._is_change(cell, of_row, texts):
            return self._wide
        if of_row and not (of_column and self._overrules(cell, of_column, of_row)):
            return Stated(of_row, "row")
        if of_column:
            return self._of_money(Stated(of_column, "column"), cell, self.amounts.row_denies)
        if self._wide is None or not self._is_money(self._wide.unit):
            return None if self._wide and self._is_no_share(self._wide.unit, cell.col) else self._wide
        if self.amounts.is_year(cell):
            return None
        if self._wide.source != "table" and self._is_far(cell):
            return None
        return self._of_money(self._wide, cell, self.amounts.denied)

    def _is_far(self, cell: Cell) -> bool:
        """Whether a unit of money that is stated outside of the table says nothing of a number."""
        label = self._view.label_of(cell)
        return self.amounts.is_small(cell) or self.amounts.is_far_from_money(cell, label)

    def _of_money(self, stated: Stated, cell: Cell, denied: Callable[[Cell, str], bool]) -> Stated | None:
        """A stated unit as it holds for a number: money for none that is another measure."""
        if not self._is_money(stated.unit):
            return stated
        label = self._view.label_of(cell)
        if self._is_measured_otherwise(cell.row):
            return None
        a_piece = self._words.units.money(stated.unit) is None and self._types.said(label) == "per_unit"
        if a_piece or not denied(cell, label):
            return stated
        priced = self._price(stated.unit, cell, label)
        return Stated(priced, stated.source) if priced else None

    def _unit_behind(self, cell: Cell) -> Iterator[str]:
        """What the next column says of a number, if it holds units and has no name."""
        col = cell.col + 1
        if col in self._unit_columns and not self._view.header_path(col):
            yield self._view.text(cell.row, col)

    def _is_measured_otherwise(self, row: int) -> bool:
        """Whether a row's cell in a column of units states one that is not known."""
        texts = (self._view.text(row, col) for col in self._unit_columns)
        return any(text and self._words.units.find(text) is None for text in texts)

    @cached_property
    def _unit_columns(self) -> list[int]:
        """The columns that state units of their rows."""
        return unit_columns(self._view, self._words.units)

    def _is_no_share(self, unit: str, col: int) -> bool:
        """Whether a unit of shares is stated for a column of numbers that are none, by their size."""
        return unit in SHARES and max(self._sizes(col), default=0) >= SETTINGS.least_amount

    def _sizes(self, col: int) -> list[Decimal]:
        return [abs(c.value) for c in self._view.columns.get(col, []) if c.value is not None]

    def _said_elsewhere(self, unit: str, cell: Cell) -> str | None:
        """The unit of a number of a table of money, by the unit that the report states elsewhere."""
        label = self._view.label_of(cell)
        return unit if self.amounts.may_be(cell, label) else self._price(unit, cell, label)

    def _price(self, unit: str, cell: Cell, label: str) -> str | None:
        """The unit of a price a piece where money is kronor, by the words of its row and column."""
        texts = [fold(label), *map(fold, self._view.header_path(cell.col))] if unit == "kr" else []
        prices = self._words.price_units.items()
        return next((name for name, phrases in prices for text in texts if phrases.within(text)), None)

    def _overrules(self, cell: Cell, unit: str, of_row: str) -> bool:
        """Whether a column's unit goes before a row's: shares of what that counts, or its own money.

        No number of thousands is a share.
        """
        if unit in SHARES:
            return of_row not in SHARES and abs(cell.value or Decimal(0)) < SETTINGS.least_amount
        return self._is_money(of_row) and self._has_own_money(cell.col, unit)

    def _is_change(self, cell: Cell, of_row: str, texts: Sequence[str]) -> bool:
        """Whether a number is a change in percent of what its row only names, and states no unit of."""
        wide = self._wide
        if wide is None or not wide.changes or wide.unit not in SHARES or of_row in SHARES:
            return False
        small = abs(cell.value or Decimal(0)) < SETTINGS.least_amount
        return small and not any(unit_of_header(text, self._words.units) for text in texts)

    def _has_own_money(self, col: int, unit: str) -> bool:
        """Whether a row's unit of money says nothing of a column: it counts, or states a price a piece."""
        return not self._is_money(unit) or self._types.of_column(col) == "per_unit"

    def _is_money(self, unit: str) -> bool:
        """Whether a unit is one of money, or of prices a piece."""
        units = self._words.units
        return units.kronor(unit) is not None or units.money(unit) is not None

    def _stated_in_label(self, label: str, *, amount: bool) -> str | None:
        """The unit that a label states, or means by what it names, unless its number is an amount."""
        units = self._words.units
        unit = units.find(label) if label else None
        if unit is not None and (unit.counts or (amount and not self._is_money(unit.name))):
            unsure = is_unsure(label) and unit.name not in self._words.kind(self._view.table.kind).units
            return None if amount or unsure or self.amounts.names_account(label) else unit.name
        stated = unit_of_label(label, units, {} if amount else self._words.row_units) if label else None
        return stated or (None if amount else self._counted_by_noun(label))

    def _counted_by_noun(self, name: str) -> str | None:
        """The unit of what a label or header surely counts: "Inskrivna barn"."""
        return None if self.amounts.names_account(name) else unit_of_count(name, self._words.units)

    def _stated_in_group(self, name: str) -> str | None:
        """The unit that the name of a group states for the rows below it: "Antal elever"; not "Elever"."""
        return unit_of_label(name, self._words.units, self._words.row_units)

    def _stated_in_header(self, col: int) -> str | None:
        below = None if self._unit_row is None else self._view.text(self._unit_row, col)
        if below and (printed := self._words.units.find(below)):
            return printed.name
        path = self._view.header_path(col)
        lowest = unit_of_header(path[-1], self._words.units, nouns=col > 0) if path else None
        lowest = lowest or self._meant_by_header(path[-1:], col)
        unit = lowest or self._columns[col].unit or self._meant_by_header(path, col)
        unit = unit or (self._counted_by_noun(path[-1]) if path else None)
        no_count = self._words.units.counts(unit) and self.amounts.names_account(path[-1])
        return None if no_count else unit

    def _meant_by_header(self, path: Sequence[str], col: int) -> str | None:
        """The unit that a header means without naming it: "Antal elever", "Andel nöjda"."""
        units = self._words.column_units.items()
        levels = [fold(without_divisor(level)) for level in reversed(path) if not names_money(level)]
        unit = next((name for text in levels for name, phrases in units if phrases.within(text)), None)
        largest = max(self._sizes(col), default=0)
        return None if unit == "procent" and largest <= SETTINGS.largest_ratio else unit

    def _give_differences(self, numbers: Sequence[Cell]) -> list[Cell]:
        """Give differences without a unit that of the other numbers of their row, where it is one."""
        found = []
        for cell in numbers:
            if cell.unit is not None or self._columns[cell.col].measure not in DIFFERENCES:
                continue
            row = self._view.rows.get(cell.row, [])
            units = {other.unit for other in row if other.value is not None and other is not cell}
            others = units - {None}
            if len(others) == 1 and not (None in units and others <= SHARES):
                unit = others.pop()
                cell.unit = "procentenheter" if unit == "procent" else unit
                found.append(cell)
        return found

    def _give_totals(self) -> Iterator[tuple[Cell, Cell]]:
        """Give totals without a unit the money of the numbers that make them; each with one of those."""
        for row, rows in self.amounts.sums.items():
            for total in self._view.rows[row]:
                parts = [cell for cell in self._view.columns[total.col] if cell.row in rows and cell.value]
                money = self._words.units.money(unit := unit_of(parts))
                if money and total.unit is None and total.value is not None and _make(parts, total.value):
                    total.unit = unit
                    yield total, parts[0]

    def _stated_around(self, around: Around) -> Stated | None:
        """The first of the corner, the caption, the headings and the text that states a unit."""
        units, row_units = self._words.units, self._words.row_units
        told = (text for text in self._view.corner if not names_years(text))
        corner = (unit_of_label(text, units, row_units) or unit_in(text, units) for text in told)
        captioned = [unit_in(around.caption, units)] if around.caption else []
        if (unit := _first((*corner, *captioned))) is not None:
            return Stated(unit, "table")
        for line in around.beside:
            if unit := unit_of_line(line, units, self._words.column_units):
                return Stated(unit, "table", changes=self._names_change(line))
        if (unit := _first(unit_in(title, units) for title in around.headings)) is not None:
            return Stated(unit, "heading")
        if unit := around.text_unit():
            return Stated(unit, "document")
        counted = self._counted_by(around.caption) if around.caption else None
        counted = counted or self._counted_by_title()
        return Stated(counted, "table") if counted else None

    def _names_change(self, line: str) -> bool:
        """Whether a line says that numbers are how much something changes."""
        return any(self._words.measures[name].within(fold(line)) for name in DIFFERENCES)

    def _counted_by_title(self) -> str | None:
        """What a table that is not about money counts, by a title that its header begins with, or is."""
        table, title = self._view.table, self._view.at(0, 0)
        header = [cell for cell in table.cells if cell.row < table.n_header_rows and cell.text]
        if title is None or title.col_span == 1 or is_of_money(self._words.kind(table.kind), self._words):
            return None
        if table.n_header_rows < 2 and header != [title]:
            return None
        folded = fold(title.text)
        return next((u for u, phrases in self._words.column_units.items() if phrases.within(folded)), None)

    def _counted_by(self, caption: str) -> str | None:
        """What a table counts, or takes shares of, by its caption: "Tabell 2. Antal barn"."""
        said = fold(_numbered().sub("", caption))
        return next((unit for unit, phrases in self._words.row_units.items() if phrases.within(said)), None)


@per_vocabulary
def _numbered(words: Words) -> re.Pattern[str]:
    """The name and number that a caption begins with."""
    names = "|".join(map(re.escape, (*words.captions.table, *words.captions.figure)))
    return re.compile(rf"^(?:{names})\s[A-Z]?[0-9.:]+\s*", re.IGNORECASE)


def _first(units: Iterable[str | None]) -> str | None:
    return next(filter(None, units), None)


def _without_unit_in_sums(cells: Sequence[Cell], words: Vocabulary) -> list[Cell]:
    """Numbers without unit that make a total with one, alone or with those that have it: it is theirs."""
    columns: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.value is not None and cell.role in ("value", "total"):
            columns.setdefault(cell.col, []).append(cell)
    found = []
    for column in columns.values():
        units = {cell.unit for cell in column if cell.role == "total" and cell.unit}
        bare = [cell for cell in column if cell.unit is None]
        if len(units) != 1 or not bare or words.units.kronor(unit := units.pop()) is None:
            continue
        total = max((cell.value or Decimal(0) for cell in column if cell.unit == unit), key=abs)
        known = [cell for cell in column if cell.unit == unit and cell.role == "value"]
        if _make(bare, total) or (_make([*known, *bare], total) and not _make(known, total)):
            for cell in bare:
                cell.unit = unit
            found += bare
    return found


def _make(parts: Sequence[Cell], total: Decimal) -> bool:
    """Whether numbers make a total, but for their rounding."""
    return abs(sum(part.value or 0 for part in parts) - total) * 2 <= len(parts) + 1


def _common_unit(
    table: Table, columns: Sequence[str | None], wide: Stated | None, words: Vocabulary
) -> str | None:
    """The one unit of a table's numbers, None when it is mixed; whatever is counted is "antal"."""
    printed = {cell.unit for cell in table.cells if cell.value is not None and cell.role != "label"}
    stated = printed or {unit for unit in columns if unit} or {wide.unit if wide else None}
    named = [words.units.by_name.get(unit) for unit in stated if unit]
    if len(named) == len(stated) and all(unit is not None and unit.counts for unit in named):
        return "antal"
    return stated.pop() if len(stated) == 1 else None

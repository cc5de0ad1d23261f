"""The unit of every number of a table, and where it is stated.

The nearest statement wins: the cell itself, its row's label, its column's header, the table's corner and
caption, the headings above, what the text says of all amounts. Wide statements are about money, and money
is no unit of what is counted, of shares, or of a price a piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from vonextract.meaning.columns import ColumnMeaning
from vonextract.meaning.units import unit_in, unit_of_label
from vonextract.model import Cell, Table
from vonextract.records.fact_types import FactTypes
from vonextract.table_view import TableView
from vonextract.vocabulary.words import Vocabulary

UnitSource = Literal["cell", "row", "column", "table", "heading", "document", "inferred"]
Sources = Mapping[tuple[int, int], UnitSource]
"""Where the unit of a table's numbers is stated, by row and column."""

_COUNTED = ("antal", "andel")
_NO_AMOUNT = ("share", "count", "index", "per_unit", "date", "code")


class Stated(NamedTuple):
    """A unit and where it is stated."""

    unit: str
    source: UnitSource


class Around(NamedTuple):
    """What stands around a table.

    Attributes:
        caption: the table's own title, None when it has none or has its heading's.
        headings: titles of the sections it stands in, nearest first.
        text_unit: the unit of money that the text says all amounts are in.
    """

    caption: str | None
    headings: Sequence[str]
    text_unit: Callable[[], str | None]


class StatedUnits:
    """The units that a table and its surroundings state."""

    def __init__(
        self, view: TableView, columns: Sequence[ColumnMeaning], around: Around, words: Vocabulary
    ) -> None:
        self._view, self._columns, self._words = view, columns, words
        self._types = FactTypes(view, words)
        self._of_column = [self._stated_in_header(col) for col in range(view.table.n_cols)]
        self._wide = self._stated_around(around)

    def set(self) -> Sources:
        """Give every number its unit and the table its own; returns where each number's is stated."""
        sources: dict[tuple[int, int], UnitSource] = {}
        for cell in self._view.table.cells:
            stated = self._unit(cell) if cell.value is not None else None
            cell.unit = stated.unit if stated else None
            if stated:
                sources[cell.row, cell.col] = stated.source
        for cell in _without_unit_in_sums(self._view.table.cells, self._words):
            sources[cell.row, cell.col] = "inferred"
        table = self._view.table
        table.unit = table.unit or _common_unit(table, self._of_column, self._wide, self._words)
        return sources

    def _unit(self, cell: Cell) -> Stated | None:
        """The nearest statement of a number's unit."""
        if cell.unit is not None:
            return Stated(cell.unit, "cell")
        label = self._view.label_of(cell)
        of_row, of_column = self._stated_in_label(label), self._of_column[cell.col]
        if of_row and not (of_column and self._is_money(of_row) and not self._is_money(of_column)):
            return Stated(of_row, "row")
        if of_column:
            return Stated(of_column, "column")
        if self._wide is None or (self._is_money(self._wide.unit) and self._is_no_money(cell, label)):
            return None
        return self._wide

    def _is_no_money(self, cell: Cell, label: str) -> bool:
        """Whether row or column says that it counts, is a share, or costs a piece."""
        meaning = self._columns[cell.col]
        said = (self._types.said(label), self._types.of_column(cell.col))
        return meaning.measure in _COUNTED or any(kind in _NO_AMOUNT for kind in said)

    def _is_money(self, unit: str) -> bool:
        return self._words.units.kronor(unit) is not None

    def _stated_in_label(self, label: str) -> str | None:
        units = self._words.units
        counted = units.find(label) if label else None
        if counted is not None and counted.counts:
            return counted.name
        return unit_of_label(label, units, self._words.row_units) if label else None

    def _stated_in_header(self, col: int) -> str | None:
        path = self._view.header_path(col)
        lowest = unit_in(path[-1], self._words.units, nouns=col > 0) if path else None
        return lowest or self._columns[col].unit

    def _stated_around(self, around: Around) -> Stated | None:
        """The first of the corner, the caption, the headings and the text that states a unit."""
        units, row_units = self._words.units, self._words.row_units
        corner = (unit_of_label(text, units, row_units) or unit_in(text, units) for text in self._view.corner)
        captioned = [unit_in(around.caption, units)] if around.caption else []
        if (unit := _first((*corner, *captioned))) is not None:
            return Stated(unit, "table")
        if (unit := _first(unit_in(title, units) for title in around.headings)) is not None:
            return Stated(unit, "heading")
        unit = around.text_unit()
        return Stated(unit, "document") if unit else None


def _first(units: Iterable[str | None]) -> str | None:
    return next(filter(None, units), None)


def _without_unit_in_sums(cells: Sequence[Cell], words: Vocabulary) -> list[Cell]:
    """Numbers without unit that make the total of their column, which states one: theirs is inferred."""
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
        if abs(sum(cell.value or 0 for cell in bare) - total) * 2 <= len(bare) + 1:
            for cell in bare:
                cell.unit = unit
            found += bare
    return found


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

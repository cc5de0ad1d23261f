"""What people state of cells and tables, for the reading of a report to take in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from vonextract.meaning.columns import ColumnMeaning
from vonextract.model import Finding, Table

Place: TypeAlias = tuple[int, int, int]
"""Number of the table, row, column."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Statements by place; what is not stated is read.

    Attributes:
        values: numbers as printed; None where a cell states no number.
        units: of numbers.
        years: that numbers are about.
        measures: budget, utfall, prognos …
        kinds: of tables, by their number.
    """

    values: Mapping[Place, Decimal | None] = field(default_factory=dict)
    units: Mapping[Place, str] = field(default_factory=dict)
    years: Mapping[Place, int] = field(default_factory=dict)
    measures: Mapping[Place, str] = field(default_factory=dict)
    kinds: Mapping[int, str] = field(default_factory=dict)

    @property
    def places(self) -> frozenset[Place]:
        """Every cell of which something is stated."""
        return frozenset((*self.values, *self.units, *self.years, *self.measures))

    def amend(self, table: Table) -> None:
        """Give the cells of a table the numbers and units that are stated of them."""
        for cell in table.cells:
            place = (table.table_id, cell.row, cell.col)
            if place in self.values:
                cell.value = self.values[place]
                if cell.role in ("label", "empty") and cell.value is not None:
                    cell.role = "value"
            cell.unit = self.units.get(place, cell.unit)

    def doubted(self, finding: Finding) -> bool:
        """Whether a doubt about a number stands: nobody has stated it."""
        return (finding.table_id, finding.row, finding.col) not in self.values

    def meant(self, place: Place, read: ColumnMeaning) -> ColumnMeaning:
        """What a number is, with what is stated of it."""
        year, measure = self.years.get(place), self.measures.get(place)
        if year is None and measure is None:
            return read
        return replace(read, year=year or read.year, measure=measure or read.measure)


NOTHING = Stated()

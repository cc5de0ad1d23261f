"""Facts: every number of every table whose kind is known and holds numbers."""

from __future__ import annotations

from decimal import Decimal

from vonextract.model import Cell, Fact, Records
from vonextract.records.reading import Reading
from vonextract.records.rows import Row


class FactsFamily:
    """All tables of kinds with `facts = true`."""

    name = "facts"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind's numbers are facts."""
        return reading.kind.facts

    def extract(self, reading: Reading, records: Records) -> None:
        """One fact a number."""
        records.facts += [_fact(reading, row, cell, value) for row, cell, value in reading.numbers()]


def _fact(reading: Reading, row: Row, cell: Cell, value: Decimal) -> Fact:
    column = reading.meaning(row, cell.col)
    return Fact(
        table_id=reading.table.table_id,
        row=cell.row,
        col=cell.col,
        page=cell.page,
        kind=reading.kind.name,
        row_label=reading.view.label_of(cell),
        row_path=row.joined_path,
        column_label=reading.column_label(cell.col),
        measure=column.measure,
        post=column.post,
        year=column.year,
        as_of=column.as_of,
        full_year=column.full_year,
        population=column.population,
        value=value,
        unit=cell.unit,
        amount_sek=reading.amount_sek(cell),
        is_total=row.is_total,
        verified_by="tags" if "tags" in reading.table.method.split("+") else None,
        confidence=reading.table.confidence,
    )

"""Facts: every number of every table."""

from __future__ import annotations

from collections.abc import Iterator

from vonextract.model import Cell, Fact, Records
from vonextract.records.fact_types import Number
from vonextract.records.rows import Row
from vonextract.records.table_reading import Reading


class FactsFamily:
    """All tables."""

    name = "facts"

    def identify(self, reading: Reading) -> bool:
        """Every table's numbers are facts."""
        return True

    def extract(self, reading: Reading, records: Records) -> None:
        """One fact a number of the body, codes and years included."""
        records.facts += _facts(reading)


def _facts(reading: Reading) -> Iterator[Fact]:
    for index in reading.view.body:
        row = reading.rows[index]
        for cell in reading.view.rows.get(index, []):
            number = reading.types.number(cell, reading.label(row, cell), reading.meaning(row, cell.col))
            if number is not None:
                yield _fact(reading, row, cell, number)


def _fact(reading: Reading, row: Row, cell: Cell, number: Number) -> Fact:
    column = reading.meaning(row, cell.col)
    amount = reading.amount(cell) if number.type == "amount" else None
    return Fact(
        table_id=reading.table.table_id,
        row=cell.row,
        col=cell.col,
        page=cell.page,
        kind=reading.kind.name,
        fact_type=number.type,
        row_label=reading.label(row, cell),
        row_path=row.joined_path,
        column_label=reading.column_label(cell.col),
        column_path=" > ".join(reading.header_path(cell.col)),
        measure=column.measure,
        post=column.post,
        year=column.year,
        as_of=column.as_of,
        period_start=column.period_start,
        period_end=column.period_end,
        full_year=column.full_year,
        population=column.population,
        value=number.value,
        unit=cell.unit,
        unit_source=reading.unit_sources.get((cell.row, cell.col)),
        amount_sek=reading.amount_sek(cell) if amount else None,
        amount=amount.number if amount else None,
        currency=amount.currency if amount else None,
        is_total=row.is_total,
        verified_by="tags" if "tags" in reading.table.method.split("+") else None,
        confidence=min(reading.table.confidence, 1.0 if cell.confidence is None else cell.confidence),
    )

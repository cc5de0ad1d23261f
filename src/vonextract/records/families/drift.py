"""Drift: lines of business and their money."""

from __future__ import annotations

from vonextract.model import DriftPost, Records
from vonextract.records.reading import Reading

_NO_MONEY = frozenset({"procent", "procentenheter", "promille"})


class DriftFamily:
    """Tables of the family drift."""

    name = "drift"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One post a line and money column."""
        money = reading.vocabulary.units
        for row, cell, value in reading.numbers():
            if cell.unit is not None and (cell.unit in _NO_MONEY or money.kronor(cell.unit) is None):
                continue
            column = reading.meaning(row, cell.col)
            records.drift_poster.append(
                DriftPost(
                    table_id=reading.table.table_id,
                    row=cell.row,
                    col=cell.col,
                    page=cell.page,
                    verksamhet=row.name or row.joined_path,
                    kod=row.code,
                    measure=column.measure,
                    post=column.post,
                    year=column.year,
                    amount_sek=reading.amount_sek(cell),
                    value=value,
                    unit=cell.unit,
                    is_total=row.is_total,
                    is_group=row.is_group,
                )
            )

"""Åtgärder: measures and their economic effects."""

from __future__ import annotations

from vonextract.model import Atgard, AtgardEffekt, Records
from vonextract.records.rows import Row
from vonextract.records.table_reading import Reading

_TEXTS = ("beskrivning", "ansvarig", "tidplan", "uppfoljning", "status")


class AtgarderFamily:
    """Tables of the family atgarder."""

    name = "atgarder"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One åtgärd a row, one effect a number; a total's effects belong to no åtgärd."""
        ids = _add_measures(reading, records)
        for row, cell, value in reading.numbers():
            column = reading.meaning(row, cell.col)
            records.atgard_effekter.append(
                AtgardEffekt(
                    atgard_id=None if row.is_total else ids.get(row.index),
                    table_id=reading.table.table_id,
                    row=cell.row,
                    col=cell.col,
                    page=cell.page,
                    label=reading.column_label(cell.col),
                    year=column.year,
                    full_year=bool(column.full_year),
                    amount_sek=reading.amount_sek(cell),
                    value=value,
                    unit=cell.unit,
                    is_total=row.is_total,
                )
            )


def _add_measures(reading: Reading, records: Records) -> dict[int, int]:
    """Add the åtgärder; returns the id of each row's."""
    columns = reading.fields()
    ids: dict[int, int] = {}
    area: str | None = None
    for row in reading.rows.values():
        if row.is_total or row.is_group or not row.label:
            area = None
            continue
        cell = reading.view.at(row.index, columns.get("atgard", 0))
        if cell is not None and cell.row < row.index and cell.row in ids and cell.text:
            ids[row.index] = ids[cell.row]
            continue
        area = _text(reading, row, columns, "omrade") or area
        within = area or (row.groups[-1] if row.groups else None)
        records.atgarder.append(_measure(reading, row, columns, len(records.atgarder) + 1, within))
        ids[row.index] = len(records.atgarder)
    return ids


def _measure(reading: Reading, row: Row, columns: dict[str, int], atgard_id: int, area: str | None) -> Atgard:
    first = reading.view.at(row.index, 0)
    return Atgard(
        atgard_id=atgard_id,
        table_id=reading.table.table_id,
        row=row.index,
        page=first.page if first else reading.table.page_first,
        omrade=area,
        atgard=_text(reading, row, columns, "atgard") or row.label,
        **{field: _text(reading, row, columns, field) for field in _TEXTS},
    )


def _text(reading: Reading, row: Row, columns: dict[str, int], field: str) -> str | None:
    return (reading.view.text(row.index, columns[field]) or None) if field in columns else None

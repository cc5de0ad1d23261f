"""Aktiviteter and risker: rows of tables in words, each with its fields."""

from __future__ import annotations

from collections.abc import Iterator

from vonextract.model import Aktivitet, Atgard, Records, Risk
from vonextract.records.reading import Reading
from vonextract.records.rows import Row
from vonextract.swedish.likeness import same_words
from vonextract.swedish.typography import fold

_OF_ACTIVITIES = ("ansvarig", "tidplan", "uppfoljning", "status")
_OF_RISKS = ("sannolikhet", "konsekvens", "riskvarde", "atgard", "ansvarig")


class AktiviteterFamily:
    """Plans of action in words."""

    name = "aktiviteter"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One activity a row that says more than its name."""
        for row, name, fields in _rows(reading, "aktivitet"):
            records.aktiviteter.append(
                Aktivitet(
                    aktivitet_id=len(records.aktiviteter) + 1,
                    table_id=reading.table.table_id,
                    row=row.index,
                    page=_page(reading, row),
                    aktivitet=name,
                    mal=fields.get("mal") or (row.groups[-1] if row.groups else None),
                    **{field: fields.get(field) for field in _OF_ACTIVITIES},
                )
            )


class RiskerFamily:
    """Risks and internal control."""

    name = "risker"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One risk a row."""
        for row, name, fields in _rows(reading, "risk"):
            records.risker.append(
                Risk(
                    risk_id=len(records.risker) + 1,
                    table_id=reading.table.table_id,
                    row=row.index,
                    page=_page(reading, row),
                    risk=name,
                    omrade=fields.get("omrade") or (row.groups[-1] if row.groups else None),
                    **{field: fields.get(field) for field in _OF_RISKS},
                )
            )


def _rows(reading: Reading, main: str) -> Iterator[tuple[Row, str, dict[str, str]]]:
    """Rows with their name and the texts of their fields; groups, totals and bare names are none."""
    columns = reading.text_fields()
    for row in reading.rows.values():
        if row.is_group or row.is_total or not row.label:
            continue
        fields = {
            field: text for field, col in columns.items() if (text := reading.view.text(row.index, col))
        }
        name = fields.get(main) or row.label
        if any(text != name for text in fields.values()):
            yield row, name, fields


def _page(reading: Reading, row: Row) -> int:
    cells = reading.view.rows.get(row.index)
    return cells[0].page if cells else reading.table.page_first


def link_activities(records: Records) -> None:
    """Give åtgärder what the document's plans of action say of the same ones, and name the åtgärd there."""
    keys = [(fold(atgard.atgard), atgard) for atgard in records.atgarder]
    for activity in records.aktiviteter:
        key = fold(activity.aktivitet)
        atgard = next((a for other, a in keys if other == key or (key and same_words(other, key))), None)
        if atgard is not None:
            activity.atgard_id = atgard.atgard_id
            _complete(atgard, activity)


def _complete(atgard: Atgard, activity: Aktivitet) -> None:
    for field in _OF_ACTIVITIES:
        if getattr(atgard, field) is None:
            setattr(atgard, field, getattr(activity, field))

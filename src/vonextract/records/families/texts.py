"""Aktiviteter and risker: rows of tables in words, each with its fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from vonextract.model import Aktivitet, Atgard, Cell, Records, Risk
from vonextract.records.rows import Row
from vonextract.records.table_reading import Reading
from vonextract.swedish.likeness import same_words
from vonextract.swedish.phrases import Phrases
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
        for row, name, fields in _entries(reading, "aktivitet", _OF_ACTIVITIES):
            records.aktiviteter.append(
                Aktivitet(
                    aktivitet_id=len(records.aktiviteter) + 1,
                    table_id=reading.table.table_id,
                    row=row.index,
                    page=_page(reading, row),
                    aktivitet=name,
                    mal=fields.get("mal") or _group_of(row),
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
        for row, name, fields in _entries(reading, "risk", _OF_RISKS):
            records.risker.append(
                Risk(
                    risk_id=len(records.risker) + 1,
                    table_id=reading.table.table_id,
                    row=row.index,
                    page=_page(reading, row),
                    risk=name,
                    omrade=fields.get("omrade") or _group_of(row),
                    **{field: fields.get(field) for field in _OF_RISKS},
                )
            )


class _Entry(NamedTuple):
    """A row, its name and the texts of its fields."""

    row: Row
    name: str
    fields: dict[str, str]


def _entries(reading: Reading, main: str, details: Collection[str]) -> list[_Entry]:
    """The rows that say more than their name; totals and the header printed again are none.

    In a form the header names none of the details. A row of their names stands below each entry
    ("Status", "Uppföljning"), and the row below that completes the entry, which may be a group's name.
    """
    columns = reading.text_fields()
    is_form = columns.keys().isdisjoint(details)
    named: dict[str, int] = {}
    found: list[_Entry] = []
    for row in reading.rows.values():
        if named:
            found[-1].fields.update(_texts(reading, row, named))
            named = {}
        elif is_form and found and (named := _named_fields(reading, row, details)):
            continue
        elif row.label and not row.is_total and columns != _named_fields(reading, row, columns):
            fields = {} if row.is_group else _texts(reading, row, columns)
            found.append(_Entry(row, fields.get(main) or row.label, fields))
    return [entry for entry in found if any(text != entry.name for text in entry.fields.values())]


def _texts(reading: Reading, row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    """What a row says in the columns of fields."""
    said = ((field, reading.view.text(row.index, col)) for field, col in columns.items())
    return {field: text for field, text in said if text}


def _named_fields(reading: Reading, row: Row, fields: Collection[str]) -> dict[str, int]:
    """The columns of the fields that a row names, when it names several and says nothing else."""
    cells = [cell for cell in reading.view.rows.get(row.index, []) if cell.text]
    phrases = {field: words for field, words in reading.kind.columns.items() if field in fields}
    named = {field: cell.col for cell in cells for field, words in phrases.items() if _is_name(cell, words)}
    return named if len(cells) > 1 and set(named.values()) == {cell.col for cell in cells} else {}


def _is_name(cell: Cell, words: Phrases) -> bool:
    """Whether a cell's text is one of the phrases and no more."""
    return not any(map(str.isalnum, words.replaced(fold(cell.text), "")))


def _group_of(row: Row) -> str | None:
    """The innermost group that a row stands in."""
    around = row.groups[:-1] if row.is_group else row.groups
    return around[-1] if around else None


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

"""Indikatorer: indicators and their values over years, targets and populations."""

from __future__ import annotations

import re

from vonextract.meaning.unit_phrases import unit_of_label
from vonextract.model import Cell, Indikator, IndikatorVarde, Records
from vonextract.records.rows import Row
from vonextract.records.table_reading import Reading
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.table_view import is_dash
from vonextract.vocabulary import Words, per_vocabulary

_KOLADA_ID = re.compile(r"\b([NUQ]) ?(\d{5})\b")


@per_vocabulary
def _names_target(words: Words) -> re.Pattern[str]:
    """A heading that names a target: "Mål 3", "Nämndmål"."""
    return re.compile(rf"\b\w*(?:{'|'.join(words.lines.target)})\d*\b", re.IGNORECASE)


class IndikatorerFamily:
    """Tables of the family indikatorer."""

    name = "indikatorer"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """One indicator a row, one value a filled cell right of it."""
        columns = reading.fields()
        held = set(columns.values())
        for row in reading.rows.values():
            cells = [cell for cell in reading.view.rows.get(row.index, []) if cell.text]
            if not row.label or row.is_group or _is_prose(reading, cells):
                continue
            records.indikatorer.append(_indicator(reading, row, columns, len(records.indikatorer) + 1))
            for cell in cells:
                if cell.col > 0 and cell.col not in held and cell.role != "label" and not is_dash(cell.text):
                    records.indikator_varden.append(_value(reading, row, cell, len(records.indikatorer)))


def _is_prose(reading: Reading, cells: list[Cell]) -> bool:
    """A row that is one text over all columns is a comment, no indicator."""
    return reading.table.n_cols > 2 and len(cells) == 1 and cells[0].col_span >= reading.table.n_cols - 1


def _indicator(reading: Reading, row: Row, columns: dict[str, int], indikator_id: int) -> Indikator:
    def text(field: str) -> str | None:
        return (reading.view.text(row.index, columns[field]) or None) if field in columns else None

    words = reading.vocabulary
    notes = reading.notes.get(row.index, [])
    name = text("indikator") or row.label
    first = reading.view.at(row.index, 0)
    ids = kolada_ids(" ".join([text("kolada_id") or "", name, *notes]))
    return Indikator(
        indikator_id=indikator_id,
        table_id=reading.table.table_id,
        row=row.index,
        page=first.page if first else reading.table.page_first,
        indikator=name,
        enhet=text("enhet") or _unit(reading, row) or unit_of_label(name, words.units, words.row_units),
        mal=text("mal") or _target(reading, row),
        kolada_id=ids[0] if ids else None,
        source=text("source") or (notes[0] if notes else None),
    )


def _unit(reading: Reading, row: Row) -> str | None:
    """The unit that all numbers of the row have."""
    cells = reading.view.rows.get(row.index, [])
    units = {cell.unit for cell in cells if cell.value is not None and cell.role != "label"}
    return units.pop() if len(units) == 1 else None


def _target(reading: Reading, row: Row) -> str | None:
    """The target that the indicator stands under: its group, or the nearest heading that names one."""
    if row.groups:
        return row.groups[-1]
    return next((title for title in reading.titles if _names_target().search(title) and " " in title), None)


def _value(reading: Reading, row: Row, cell: Cell, indikator_id: int) -> IndikatorVarde:
    column = reading.meaning(row, cell.col)
    return IndikatorVarde(
        indikator_id=indikator_id,
        table_id=reading.table.table_id,
        row=cell.row,
        col=cell.col,
        page=cell.page,
        label=reading.column_label(cell.col),
        measure=column.measure,
        year=column.year,
        as_of=column.as_of,
        population=column.population,
        value=cell.value,
        raw=fold_spaces(cell.text),
    )


def kolada_ids(text: str) -> list[str]:
    """The different Kolada ids in a text, "U21505" also where it is printed "U 21505"."""
    return list(dict.fromkeys(letter + digits for letter, digits in _KOLADA_ID.findall(text)))


def same_indicator(a: str) -> str:
    """An indicator's name as compared: folded, without unit and Kolada id."""
    return fold(_KOLADA_ID.sub("", re.sub(r"\([^()]*\)", " ", a)))

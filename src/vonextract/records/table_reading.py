"""A table as the families see it: its view, kind, columns and rows, all understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from vonextract.meaning.columns import ColumnContext, ColumnMeaning, resolve_column
from vonextract.meaning.periods import Period, find_period
from vonextract.meaning.record_words import KindWords, Vocabulary
from vonextract.model import Cell, FootnoteRef, Report, Table
from vonextract.records.fact_types import FactTypes
from vonextract.records.outside_headers import Times
from vonextract.records.rows import Row, has_words, naming_column, without_marks
from vonextract.records.settings import SETTINGS
from vonextract.records.stated import NOTHING, Stated
from vonextract.records.stated_units import Sources
from vonextract.swedish.typography import fold
from vonextract.swedish.units import KRONOR
from vonextract.table_view import TableView


@dataclass(frozen=True, slots=True)
class LabelMeaning:
    """What a row's label says of the row's numbers."""

    measure: str | None
    year: int | None
    period: Period


class Amount(NamedTuple):
    """An amount of money in whole units of its currency.

    Attributes:
        number: exact.
        currency: its code, "SEK" for kronor.
    """

    number: Decimal
    currency: str


class About(NamedTuple):
    """What a document is about.

    Attributes:
        year: the year, None when unknown.
        looks_back: it reports of that year, as no plan does.
    """

    year: int | None
    looks_back: bool


@dataclass(frozen=True)
class Reading:
    """Everything known of a table when its records are made.

    Attributes:
        columns: the meaning of each column.
        stated: the same without what the surroundings add.
        rows: each body row by index.
        by_label: what labels say of their rows, for those that name a year, month or measure.
        titles: caption and headings above, nearest first.
        notes: texts of the notes referred to, by row.
        marks: the asterisks that refer to them, by row.
        about: what the document is about.
        unit_sources: where the units of its numbers are stated.
        times: what is printed over columns that have no header.
        by_people: what people state of its cells.
    """

    view: TableView
    kind: KindWords
    columns: list[ColumnMeaning]
    stated: list[ColumnMeaning]
    rows: Mapping[int, Row]
    by_label: Mapping[int, LabelMeaning]
    titles: tuple[str, ...]
    notes: Mapping[int, list[str]]
    marks: Mapping[int, list[str]]
    about: About
    vocabulary: Vocabulary
    unit_sources: Sources
    times: Times
    by_people: Stated = NOTHING

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.view.table

    @cached_property
    def types(self) -> FactTypes:
        """What the table's numbers are."""
        return FactTypes(self.view, self.vocabulary)

    @cached_property
    def naming_column(self) -> int | None:
        """The column whose texts name the rows, None where no column has texts."""
        field = self.fields().get(self.kind.names)
        return field if field is not None else naming_column(self.view)

    def label(self, row: Row, cell: Cell) -> str:
        """What names a number's row: its text in the naming column, else the first left of the number.

        Asterisks that refer to a note are no part of it.
        """
        return without_marks(self._label(row, cell), self.marks.get(row.index, ()))

    def _label(self, row: Row, cell: Cell) -> str:
        named = "" if self.naming_column is None else self.view.text(row.index, self.naming_column)
        left = self.naming_column is not None and self.naming_column < cell.col
        if left and has_words(named) and not (row.is_total or row.is_group):
            return named
        return self.view.label_of(cell) or row.label or named

    def numbers(self) -> Iterator[tuple[Row, Cell, Decimal]]:
        """Every number of the body that measures something, with its row."""
        for index in self.view.body:
            for cell in self.view.rows.get(index, []):
                if cell.value is not None and self.types.measures(cell):
                    yield self.rows[index], cell, cell.value

    def header_path(self, col: int) -> list[str]:
        """The texts over a column, top first: its header, below a time that is printed over it."""
        return [*filter(None, [self.times.get(col)]), *self.view.header_path(col)]

    def column_label(self, col: int) -> str:
        """The header path of a column, joined by a space."""
        return " ".join(self.header_path(col))

    def fields(self) -> dict[str, int]:
        """Field of the record -> its column: the first column of texts whose header has its phrases."""
        found: dict[str, int] = {}
        for col in range(self.table.n_cols):
            header = fold(self.column_label(col))
            if self._holds_numbers(col):
                continue
            for name, phrases in self.kind.columns.items():
                if name not in found and col not in found.values() and phrases.within(header):
                    found[name] = col
        return found

    def text_fields(self) -> dict[str, int]:
        """Field of the record -> the first column whose header has its phrases, whatever it holds."""
        found: dict[str, int] = {}
        for col in range(self.table.n_cols):
            header = fold(self.column_label(col))
            for name, phrases in self.kind.columns.items():
                if name not in found and col not in found.values() and phrases.within(header):
                    found[name] = col
        return found

    def _holds_numbers(self, col: int) -> bool:
        """Whether a column is for numbers: its header names a year, or one of its cells states one."""
        return self.stated[col].year is not None or any(
            cell.value is not None and cell.role != "label" for cell in self.view.columns.get(col, [])
        )

    def meaning(self, row: Row, col: int) -> ColumnMeaning:
        """What a number of a row is: as people state, else as it is read."""
        return self.by_people.meant((self.table.table_id, row.index, col), self._meaning(row, col))

    def _meaning(self, row: Row, col: int) -> ColumnMeaning:
        """What a number of a row is: its column's meaning, and what the row's label adds.

        A label that is a year, a month or a measure ("2021", "Mars", "Budget 2024") says of its
        row what the header leaves unsaid, and says it nearer than a title or the document.
        """
        meant = self._meant(row, col)
        measured = self.kind.measure if meant.measure is None and not self._is_to_come(meant) else None
        if measured:
            meant = replace(meant, measure=measured)
        if self._year is None or self.kind.measure is None:
            return meant
        if self._is_opening(row, col):
            return replace(meant, year=self._year - 1, as_of=dt.date(self._year - 1, 12, 31)).lasting([])
        if meant.year is None and meant.period_end is None and not self._is_to_come(meant):
            return replace(meant, year=self._year).lasting([])
        return meant

    def _is_opening(self, row: Row, col: int) -> bool:
        """Whether a number stood when the year began: it is of the last day of the one before."""
        texts = (fold(row.label), fold(self.column_label(col)))
        return any(map(self.vocabulary.opening.within, texts))

    @cached_property
    def _year(self) -> int | None:
        """The document's year, where it looks back and nothing in the table names another or two of them."""
        named = [column.year or column.period_end for column in self.stated]
        named += [label.year for label in self.by_label.values()]
        if not self.about.looks_back or any(named):
            return None
        columns = {cell.col for _, cell, _ in self.numbers()}
        return self.about.year if len(columns) == 1 or all(map(self.column_label, columns)) else None

    def _is_to_come(self, meant: ColumnMeaning) -> bool:
        """Whether a number is about a year after its document's, so that nobody can have measured it."""
        return meant.year is not None and self.about.year is not None and meant.year > self.about.year

    def _meant(self, row: Row, col: int) -> ColumnMeaning:
        column, label = self.columns[col], self.by_label.get(row.index)
        if label is None or (label.year is None and label.period.month is None and column.measure):
            return column
        if self.stated[col].as_of is not None:
            return replace(column, measure=column.measure or label.measure)
        year = self.stated[col].year or label.year or column.year
        meant = replace(
            column,
            measure=column.measure or label.measure,
            year=year,
            as_of=self.stated[col].as_of or label.period.as_of(year) or column.as_of,
            full_year=False if label.period.month and label.period.month < 12 else column.full_year,
        )
        return meant.lasting([label.period])

    def amount_sek(self, cell: Cell) -> Decimal | None:
        """A cell's number in kronor, exactly; None when it is no money or of another currency."""
        amount = self.amount(cell)
        return amount.number if amount is not None and amount.currency == KRONOR else None

    def amount(self, cell: Cell) -> Amount | None:
        """A cell's number in whole units of its currency, exactly; None when it is no money."""
        money = self.vocabulary.units.money(cell.unit)
        if money is None or cell.value is None:
            return None
        currency, worth = money
        return Amount(cell.value * worth, currency)


def meanings_of_labels(rows: Mapping[int, Row], vocabulary: Vocabulary) -> dict[int, LabelMeaning]:
    """What the labels that name a year, a month or a measure say of their rows.

    A day beside the label is something else about what the row names: when a loan is due.
    """
    found: dict[int, LabelMeaning] = {}
    for index, row in rows.items():
        further = [text for text in row.path[-1:] if find_period(text).day is None]
        for text in dict.fromkeys((row.label, *further)):
            if 0 < len(text) <= SETTINGS.period_label and (meaning := _meaning_of(text, vocabulary)):
                found.setdefault(index, meaning)
    return found


def _meaning_of(text: str, vocabulary: Vocabulary) -> LabelMeaning | None:
    """What a label says, None when it names no year, month or measure."""
    label, period = resolve_column([text], ColumnContext(vocabulary=vocabulary)), find_period(text)
    measure = label.measure if _is_little_else(text, label.measure, vocabulary) else None
    named = label.year is not None or period.month is not None or measure is not None
    return LabelMeaning(measure, label.year, period) if named else None


def _is_little_else(label: str, measure: str | None, vocabulary: Vocabulary) -> bool:
    """Whether a label is a measure, by its own name or with a time, and no account ("Kommunbidrag")."""
    if measure is None:
        return False
    named = [found[measure] for found in (vocabulary.measures, vocabulary.weak_measures) if measure in found]
    words = fold(label).split()
    rest = " ".join(word for word in words if find_period(word) == Period() and not word.isdigit())
    if rest == " ".join(words) and fold(measure) not in rest:
        return False
    return any(sum(map(str.isalpha, phrases.replaced(rest, ""))) <= SETTINGS.ending for phrases in named)


def notes_by_row(report: Report, table: Table) -> dict[int, list[str]]:
    """The texts of the notes that cells of a table refer to, by row."""
    texts = {note.footnote_id: note.text for note in report.footnotes}
    found: dict[int, list[str]] = {}
    for ref in report.footnote_refs:
        if _points_at(ref, table) and ref.row is not None and ref.footnote_id in texts:
            found.setdefault(ref.row, []).append(texts[ref.footnote_id])
    return found


def marks_by_row(report: Report, table: Table) -> dict[int, list[str]]:
    """The asterisks and daggers of a table that refer to a note, by row; longest first."""
    markers = {note.footnote_id: note.marker for note in report.footnotes}
    found: dict[int, list[str]] = {}
    for ref in report.footnote_refs:
        marker = markers.get(ref.footnote_id, "")
        if _points_at(ref, table) and ref.row is not None and marker and not marker[0].isalnum():
            found.setdefault(ref.row, []).append(marker)
    return {row: sorted(marks, key=len, reverse=True) for row, marks in found.items()}


def _points_at(ref: FootnoteRef, table: Table) -> bool:
    return ref.table_id == table.table_id

"""Which numbers of a table may be money when a unit is stated far away from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from vonextract.meaning.columns import ColumnMeaning
from vonextract.meaning.counted import heads_measures, is_price, may_measure, names_costs, names_money
from vonextract.meaning.record_words import KindWords, Vocabulary
from vonextract.meaning.unit_phrases import unit_of_label
from vonextract.model import Cell
from vonextract.records.fact_types import FactTypes
from vonextract.records.rows import Row, read_rows
from vonextract.records.rows_apart import RowsApart, bare_rows, left_out, rows_apart, sums_of
from vonextract.records.settings import SETTINGS
from vonextract.swedish.column_use import names_years
from vonextract.swedish.number_patterns import GROUPED, YEAR
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.table_view import TableView

_COUNTED = ("antal", "andel")
_NO_AMOUNT = ("share", "count", "index", "per_unit", "date", "code")
_ACTIVITIES = "drift"
"""The kind of table whose rows are activities."""
_YEAR = re.compile(YEAR)
_GROUPED = re.compile(GROUPED)


class Amounts:
    """Whether numbers of a table can be amounts of money.

    Attributes:
        withheld: the places of those that got no unit of money, though one is stated.
    """

    def __init__(
        self, view: TableView, types: FactTypes, columns: Sequence[ColumnMeaning], words: Vocabulary
    ) -> None:
        self._view, self._types, self._columns, self._words = view, types, columns, words
        self.withheld: set[tuple[int, int]] = set()

    def denied(self, cell: Cell, label: str) -> bool:
        """Whether row, column or group says that it counts, is a share, or costs a piece."""
        return self.row_denies(cell, label) or self._column_denies(cell.col)

    def row_denies(self, cell: Cell, label: str) -> bool:
        """Whether a row or its group says so, or may: then not even its column's unit of money reaches it."""
        said = self._types.said(label)
        counted = said in _NO_AMOUNT and not (said == "count" and self.is_priced(cell.col))
        return counted or self._row_is_unsure(cell, label)

    def _column_denies(self, col: int) -> bool:
        counted = self._columns[col].measure in _COUNTED or self._types.of_column(col) in _NO_AMOUNT
        return counted or self._column_is_unsure(col)

    def may_have_unit(self, cell: Cell, label: str) -> bool:
        """Whether a number may be money all the same, or is a price a piece, of an unknown unit."""
        unsure = self._row_is_unsure(cell, label) or self._column_is_unsure(cell.col)
        withheld = (cell.row, cell.col) in self.withheld
        return unsure or withheld or is_price(label) or cell.col in self._columns_apart

    def _column_is_unsure(self, col: int) -> bool:
        """Whether a header ends in what is counted, or else in whom an amount is for."""
        return any(map(self._types.perhaps_counts, self._view.header_path(col)))

    def _row_is_unsure(self, cell: Cell, label: str) -> bool:
        """Whether a row may count, as its words, its group or its numbers say.

        Only decimals among whole amounts tell against what names costs, income or a line of accounts.
        """
        groups = self.groups(cell.row)
        if any(map(self._counts_below, groups)):
            return True
        if self.is_priced(cell.col):
            return False
        if self._types.perhaps_counts(label) or may_measure(label):
            return True
        if cell.row in self._apart.broken:
            return True
        if any(map(heads_measures, groups)) and not self._is_line_of_accounts(label):
            return True
        unlike = cell.row in self._apart.unlike or cell.row in self._left_out
        return (unlike and not self._is_known(label)) or cell.row in self._below_others

    @cached_property
    def _apart(self) -> RowsApart:
        """Rows whose numbers stand apart from the amounts of the table."""
        labels = dict(self._view.labels())
        others = {row for row, label in labels.items() if self._measures_otherwise(label)}
        return rows_apart(self._view, others, self.sums)

    @cached_property
    def _left_out(self) -> frozenset[int]:
        """Named rows that are part of no total, nor say how much of the line above is of one sort."""
        labels, of_which = dict(self._view.labels()), self._words.of_which
        return frozenset(
            row
            for row in left_out(self._view, self.sums)
            if any(map(str.isalpha, labels.get(row, ""))) and not of_which.within(fold(labels[row]))
        )

    def counts_nothing(self, cell: Cell) -> bool:
        """Whether a number's row counts nothing, whatever its name: below costs, or summed with amounts."""
        return self.is_priced(cell.col) or cell.row in self._summed

    @cached_property
    def _summed(self) -> frozenset[int]:
        """Rows that make a total together with more rows that say nothing of what they count."""
        silent = {row for row, label in self._view.labels() if not self._counts_by_name(label)}
        sums = (set(parts) for parts in self.sums.values())
        return frozenset(row for parts in sums if 2 * len(parts & silent) > len(parts) for row in parts)

    def _counts_by_name(self, label: str) -> bool:
        unit = self._words.units.find(label)
        counts = unit is not None and unit.counts and not self.names_account(label)
        return counts or self._measures_otherwise(label)

    def is_priced(self, col: int) -> bool:
        """Whether a column's header names costs or income, of whatever its rows are called."""
        return any(map(names_costs, self._view.header_path(col)))

    def groups(self, row: int) -> tuple[str, ...]:
        """The names of the groups that a row stands in, innermost first."""
        return self._rows[row].groups[::-1] if row in self._rows else ()

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return read_rows(self._view)

    def _counts_below(self, group: str) -> bool:
        """Whether the name of a group says that all rows below it count, are shares, or cost a piece."""
        unit = self._words.units.find(group)
        counts = unit is not None and unit.counts and not self.names_account(group)
        return counts or (self._types.said(group) in _NO_AMOUNT and not heads_measures(group))

    def is_measured(self, cell: Cell) -> bool:
        """Whether a number measures something: it is no code, date or note."""
        return self._types.measures(cell) and not self.is_year(cell)

    def may_be(self, cell: Cell, label: str) -> bool:
        """Whether a unit of money that is stated for the whole report may hold for a number.

        The table must be of a kind of money, and nothing may tell against it: not its words, not that it is
        printed as a year, not the size of its column. Where rows of the table have units of their
        own, only those hold that are called what money is called.
        """
        if not self._of_money or not self._types.measures(cell) or self.denied(cell, label):
            return False
        if self.is_year(cell) or self.is_small(cell):
            return False
        return not self._is_mixed or self._names_money(label, self._words.kinds.values())

    @cached_property
    def _of_money(self) -> bool:
        return is_of_money(self._words.kind(self._view.table.kind), self._words)

    def is_far_from_money(self, cell: Cell, label: str) -> bool:
        """Whether accounts know no row of a table that measures or counts, or a column stands apart."""
        if cell.col in self._columns_apart:
            return True
        if self.is_priced(cell.col) or self._is_known(label):
            return False
        return self._counts_alone or (
            bool(self._words.kind(self._view.table.kind).units) and not self._of_money
        )

    @cached_property
    def _counts_alone(self) -> bool:
        """Whether some rows without printed units say that they count, and accounts know none."""
        labels = dict(self._view.labels())
        counts = any(self._measures_otherwise(labels.get(row, "")) for row in bare_rows(self._view))
        return counts and not any(map(self._is_known, labels.values()))

    @cached_property
    def _columns_apart(self) -> frozenset[int]:
        """Columns whose words say nothing of them, among such as name measures or periods."""
        meant = [col for col, said in enumerate(self._columns) if said.measure or said.year or said.as_of]
        if len(meant) < SETTINGS.whole_numbers:
            return frozenset()
        named = {col: " ".join(self._view.header_path(col)) for col in range(1, len(self._columns))}
        return frozenset(
            col
            for col, name in named.items()
            if name.replace(" ", "").isalpha()
            and self._columns[col] == ColumnMeaning()
            and not self._is_known(name)
        )

    @cached_property
    def _below_others(self) -> frozenset[int]:
        """Rows that stand below the last total, or below several, one after the other, that are no amounts.

        They reach up to a row that accounts have, or the name of a group; below a total, where measures are
        called what activities are, up to one that names money, a total or a line of accounts.
        """
        found: list[int] = []
        counts, last = 0, max(self.sums, default=None)
        for row, label in self._view.labels():
            ends = self._is_known if last is None or row < last else self._is_line_or_total
            if self._measures_otherwise(label):
                counts += 1
            elif row == last:
                counts = SETTINGS.counts_above
            elif self._types.perhaps_counts(label):
                continue
            elif not self._has_numbers(row) or ends(label):
                counts = 0
            elif counts >= SETTINGS.counts_above:
                found.append(row)
        return frozenset(found)

    @cached_property
    def sums(self) -> dict[int, list[int]]:
        """The totals that hold, by row, with the rows that make them."""
        return sums_of(self._view)

    def _has_numbers(self, row: int) -> bool:
        return any(cell.value is not None for cell in self._view.rows.get(row, []))

    def _measures_otherwise(self, label: str) -> bool:
        """Whether a label's words or its unit say that it is no amount: "Antal elever", "Soliditet, %"."""
        units = self._words.units
        unit = unit_of_label(label, units, self._words.row_units)
        return self._types.said(label) in _NO_AMOUNT or (unit is not None and units.money(unit) is None)

    def _is_line_of_accounts(self, label: str) -> bool:
        """Whether a label names money or a line of accounts, and no activity: those have measures, too."""
        activities = self._words.kind(_ACTIVITIES)
        kinds = [kind for kind in self._words.kinds.values() if kind is not activities]
        return names_money(label) or self._names_money(label, kinds)

    def _is_line_or_total(self, label: str) -> bool:
        return self._is_line_of_accounts(label) or self._words.totals.within(fold(label))

    def _is_known(self, label: str) -> bool:
        """Whether a label names money, a total or what accounts have lines for."""
        folded = fold(label)
        kinds = [kind for kind in self._words.kinds.values() if is_of_money(kind, self._words)]
        evidence = (kind.evidence["label"] for kind in kinds)
        known = any(said.strong.within(folded) or said.weak.within(folded) for said in evidence)
        return known or names_money(label) or self._words.totals.within(folded)

    def is_year(self, cell: Cell) -> bool:
        """Whether a number is printed as a year, among others whose thousands stand apart, where years stand.

        That is in a row or column that names years, or in a column that holds little else.
        """
        if not self._groups_thousands or not _is_year(cell):
            return False
        named = (self._view.label_of(cell), *self._view.header_path(cell.col))
        return cell.col in self._columns_of_years or any(map(names_years, named))

    @cached_property
    def _columns_of_years(self) -> frozenset[int]:
        columns = self._view.columns.items()
        numbers = {col: [cell for cell in cells if cell.value is not None] for col, cells in columns}
        years = (col for col, cells in numbers.items() if sum(map(_is_year, cells)) * 2 > len(cells))
        return frozenset(col for col in years if self._columns[col].year is None)

    def is_small(self, cell: Cell) -> bool:
        """Whether a number stands in a column of rates, lives in years or notes, by its size."""
        return cell.col in self._small_columns

    @cached_property
    def _groups_thousands(self) -> bool:
        return any(_GROUPED.search(fold_spaces(cell.text)) for cell in self._view.table.cells)

    @cached_property
    def _small_columns(self) -> frozenset[int]:
        """Columns of nameless numbers below a hundred beside one of ten-thousands."""
        largest = {
            col: max((abs(cell.value) for cell in cells if cell.value is not None), default=None)
            for col, cells in self._view.columns.items()
        }
        if not any(most is not None and most >= SETTINGS.large for most in largest.values()):
            return frozenset()
        nameless = {col for col in largest if self._columns[col].measure is None}
        return frozenset(col for col in nameless if 0 < (largest[col] or 0) < SETTINGS.small)

    @cached_property
    def _is_mixed(self) -> bool:
        """Whether so many rows are shares, counts or prices a piece that others may be as well."""
        labels = list(self._view.labels())
        other = {row for row, label in labels if self._types.said(label) in _NO_AMOUNT}
        other |= {
            cell.row
            for cell in self._view.table.cells
            if cell.unit is not None
            and cell.value is not None
            and self._words.units.kronor(cell.unit) is None
        }
        return len(other) > SETTINGS.mixed * len(labels)

    def names_account(self, text: str) -> bool:
        """Whether a label or header is a line of such accounts as the table's: "Insatser" counts nothing."""
        family = self._words.kind(self._view.table.kind).family
        kinds = self._words.kinds.values()
        return self._of_money and self._names_money(text, [kind for kind in kinds if kind.family == family])

    def _names_money(self, label: str, kinds: Iterable[KindWords]) -> bool:
        """Whether a label is one of those that lines of accounts of some kinds have."""
        folded = fold(label)
        return any(
            kind.evidence["label"].strong.within(folded) for kind in kinds if is_of_money(kind, self._words)
        )


def _is_year(cell: Cell) -> bool:
    return _YEAR.fullmatch(fold_spaces(cell.text)) is not None


def is_of_money(kind: KindWords, words: Vocabulary) -> bool:
    """Whether the numbers of a kind of table are amounts of money."""
    return any(words.units.kronor(unit) is not None for unit in kind.units)

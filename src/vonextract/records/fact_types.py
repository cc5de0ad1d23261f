"""What a number of a table is: an amount, a share, a count, an index, a price a piece, a date or a code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from vonextract.meaning.columns import ColumnMeaning
from vonextract.meaning.counted import counted, is_price, names_money
from vonextract.meaning.record_words import Vocabulary
from vonextract.meaning.unit_phrases import INDEX, divided, specified
from vonextract.model import Cell, FactType
from vonextract.records.column_uses import column_uses
from vonextract.records.settings import SETTINGS
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.swedish.year_rows import is_year_row, names_of_rows
from vonextract.table_view import TableView

_BARE = re.compile(r"[0-9]{1,15}")
SHARES = frozenset({"procent", "procentenheter", "promille"})
"""Units of parts of a whole."""
_BY_WORDS: tuple[FactType, ...] = ("code", "per_unit", "index", "share", "count")
_COUNTS = frozenset({"antal", "årsarbetare"})


class Number(NamedTuple):
    """A number of a cell; `code` and `date` name something and measure nothing."""

    value: Decimal
    type: FactType | None


class FactTypes:
    """The types of a table's numbers, by their columns' use, units and words."""

    def __init__(self, view: TableView, words: Vocabulary) -> None:
        self._view, self._words = view, words
        self._uses = column_uses(view)
        self._of_column = [self._said_of(view.header_path(col)) for col in range(view.table.n_cols)]

    @cached_property
    def _row_of_years(self) -> int | None:
        """The body's first row, when it holds nothing but years: a header's level not seen as one."""
        first = self._view.body.start
        numbers = [cell for cell in self._view.table.cells if cell.value is not None]
        years = [cell for cell in numbers if cell.row == first]
        others = (cell.text for cell in numbers if cell.row > first)
        label = dict(self._view.labels()).get(first)
        named = label is not None and first in names_of_rows({first: [label]})
        texts = [fold_spaces(cell.text) for cell in years]
        over = len(texts) > 1 and is_year_row(texts, others, first=True, named=named)
        return first if over else None

    def number(self, cell: Cell, row_label: str, meaning: ColumnMeaning) -> Number | None:
        """The number that a cell of the body states or is; None when it is none."""
        naming = self._naming(cell)
        if cell.value is not None:
            return Number(cell.value, naming or self._measured(cell, row_label, meaning))
        text = fold_spaces(cell.text)
        if naming is None or not _BARE.fullmatch(text):
            return None
        return Number(Decimal(text), naming)

    def measures(self, cell: Cell) -> bool:
        """Whether a cell states a number that is more than a name."""
        return cell.value is not None and self._naming(cell) is None

    def of_column(self, col: int) -> FactType | None:
        """What a column's header says that its numbers are."""
        return self._of_column[col]

    def _naming(self, cell: Cell) -> FactType | None:
        """Code or date, when the cell's number only names something."""
        use = self._uses[cell.col]
        if use == "years" or (cell.row == self._row_of_years and cell.value is not None):
            return "date"
        if cell.role in ("label", "group") and is_year(fold_spaces(cell.text)):
            return "date"
        named = cell.role in ("label", "group") or use in ("codes", "serial") or cell.col in self._of_notes
        return "code" if named or self._of_column[cell.col] == "code" else None

    @cached_property
    def _of_notes(self) -> frozenset[int]:
        """Columns without header that hold numbers of notes: small ones that rise, left of large amounts."""
        found: list[int] = []
        for col in range(self._view.table.n_cols):
            values = [cell.value for cell in self._view.columns.get(col, []) if cell.value is not None]
            if any(abs(value) >= SETTINGS.large for value in values):
                return frozenset(found)
            rising = all(a <= b for a, b in pairwise(values))
            if len(values) > 1 and rising and all(value in range(1, SETTINGS.of_notes) for value in values):
                found += [] if self._view.header_path(col) else [col]
        return frozenset()

    def _measured(self, cell: Cell, row_label: str, meaning: ColumnMeaning) -> FactType | None:
        """What a measured number is: its own unit tells, then the words of its row and column."""
        unit = self._words.units.by_name.get(cell.unit) if cell.unit else None
        if cell.unit in SHARES:
            return "share"
        said = self.said(row_label)
        stated = said if said not in (None, "code") else self._of_column[cell.col]
        if unit is not None and (unit.kronor is not None or unit.currency is not None):
            return "per_unit" if " per " in unit.name or stated == "per_unit" else "amount"
        if stated is not None:
            return stated
        if (unit is not None and unit.counts) or meaning.measure in _COUNTS or cell.unit in _COUNTS:
            return "count"
        return "index" if cell.unit == INDEX else None

    def _said_of(self, header: Sequence[str]) -> FactType | None:
        """What the lowest level of a header that tells says."""
        return next(filter(None, map(self.said, reversed(header))), None)

    def said(self, text: str) -> FactType | None:
        """What the words of a label or header say that its numbers are."""
        found = _first_found(self._words.fact_types, fold(text)) or ("per_unit" if is_price(text) else None)
        if found is None and (count := counted(text)) is not None and count.sure:
            return "count"
        return found

    def perhaps_counts(self, text: str) -> bool:
        """Whether a label or header ends in what is counted, or in whom an amount is for; no list does.

        What is counted may be shared out as well: "Elever per lärare".
        """
        if (count := counted(text)) is not None:
            return not count.sure
        words, ending = self._words, specified(text) or divided(text)
        if names_money(text) or not ending or text.count(",") > 1:
            return False
        unit = words.units.find(ending)
        return (unit is not None and unit.counts) or _first_found(words.specified, fold(ending)) == "count"


def _first_found(said: Mapping[str, Phrases], folded: str) -> FactType | None:
    """The first of the types whose words stand in a text."""
    return next((name for name in _BY_WORDS if name in said and said[name].within(folded)), None)

"""What the digits of a table's columns are, by each column itself and by its place among the others."""

from __future__ import annotations

import re
from statistics import median

from vonextract.records.settings import SETTINGS
from vonextract.swedish.column_use import ColumnUse, column_use, names_notes
from vonextract.swedish.notation import plain
from vonextract.swedish.numbers import parse_number
from vonextract.table_view import TableView, is_dash

_NOTES = re.compile(r"[1-9][0-9]?(?:, ?[1-9][0-9]?)*,?")


def column_uses(view: TableView) -> list[ColumnUse]:
    """What the digits of every column are, left to right."""
    uses = [_own_use(view, col) for col in range(view.table.n_cols)]
    for col in _note_columns(view, uses):
        uses[col] = "codes"
    return uses


def texts_of(view: TableView, col: int) -> list[str]:
    """The printed cells of a column below the header, without dashes."""
    return [cell.text for cell in view.columns.get(col, []) if cell.text and not is_dash(cell.text)]


def _own_use(view: TableView, col: int) -> ColumnUse:
    path = view.header_path(col)
    return column_use(path[-1] if path else "", texts_of(view, col))


def _note_columns(view: TableView, uses: list[ColumnUse]) -> list[int]:
    """Columns without header, or under "Not 1", that refer to notes, as on the second page of accounts.

    They stand between the labels and columns of amounts a thousand times as large, and sums have none.
    """
    amounts = {col: _amounts(view, col) for col in range(1, len(uses))}
    large = [col for col, found in amounts.items() if found and median(found) >= SETTINGS.least_amount]
    found: list[int] = []
    for col in range(1, min(large, default=0)):
        texts = [plain(text) for text in texts_of(view, col)]
        path = view.header_path(col)
        headed = path and uses[col] != "codes" and not names_notes(path[-1])
        if headed or not texts or not all(map(_NOTES.fullmatch, texts)):
            continue
        beside = found or any("," in text for text in texts) or len(texts) > 1
        if beside and len(texts) < len(amounts[large[0]]):
            found.append(col)
    return found


def _amounts(view: TableView, col: int) -> list[float]:
    numbers = map(parse_number, texts_of(view, col))
    return [abs(float(number.value)) for number in numbers if number is not None]

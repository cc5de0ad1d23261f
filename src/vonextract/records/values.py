"""Numbers into cells: which cells state a number, what it is, and which cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vonextract.findings.rules import UNPARSED_NUMBER
from vonextract.model import Cell, Finding
from vonextract.records.settings import SETTINGS
from vonextract.records.view import TableView, is_dash
from vonextract.swedish.numbers import (
    ColumnUse,
    Notation,
    column_use,
    doubt,
    infer_notation,
    parse_number,
)
from vonextract.swedish.typography import fold_spaces
from vonextract.swedish.units import Units

_WORDS = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(r"[-−–+]?[0-9][0-9.,]*")
_NUMBERS = re.compile(
    r"(?<![^ ])(?!(?:19|20)[0-9]{2}(?![^ ]))[-−–+]?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?![^ ])"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """How the cells of a column are to be read."""

    use: ColumnUse
    notation: Notation
    label: bool


def read_values(view: TableView, units: Units) -> list[Finding]:
    """Set `value` and `unit` of every cell that states a number.

    Header cells, names of groups, years, codes of accounts and label texts get none.

    Returns:
        A finding `unparsed_number` for what looks like a number but cannot be read with
        certainty; for the whole table when it has many.
    """
    table_notation = infer_notation(cell.text for cell in view.table.cells if cell.row in view.body)
    columns = {col: _look_at(view, col, table_notation) for col in range(view.table.n_cols)}
    doubts: list[tuple[Cell, str]] = []
    for cell in view.table.cells:
        cell.value = None
        if cell.row < view.table.n_header_rows or cell.role == "header" or not cell.text:
            continue
        reason = _read_cell(view, cell, columns[cell.col], units)
        if reason:
            doubts.append((cell, reason))
    return _findings(view, doubts)


def _look_at(view: TableView, col: int, table: Notation) -> _Column:
    cells = [cell for cell in view.columns.get(col, []) if cell.text and not is_dash(cell.text)]
    texts = [cell.text for cell in cells]
    path = view.header_path(col)
    use = column_use(path[-1] if path else "", texts)
    notation = _notation(infer_notation(texts), table)
    return _Column(use, notation, _is_label_column(view, col, cells))


def _notation(own: Notation, table: Notation) -> Notation:
    """How a column is written: as its own cells show, else as the table's.

    Points seen to mark decimals in other columns only are no proof for this one's.
    """
    if own.certain:
        return replace(own, brackets_negative=table.brackets_negative)
    unsure = own.comma_unsure and table.comma_unsure
    return replace(table, certain=bool(table.groups), comma_unsure=unsure)


def _is_label_column(view: TableView, col: int, cells: list[Cell]) -> bool:
    """Whether a column names the rows: by its words, or as bare codes before the names."""
    if not cells:
        return False
    wordy = [cell for cell in cells if _WORDS.search(cell.text) and parse_number(cell.text) is None]
    if len(wordy) >= 0.5 * len(cells):
        return True
    labelled = [cell for cell in cells if cell.role in ("label", "group")]
    if col == 0 and len(labelled) >= 0.5 * len(cells):
        return True
    return col == 0 and _codes_before_names(view, cells)


def _codes_before_names(view: TableView, cells: list[Cell]) -> bool:
    if not all(re.fullmatch(r"[0-9]{1,8}", fold_spaces(cell.text)) for cell in cells):
        return False
    beside = [view.text(cell.row, 1) for cell in cells]
    return sum(bool(_WORDS.search(text)) for text in beside) >= 0.8 * len(cells)


def _read_cell(view: TableView, cell: Cell, column: _Column, units: Units) -> str | None:
    """Give the cell its number; the reason when its text is doubtful."""
    text = fold_spaces(cell.text)
    if column.use in ("years", "codes") or cell.role == "group":
        return None
    if _holds_numbers(text):
        return "it holds several numbers; rows or columns may have been read as one"
    if column.label and (column.use != "serial" or cell.col_span > 1):
        return None
    number = parse_number(text, column.notation, units)
    if number is not None and _is_year_among_words(view, cell, text):
        return None
    if number is not None:
        cell.value, cell.unit = number.value, number.unit or cell.unit
    return doubt(text, column.notation, units)


def _holds_numbers(text: str) -> bool:
    """Whether a text is little else than numbers, as where a whole column was read as one cell."""
    words = text.split()
    figures = sum(_FIGURES.fullmatch(word) is not None for word in words)
    return figures >= 0.8 * len(words) and len(_NUMBERS.findall(text)) >= SETTINGS.several_numbers


def _is_year_among_words(view: TableView, cell: Cell, text: str) -> bool:
    """A bare year in a column of words, such as "2024" below "Våren 2024", states no amount."""
    if not re.fullmatch(r"(19|20)[0-9]{2}", text):
        return False
    others = [
        c.text for c in view.columns.get(cell.col, []) if c is not cell and c.text and not is_dash(c.text)
    ]
    numbers = sum(parse_number(other) is not None for other in others)
    return bool(others) and numbers < 0.5 * len(others)


def _findings(view: TableView, doubts: list[tuple[Cell, str]]) -> list[Finding]:
    table = view.table
    if len(doubts) > SETTINGS.max_doubts:
        examples = ", ".join(f"'{fold_spaces(cell.text)}'" for cell, _ in doubts[:3])
        message = f"{len(doubts)} cells look like numbers but are not read with certainty: {examples}, …"
        page = doubts[0][0].page
        return [UNPARSED_NUMBER.finding(message, page=page, table_id=table.table_id)]
    return [_finding(table.table_id, cell, reason) for cell, reason in doubts]


def _finding(table_id: int, cell: Cell, reason: str) -> Finding:
    outcome = "not read" if cell.value is None else f"read as {cell.value} with doubt"
    message = f"'{fold_spaces(cell.text)[:60]}' is {outcome}: {reason}"
    return UNPARSED_NUMBER.of_cell(table_id, cell, message)

"""Shapes that a table read rightly does not have: numbers without a name, numbers cut in two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from vonextract.checks.lines import column_headers
from vonextract.checks.settings import CheckSettings
from vonextract.model import Cell, Finding, Table
from vonextract.records.columns import resolve_column
from vonextract.swedish.typography import fold_dashes, fold_spaces

_LEADING_GROUPS = re.compile(r"[-+]?\d{1,3}(?: \d{3})*")
_LAST_GROUP = re.compile(r"\d{3}(?:,\d+)?(?: ?%)?")
_BARE_GROUP = re.compile(r"0\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d ?\**")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_AMOUNT = re.compile(r"(?<!\S)[-+]?(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d+,\d+)(?!\S)")

Columns = Mapping[int, Mapping[int, Cell]]


def shape_findings(table: Table, settings: CheckSettings) -> list[Finding]:
    """What in a table's shape makes its reading doubtful, as warnings at the row, column or table."""
    numbers = _numbers(table)
    if not numbers:
        return []
    if table.n_header_rows == 0:
        return [_doubt(table, "no_header", "The table was read without a header; its columns have no names.")]
    headers = column_headers(table)
    return [
        *_nameless_columns(table, numbers, headers),
        *_nameless_rows(table, numbers, settings),
        *_amounts_among_words(table, settings),
        *_numbers_over_lines(table, numbers, settings),
        *_cut_numbers(table, numbers, headers, settings),
        *_bare_groups(table, numbers),
        *_second_header(table, numbers, settings),
    ]


def _numbers(table: Table) -> dict[int, dict[int, Cell]]:
    """The cells of the body that state a number and name no row, by column and row."""
    found: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        if cell.value is not None and cell.row >= table.n_header_rows and cell.role in ("value", "total"):
            found[cell.col][cell.row] = cell
    return dict(found)


def _nameless_columns(table: Table, numbers: Columns, headers: Mapping[int, str]) -> Iterator[Finding]:
    for col in sorted(numbers):
        if not headers.get(col):
            message = f"Column {col + 1} holds numbers but has no header; it may belong to its neighbour."
            yield _doubt(table, "nameless_column", message, col=col)


def _nameless_rows(table: Table, numbers: Columns, settings: CheckSettings) -> Iterator[Finding]:
    """Rows of numbers that no label names, among rows that have labels."""
    filled = {row for cells in numbers.values() for row in cells}
    named = {
        row
        for cell in table.cells
        if cell.text and cell.row >= table.n_header_rows and (cell.value is None or cell.role == "label")
        for row in range(cell.row, cell.row + cell.row_span)
        if any(char.isalnum() for char in cell.text)
    }
    nameless = sorted(filled - named)
    if len(nameless) > settings.nameless_share * len(filled):
        return
    for row in nameless:
        message = f"Row {row + 1} holds numbers but no label; it may belong to the row above."
        yield _doubt(table, "nameless_row", message, row=row)


def _amounts_among_words(table: Table, settings: CheckSettings) -> Iterator[Finding]:
    """Columns whose names hold an amount nearly each: a column of numbers that was read into them."""
    names: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row >= table.n_header_rows and cell.value is None and _LETTERS.search(cell.text):
            names[cell.col].append(fold_dashes(fold_spaces(cell.text)))
    for col, texts in sorted(names.items()):
        swallowed = [t for t in texts if len(t.split()) <= settings.name_words and _AMOUNT.search(t)]
        if len(swallowed) >= max(settings.fewest_swallowed, settings.swallowed_share * len(texts)):
            message = f"Column {col + 1} holds names and amounts in one; a column of numbers may be lost."
            yield _doubt(table, "amount_in_label", message, col=col)


def _numbers_over_lines(table: Table, numbers: Columns, settings: CheckSettings) -> Iterator[Finding]:
    """Numbers broken over two lines that became two rows: "-245" over "332" among six-digit numbers.

    The lower row has no label, or one that goes on in small letters.
    """
    labels = _first_texts(table)
    for cells in numbers.values():
        long = sum(abs(cell.value or Decimal(0)) >= 1000 for cell in cells.values())
        if long < settings.long_share * len(cells):
            continue
        for row, below in cells.items():
            above = cells.get(row - 1)
            goes_on = not labels.get(row) or labels[row][0].islower()
            if above is not None and above.value and goes_on and _are_halves(above, below):
                yield from _one_number(table, above, below)


def _first_texts(table: Table) -> dict[int, str]:
    """The first text of each row that is no number."""
    texts: dict[int, str] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.col):
        if cell.text and cell.value is None:
            texts.setdefault(cell.row, cell.text)
    return texts


def _one_number(table: Table, first: Cell, second: Cell) -> Iterator[Finding]:
    for cell, other in ((first, second), (second, first)):
        yield _doubt_cell(table, cell, f"and '{other.text.strip()}' may be one number")


def _cut_numbers(
    table: Table, numbers: Columns, headers: Mapping[int, str], settings: CheckSettings
) -> Iterator[Finding]:
    """Neighbouring columns that read as the two halves of one: "1 011" and "695"."""
    for left, right in pairwise(sorted(numbers)):
        if right != left + 1:
            continue
        pairs = [(numbers[left][row], cell) for row, cell in numbers[right].items() if row in numbers[left]]
        halves = [(a, b) for a, b in pairs if _are_halves(a, b)]
        told_apart = headers.get(right) and headers.get(right) != headers.get(left)
        if not told_apart and len(halves) >= max(2, settings.halves_share * len(pairs)):
            message = f"Columns {left + 1} and {right + 1} may be the two halves of the same numbers."
            yield _doubt(table, "cut_number", message, col=left)


def _bare_groups(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Groups of digits that begin with 0, such as "000": the end of the number before or above them."""
    for cell in table.cells:
        if cell.row < table.n_header_rows or not _BARE_GROUP.fullmatch(_plain(cell)):
            continue
        for col, row in ((cell.col - 1, cell.row), (cell.col, cell.row - 1)):
            other = numbers.get(col, {}).get(row)
            if other is not None and _LEADING_GROUPS.fullmatch(_plain(other)):
                yield from _one_number(table, other, cell)


def _are_halves(left: Cell, right: Cell) -> bool:
    return bool(_LEADING_GROUPS.fullmatch(_plain(left)) and _LAST_GROUP.fullmatch(_plain(right)))


def _plain(cell: Cell) -> str:
    return fold_dashes(fold_spaces(cell.text))


def _second_header(table: Table, numbers: Columns, settings: CheckSettings) -> Iterator[Finding]:
    """A row of header texts among the numbers: the rows below it may be another table's."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.row > table.n_header_rows and cell.col in numbers and cell.text:
            rows[cell.row].append(cell)
    for row, cells in sorted(rows.items()):
        texts = [cell.text for cell in cells if cell.value is None or _YEAR.fullmatch(cell.text.strip())]
        worded = any(_LETTERS.search(text) for text in texts)
        if worded and len(texts) == len(cells) and sum(map(_names_a_column, texts)) >= settings.header_texts:
            shown = ", ".join(text[:30] for text in texts[:3])
            yield _doubt(
                table, "header_in_body", f"Row {row + 1} looks like another table's header ({shown})."
            )
            return


def _names_a_column(text: str) -> bool:
    meaning = resolve_column([text])
    return meaning.measure is not None or meaning.year is not None


def cut_tables(tables: Sequence[Table]) -> Iterator[Finding]:
    """Tables that a page break seems to have cut in two, at both halves."""
    for first, second in pairwise(tables):
        if second.section_id != first.section_id or second.page_first != first.page_last + 1:
            continue
        if second.n_cols != first.n_cols or not (_numbers(first) and _numbers(second)):
            continue
        if second.n_header_rows == 0 or _same_headers(_letters(first), _letters(second)):
            yield _doubt(first, "cut_table", f"It may go on with the table on page {second.page_first}.")
            message = f"It may be the rest of the table on page {first.page_last}."
            yield _doubt(second, "cut_table", message)


def _same_headers(ours: dict[int, str], theirs: dict[int, str]) -> bool:
    """Whether columns are headed alike; one of the labels' headers may hold the name of a group too."""
    label, other = ours.get(0, ""), theirs.get(0, "")
    begins = label == other or (bool(label and other) and _begins(label, other))
    rest, others = ({col: said for col, said in table.items() if col > 0} for table in (ours, theirs))
    return begins and rest == others


def _begins(some: str, other: str) -> bool:
    return some.startswith(other) or other.startswith(some)


def _letters(table: Table) -> dict[int, str]:
    """The headers without what typesetting changes: spaces, hyphens, case."""
    return {col: re.sub(r"[\W_]+", "", header).casefold() for col, header in column_headers(table).items()}


def _doubt(
    table: Table, rule: str, message: str, *, row: int | None = None, col: int | None = None
) -> Finding:
    page = next((c.page for c in table.cells if c.row == row), table.page_first)
    return Finding(
        severity="warning",
        rule=rule,
        message=message,
        page=page,
        table_id=table.table_id,
        row=row,
        col=col,
    )


def _doubt_cell(table: Table, cell: Cell, why: str) -> Finding:
    found = _doubt(table, "cut_number", f"'{cell.text.strip()}' {why}.", row=cell.row, col=cell.col)
    return found.model_copy(update={"page": cell.page, "actual": cell.value})

"""Headers that a table read rightly does not have: none, amounts in them, columns not told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from vonextract.checks.doubted_numbers import Columns
from vonextract.checks.equations import printed_step
from vonextract.checks.number_lines import column_headers
from vonextract.checks.settings import SETTINGS
from vonextract.display import excerpt
from vonextract.findings.rules import (
    DUPLICATE_HEADER,
    HEADER_IN_BODY,
    NAMELESS_COLUMN,
    NO_HEADER,
    NUMERIC_HEADER,
)
from vonextract.meaning.columns import resolve_column
from vonextract.model import Cell, Finding, Severity, Table
from vonextract.swedish.column_numbers import counts_columns
from vonextract.swedish.number_patterns import DAY, MONTH_NUMBER, RECENT_YEAR, SIGN, UNSIGNED, YEAR
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.tokens import is_period, is_year, is_year_or_span
from vonextract.swedish.typography import fold, fold_dashes, fold_spaces
from vonextract.swedish.year_rows import names_of_rows, year_rows
from vonextract.vocabulary import Words, per_vocabulary

_LETTERS = re.compile(r"[^\W\d_]{2}")
_DAY_AND_AMOUNT = re.compile(rf"{YEAR}-{MONTH_NUMBER}-{DAY} {SIGN}{UNSIGNED}")


class _Endings(NamedTuple):
    """Numbers that a header may end in: after a word, and after a year."""

    after_word: re.Pattern[str]
    after_year: re.Pattern[str]


@per_vocabulary
def _endings(words: Words) -> _Endings:
    units = "|".join(words.numbers.money)
    digits = rf"({SIGN}{UNSIGNED})(?: ?(?:%|{units}))?$"
    return _Endings(re.compile(r"(?<=[^\W\d] |[)] )" + digits), re.compile(rf"(?<=\b{RECENT_YEAR} ){digits}"))


Path = tuple[str, ...]
"""The folded texts above a column by header row, "" where there is none."""


def header_findings(table: Table, numbers: Columns) -> list[Finding]:
    """What in a table's header makes its reading doubtful, as warnings at a column or the table."""
    if not numbers:
        return []
    severity: Severity | None = "info" if _is_list(table, numbers) else None
    if table.n_header_rows == 0:
        message = "The table was read without a header; its columns have no names."
        return [NO_HEADER.of_table(table, message, severity=severity)]
    return [
        *_nameless(table, numbers, severity),
        *_not_told_apart(table, numbers),
        *_without_group(table, numbers),
        *_amounts_in_header(table, numbers),
        *_years_in_body(table, numbers),
        *_second_header(table, numbers),
    ]


def _is_list(table: Table, numbers: Columns) -> bool:
    """Whether a table is names and one number beside each: no other column could have the header."""
    return table.n_cols == SETTINGS.list_columns and list(numbers) == [1]


def _nameless(table: Table, numbers: Columns, severity: Severity | None) -> Iterator[Finding]:
    """Numeric columns without header, and those beside them, one of which may hold their name."""
    headers = column_headers(table)
    nameless = {col for col in numbers if not headers.get(col)}
    for col in numbers:
        if col in nameless:
            message = f"Column {col + 1} holds numbers but has no header; it may belong to its neighbour."
            yield NAMELESS_COLUMN.of_table(table, message, severity=severity, col=col)
        elif not nameless.isdisjoint((col - 1, col + 1)):
            message = f"Column {col + 1} stands beside one without header; it may hold the header of both."
            yield NAMELESS_COLUMN.of_table(table, message, col=col)


def _not_told_apart(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Numeric columns of one and the same header: a level of the header may be lost.

    Columns under one spanning cell are meant to share it.
    """
    shared = {
        col
        for cell in table.cells
        if cell.row + cell.row_span == table.n_header_rows and cell.text
        for col in range(cell.col + 1, cell.col + cell.col_span)
    }
    headers = column_headers(table)
    alike: dict[str, list[int]] = defaultdict(list)
    for col in numbers:
        if col not in shared and headers.get(col):
            alike[_known_by(headers[col])].append(col)
    for columns in alike.values():
        if len(columns) > 1:
            named = " and ".join(str(col + 1) for col in columns)
            for col in columns:
                message = f"Columns {named} are all headed '{headers[col]}'."
                yield DUPLICATE_HEADER.of_table(table, message, col=col)


def _known_by(text: str) -> str:
    """By what a header is compared: its folded text, or itself where its letters do not fold."""
    return fold(text) or text


def _without_group(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Columns named by one level of a header where their likes are named by two."""
    paths = _paths(table)
    named = {col: [text for text in paths[col] if text] for col in numbers}
    parts = [set(path) for path in named.values() if len(path) > 1]
    for col, path in named.items():
        if len(path) == 1 and any(path[0] in other for other in parts):
            message = f"Column {col + 1} is headed '{path[0]}' alone, where others have a second level."
            yield DUPLICATE_HEADER.of_table(table, message, col=col)


def _paths(table: Table) -> list[Path]:
    levels = [[""] * table.n_cols for _ in range(table.n_header_rows)]
    for cell in table.cells:
        if cell.row < table.n_header_rows and cell.text:
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                levels[cell.row][col] = _known_by(cell.text)
    return [tuple(level[col] for level in levels) for col in range(table.n_cols)]


def _amounts_in_header(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Rows of the header that hold amounts: data taken for a header, so that numbers are missing."""
    printed: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row < table.n_header_rows and cell.col and parse_number(cell.text):
            printed[cell.row].append(cell.text)
    for row, texts in sorted(printed.items()):
        if counts_columns(texts, whole=True):
            continue
        if not all(map(is_year, texts)) and (sum(map(_is_amount, texts)) > 1 or _in_no_order(texts)):
            quoted = ", ".join(texts[: SETTINGS.quoted])
            message = f"Row {row + 1} was read as a header but holds numbers: {quoted}."
            yield NUMERIC_HEADER.of_table(table, message)
    ending = _ending_numbers(table, numbers)
    if len(ending) >= SETTINGS.amounts_in_header * len(numbers):
        message = (
            f"The headers end in numbers ({', '.join(ending[: SETTINGS.quoted])}) that may be the first row."
        )
        yield NUMERIC_HEADER.of_table(table, message)


def _ending_numbers(table: Table, numbers: Columns) -> list[str]:
    """The amounts at the end of headers of words, when they are no ordinals, days or years.

    One that several headers end in is a unit: "Men, 1,000" and "Women, 1,000".
    """
    headers = [
        fold_dashes(fold_spaces(cell.text))
        for cell in table.cells
        if cell.row < table.n_header_rows and cell.col in numbers
    ]
    after_year = [found[1] for header in headers if (found := _endings().after_year.search(header))]
    after_word = [found[1] for header in headers if (found := _endings().after_word.search(header))]
    amounts = [text for text in after_word if text != "0" and not is_year(text)]
    if len(amounts) > 1 and len(set(amounts)) == 1:
        amounts = []
    telling = sum(map(_is_amount, amounts)) * 2 >= len(amounts) or _in_no_order(amounts)
    return [*after_year, *(amounts if telling else [])]


def header_amounts(table: Table) -> dict[int, set[Decimal]]:
    """The numbers that stand in the header of each column, or end it; years left out."""
    found: dict[int, set[Decimal]] = defaultdict(set)
    for cell in table.cells:
        if cell.row < table.n_header_rows and cell.text:
            plain = fold_dashes(fold_spaces(cell.text))
            last = _endings().after_year.search(plain) or _endings().after_word.search(plain)
            number = parse_number(last[1] if last else plain)
            if number and not is_year(plain):
                found[cell.col].add(number.value)
    return found


def _in_no_order(texts: Sequence[str]) -> bool:
    """Whether at least three numbers neither rise nor fall as years, months and ordinals in a header do."""
    values = [number.value for number in map(parse_number, texts) if number]
    steps = [b - a for a, b in pairwise(values)]
    return len(values) > 2 and any(step > 0 for step in steps) and any(step < 0 for step in steps)


def _is_amount(text: str) -> bool:
    """Whether a header text is a number and neither a year nor an ordinal."""
    number = parse_number(text)
    if number is None:
        return False
    return not (printed_step(number.value) == 1 and 0 < number.value <= SETTINGS.last_year)


def _years_in_body(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Rows of the body that hold years alone: a header taken for data, of another table below other rows."""
    rows: dict[int, list[str]] = defaultdict(list)
    for cells in numbers.values():
        for row, cell in cells.items():
            rows[row].append(cell.text)
    named = {c.row: [c.text] for c in table.cells if c.value is None and _LETTERS.search(c.text)}
    for row in year_rows(rows, names_of_rows(named), table.n_header_rows):
        message = f"Row {row + 1} holds years alone and may be a header."
        yield HEADER_IN_BODY.of_table(table, message, row=row if row == table.n_header_rows else None)


def _joins_day(text: str) -> bool:
    """Whether a day and an amount stand in one cell: the name of a column and a number of its first row."""
    return _DAY_AND_AMOUNT.fullmatch(fold_dashes(fold_spaces(text))) is not None


def _names_days(text: str) -> bool:
    """Whether a text ends in several days, of which none is a span: the names of columns read as one."""
    last = text.split()[-2:]
    return len(last) > 1 and all(is_period(word) and not is_year_or_span(word) for word in last)


def _second_header(table: Table, numbers: Columns) -> Iterator[Finding]:
    """A row of header texts among the numbers: the rows below it may be another table's.

    So may those below several days that are joined to amounts, or to one text.
    """
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.row > table.n_header_rows and cell.col in numbers and cell.text:
            rows[cell.row].append(cell)
    for row, cells in sorted(rows.items()):
        texts = [cell.text for cell in cells if cell.value is None or is_year(cell.text)]
        worded = any(_LETTERS.search(text) for text in texts)
        named = (worded and sum(map(_names_a_column, texts)) >= SETTINGS.header_texts) or any(
            map(_names_days, texts)
        )
        if len(texts) == len(cells) and (named or sum(map(_joins_day, texts)) > 1):
            shown = ", ".join(map(excerpt, texts[: SETTINGS.quoted]))
            message = f"Row {row + 1} looks like another table's header ({shown})."
            yield HEADER_IN_BODY.of_table(table, message)
            return


def _names_a_column(text: str) -> bool:
    meaning = resolve_column([text])
    return meaning.measure is not None or meaning.year is not None

"""Numbers that cannot be verified but look wrong beside their neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from vonextract.checks.equations import Number, Place, printed_step
from vonextract.checks.lines import column_headers, is_percent, is_years, numbers_of
from vonextract.checks.settings import CheckSettings
from vonextract.checks.vocabulary import vocabulary
from vonextract.model import Finding, Table
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.typography import fold


def odd_findings(table: Table, confirmed: set[Place], settings: CheckSettings) -> list[Finding]:
    """Numbers far from all others of their line, impossible shares, and columns not told apart.

    Args:
        table: with values.
        confirmed: cells that a sum vouches for; they are not doubted.
        settings: the knobs.
    """
    numbers = numbers_of(table)
    headers = column_headers(table)
    small = {col for col, header in headers.items() if vocabulary().difference.within(header)}
    comparable = [number for (_, col), number in numbers.items() if col not in small]
    outliers = {
        n.place: finding for n, finding in _outliers(comparable, settings) if n.place not in confirmed
    }
    return [
        *outliers.values(),
        *_same_headers(table, headers, {col for _, col in numbers}),
        *_numbers_in_header(table),
        *_years_in_body(table, list(numbers.values())),
    ]


def _outliers(numbers: Sequence[Number], settings: CheckSettings) -> Iterator[tuple[Number, Finding]]:
    for column in _shares_of_row(numbers).values():
        ordered = sorted(share for _, share in column)
        for number, share in column:
            if _stands_out(share, ordered, settings):
                yield number, _odd(number, "it is of another magnitude than its row and column")
    for number in numbers:
        if is_percent(number) and abs(number.value) >= settings.largest_percent and not is_years([number]):
            yield number, _odd(number, "no share is that large")


def _shares_of_row(numbers: Sequence[Number]) -> dict[int, list[tuple[Number, Decimal]]]:
    """By column, each number other than 0 over the middle one of its row."""
    rows: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.value:
            rows[number.cell.row].append(number)
    columns: dict[int, list[tuple[Number, Decimal]]] = defaultdict(list)
    for row in rows.values():
        usual = median(abs(number.value) for number in row)
        for number in row if len(row) > 1 else ():
            columns[number.cell.col].append((number, abs(number.value) / usual))
    return columns


def _stands_out(value: Decimal, ordered: Sequence[Decimal], settings: CheckSettings) -> bool:
    """Whether the value is of another magnitude than the others, which are alike."""
    if len(ordered) <= settings.outlier_others:
        return False
    if value == ordered[-1]:
        least, most = ordered[0], ordered[-2]
        return most <= settings.alike * least and value > settings.outlier_factor * most
    least, most = ordered[1], ordered[-1]
    return value == ordered[0] and most <= settings.alike * least and value * settings.outlier_factor < least


def _odd(number: Number, why: str) -> Finding:
    cell = number.cell
    return Finding(
        severity="warning",
        rule="suspect_number",
        message=f"'{cell.text.strip()}' may be misread or mistyped: {why}.",
        page=cell.page,
        table_id=number.table_id,
        row=cell.row,
        col=cell.col,
        actual=number.value,
    )


def _same_headers(table: Table, headers: dict[int, str], numeric: set[int]) -> Iterator[Finding]:
    """Numeric columns of one and the same header: a level of the header may be lost.

    Columns under one spanning cell are meant to share it.
    """
    shared = {
        col
        for cell in table.cells
        if cell.row + cell.row_span == table.n_header_rows and cell.text
        for col in range(cell.col + 1, cell.col + cell.col_span)
    }
    seen: dict[str, int] = {}
    for col in sorted(numeric - shared):
        header = headers.get(col)
        first = seen.setdefault(fold(header), col) if header else col
        if first != col:
            yield Finding(
                severity="warning",
                rule="duplicate_header",
                message=f"Columns {first + 1} and {col + 1} are both headed '{header}'.",
                page=table.page_first,
                table_id=table.table_id,
                col=col,
            )


def _numbers_in_header(table: Table) -> Iterator[Finding]:
    """Header rows that hold several amounts: data taken for a header, so that numbers are missing."""
    printed: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row < table.n_header_rows and cell.col and parse_number(cell.text):
            printed[cell.row].append(cell.text)
    for row, texts in sorted(printed.items()):
        if sum(map(_is_amount, texts)) > 1 or _in_no_order(texts):
            yield Finding(
                severity="warning",
                rule="numeric_header",
                message=f"Row {row + 1} was read as a header but holds numbers: {', '.join(texts[:4])}.",
                page=table.page_first,
                table_id=table.table_id,
                row=row,
            )


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
    return not (printed_step(text, number.value) == 1 and 0 < number.value <= 2200)


def _years_in_body(table: Table, numbers: Sequence[Number]) -> Iterator[Finding]:
    """Rows of the body that hold years alone: a header taken for data."""
    rows: dict[int, list[Number]] = defaultdict(list)
    for number in numbers:
        rows[number.cell.row].append(number)
    suspects = [row for row, found in rows.items() if len(found) > 1 and is_years(found)]
    for row in sorted(suspects) if len(suspects) * 2 < len(rows) else ():
        yield Finding(
            severity="warning",
            rule="header_in_body",
            message=f"Row {row + 1} holds years alone and may be a header.",
            page=rows[row][0].cell.page,
            table_id=table.table_id,
            row=row,
        )

"""Numbers that cannot be verified but look wrong beside their neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from vonextract.checks.equations import Number, Place
from vonextract.checks.line_words import line_words
from vonextract.checks.number_lines import column_headers, is_percent, is_years, numbers_of
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import SUSPECT_NUMBER
from vonextract.model import Finding, Severity, Table


def odd_findings(table: Table, confirmed: set[Place]) -> list[Finding]:
    """Numbers far from all others of their line, and impossible shares.

    Args:
        table: with values.
        confirmed: cells that a sum vouches for; they are not doubted.
    """
    numbers = numbers_of(table)
    headers = column_headers(table)
    small = {col for col, header in headers.items() if line_words().is_difference(header)}
    comparable = [number for (_, col), number in numbers.items() if col not in small]
    outliers = {n.place: finding for n, finding in _outliers(comparable) if n.place not in confirmed}
    return list(outliers.values())


def _outliers(numbers: Sequence[Number]) -> Iterator[tuple[Number, Finding]]:
    for column in _shares_of_row(numbers).values():
        ordered = sorted(share for _, share in column)
        for number, share in column:
            if _stands_out(share, ordered):
                yield number, _odd(number, "it is of another magnitude than its row and column")
    for number in numbers:
        if is_percent(number) and abs(number.value) >= SETTINGS.largest_percent and not is_years([number]):
            yield number, _odd(number, "no share is that large, if it is one", severity="warning")


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


def _stands_out(value: Decimal, ordered: Sequence[Decimal]) -> bool:
    """Whether the value is of another magnitude than the others, which are alike."""
    if len(ordered) <= SETTINGS.outlier_others:
        return False
    if value == ordered[-1]:
        least, most = ordered[0], ordered[-2]
        return most <= SETTINGS.alike * least and value > SETTINGS.outlier_factor * most
    least, most = ordered[1], ordered[-1]
    return value == ordered[0] and most <= SETTINGS.alike * least and value * SETTINGS.outlier_factor < least


def _odd(number: Number, why: str, severity: Severity | None = None) -> Finding:
    cell = number.cell
    message = f"'{cell.text.strip()}' may be misread or mistyped: {why}."
    return SUSPECT_NUMBER.of_cell(number.table_id, cell, message, severity=severity)

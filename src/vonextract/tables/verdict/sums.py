"""Sums that a grid makes hold: under the right grid a total is what stands above it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from vonextract.swedish.numbers import parse_number
from vonextract.tables.model import PageTable
from vonextract.tables.roles import is_total_label
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary


def sums_that_hold(table: PageTable) -> tuple[int, int]:
    """How many totals the rows above them give, and how many labelled totals nothing above gives."""
    totals = {c.row for c in table.cells if c.col == 0 and c.text and is_total_label(c.text)}
    good = bad = 0
    for numbers in _columns(table):
        for i, (row, value) in enumerate(numbers):
            if i < 2 or not value:
                continue
            holds = _holds([v for _, v in numbers[:i]], value)
            good += holds
            bad += row in totals and not holds
    return good, bad


def is_sum(table: PageTable, row: int) -> bool:
    """Whether a row holds numbers alone, behind its label, and each is what several right above it make."""
    texts = [cell for cell in table.cells if cell.row == row and cell.text]
    columns = ([(at, value) for at, value in numbers if at <= row] for numbers in _columns(table))
    held = [[value for _, value in numbers] for numbers in columns if numbers and numbers[-1][0] == row]
    return bool(held) and len(held) == len(texts) and all(_holds(above, value) for *above, value in held)


def _columns(table: PageTable) -> list[list[tuple[int, Decimal]]]:
    """The numbers of each column but the first, with their rows, from the top."""
    known = _values()
    columns: dict[int, list[tuple[int, Decimal]]] = {}
    for cell in table.cells:
        if cell.col > 0 and cell.text and cell.row < SETTINGS.summed_rows:
            value = known(cell.text)
            if value is not None:
                columns.setdefault(cell.col, []).append((cell.row, value))
    return [sorted(numbers) for numbers in columns.values()]


@per_vocabulary
def _values(_words: Words) -> Callable[[str], Decimal | None]:
    """What gives the number that a text is, kept: the same texts stand in many candidates."""
    return lru_cache(maxsize=TABLES.kept_texts)(_value)


def _value(text: str) -> Decimal | None:
    number = parse_number(text)
    return None if number is None else Decimal(str(number.value))


def _holds(above: list[Decimal], value: Decimal) -> bool:
    """Whether two or more of the numbers right above make the value."""
    total = Decimal(0)
    for count, number in enumerate(reversed(above), start=1):
        total += number
        if count > 1 and total == value:
            return True
    return False

"""Rows that hold only the last figures of the numbers above: "459" over "2" where a cell broke 4592."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from vonextract.checks.doubted_numbers import Columns
from vonextract.checks.labels import begin_large
from vonextract.checks.settings import SETTINGS
from vonextract.checks.unlabelled import unlabelled_sums
from vonextract.model import Cell, Table
from vonextract.swedish.number_patterns import DECIMALS, GROUPS_OF_THREE, SIGN, THOUSANDS, WHOLE
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

Pair = tuple[Cell, Cell]
Row = Mapping[int, Cell]
_BEGUN = re.compile(r"[-+]?\d[\d ]*")
_GROUPS = re.compile(rf"{SIGN}{WHOLE}")
_WHOLE_GROUPS = re.compile(rf"\d{{3}}{GROUPS_OF_THREE}*")
_WHOLE_GROUP = re.compile(r"\d{3}\b")
_NUMBER = re.compile(rf"{SIGN}(?:{THOUSANDS}|\d+)(?! ?\d).*")


@per_vocabulary
def _ended(words: Words) -> re.Pattern[str]:
    """The last figures of a number, with its unit or the letter that marks it."""
    units = "|".join(words.numbers.money)
    return re.compile(rf"{WHOLE}{DECIMALS}(?: ?(?:%|{units}|[a-zåäö]))?", re.IGNORECASE)


def loose_figures(table: Table, numbers: Columns) -> Iterator[Pair]:
    """The cells, two and two, that are one number whose last figures were read as a row below it.

    Such a row has no name of its own, or one that goes on in small letters; it holds nothing but figures,
    leaves out columns that the row above fills, and its cells were broken because the whole numbers are
    wider than what stands unbroken in their columns.
    """
    rows = _rows(table)
    goes_on = begin_large(next(iter(row.values())).text for row in rows.values())
    sums = unlabelled_sums(table, numbers)
    found: list[Pair] = []
    for place, row in rows.items():
        if place not in sums and (above := rows.get(place - 1)):
            found += _continued(above, row, numbers, goes_on)
    halves = {id(cell) for pair in found for cell in pair}
    for first, second in found:
        whole = _joined(first, second)
        if _NUMBER.fullmatch(whole) and len(whole) >= _widest(numbers.get(second.col, {}).values(), halves):
            yield first, second


def broken_groups(table: Table) -> Iterator[Pair]:
    """Rows of numbers that were all broken between their groups: "193" and "932" over "672" and "059".

    The upper row has no label, or the beginning of one. That some lower halves begin with 0 tells such rows
    from rows of small numbers.
    """
    rows = _rows(table)
    goes_on = begin_large(next(iter(row.values())).text for row in rows.values())
    found: list[Pair] = []
    for place, row in rows.items():
        above = rows.get(place - 1, {})
        pairs = [(cell, row[col]) for col, cell in above.items() if col in row and _begun(cell, row[col])]
        names = [cell for cell in above.values() if not _BEGUN.fullmatch(_plain(cell))]
        below = next((cell.text for cell in row.values() if not _BEGUN.fullmatch(_plain(cell))), "")
        if len(pairs) < SETTINGS.least_broken or len(names) > (goes_on and below[:1].islower()):
            continue
        if all(_GROUPS.fullmatch(_plain(one)) and _WHOLE_GROUPS.fullmatch(_plain(two)) for one, two in pairs):
            found += pairs
    if any(_plain(second).startswith("0") for _, second in found):
        yield from found


def _rows(table: Table) -> dict[int, dict[int, Cell]]:
    """The cells of the body that say something, by row and column."""
    rows: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        if cell.text.strip() and cell.row >= table.n_header_rows:
            rows[cell.row][cell.col] = cell
    return rows


def _continued(above: Row, row: Row, numbers: Columns, goes_on: bool) -> list[Pair]:
    """The halves in two rows, when the lower one goes on the upper one in some of its columns."""
    ends = {col: cell for col, cell in row.items() if _ended().fullmatch(_plain(cell))}
    names = [cell for col, cell in row.items() if col not in ends]
    if not ends or len(names) > 1 or not all(goes_on and cell.text[0].islower() for cell in names):
        return []
    pairs = [(above[col], cell) for col, cell in ends.items() if col in above]
    whole = (
        col for col, cell in above.items() if col in numbers and col not in row and cell.value is not None
    )
    if len(pairs) < len(ends) or next(whole, None) is None:
        return []
    return pairs if all(_BEGUN.fullmatch(_plain(first)) for first, _ in pairs) else []


def _begun(*cells: Cell) -> bool:
    return all(_BEGUN.fullmatch(_plain(cell)) for cell in cells)


def _joined(first: Cell, second: Cell) -> str:
    space = " " if _WHOLE_GROUP.match(_plain(second)) else ""
    return _plain(first) + space + _plain(second)


def _widest(cells: Iterable[Cell], halves: set[int]) -> int:
    """The figures of the longest number of a column that is no half of one."""
    return max((len(_plain(cell)) for cell in cells if id(cell) not in halves), default=0)


def _plain(cell: Cell) -> str:
    return fold_dashes(fold_spaces(cell.text)).strip()

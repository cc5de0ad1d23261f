"""Units of money that follow from how a report prints its amounts, though no amount is met elsewhere.

Three things tell: a column is the difference of two others and states its unit, so they have it; amounts
are printed to the hundredth, in a report that names thousands or millions only where there are large ones
among them, as nobody states thousands of millions so; the annual accounts name no unit of money but the
currency itself, which the law has them state amounts in unless they say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import combinations, product

from vonextract.meaning.unit_phrases import amounts_in
from vonextract.model import Cell
from vonextract.records.settings import SETTINGS
from vonextract.swedish.typography import fold_spaces
from vonextract.swedish.units import Units

ACCOUNTS = "årsredovisning"
"""The type of document whose amounts are in whole units of their currency unless it says otherwise."""
_HUNDREDTHS = re.compile(r".*\d[.,]\d\d")

Column = Mapping[int, Cell]
"""The numbers of a column by their rows."""


def by_difference(columns: Mapping[int, Column], units: Units) -> tuple[str, list[Cell]] | None:
    """The unit of money of a difference, and the numbers without a unit that it is the difference of.

    Args:
        columns: the numbers of a table that are not called shares, counts or prices a piece.
        units: those that a number may have.
    """
    found: dict[str, dict[int, Cell]] = {}
    stated = {col: unit_of(cells.values()) for col, cells in columns.items()}
    priced = [(col, unit) for col, unit in stated.items() if unit and units.money(unit)]
    for (difference, unit), (greater, less) in product(priced, combinations(sorted(columns), 2)):
        if difference in (greater, less):
            continue
        parts = [*columns[greater].values(), *columns[less].values()]
        bare = [cell for cell in parts if cell.unit is None]
        if bare and _differ(columns[greater], columns[less], columns[difference]):
            found.setdefault(unit, {}).update((id(cell), cell) for cell in bare)
    if len(found) != 1:
        return None
    unit, cells = found.popitem()
    return unit, list(cells.values())


def unit_of(cells: Iterable[Cell]) -> str | None:
    """The one unit that all numbers of a column have."""
    units = {cell.unit for cell in cells}
    return units.pop() if len(units) == 1 else None


def _differ(first: Column, second: Column, difference: Column) -> bool:
    """Whether a column is how far two others are apart in all rows, in some of which none of them is zero."""
    proving = 0
    for row in first.keys() & second.keys() & difference.keys():
        values = first[row].value, second[row].value, difference[row].value
        a, b, apart = (value or Decimal(0) for value in values)
        if abs(abs(a - b) - abs(apart)) > Decimal(1).scaleb(int(apart.as_tuple().exponent)):
            return False
        proving += bool(a and b and apart)
    return proving >= SETTINGS.met


def in_hundredths(columns: Mapping[int, Column], *, least: int) -> list[Cell]:
    """The numbers without a unit in columns printed to the hundredth, if the largest reaches `least`.

    Columns without an amount of some size among those, which may be rates or hours, are left out.
    """
    found: list[Cell] = []
    for column in columns.values():
        cells = [cell for cell in column.values() if cell.unit is None]
        printed = all(_HUNDREDTHS.fullmatch(fold_spaces(cell.text)) for cell in cells)
        largest = max((abs(cell.value or Decimal(0)) for cell in cells), default=Decimal(0))
        if printed and (largest >= SETTINGS.least_amount or largest == 0):
            found += cells
    return found if any(cell.value and abs(cell.value) >= least for cell in found) else []


def currency_unit(texts: Iterable[str], units: Units) -> str | None:
    """The unit of the only currency that texts state amounts in; None when they state none, or of several."""
    stated = (units.money(unit) for text in texts for _, unit in amounts_in(text, units))
    currencies = {money[0] for money in stated if money}
    whole = (name for name in units.by_name if (money := units.money(name)) and money[1] == 1)
    named = [name for name in whole if (money := units.money(name)) and money[0] in currencies]
    return named[0] if len(currencies) == 1 and named else None

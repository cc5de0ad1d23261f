"""Letters that stand behind some numbers of a table and say how sure they are: "13 215 p" for preliminary."""

from __future__ import annotations

import re
from collections import defaultdict

from vonextract.model import Cell
from vonextract.records.settings import SETTINGS
from vonextract.swedish.notation import plain
from vonextract.swedish.number_patterns import POINTED, REPORTED_YEAR, SIGN, WHOLE
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.units import Units
from vonextract.table_view import TableView

_LETTERED = re.compile(rf"(?P<number>{SIGN}(?:{WHOLE}|[0-9]+){POINTED}) ?(?P<letter>[a-zåäö])", re.IGNORECASE)
_OF_YEAR = re.compile(rf"{REPORTED_YEAR} ?(?P<letter>[a-zåäö])", re.IGNORECASE)


def letter_marks(view: TableView, units: Units) -> frozenset[str]:
    """The letters that mark numbers of a table, in small letters.

    A letter stands behind several numbers, beside others without. One that is a unit as well ("p", "m") is a
    mark where a column has numbers with and without it, or names its year with it. What parts a number into
    several ("1a" over "1b") makes codes of it.
    """
    lettered: dict[str, list[Cell]] = defaultdict(list)
    codes = _parted(view)
    bare: list[Cell] = []
    for cells in view.columns.values():
        for cell in cells:
            if found := _LETTERED.fullmatch(plain(cell.text)):
                if (cell.col, found["number"]) in codes:
                    continue
                lettered[found["letter"].casefold()].append(cell)
            elif (number := parse_number(cell.text)) is not None and number.unit is None:
                bare.append(cell)
    return frozenset(
        letter
        for letter, cells in lettered.items()
        if len(cells) >= SETTINGS.lettered and _are_marked(view, letter, cells, bare, units)
    )


def _parted(view: TableView) -> set[tuple[int, str]]:
    """The numbers that stand in a column with different letters, each with its column."""
    letters: dict[tuple[int, str], set[str]] = defaultdict(set)
    for col, cells in view.columns.items():
        for cell in cells:
            if found := _LETTERED.fullmatch(plain(cell.text)):
                letters[col, found["number"]].add(found["letter"].casefold())
    return {place for place, behind in letters.items() if len(behind) > 1}


def without_mark(text: str, letters: frozenset[str]) -> str:
    """A cell's text without the letter that marks its number."""
    found = _LETTERED.fullmatch(plain(text)) if letters else None
    return found["number"] if found and found["letter"].casefold() in letters else text


def _are_marked(view: TableView, letter: str, cells: list[Cell], bare: list[Cell], units: Units) -> bool:
    rows, columns = {cell.row for cell in bare}, {cell.col for cell in bare}
    if any(cell.col in columns for cell in cells):
        return True
    if units.find(letter) is None:
        return any(cell.row in rows for cell in cells)
    heads = [text for cell in cells for text in view.header_path(cell.col)]
    return any((of := _OF_YEAR.fullmatch(text)) and of["letter"].casefold() == letter for text in heads)

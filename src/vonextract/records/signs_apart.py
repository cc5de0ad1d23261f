"""Minus signs that do not stand at their number: in a column of their own, or behind the number before."""

from __future__ import annotations

import re
from typing import NamedTuple

from vonextract.swedish.notation import plain
from vonextract.swedish.number_patterns import UNSIGNED
from vonextract.table_view import TableView

_UNSIGNED = re.compile(rf"{UNSIGNED}(?: ?%)?")
_SIGNS = re.compile(r"(?=.*[+±])[-+±/ ]+")
_LOOSE = re.compile(rf"(?P<number>{UNSIGNED}(?: ?%)?) -")


class SignsApart(NamedTuple):
    """Where signs stand that belong to another cell.

    Attributes:
        apart: places of numbers whose minus stands in a column of signs before them.
        lent: places of numbers that end in the minus of the number right of them, and the places of those.
    """

    apart: frozenset[tuple[int, int]]
    lent: frozenset[tuple[int, int]]


def signs_apart(view: TableView) -> SignsApart:
    """The signs of a table that belong to another cell than the one they were read in."""
    apart = {
        (cell.row, col + 1)
        for col in range(1, view.table.n_cols - 1)
        if _is_of_signs(view, col)
        for cell in view.columns.get(col, [])
        if plain(cell.text) == "-"
    }
    loose = {
        (cell.row, cell.col)
        for cells in view.columns.values()
        for cell in cells
        if _LOOSE.fullmatch(plain(cell.text))
    }
    last = max((col for _, col in loose), default=0)
    pairs = [((row, col), (row, col + 1)) for row, col in loose]
    if (
        not all(_UNSIGNED.fullmatch(plain(view.text(*right))) for _, right in pairs)
        or last + 1 >= view.table.n_cols
    ):
        pairs = []
    return SignsApart(frozenset(apart), frozenset(place for pair in pairs for place in pair))


def number_of(text: str) -> str:
    """The number before a minus that is another's."""
    found = _LOOSE.fullmatch(plain(text))
    return found["number"] if found else text


def _is_of_signs(view: TableView, col: int) -> bool:
    """Whether a column holds signs alone, each before a number without one.

    Its name is made of signs, or both plus and minus stand in it; or it has no name of its own and numbers
    without a minus before them: else dashes say that there is nothing.
    """
    signed = {cell.row: plain(cell.text) for cell in view.columns.get(col, []) if cell.text}
    numbers = {cell.row for cell in view.columns.get(col + 1, []) if _UNSIGNED.fullmatch(plain(cell.text))}
    if not signed or not set(signed.values()) <= {"-", "+"} or not signed.keys() <= numbers:
        return False
    names = view.header_path(col)
    if set(signed.values()) == {"-", "+"} or (names and _SIGNS.fullmatch(plain(names[-1]))):
        return True
    return len(signed) < len(numbers) and (not names or names == view.header_path(col + 1))

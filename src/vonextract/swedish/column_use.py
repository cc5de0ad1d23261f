"""What the digits of a column are: amounts, years, codes, or the rows' own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from vonextract.swedish.notation import plain
from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

ColumnUse = Literal["numbers", "years", "codes", "serial"]

_NOTHING = re.compile(r"[-*.… ()†xX]*")
_NUMBERED = re.compile(r" [0-9]{1,2}$")
_YEARS = re.compile(rf"{YEAR} ?[-–/] ?(?:{YEAR}|\d\d)")


class _Heads(NamedTuple):
    """What heads columns of digits that are no amounts."""

    serial: re.Pattern[str]
    codes: re.Pattern[str]
    notes: re.Pattern[str]
    years: re.Pattern[str]


@per_vocabulary
def _heads(words: Words) -> _Heads:
    digits = words.digits
    return _Heads(*map(_any, (digits.serial, digits.codes, digits.notes, digits.years)))


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def names_years(text: str) -> bool:
    """Whether a header or a label says that what it names are years: "Byggår", "Klart"."""
    return _heads().years.search(fold_spaces(text).casefold().strip(" .:")) is not None


def names_notes(text: str) -> bool:
    """Whether a header says that its column refers to notes, itself to one of them perhaps: "Not 1"."""
    head = fold_spaces(text).casefold().strip(" .:")
    return _heads().notes.fullmatch(_NUMBERED.sub("", head)) is not None


def column_use(header: str, texts: Iterable[str]) -> ColumnUse:
    """What the digits of a column are: numbers, years, codes of accounts or notes, or the rows' own numbers.

    Args:
        header: the column's header text, "" when it has none.
        texts: its cells below the header.
    """
    filled = [t for t in map(plain, texts) if t and not _NOTHING.fullmatch(t)]
    heads, head = _heads(), fold_spaces(header).casefold().strip(" .:")
    if filled and heads.notes.fullmatch(head):
        return "codes"
    whole = [t for t in filled if re.fullmatch(r"[0-9]{1,12}\.?", t)]
    if not whole or len(whole) < SETTINGS.whole_numbers * len(filled):
        return "numbers"
    if heads.serial.fullmatch(head) or (not head and _counts_up(whole)):
        return "serial"
    if heads.codes.search(head) or heads.codes.search(head.replace(" ", "")):
        return "codes"
    if all(map(is_year, whole)) and (heads.years.search(head) or _year_like(whole, head)):
        return "years"
    return "numbers"


def _year_like(texts: list[str], head: str) -> bool:
    """Whether bare years stand as a list of years does: in a sequence without a gap, or many in order."""
    years = [int(t) for t in texts]
    ordered = years in (sorted(years), sorted(years, reverse=True))
    if ordered and len(set(years)) >= SETTINGS.ordered_years and (not head or _YEARS.fullmatch(head)):
        return True
    enough = len(years) > (SETTINGS.chance_years if head else 1)
    return enough and len({b - a for a, b in pairwise(years)} | {0}) <= 2 and abs(years[1] - years[0]) == 1


def _counts_up(texts: list[str]) -> bool:
    numbers = [int(t.rstrip(".")) for t in texts]
    return (
        len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1
    )

"""What the digits of a column are: amounts, years, codes, or the rows' own numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from vonextract.swedish.notation import plain
from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold_spaces

ColumnUse = Literal["numbers", "years", "codes", "serial"]

_NOTHING = re.compile(r"[-*.… ()†xX]*")
_SERIAL = re.compile(r"löp ?-?(nr|nummer)|nr|nummer|no|#|rad|radnr|ordning|prio(ritet|ordning)?")
_CODE = re.compile(
    r"\b(kod|konto|kto|kontonr|ansvar|vht|verksamhetskod|objekt(nr|kod)?|id|kolada.*)$"
    r"|\b(proj(ekt)?|obj(ekt)?|konto|ansvar|aktivitet|verksamhet)s?[. ]? ?-?(nr|nummer|kod|id)\.?$"
    r"|(kod|konto|-nr|-id|nummer)$"
)
_NOTES = re.compile(r"not(er|hänvisning)?|notes?")
_YEAR_HEAD = re.compile(r"\b(år|årtal|tidplan|klart|datum|start|slut|när|period|färdig\w*|beslutsår)\b|år$")


def column_use(header: str, texts: Iterable[str]) -> ColumnUse:
    """What the digits of a column are: numbers, years, codes of accounts or notes, or the rows' own numbers.

    Args:
        header: the column's header text, "" when it has none.
        texts: its cells below the header.
    """
    filled = [t for t in map(plain, texts) if t and not _NOTHING.fullmatch(t)]
    head = fold_spaces(header).casefold().strip(" .:")
    if filled and _NOTES.fullmatch(head):
        return "codes"
    whole = [t for t in filled if re.fullmatch(r"[0-9]{1,12}\.?", t)]
    if not whole or len(whole) < SETTINGS.whole_numbers * len(filled):
        return "numbers"
    if _SERIAL.fullmatch(head) or (not head and _counts_up(whole)):
        return "serial"
    if _CODE.search(head):
        return "codes"
    if all(map(is_year, whole)) and (_YEAR_HEAD.search(head) or _year_like(whole, head)):
        return "years"
    return "numbers"


def _year_like(texts: list[str], head: str) -> bool:
    """Whether bare years stand as a list of years does: in a sequence, without a gap."""
    years = [int(t) for t in texts]
    enough = len(years) > (SETTINGS.chance_years if head else 1)
    return enough and len({b - a for a, b in pairwise(years)} | {0}) <= 2 and abs(years[1] - years[0]) == 1


def _counts_up(texts: list[str]) -> bool:
    numbers = [int(t.rstrip(".")) for t in texts]
    return (
        len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1
    )

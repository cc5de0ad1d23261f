"""Words of a line that belong together: numbers with their groups and units, phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vonextract.layout.model import Word, gap_between
from vonextract.tables.settings import DEFAULT, TableSettings

_GROUP = re.compile(r"\d{3}(?:[,.]\d+)?[*%)]*")
_LEAD = re.compile(r"[-–−+(]?\d{1,3}")
_SIGN = re.compile(r"[-–−+]")
_NUMBER = re.compile(r"[-–−+(]?\d[\d,.]*(?:[,.]\d+)?[*%)]*")
_UNIT = re.compile(r"%|%-enh\w*|tkr|mnkr|kr|mkr|st|p\.e\.|[%*]+\)?")


class Atom(NamedTuple):
    """Words of one line that no column edge may part: a number, or a phrase."""

    x0: float
    x1: float
    words: tuple[Word, ...]
    number: bool


def atoms(line: Sequence[Word], settings: TableSettings = DEFAULT) -> list[Atom]:
    """The line's words, from left to right, joined to numbers and phrases.

    Digits join by the thousands grouping of Swedish numbers ("10 398" is one, "398 13" two),
    signs and units join their number, other words join over gaps up to `word_gap`.
    """
    result: list[list[Word]] = []
    for word in line:
        if result and _joins(result[-1], word, settings):
            result[-1].append(word)
        else:
            result.append([word])
    return [
        Atom(ws[0].x0, max(w.x1 for w in ws), tuple(ws), is_number(" ".join(w.text for w in ws)))
        for ws in result
    ]


def is_number(text: str) -> bool:
    """Whether the text is a number as printed, sign, grouping, unit and note marker allowed."""
    parts = text.split()
    while parts and _UNIT.fullmatch(parts[-1]):
        parts.pop()
    if len(parts) > 1 and _SIGN.fullmatch(parts[0]):
        parts = parts[1:]
    if not parts or not _NUMBER.fullmatch(parts[0]):
        return False
    return all(_GROUP.fullmatch(p) for p in parts[1:])


def numbers_side_by_side(line: Sequence[Word], settings: TableSettings = DEFAULT) -> bool:
    """Whether the line holds two numbers with nothing but space between them.

    A number in brackets one space behind another, "59 (25.5%)", is said of it and no second one.
    """
    if len(line) < 2 or not (_NUMBER.fullmatch(line[0].text) or _SIGN.fullmatch(line[0].text)):
        return False
    found = [a for a in atoms(line, settings) if a.number or not _SIGN.fullmatch(a.words[0].text)]
    said = sum(_said_of(a, b) for a, b in pairwise(found))
    return sum(a.number for a in found) - said > 1 and all(a.number for a in found)


def _said_of(before: Atom, atom: Atom) -> bool:
    """Whether the atom is a number in brackets, one space behind what it is said of."""
    word = atom.words[0]
    near = gap_between(before.words[-1], word) <= 0.45 * word.size
    return near and word.text.startswith("(") and atom.words[-1].text.endswith(")")


def _joins(before: list[Word], word: Word, settings: TableSettings) -> bool:
    last = before[-1]
    size = max(last.size, word.size, 1.0)
    gap = gap_between(last, word)
    if gap > settings.word_gap * size:
        return False
    if _SIGN.fullmatch(last.text) and len(before) == 1 and _NUMBER.fullmatch(word.text):
        return gap <= 0.6 * size
    digits_before, digits = bool(_NUMBER.fullmatch(last.text)), bool(_NUMBER.fullmatch(word.text))
    if digits_before and digits:
        grouped = _GROUP.fullmatch(word.text) and _LEAD.fullmatch(before[0].text) and len(last.text) <= 4
        return bool(grouped) and gap <= 0.45 * size
    if digits_before:
        return bool(_UNIT.fullmatch(word.text)) or (gap <= 0.45 * size and not _SIGN.fullmatch(word.text))
    return gap <= 0.6 * size

"""Words of a line that belong together: numbers with their groups and units, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vonextract.layout.model import Word, gap_between
from vonextract.swedish.tokens import token
from vonextract.tables.settings import SETTINGS


class Atom(NamedTuple):
    """Words of one line that no column edge may part: a number, or a phrase."""

    x0: float
    x1: float
    words: tuple[Word, ...]
    number: bool


def atoms(line: Sequence[Word]) -> list[Atom]:
    """The line's words, from left to right, joined to numbers and phrases.

    Digits join by the thousands grouping of Swedish numbers ("10 398" is one, "398 13" two),
    signs and units join their number, other words join over gaps up to `word_gap`.
    """
    result: list[list[Word]] = []
    for word in line:
        if result and _joins(result[-1], word):
            result[-1].append(word)
        else:
            result.append([word])
    return [
        Atom(ws[0].x0, max(w.x1 for w in ws), tuple(ws), is_number(" ".join(w.text for w in ws)))
        for ws in result
    ]


def is_number(text: str) -> bool:
    """Whether the text is a number as printed, sign, grouping, unit and note marker allowed."""
    parts = [token(part) for part in text.split()]
    while parts and parts[-1].attached:
        parts.pop()
    if len(parts) > 1 and parts[0].kind == "sign":
        parts = parts[1:]
    return bool(parts) and parts[0].figure and all(part.group for part in parts[1:])


def numbers_side_by_side(line: Sequence[Word]) -> bool:
    """Whether the line holds two numbers with nothing but space between them.

    A number in brackets one space behind another, "59 (25.5%)", is said of it and no second one, and so is
    its error, "88.9 ± 1.7".
    """
    if len(line) < 2 or not (line[0].token.figure or line[0].token.kind == "sign"):
        return False
    found = [a for a in atoms(line) if a.number or a.words[0].token.kind != "sign"]
    said = sum(_said_of(a, b) for a, b in pairwise(found))
    return sum(a.number for a in found) - said > 1 and all(a.number for a in found)


def _said_of(before: Atom, atom: Atom) -> bool:
    """Whether the atom is the error of what it is said of, or a number in brackets one space behind it."""
    word = atom.words[0]
    near = gap_between(before.words[-1], word) <= SETTINGS.atom_gap * word.size
    in_brackets = word.text.startswith("(") and atom.words[-1].text.endswith(")")
    return word.text.startswith("±") or (near and in_brackets)


def _joins(before: list[Word], word: Word) -> bool:
    last = before[-1]
    size = max(last.size, word.size, 1.0)
    gap = gap_between(last, word)
    if gap > SETTINGS.word_gap * size:
        return False
    if last.token.kind == "sign" and len(before) == 1 and word.token.figure:
        return gap <= SETTINGS.text_gap * size
    if last.token.figure and word.token.figure:
        grouped = word.token.group and before[0].token.head and len(last.text) <= SETTINGS.group_length
        return grouped and gap <= SETTINGS.atom_gap * size
    if last.token.figure:
        return word.token.attached or (gap <= SETTINGS.atom_gap * size and word.token.kind != "sign")
    return gap <= SETTINGS.text_gap * size

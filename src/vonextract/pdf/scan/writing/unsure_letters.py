"""Unsure letters told by the Swedish word list: Älder is Ålder, and tais is tals."""

from __future__ import annotations

from statistics import median

from vonextract.pdf.scan.writing.letters import Glyph
from vonextract.pdf.scan.writing.settings import SIGNS
from vonextract.swedish.hyphens import listed

_ONE_MARK = ("åáà", "ÅÁÀ")
"""Letters with one mark in the middle, which a blurred ring may be; two dots are never."""
_MARKS = ("aåäáà", "oöóò", "AÅÄÁÀ", "OÖÓÒ")
"""Letters that differ by a mark, which dust and faint print take and give."""


def spelled(word: list[Glyph]) -> None:
    """Mend one unsure letter of each run of letters that is no word, where another makes it one.

    Where several do, that is taken whose mark the engine saw.
    """
    run: list[Glyph] = []
    for glyph in [*word, None]:
        if glyph is not None and glyph.letter.text.isalpha():
            run.append(glyph)
            continue
        if len(run) >= SIGNS.spelling_shortest:
            _mend(run)
        run = []


def _mend(run: list[Glyph]) -> None:
    unsure = [
        k
        for k, glyph in enumerate(run)
        if glyph.letter.confidence < SIGNS.spelling_sure or _stands_out(glyph, run)
    ]
    text = "".join(glyph.letter.text for glyph in run)
    if not unsure or listed(text.casefold()):
        return
    found: dict[str, tuple[int, str]] = {}
    for k in unsure:
        for other in _others(run[k]):
            word = (text[:k] + other + text[k + 1 :]).casefold()
            if listed(word):
                found.setdefault(word, (k, other))
    likely = sorted(found.values(), key=lambda choice: -_chance(run[choice[0]], choice[1]))
    if likely and all(
        _chance(run[likely[0][0]], likely[0][1]) > SIGNS.spelling_margin * _chance(run[k], other)
        for k, other in likely[1:]
    ):
        k, other = likely[0]
        run[k].letter = run[k].letter._replace(text=other, others=((text[k], run[k].letter.confidence),))


def _stands_out(glyph: Glyph, run: list[Glyph]) -> bool:
    """Whether a capital is higher than the word's others, as one with a mark is that was read without it.

    Bold capitals grow together with their rings and dots: the engine is sure of the letter below.
    """
    capitals = [
        other.bottom - other.top for other in run if other is not glyph and other.letter.text.isupper()
    ]
    if len(capitals) < SIGNS.mark_peers or not glyph.letter.text.isupper():
        return False
    return glyph.bottom - glyph.top > SIGNS.marked_high * median(capitals)


def _chance(glyph: Glyph, other: str) -> float:
    """The probability of the letters that look like another one."""
    alike = next((family for family in _ONE_MARK if other in family), other)
    return sum(chance for text, chance in glyph.letter.others if text in alike)


def _others(glyph: Glyph) -> list[str]:
    """The letters that an unsure one may be, named or with other marks; those of its case first."""
    text = glyph.letter.text
    marked = [letter for family in _MARKS if text in family for letter in family]
    named = [other for other, _ in glyph.letter.others if len(other) == 1 and other.isalpha()]
    others = [letter for letter in dict.fromkeys([*named, *marked]) if letter != text]
    return sorted(others, key=lambda letter: letter.isupper() != text.isupper())

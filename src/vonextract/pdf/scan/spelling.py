"""Unsure letters told by the Swedish word list: Älder is Ålder, and tais is tals."""

from __future__ import annotations

from vonextract.pdf.scan.letters import Glyph
from vonextract.pdf.scan.settings import SETTINGS
from vonextract.swedish.hyphens import listed

_MARKS = ("aåäáà", "oöóò", "AÅÄÁÀ", "OÖÓÒ")
"""Letters that differ by a mark, which dust and faint print take and give."""


def spelled(word: list[Glyph]) -> None:
    """Mend one unsure letter of each run of letters that is no word, where exactly one other makes it one."""
    run: list[Glyph] = []
    for glyph in [*word, None]:
        if glyph is not None and glyph.letter.text.isalpha():
            run.append(glyph)
            continue
        if len(run) >= SETTINGS.spelling_shortest:
            _mend(run)
        run = []


def _mend(run: list[Glyph]) -> None:
    unsure = [k for k, glyph in enumerate(run) if glyph.letter.confidence < SETTINGS.spelling_sure]
    text = "".join(glyph.letter.text for glyph in run)
    if not unsure or listed(text.casefold()):
        return
    found: dict[str, tuple[int, str]] = {}
    for k in unsure:
        for other in _others(run[k]):
            word = (text[:k] + other + text[k + 1 :]).casefold()
            if listed(word):
                found.setdefault(word, (k, other))
    if len(found) == 1:
        ((k, other),) = found.values()
        run[k].letter = run[k].letter._replace(text=other, others=((text[k], run[k].letter.confidence),))


def _others(glyph: Glyph) -> list[str]:
    """The letters that an unsure one may be, named or with other marks; those of its case first."""
    text = glyph.letter.text
    marked = [letter for family in _MARKS if text in family for letter in family]
    named = [other for other, _ in glyph.letter.others if len(other) == 1 and other.isalpha()]
    others = [letter for letter in dict.fromkeys([*named, *marked]) if letter != text]
    return sorted(others, key=lambda letter: letter.isupper() != text.isupper())

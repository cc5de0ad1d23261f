"""Titles of notes: "Not 10   Skulder till kreditinstitut" is one text, however far apart its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import PageText, Word
from vonextract.tables.roles import note_numbers


def with_note_titles(text: PageText) -> PageText:
    """The page with the first word of each such title bound to its number.

    Notes that are listed one below the other have a column for their numbers.
    """
    rows = rows_of([w for w in text.body if w.angle == 0])
    titles = [_begins_title(row) for row in rows]
    alone = [
        row[2].index
        for i, row in enumerate(rows)
        if titles[i] and not any(titles[max(0, i - 1) : i]) and not any(titles[i + 1 : i + 2])
    ]
    if not alone:
        return text
    words = [replace(w, bound=True) if w.index in alone else w for w in text.words]
    return PageText(text.page, words, text.furniture, text.notes)


def _begins_title(row: Sequence[Word]) -> bool:
    """Whether a line begins with the number of a note, and goes on with a word."""
    titled = len(row) > 2 and row[2].text[:1].isalpha()
    return titled and note_numbers().fullmatch(f"{row[0].text} {row[1].text}") is not None

"""What is said of numbers behind them, intervals or errors: columns of its own in all of a table, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import PageText, Word, gap_between
from vonextract.tables.settings import SETTINGS


class _Pair(NamedTuple):
    """What is said of a number, and how far behind it, in em."""

    said: Word
    gap: float


def with_like_pairs(text: PageText) -> PageText:
    """The page with such words told to be parted from their numbers, or bound to them, as most are."""
    walled: set[int] = set()
    bound: set[int] = set()
    for pairs in _blocks(text.body):
        apart = [p for p in pairs if p.gap > SETTINGS.pair_gap]
        if 2 * len(apart) > len(pairs):
            walled |= {p.said.index for p in pairs}
        else:
            bound |= {p.said.index for p in apart if p.gap < SETTINGS.pair_bound}
    if not walled and not bound:
        return text
    words = [
        replace(w, walled=w.walled or w.index in walled, bound=w.index in bound)
        if w.index in walled or w.index in bound
        else w
        for w in text.words
    ]
    return PageText(text.page, words, text.furniture, text.notes)


def _blocks(words: Sequence[Word]) -> Iterator[list[_Pair]]:
    """The pairs of lines that follow each other, further ones apart."""
    block: list[_Pair] = []
    last = 0.0
    upright = [word for word in words if word.angle == 0] if any(map(_states, words)) else []
    for row in rows_of(upright):
        pairs = [_Pair(b, gap_between(a, b) / b.size) for a, b in pairwise(row) if _said_of(a, b)]
        if not pairs:
            continue
        here = pairs[0].said
        if block and here.baseline - last > SETTINGS.pair_lines * here.size:
            yield block
            block = []
        block += pairs
        last = here.baseline
    if block:
        yield block


def _said_of(number: Word, word: Word) -> bool:
    """Whether a word that states figures of its own stands right of a number."""
    return _states(word) and number.token.figure and number.text[:1].isdigit()


def _states(word: Word) -> bool:
    """Whether a word states figures in brackets, or behind a sign for an error."""
    return word.text[:1] in ("(", "±") and word.text[1:2].isdigit()

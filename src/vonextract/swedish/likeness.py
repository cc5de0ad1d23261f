"""Whether two names say the same: word by word, since one other word is another thing."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def _empty(words: Words) -> frozenset[str]:
    """Words, folded, that names of one thing may have or lack."""
    return frozenset(map(fold, words.languages.empty))


def word_beginnings(name: str) -> tuple[str, ...]:
    """What two folded names have in common when `same_words` can hold of them."""
    empty = _empty()
    return tuple(sorted(word[: SETTINGS.word_begins] for word in name.split() if word not in empty))


def same_words(a: str, b: str) -> bool:
    """Whether each word of one folded name that carries meaning has its own likeness in the other.

    "gruppbostad" and "servicebostad" make two things of names that are alike by nine letters in ten.
    """
    empty = _empty()
    left, right = ([word for word in name.split() if word not in empty] for name in (a, b))
    if len(left) != len(right):
        return False
    for word in left:
        match = next((other for other in right if _like(word, other)), None)
        if match is None:
            return False
        right.remove(match)
    return True


def _like(a: str, b: str) -> bool:
    """The same word but for a letter; short words and those with digits only when equal."""
    if a == b:
        return True
    if min(len(a), len(b)) < SETTINGS.short_word or re.search(r"\d", a + b):
        return False
    return a[: SETTINGS.word_begins] == b[: SETTINGS.word_begins] and fuzz.ratio(a, b) >= SETTINGS.word_alike

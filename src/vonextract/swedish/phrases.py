"""Phrases of a vocabulary, found in texts whatever their case, inflection and small misspellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from rapidfuzz import fuzz, process

from vonextract.swedish.settings import SETTINGS
from vonextract.swedish.typography import fold


class Phrases:
    """A list of phrases.

    A phrase is found where each of its words begins a word of the text ("åtgärd" finds
    "Åtgärder"); a leading "*" lets the first word stand inside a longer one ("*avvikelse" finds
    "Budgetavvikelse"), a closing "=" forbids an ending ("mål=" does not find "Målgrupp"), "^" in
    front ties the phrase to the beginning of the text, a closing "$" to its end as well. In a phrase
    of several words a letter alone is a whole word: "s:a" finds no "Sociala avgifter".
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(dict.fromkeys(phrases))
        self._pattern = re.compile(_alternatives(self.phrases), re.MULTILINE) if self.phrases else None
        self._plain = [
            bare for p in self.phrases if len(bare := fold(p.strip("*^=$"))) >= SETTINGS.short_phrase
        ]

    def found(self, folded: str) -> set[str]:
        """The phrases that stand in a folded text."""
        if self._pattern is None or not folded:
            return set()
        return {self.phrases[(hit.lastindex or 1) - 1] for hit in self._pattern.finditer(folded)}

    def in_any(self, folded: Sequence[str]) -> bool:
        """Whether any phrase stands in any of several folded texts, asked of all at once."""
        return self._pattern is not None and self._pattern.search("\n".join(folded)) is not None

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def within(self, folded: str) -> bool:
        """Whether any phrase stands in a folded text."""
        return self._pattern is not None and _stands_in(self, folded)

    def replaced(self, folded: str, by: str) -> str:
        """A folded text with `by` wherever a phrase stood."""
        return self._pattern.sub(by, folded) if self._pattern is not None else folded

    def like(self, folded: str, cutoff: float) -> bool:
        """Whether the whole of a folded text is a phrase but for small misspellings (0 to 100)."""
        if len(folded) < SETTINGS.short_phrase or not self._plain:
            return False
        return process.extractOne(folded, self._plain, scorer=fuzz.ratio, score_cutoff=cutoff) is not None


@lru_cache(maxsize=SETTINGS.kept_texts)
def _stands_in(phrases: Phrases, folded: str) -> bool:
    """Whether any of the phrases stands in a folded text; labels and headers come again and again."""
    return phrases.in_any((folded,))


def _alternatives(phrases: Iterable[str]) -> str:
    """A pattern with one group for each phrase, in order; that a word begins is looked at once for many."""
    runs = (
        (inside, "|".join(f"({_pattern(phrase)})" for phrase in run))
        for inside, run in groupby(phrases, key=_stands_inside)
    )
    return "|".join(run if inside else f"(?<![a-z0-9])(?:{run})" for inside, run in runs)


def _stands_inside(phrase: str) -> bool:
    """Whether the phrase's first word may stand inside a longer one."""
    return phrase.lstrip("^").startswith("*")


@lru_cache(maxsize=SETTINGS.kept_words)
def _pattern(phrase: str) -> str:
    """The phrase as it stands in a folded text, without what comes before it."""
    start = "^" if phrase.startswith("^") else ""
    words = fold(phrase.strip("*^=$")).split()
    body = r"[ /]+".join(_begun(word) for word in words[:-1])
    last = re.escape(words[-1]) if words else r"(?!)"
    closed = phrase.endswith("=") or (len(words) > 1 and _is_letter(words[-1]))
    end = "$" if phrase.endswith("$") else "(?![a-z0-9/])" if closed else ""
    return f"{start}{body}{'[ /]+' if body else ''}{last}{end}"


def _begun(word: str) -> str:
    """A word of a phrase and its endings; a single letter has none."""
    return re.escape(word) if _is_letter(word) else rf"{re.escape(word)}[a-z0-9]*"


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()

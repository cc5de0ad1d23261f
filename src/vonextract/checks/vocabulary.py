"""The words by which checks know a line of a table, read from vocabulary.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORDS = re.compile(r"[^\W_]+(?::[^\W\d_]+)?|%")


def words(text: str) -> list[str]:
    """The words of a label, folded: letters and digits only, lower case."""
    return _WORDS.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words and phrases, where `*` stands for any letters."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, entries: list[str]) -> WordList:
        """The list that matches any of `entries`."""
        parts = [re.escape(entry).replace(r"\*", r"\S*").replace(r"\ ", " ") for entry in entries]
        return cls(re.compile(rf"(?:^| )({'|'.join(parts)})(?= |$)"))

    def within(self, label: str) -> bool:
        """Whether any of the words stands in the label."""
        return self.pattern.search(" ".join(words(label))) is not None

    def begins(self, label: str) -> bool:
        """Whether the label begins with one of the words."""
        return self.pattern.match(" ".join(words(label))) is not None

    def holds(self, word: str) -> bool:
        """Whether this one word is in the list."""
        return self.pattern.fullmatch(word) is not None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All word lists; the attributes are the keys of vocabulary.toml."""

    total: WordList
    bare: WordList
    net: WordList
    of_which: WordList
    difference: WordList
    income: WordList
    cost: WordList
    plan: WordList
    outcome: WordList

    def is_bare_total(self, label: str) -> bool:
        """Whether the label says no more than that this is the total."""
        return self.total.begins(label) and all(
            self.total.holds(word) or self.bare.holds(word) or word.isdigit() for word in words(label)
        )


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    text = files("vonextract.checks").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return Vocabulary(**{name: WordList.of(entries) for name, entries in tomllib.loads(text).items()})

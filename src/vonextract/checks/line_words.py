"""The words by which checks know a line of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from vonextract.swedish.phrases import Phrases
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary


class WordList:
    """Phrases, looked for anywhere in a label or at its beginning."""

    def __init__(self, phrases: Iterable[str]) -> None:
        phrases = tuple(phrases)
        self._anywhere = Phrases(phrases)
        self._inside = Phrases(phrase for phrase in phrases if phrase.startswith("*"))
        self._first = Phrases(f"^{phrase}" for phrase in phrases)

    def within(self, label: str) -> bool:
        """Whether any of the phrases stands in the label, even one broken in a narrow cell."""
        folded = fold(label)
        return self._anywhere.within(folded) or self._inside.within(folded.replace(" ", ""))

    def begins(self, label: str) -> bool:
        """Whether the label begins with one of the phrases."""
        return self._first.within(fold(label))

    def ends(self, label: str) -> bool:
        """Whether the label ends with one of the phrases."""
        return self._anywhere.within(fold(label).rpartition(" ")[2])


@dataclass(frozen=True, slots=True)
class LineWords:
    """All word lists; the attributes are keys of data/lines.toml."""

    total: WordList
    bare: WordList
    entire: WordList
    net: WordList
    of_which: WordList
    difference: WordList
    income: WordList
    cost: WordList
    goes_on: WordList
    before_amount: WordList
    accounts: WordList
    untold: WordList

    def is_net(self, label: str) -> bool:
        """Whether the label says that its line is income and cost taken together."""
        return self.net.within(label) and not self.accounts.begins(label)

    def is_difference(self, label: str) -> bool:
        """Whether the label says that its line is another one less a third."""
        return self.difference.within(label) and not self.accounts.begins(label)

    def is_bare_total(self, label: str) -> bool:
        """Whether the label says no more than that this is the total."""
        return self.total.begins(label) and not self.naming_words(label)

    def naming_words(self, label: str) -> list[str]:
        """The words of a total's label that say what it is the total of."""
        return [
            word
            for word in fold(label).split()
            if not (self.total.within(word) or self.bare.within(word) or is_year(word))
        ]


@per_vocabulary
def line_words(words: Words) -> LineWords:
    """The words of the vocabulary that is spoken."""
    return LineWords(**{one.name: WordList(getattr(words.lines, one.name)) for one in fields(LineWords)})

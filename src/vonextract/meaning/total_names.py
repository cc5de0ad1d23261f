"""The names of rows that state a total or a result."""

from __future__ import annotations

from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def total_names(words: Words) -> Phrases:
    """Phrases with which the label of such a row begins; "Rörelseresultat" may be one step among many."""
    whole = (f"{phrase.rstrip('=')}=" for phrase in words.lines.net)
    named = (*words.lines.total, *whole, *words.lines.outcome)
    return Phrases(f"^{phrase.removeprefix('^')}" for phrase in named if not phrase.startswith("*"))


def names_total(label: str) -> bool:
    """Whether a row of this label states a total or a result."""
    return total_names().within(fold(label))

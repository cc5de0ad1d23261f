"""The words that name tables, figures and notes, and those that begin a sum or a part of a row."""

from __future__ import annotations

from vonextract.swedish.phrases import Phrases
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def figure_words(words: Words) -> frozenset[str]:
    """What names a figure: "figur", "diagram"."""
    return frozenset(words.captions.figure)


@per_vocabulary
def caption_words(words: Words) -> frozenset[str]:
    """What names a table or a figure."""
    return frozenset((*words.captions.table, *words.captions.figure))


@per_vocabulary
def numbered_words(words: Words) -> frozenset[str]:
    """What stands before a number at the head of a caption or an appendix."""
    return caption_words() | frozenset(words.captions.appendix)


@per_vocabulary
def note_words(words: Words) -> frozenset[str]:
    """What begins a note or a source below a table: "Källa:", "Anm."."""
    return frozenset(words.captions.note)


@per_vocabulary
def of_which_words(words: Words) -> Phrases:
    """What begins a row that states a part of the one above it: "varav"."""
    return Phrases(f"^{phrase}" for phrase in words.lines.of_which)


@per_vocabulary
def open_words(words: Words) -> Phrases:
    """What no label ends with: "och", "inom"."""
    return Phrases(words.lines.goes_on)


@per_vocabulary
def total_words(words: Words) -> Phrases:
    """What begins a row that states the sum of others: "summa"."""
    return Phrases(f"^{phrase}" for phrase in words.lines.total)


@per_vocabulary
def closing_words(words: Words) -> Phrases:
    """What names a row that states the sum or result of those above: "Summa intäkter", "Rörelseresultat"."""
    totals = (f"^{phrase.removeprefix('^')}" for phrase in words.lines.total)
    return Phrases((*totals, *words.lines.net, *words.lines.outcome))

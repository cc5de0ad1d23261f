"""Words of a line to its text, spaces where the print has them."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from vonextract.layout.model import Word

_GLUED = attrgetter("glued")


def spell(words: Iterable[Word]) -> str:
    """The words joined by spaces; what directly follows a note marker that was taken out joins its word.

    Two figures are never put together, nor a raised figure to anything: a number must not grow.
    """
    words = list(words)
    if not any(map(_GLUED, words)):
        return " ".join([word.text for word in words])
    text = ""
    before: Word | None = None
    for word in words:
        text += word.text if before is None or _joins(before, word) else f" {word.text}"
        before = word
    return text


def _joins(before: Word, word: Word) -> bool:
    """Whether a word follows the one before it without a space."""
    if not word.glued or word.index - before.index > 2 or not before.text or not word.text:
        return False
    raised = before if before.superscript else word if word.superscript else None
    if raised is not None and raised.text[:1].isalnum():
        return False
    return not (before.text[-1].isdigit() and word.text[0].isdigit())

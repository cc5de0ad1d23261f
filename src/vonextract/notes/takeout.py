"""Taking notes and numbered markers out of a page's words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from vonextract.layout.model import PageText, Word
from vonextract.notes.markers import is_level_figure
from vonextract.notes.model import Reference
from vonextract.notes.settings import SETTINGS

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HANGS_ON = ".,;:!?)]}”\"'%-–"


def take_out(text: PageText, gone: set[int], markers: Sequence[Reference]) -> None:
    """Mark words of notes and numbered markers as taken.

    A marker glued to its word is cut off; what directly follows a marker (the full stop in
    "vården² .") is put to the word before it.

    Args:
        text: the page.
        gone: indices of its notes' words.
        markers: the references of the page whose markers do not stay printed.
    """
    gone = set(gone)
    for ref in markers:
        if ref.rest:
            text.words[ref.word].text = ref.rest
            continue
        gone.add(ref.word)
        tail = _tail(text.words, ref.word)
        if tail is not None and ref.anchor >= 0:
            anchor = text.words[ref.anchor]
            anchor.text += tail.text
            anchor.x1 = max(anchor.x1, tail.x1)
            gone.add(tail.index)
    if gone:
        text.take_out(gone)


def join_exponents(text: PageText, exponents: Sequence[tuple[Word, Word]]) -> None:
    """Put raised figures that are powers to their base: "m" and "2" become "m²"."""
    for base, raised in exponents:
        base.text += raised.text.translate(_RAISED)
        base.x1 = max(base.x1, raised.x1)
    if exponents:
        text.take_out({raised.index for _, raised in exponents})


def join_figures(text: PageText, markers: Set[int]) -> None:
    """Put level figures that are no markers of notes back to the number they were parted from.

    Args:
        text: the page.
        markers: indices of the words that refer to a note of the document.
    """
    joined: set[int] = set()
    base: Word | None = None
    for before, word in pairwise(text.words):
        parted = before.superscript != word.superscript and is_level_figure(before, word)
        if not parted or word.index in markers or before.index in markers:
            base = None
            continue
        base = base or before
        base.text += word.text
        base.x1 = max(base.x1, word.x1)
        joined.add(word.index)
    if joined:
        text.take_out(joined)


def _tail(words: Sequence[Word], index: int) -> Word | None:
    """The rest of the marked word: what stands directly behind its marker on the same line."""
    if index + 1 >= len(words):
        return None
    marker, tail = words[index], words[index + 1]
    if tail.glued and tail.text[0] in _HANGS_ON:
        return tail
    close = -SETTINGS.overlap * tail.size <= tail.x0 - marker.x1 <= SETTINGS.glue_gap * tail.size
    level = 0 <= tail.baseline - marker.baseline <= SETTINGS.follows_low * tail.size
    if not (close and level and tail.size > marker.size):
        return None
    return tail if tail.text[0] in _HANGS_ON else None

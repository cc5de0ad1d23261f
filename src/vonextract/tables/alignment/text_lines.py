"""Printed lines and their pieces: what alignment is read from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from vonextract.layout.baselines import rows_of
from vonextract.layout.model import Line, Word, gap_between
from vonextract.lazy import lazy
from vonextract.swedish.tokens import is_blank, is_number_text, is_period
from vonextract.tables.alignment.caption_words import note_words, numbered_words
from vonextract.tables.alignment.corridors import Printed
from vonextract.tables.alignment.settings import BULLETS, SETTINGS

ENUMERATOR = re.compile(
    r"(?:\(?[0-9]{1,2}[.)]|\(?[a-zåäö][.)]|\(?[ivx]{1,5}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)",
    re.IGNORECASE,
)
NUMBERED_WORD = re.compile(r"([a-zåäö]+)\.?\d[\d.:]*")
CAPTION_NUMBER = re.compile(r"(?:[A-ZÅÄÖ]{0,3}[.\-]?\d[\d.:\-]*[a-z]?|[IVX]+|[A-Z])[.:]?")
NOTE_SIGN = re.compile(r"\*+|\(?[*:†‡][):]?\)?|\(?\d?[*)]\)?")
LEADER = re.compile(r".*(?:\.{4}|…{2}|_{4})")


class Piece:
    """A run of words on one printed line with no wide gap inside.

    Attributes:
        words: left to right.
        x0, x1: its extent in points.
    """

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.x0 = words[0].x0
        self.x1 = max([w.x1 for w in words])

    @lazy
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join([w.text for w in self.words])

    @lazy
    def numeric(self) -> bool:
        """A number, or a sign that stands for a missing one."""
        return is_number_text(self.text) or is_blank(self.text)

    @lazy
    def period(self) -> bool:
        """Whether it is a year or a day."""
        return is_period(self.text)

    @lazy
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(w.bold for w in self.words)


@dataclass(eq=False)
class TextLine(Line):
    """The words on one baseline, in pieces from left to right."""

    words: list[Word]
    pieces: list[Piece] = field(default_factory=list)

    @lazy
    def printed(self) -> Printed:
        """It as columns are looked for in it."""
        return Printed(self.words)

    @lazy
    def size(self) -> float:
        """Median font size."""
        return median([w.size for w in self.words])

    @lazy
    def baseline(self) -> float:
        """Median baseline."""
        return median([w.baseline for w in self.words])

    @lazy
    def numbers(self) -> int:
        """How many pieces are numeric."""
        return sum(p.numeric for p in self.pieces)

    @lazy
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(w.bold for w in self.words)

    @lazy
    def sentence(self) -> bool:
        """One text of several words that ends with a full stop."""
        several = len(self.pieces) == 1 and len(self.words) >= SETTINGS.sentence_words
        return several and self.words[-1].text.endswith(".") and not self.contents_entry

    @lazy
    def contents_entry(self) -> bool:
        """A line of a table of contents: dots lead to a page number."""
        dots = 0
        for word in self.words:
            dots = dots + 1 if word.text in {".", "…", "_"} else 0
            if dots >= SETTINGS.leader or LEADER.fullmatch(word.text):
                return True
        return False

    @lazy
    def caption(self) -> str:
        """The word for a table or figure that begins a numbered caption, or nothing."""
        first = self.words[0].text.casefold().rstrip(":.")
        number = NUMBERED_WORD.fullmatch(first)
        if number is not None:
            first = number.group(1)
        follows = len(self.words) > 1 and CAPTION_NUMBER.fullmatch(self.words[1].text) is not None
        return first if first in numbered_words() and (follows or number is not None) else ""

    @lazy
    def note(self) -> bool:
        """It begins as a note or a source does."""
        first = self.words[0].text.casefold().rstrip(":")
        return first in note_words() or NOTE_SIGN.fullmatch(first) is not None

    @lazy
    def listed(self) -> bool:
        """It begins with a bullet or an enumerator, and goes on as one text."""
        if len(self.pieces) > 2 or len(self.words) < 2:
            return False
        first = self.words[0].text
        if len(self.pieces) == 2 and len(self.pieces[0].words) > 1:
            return False
        return (
            first in BULLETS
            or (not first.isalnum() and not first.isalpha() and len(first) == 1)
            or (ENUMERATOR.fullmatch(first) is not None and not self.pieces[-1].numeric)
        )


def text_lines(words: Iterable[Word]) -> list[TextLine]:
    """The upright words by printed line from the top, each line in pieces.

    Raised words (note marks) join the line they overlap most.

    Args:
        words: of one page.
    """
    return sorted((TextLine(row, pieces_of(row)) for row in line_words(words)), key=lambda ln: ln.baseline)


def line_words(words: Iterable[Word]) -> list[list[Word]]:
    """The upright words of each printed line, left to right."""
    return rows_of([w for w in words if w.angle == 0 and w.text.strip()], SETTINGS.baseline)


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """The words of a line, left to right, parted at its wide gaps and at borders."""
    if len(words) == 1:
        return [Piece([words[0]])]
    gaps = [gap_between(a, b) for a, b in itertools.pairwise(words)]
    size = median([w.size for w in words])
    limit = SETTINGS.part * size
    if len(gaps) >= SETTINGS.gaps_known:
        usual = min(median(gaps), SETTINGS.usual_gap * size)
        limit = max(limit, SETTINGS.stretch * usual)
    runs = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > limit or word.walled:
            runs.append([word])
        else:
            runs[-1].append(word)
    return [Piece(run) for run in runs]

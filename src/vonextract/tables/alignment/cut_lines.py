"""Printed lines cut at the columns of a table: what each holds in which."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from vonextract.layout.model import Word
from vonextract.lazy import lazy
from vonextract.swedish.tokens import is_blank, is_number_text, token
from vonextract.tables.alignment.corridors import Column, Cut, cut_line
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine

DASHES = ("-", "−", "–")
"""What may stand as the sign of a number, a space in front of it."""


@dataclass(eq=False)
class CutLine:
    """A printed line cut at the columns."""

    line: TextLine
    cuts: list[Cut]

    @lazy
    def columns(self) -> set[int]:
        """Columns with text."""
        return {c for cut in self.cuts for c in range(cut.first, cut.last + 1)}

    @lazy
    def numbers(self) -> set[int]:
        """Columns, the first left out, that hold a number or its stand-in."""
        return numbers_in(self.cuts)

    @lazy
    def figures(self) -> set[int]:
        """Columns, the first left out, that hold a short text with a figure first: "14.2s (1.0×)", "~ 70"."""
        return {
            cut.first
            for cut in self.cuts
            if cut.first > 0
            and cut.first == cut.last
            and len(cut.words) <= SETTINGS.figure_words
            and _leads(cut.words)
        }

    @lazy
    def begun(self) -> set[int]:
        """Columns, the first left out, in whose text a number may begin and go on below it."""
        return {column for column in self.starts if _begins(self._by_column[column].words)}

    @lazy
    def gone_on(self) -> set[int]:
        """Columns, the first left out, that hold nothing but groups of thousands."""
        return {column for column in self.starts if _groups(self._by_column[column].words)}

    @lazy
    def starts(self) -> set[int]:
        """Columns, the first left out, in which a text begins."""
        return {cut.first for cut in self.cuts if cut.first > 0}

    @lazy
    def _by_column(self) -> dict[int, Cut]:
        return {c: cut for cut in reversed(self.cuts) for c in range(cut.first, cut.last + 1)}

    def at(self, column: int) -> Cut | None:
        """What stands in the column."""
        return self._by_column.get(column)


def _begins(words: Sequence[Word]) -> bool:
    """Whether they are the first groups of a number, the first of which may bear a sign."""
    if len(words) > 1 and words[0].text in DASHES:
        return token(words[0].text + words[1].text).head and _groups(words[2:])
    return words[0].token.head and _groups(words[1:])


def _groups(words: Sequence[Word]) -> bool:
    return all(word.token.group for word in words)


def _leads(words: Sequence[Word]) -> bool:
    """Whether the first letter or figure of the words is a figure."""
    return next((ch for word in words for ch in word.text if ch.isalnum()), "").isdigit()


def row_spans(
    cuts: Sequence[Cut], columns: Sequence[Column], numbers: Container[int]
) -> list[tuple[int, int]]:
    """First and last column of each text of a row.

    A text whose last word begins before a border, and runs on a little over it, or which ends before all
    texts of the column behind, does not span that column where the row has a number in it.

    Args:
        cuts: the texts of a row.
        columns: of the table.
        numbers: those in which the row has a number.
    """
    spans = []
    for cut in cuts:
        last = cut.words[-1]
        behind = range(cut.first + 1, cut.last + 1)
        over = [c for c in behind if last.x_mid < columns[c].left or last.x1 <= columns[c].x0]
        spans.append((cut.first, min((c - 1 for c in over if c in numbers), default=cut.last)))
    return spans


def numbers_in(cuts: Iterable[Cut]) -> set[int]:
    """Columns, the first left out, that hold a number or its stand-in."""
    return {cut.first for cut in cuts if cut.first > 0 and cut.first == cut.last and is_value(cut.words)}


def is_value(words: Sequence[Word]) -> bool:
    """Whether the words are a number or a sign for a missing one."""
    text = " ".join([w.text for w in words])
    return is_number_text(text) or is_blank(text)


def had_room(over: Cut, word: Word, right: float) -> bool:
    """Whether the word had room behind the text of the line above, which may go on up to `right`."""
    return word.x1 - word.x0 + SETTINGS.room * word.size <= right - over.words[-1].x1


def cut_lines(lines: Sequence[TextLine], columns: Sequence[Column]) -> list[CutLine]:
    """Every line cut at the columns."""
    return [CutLine(line, cut_line(line.words, columns)) for line in lines]

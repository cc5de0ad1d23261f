"""Printed lines cut at the columns of a table: what each holds in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.layout.model import Word
from vonextract.lazy import lazy
from vonextract.swedish.tokens import is_blank, is_number_text
from vonextract.tables.alignment.corridors import Column, Cut, cut_line
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine


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
        return {
            cut.first for cut in self.cuts if cut.first > 0 and cut.first == cut.last and is_value(cut.words)
        }

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

    def at(self, column: int) -> Cut | None:
        """What stands in the column."""
        return next((cut for cut in self.cuts if cut.first <= column <= cut.last), None)


def _leads(words: Sequence[Word]) -> bool:
    """Whether the first letter or figure of the words is a figure."""
    return next((ch for word in words for ch in word.text if ch.isalnum()), "").isdigit()


def is_value(words: Sequence[Word]) -> bool:
    """Whether the words are a number or a sign for a missing one."""
    text = " ".join(w.text for w in words)
    return is_number_text(text) or is_blank(text)


def cut_lines(lines: Sequence[TextLine], columns: Sequence[Column]) -> list[CutLine]:
    """Every line cut at the columns."""
    return [CutLine(line, cut_line(line.words, columns)) for line in lines]

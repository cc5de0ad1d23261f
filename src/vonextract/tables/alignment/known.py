"""What regions of a page have in common, made once: lines, these cut at the same columns, texts of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vonextract.layout.model import Word, around
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import CutLine, cut_lines
from vonextract.tables.alignment.text_lines import TextLine, line_words, pieces_of
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell


class KnownLines:
    """The lines of a page that were made so far, by their words, their cuts, by the columns, and cells."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int, ...], TextLine] = {}
        self._cuts: dict[tuple[Column, ...], dict[TextLine, CutLine]] = {}
        self._cells: dict[tuple[int, ...], GridCell] = {}

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def text_lines(self, words: Iterable[Word]) -> list[TextLine]:
        """The upright words by printed line from the top, as `text_lines.text_lines` makes them."""
        return sorted(map(self._line, line_words(words)), key=lambda line: line.baseline)

    def _line(self, words: list[Word]) -> TextLine:
        key = tuple([w.index for w in words])
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = TextLine(words, pieces_of(words))
        return line

    def cut_lines(self, lines: Sequence[TextLine], columns: Sequence[Column]) -> list[CutLine]:
        """Every line cut at the columns."""
        cuts = self._cuts.setdefault(tuple(columns), {})
        fresh = [line for line in lines if line not in cuts]
        cuts.update(zip(fresh, cut_lines(fresh, columns), strict=True))
        return [cuts[line] for line in lines]

    def cell(
        self,
        row: int,
        col: int,
        rows: int,
        cols: int,
        lines: Sequence[Sequence[Word]],
        page: int,
        *,
        header: bool,
    ) -> GridCell:
        """A cell of the words of some lines; those with the same words share their lines and text."""
        words = [w for line in lines for w in line]
        key = tuple([w.index for w in words])
        alike = self._cells.get(key)
        if alike is None:
            alike = self._cells[key] = GridCell(0, 0, 1, 1, around(words), page=page)
            set_lines(alike, words)
        return GridCell(row, col, rows, cols, alike.box, alike.lines, header, page, alike.role, alike.text)

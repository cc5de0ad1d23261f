"""A candidate and its page as the evidence needs them: what several signs ask for, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.lazy import lazy
from vonextract.tables.alignment.names_above import LineNames, line_names
from vonextract.tables.alignment.text_lines import TextLine, text_lines
from vonextract.tables.drawn_cells import DrawnCell, drawn_cells
from vonextract.tables.edges import Edges, edges_of
from vonextract.tables.grid import word_box
from vonextract.tables.grounds import grounds
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.cell_contents import Content, Contents
from vonextract.tables.verdict.settings import SETTINGS


class Filled(NamedTuple):
    """A cell with text, and what stands in it."""

    cell: GridCell
    content: Content

    @property
    def words(self) -> list[Word]:
        """Its words in reading order."""
        return self.content.words

    @property
    def value(self) -> bool:
        """Whether they are a number, or stand for a missing one."""
        return self.content.value


@dataclass(eq=False)
class Candidate:
    """A table that a page may hold.

    Attributes:
        table: the grid.
        contents: what stands in the cells of the page's candidates.
    """

    table: PageTable
    contents: Contents

    @lazy
    def filled(self) -> list[Filled]:
        """Its cells with text, row by row."""
        return [Filled(cell, self.contents.of(cell)) for cell in self.table.cells if cell.text]

    @lazy
    def rows(self) -> list[list[Filled]]:
        """Its cells with text in each of its rows."""
        rows: list[list[Filled]] = [[] for _ in range(self.table.n_rows)]
        for filled in self.filled:
            rows[filled.cell.row].append(filled)
        return rows

    @lazy
    def held(self) -> set[int]:
        """The indices of its words."""
        return self.table.word_indices()

    @lazy
    def words(self) -> list[Word]:
        """All that stands in it."""
        return [w for c in self.table.cells for line in c.lines for w in line]

    @lazy
    def box(self) -> Box:
        """The box around its words."""
        return word_box(self.words)

    @lazy
    def em(self) -> float:
        """Its usual type size, points."""
        return median([w.size for w in self.words])


@dataclass(eq=False)
class Surroundings:
    """A page as the evidence of its candidates needs it, looked at once."""

    text: PageText

    @lazy
    def contents(self) -> Contents:
        """What stands in the cells of its candidates."""
        return Contents()

    @lazy
    def lines(self) -> list[TextLine]:
        """The printed lines of the body over the whole width, from the top."""
        return text_lines(self.text.body)

    @lazy
    def indices(self) -> list[list[int]]:
        """The indices of the words of each line."""
        return [[w.index for w in line.words] for line in self.lines]

    @lazy
    def edges(self) -> Edges:
        """The borders drawn on the page."""
        return edges_of(self.text)

    @lazy
    def drawn(self) -> dict[int, DrawnCell]:
        """The drawn cells in which words stand, by the words' indices."""
        return drawn_cells(self.edges, self.text.body)

    @lazy
    def grounds(self) -> dict[int, int]:
        """The colours that words stand on, by their indices."""
        return grounds(self.text.page, self.text.body)

    @lazy
    def middles(self) -> list[float]:
        """The height of the middle of each line."""
        return [line.box.y_mid for line in self.lines]

    @lazy
    def ends(self) -> list[list[float]]:
        """The right ends of the numbers of each line."""
        return [[p.x1 for p in line.pieces if p.numeric] for line in self.lines]

    @lazy
    def names(self) -> list[LineNames]:
        """What each line says to the numbers below it."""
        return [line_names(line) for line in self.lines]

    @lazy
    def size(self) -> float:
        """The usual type size, points."""
        return median([w.size for w in self.text.body]) if self.text.body else SETTINGS.type_size

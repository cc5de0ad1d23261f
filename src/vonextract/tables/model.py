"""What a table engine proposes and what the reader of tables hands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word

CellRole = Literal["header", "label", "group", "total", "value", "empty"]


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell on a page: its place in the grid, its words in reading order.

    Attributes:
        lines: the words by printed line, top to bottom.
        header: the evidence says header (TH tag, repeated fill, bold first row); the
            verdict on roles comes later.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    lines: list[list[Word]] = field(default_factory=list)
    header: bool = False
    page: int = 0
    role: CellRole = "value"
    text: str = ""


@dataclass(slots=True, eq=False)
class PageTable:
    """A table, or the part of one, on one page.

    Attributes:
        page: page number from 1.
        box: its extent, without caption and notes.
        cells: row-major; every place of the n_rows × n_cols grid is covered exactly once
            (an empty cell is a cell).
        method: name of the engine.
        confidence: 0 to 1, comparable between engines.
        trace: what was seen and decided, one sentence each.
        n_header_rows: rows at the top known to be header; 0 when unknown.
        open_columns: its rows were seen by borders, its columns by alignment alone.
    """

    page: int
    box: Box
    n_rows: int
    n_cols: int
    cells: list[GridCell]
    method: str
    confidence: float
    trace: list[str] = field(default_factory=list)
    n_header_rows: int = 0
    open_columns: bool = False

    def word_indices(self) -> set[int]:
        """Indices (in the page's words) of everything in its cells."""
        return {w.index for c in self.cells for line in c.lines for w in line}


@dataclass(slots=True, eq=False)
class LogicalTable:
    """A table, whole over its pages: the parts and the one grid made from them."""

    parts: list[PageTable]
    n_rows: int
    n_cols: int
    n_header_rows: int
    cells: list[GridCell]
    method: str
    confidence: float
    trace: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, part: PageTable) -> LogicalTable:
        """A table of one part, whose cells it copies."""
        return cls(
            [part],
            part.n_rows,
            part.n_cols,
            part.n_header_rows,
            [replace(c) for c in part.cells],
            part.method,
            part.confidence,
            list(part.trace),
        )


@dataclass(frozen=True, slots=True)
class Border:
    """A border between two rows or two columns of a table.

    Attributes:
        across: whether it lies between rows.
        at: its height, or its distance from the left edge of the page, points.
        lo: where it begins, points.
        hi: where it ends, points.
        probability: that words on its two sides stand in different cells.
    """

    across: bool
    at: float
    lo: float
    hi: float
    probability: float


class Engine(Protocol):
    """One way of seeing tables on a page."""

    name: str

    def propose(self, text: PageText) -> Sequence[PageTable]:
        """The tables on the page."""
        ...

"""The levels of a header: which cells stand above which, and how far they span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vonextract.layout.model import Word
from vonextract.tables.bare_rows import CutLine
from vonextract.tables.columns import Column


@dataclass(eq=False)
class HeaderCell:
    """A header text of one or more lines, over the columns `first` to `last`."""

    first: int
    last: int
    lines: list[list[Word]]
    row: int = 0
    row_span: int = 1

    @property
    def x0(self) -> float:
        """Left edge of its text."""
        return min(w.x0 for line in self.lines for w in line)

    @property
    def x1(self) -> float:
        """Right edge of its text."""
        return max(w.x1 for line in self.lines for w in line)


@dataclass(eq=False)
class Header:
    """The cells of a header in `n_rows` levels."""

    n_rows: int = 0
    cells: list[HeaderCell] = field(default_factory=list)


def read_header(lines: Sequence[CutLine], columns: Sequence[Column]) -> Header:
    """The header's lines as cells in levels, spanning cells with their extent."""
    cells: list[HeaderCell] = []
    for line in lines:
        for cut in line.cuts:
            above = _goes_on(cells, cut.first, cut.last, line)
            if above is not None:
                above.lines.append(cut.words)
            else:
                cells.append(HeaderCell(cut.first, cut.last, [cut.words]))
    for cell in cells:
        over = [
            c
            for c in cells
            if c is not cell and _meet(c, cell) and c.lines[0][0].baseline < cell.lines[0][0].baseline
        ]
        cell.row = 1 + max((c.row for c in over), default=-1)
    levels = 1 + max((c.row for c in cells), default=-1)
    for cell in cells:
        under = [c.row for c in cells if c is not cell and _meet(c, cell) and c.row > cell.row]
        cell.row_span = (min(under) if under else levels) - cell.row
    return Header(levels, cells)


def _meet(a: HeaderCell, b: HeaderCell) -> bool:
    return a.first <= b.last and b.first <= a.last


def _goes_on(cells: list[HeaderCell], first: int, last: int, line: CutLine) -> HeaderCell | None:
    """The cell above that a run of words on the line goes on."""
    over = [c for c in cells if c.first <= last and first <= c.last]
    if len(over) != 1 and not (over and all(c is over[-1] or c.row < over[-1].row for c in over)):
        over = [c for c in over if (c.first, c.last) == (first, last)]
    if not over:
        return None
    cell = over[-1]
    if (cell.first, cell.last) == (first, last):
        return cell
    return None

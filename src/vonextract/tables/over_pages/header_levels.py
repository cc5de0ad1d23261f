"""The levels of a header that no border parts: names above names, and how far each one spans.

Lines of one cell are set tighter than rows. Where a header's names have lines as far apart as
the rows below, each such line is a level of its own: "Utfall" above "2015" above "Nettokostnad".
Where no borders are drawn between columns, a name spans those it is set over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from vonextract.layout.model import Word
from vonextract.swedish.column_numbers import counted
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.header import read_header
from vonextract.tables.alignment.text_lines import Piece, pieces_of, text_lines
from vonextract.tables.grid import HYPHENS, cover, set_lines, word_box
from vonextract.tables.hulls import Hulls, hulls_of
from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import header_rows, rows_of, states_amounts

_BROKEN_OFF = ",/(&"
_SHARE = re.compile(r"\d\s?%")


class _Limits(NamedTuple):
    """Steps between lines, as shares of the type size.

    Attributes:
        level: from here on, lines are of two levels.
        sure: from here on, even when the lower one reads as the rest of the upper.
    """

    level: float
    sure: float


@dataclass(eq=False)
class _Name:
    """Lines of a header cell that belong together, at a level, over its columns."""

    cell: GridCell
    lines: list[list[Word]]
    level: int = 0
    start: int = 0
    end: int = 0

    @property
    def middle(self) -> float:
        """Height of its middle line."""
        return (_baseline(self.lines[0]) + _baseline(self.lines[-1])) / 2

    @property
    def columns(self) -> range:
        """The columns it names."""
        return range(self.cell.col, self.cell.col + self.cell.col_span)


def read_levels(table: LogicalTable) -> None:
    """Part the header's rows where the lines of its names stand as far apart as rows.

    Not in tables whose rows are tagged, nor where the header states shares, as a chart's labels
    do. At least two columns must say so, unless names that span others do, or a cell over several columns
    holds a name of each.
    """
    rows, open_ended = rows_of(table.cells, table.n_rows), table.parts[0].open_columns
    height = header_rows(rows, table.n_cols, table.n_header_rows, open_ended=open_ended)
    table.n_header_rows = height
    head = [c for c in table.cells if c.row < height and c.lines]
    if not head or "tags" in table.method or any(w.angle for w in _words(head)):
        return
    if any(_SHARE.search(c.text) for c in head):
        return
    limits = _limits(table, height)
    spanning = _spanning(table, head, height)
    hulls = hulls_of(table.parts[0])
    cells = spanning or [part for cell in head for part in _by_columns(cell, hulls)]
    names = [name for cell in cells for name in _names(cell, limits)]
    columns = [
        sorted((n for n in names if c in n.columns), key=lambda n: n.middle) for c in range(table.n_cols)
    ]
    n_levels = max(map(len, columns))
    parted = sum(len({id(n.cell) for n in column}) < len(column) for column in columns)
    told = spanning or len(cells) > len(head)
    if n_levels < height or not (told or (n_levels > height and parted > 1)):
        return
    if _set_levels(columns, n_levels):
        _set_extents(names, columns, n_levels)
        _replace_header(table, names, height, n_levels)


def _limits(table: LogicalTable, height: int) -> _Limits:
    """The steps between lines of two levels, from those inside the cells and those between the rows."""
    rows = _row_step(table, height)
    steps = sorted(s for c in table.cells if c.row >= height for s in _steps(c))
    if (
        len(steps) < SETTINGS.few * (table.n_rows - height)
        and rows
        and steps
        and steps[0] > rows / SETTINGS.rows_apart
    ):
        steps = []
    steps = steps or _mixed([s for c in table.cells if c.row < height for s in _steps(c)])
    tight = steps[len(steps) // SETTINGS.tightest] if steps else 0.0
    sure = SETTINGS.sure * tight if tight else inf
    if tight and rows > SETTINGS.rows_apart * tight:
        return _Limits((tight + rows) / 2, sure)
    if tight:
        return _Limits(max(SETTINGS.alone, sure), sure)
    return _Limits(max(SETTINGS.like_rows * rows, SETTINGS.wide) if rows else SETTINGS.alone, sure)


def _mixed(steps: Sequence[float]) -> list[float]:
    """The steps in ascending order when they are of more than one width; else none."""
    return sorted(steps) if steps and max(steps) > SETTINGS.rows_apart * min(steps) else []


def _steps(cell: GridCell) -> list[float]:
    """The steps between the cell's lines, as shares of the type size."""
    pairs = [(_baseline(b) - _baseline(a)) / b[0].size for a, b in pairwise(cell.lines)]
    return [step for step in pairs if step >= SETTINGS.least_step]


def _row_step(table: LogicalTable, height: int) -> float:
    """The usual step from the last line of a row to the first of the next, as a share of the type size."""
    tops: dict[int, float] = {}
    ends: dict[int, float] = {}
    sizes: list[float] = []
    for cell in table.cells:
        if cell.row < height or not cell.lines or cell.row_span > 1:
            continue
        first, last = _baseline(cell.lines[0]), _baseline(cell.lines[-1])
        tops[cell.row] = min(first, tops.get(cell.row, first))
        ends[cell.row] = max(last, ends.get(cell.row, last))
        sizes.append(cell.lines[0][0].size)
    steps = [tops[r + 1] - ends[r] for r in ends if r + 1 in tops and tops[r + 1] > ends[r]]
    return median(steps) / median(sizes) if steps else 0.0


def _spanning(table: LogicalTable, head: Sequence[GridCell], height: int) -> list[GridCell]:
    """The header's cells by what its names are set over, when columns are open and names span some."""
    part = table.parts[0]
    columns = _columns(table, height) if part.open_columns else []
    words = _words(head)
    if not columns:
        return []
    header = read_header(text_lines(words), columns)
    if len(header.columns) != len(columns) or not any(c.last > c.first for c in header.cells):
        return []
    return [
        _cell(
            GridCell(c.row, c.first, c.row_span, c.last - c.first + 1, part.box, page=part.page),
            [w for line in c.lines for w in line],
        )
        for c in header.cells
    ]


def _columns(table: LogicalTable, height: int) -> list[Column]:
    """Where the columns' texts below the header stand; none when one is empty or they overlap."""
    hulls: list[tuple[float, float]] = []
    for col in range(table.n_cols):
        here = [c for c in table.cells if c.col == col and c.col_span == 1 and c.row >= height and c.lines]
        if not here:
            return []
        box = word_box(_words(here))
        hulls.append((box.x0, box.x1))
    if any(b[0] < a[1] for a, b in pairwise(hulls)):
        return []
    edges = [hulls[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(hulls)), hulls[-1][1]]
    return [Column(*hull, *sides) for hull, sides in zip(hulls, pairwise(edges), strict=True)]


def _by_columns(cell: GridCell, hulls: Hulls) -> list[GridCell]:
    """The cell; in parts where its last line holds a text over each of the columns that it spans."""
    columns, texts = range(cell.col, cell.col + cell.col_span), pieces_of(cell.lines[-1])
    if len(columns) < 2 or [_under(piece, hulls) for piece in texts] != [[col] for col in columns]:
        return [cell]
    places = [replace(cell, col=col, col_span=1) for col in columns]
    parts = [_cell(place, piece.words) for place, piece in zip(places, texts, strict=True)]
    return [*([_cell(cell, _flat(cell.lines[:-1]))] if len(cell.lines) > 1 else []), *parts]


def _under(piece: Piece, hulls: Hulls) -> list[int]:
    """The columns that a text stands over."""
    return [col for col, hull in enumerate(hulls) if hull and piece.x0 < hull.x1 and hull.x0 < piece.x1]


def _names(cell: GridCell, limits: _Limits) -> list[_Name]:
    """The cell's lines, parted at wide steps, a phrase that goes on only at the widest, a word never.

    What counts the columns is a level of its own.
    """
    groups = [[cell.lines[0]]]
    for above, line in pairwise(cell.lines):
        step = (_baseline(line) - _baseline(above)) / line[0].size
        broken = above[-1].text[-1] in HYPHENS
        wide = step > (limits.sure if _goes_on(above, line) else limits.level)
        if not broken and (wide or _counts(line)):
            groups.append([])
        groups[-1].append(line)
    return [_Name(cell, lines) for lines in groups]


def _counts(line: Sequence[Word]) -> bool:
    """Whether it is the number of a column in brackets: "(3)"."""
    return line[0].text.startswith("(") and bool(counted([" ".join(w.text for w in line)]))


def _goes_on(above: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether a line reads as the rest of the one above it."""
    first = line[0].text[0]
    return above[-1].text[-1] in _BROKEN_OFF or first.islower() or first in "(%"


def _set_levels(columns: Sequence[Sequence[_Name]], n_levels: int) -> bool:
    """Give every name the level at whose height it stands; False when they contradict each other."""
    full = [column for column in columns if len(column) == n_levels]
    heights = [median(column[level].middle for column in full) for level in range(n_levels)]
    for name in {id(n): n for column in columns for n in column}.values():
        name.level = min(range(n_levels), key=lambda level: abs(heights[level] - name.middle))
    return all(a.level < b.level for column in columns for a, b in pairwise(column))


def _set_extents(names: Iterable[_Name], columns: Sequence[Sequence[_Name]], n_levels: int) -> None:
    """Let the names reach up to the top, down to the next name, and to the end of the header."""
    below = {id(b) for column in columns for _, b in pairwise(column)}
    for name in names:
        name.start = name.level if id(name) in below else 0
        name.end = n_levels - 1
    for column in columns:
        for upper, lower in pairwise(column):
            upper.end = min(upper.end, lower.start - 1)


def _replace_header(table: LogicalTable, names: Sequence[_Name], height: int, n_levels: int) -> None:
    """Put the names in place of the header's cells and move the body down."""
    made = [_cell(replace(n.cell, row=n.start, row_span=n.end - n.start + 1), _flat(n.lines)) for n in names]
    header = cover(made[0].page, made, n_levels, table.n_cols, table.parts[0].box)
    added = n_levels - height
    body = [replace(c, row=c.row + added) for c in table.cells if c.row >= height]
    table.cells = [*header, *body]
    table.n_rows += added
    levels = rows_of([c for c in header if c.lines and not _counts(_flat(c.lines))], n_levels)
    table.n_header_rows = next((r for r, row in enumerate(levels) if states_amounts(row)), n_levels)
    table.trace.append(f"the names of the header stand in {n_levels} levels")


def _cell(place: GridCell, words: list[Word]) -> GridCell:
    cell = replace(place, box=word_box(words), header=True)
    set_lines(cell, words)
    return cell


def _words(cells: Iterable[GridCell]) -> list[Word]:
    return [w for c in cells for w in _flat(c.lines)]


def _flat(lines: Iterable[Sequence[Word]]) -> list[Word]:
    return [w for line in lines for w in line]


def _baseline(line: Sequence[Word]) -> float:
    return median(w.baseline for w in line)

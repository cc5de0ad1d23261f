"""Tagged cells at their places, also where the tags leave empty cells or spans out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from vonextract.geometry import Box
from vonextract.layout.model import Word
from vonextract.tables.tagged.settings import SETTINGS

Hull = tuple[float, float]


@dataclass(slots=True)
class TaggedCell:
    """A TD or TH with its words; `col` is set by `place`."""

    row_span: int
    col_span: int
    header: bool
    words: list[Word]
    row: int = 0
    col: int = 0

    def x_extent(self) -> Hull | None:
        """Left and right end of its words; None when empty."""
        if not self.words:
            return None
        return min(w.x0 for w in self.words), max(w.x1 for w in self.words)


@dataclass(slots=True)
class TaggedRow:
    """A TR with its cells.

    Attributes:
        cells: its TH and TD, left to right.
        head: it stands in a THead.
        foreign: it holds other things than cells.
        marked: it has marked content on this page, be it only a space or a shade.
        elsewhere: it has content on other pages, or what looks the same, empty elements.
        top, bottom: where it stands on the page.
    """

    cells: list[TaggedCell] = field(default_factory=list)
    head: bool = False
    foreign: bool = False
    marked: bool = False
    elsewhere: bool = False
    top: float = 0.0
    bottom: float = 0.0

    def words(self) -> list[Word]:
        """All words of its cells."""
        return [w for c in self.cells for w in c.words]


def place(rows: Sequence[TaggedRow]) -> int:
    """Give every cell its row and column.

    Rows that fill all columns are placed by HTML's rule; in a row that tags leave short
    (producers drop empty cells) each cell goes where its words stand.

    Returns:
        The number of columns.
    """
    n_cols = min(SETTINGS.most_columns, max(sum(c.col_span for c in row.cells) for row in rows))
    hulls = _hulls(rows, n_cols)
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        free = [c for c in range(n_cols) if (r, c) not in taken]
        wanted = sum(c.col_span for c in row.cells)
        starts = _in_order(row, free) if wanted >= len(free) else _by_position(row, free, hulls)
        for cell, start in zip(row.cells, starts, strict=True):
            cell.row, cell.col = r, start
            cell.row_span = min(cell.row_span, len(rows) - r)
            cell.col_span = max(1, min(cell.col_span, n_cols - start))
            _take(cell, taken)
        _widen(row, r, n_cols, taken, hulls)
    return n_cols


def _take(cell: TaggedCell, taken: set[tuple[int, int]]) -> None:
    taken.update(
        (r, c)
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    )


def _hulls(rows: Sequence[TaggedRow], n_cols: int) -> list[Hull | None]:
    """Where the words of each column stand, from the rows that are complete."""
    hulls: list[Hull | None] = [None] * n_cols
    for row in rows:
        if sum(c.col_span for c in row.cells) != n_cols:
            continue
        col = 0
        for cell in row.cells:
            extent = cell.x_extent()
            if cell.col_span == 1 and extent is not None:
                old = hulls[col]
                hulls[col] = (min(old[0], extent[0]), max(old[1], extent[1])) if old else extent
            col += cell.col_span
    return hulls


def _in_order(row: TaggedRow, free: list[int]) -> list[int]:
    """Start columns by HTML's rule; cells beyond the last column share it."""
    starts = []
    at = 0
    for cell in row.cells:
        starts.append(free[min(at, len(free) - 1)] if free else 0)
        at += cell.col_span
    return starts


def _by_position(row: TaggedRow, free: list[int], hulls: Sequence[Hull | None]) -> list[int]:
    """Start columns that keep the order and let the cells' words stand in their columns."""
    n, m = len(row.cells), len(free)
    infinite = float("inf")
    cost = [[infinite] * (m + 1) for _ in range(n + 1)]
    step = [[-1] * (m + 1) for _ in range(n + 1)]
    cost[0] = [0.0] * (m + 1)
    for i, cell in enumerate(row.cells, 1):
        for j in range(1, m + 1):
            cost[i][j], step[i][j] = cost[i][j - 1], step[i][j - 1]
            start = j - cell.col_span
            if start >= 0 and cost[i - 1][start] < infinite:
                here = cost[i - 1][start] + _overhang(cell, free[start], hulls)
                if here < cost[i][j]:
                    cost[i][j], step[i][j] = here, start
    starts = [0] * n
    j = m
    for i in range(n, 0, -1):
        start = step[i][j]
        if start < 0:
            return _in_order(row, free)
        starts[i - 1] = free[start]
        j = start
    return starts


def _overhang(cell: TaggedCell, start: int, hulls: Sequence[Hull | None]) -> float:
    """How far the cell's words reach out of the columns it would cover, points.

    Empty columns have the room between those beside them.
    """
    extent, end = cell.x_extent(), start + cell.col_span
    if extent is None:
        return 0.0
    known = [h for h in hulls[start:end] if h is not None]
    if known:
        lo, hi = min(h[0] for h in known), max(h[1] for h in known)
    else:
        lo = max((h[1] for h in hulls[:start] if h is not None), default=-math.inf)
        hi = min((h[0] for h in hulls[end:] if h is not None), default=math.inf)
    return max(0.0, lo - extent[0]) + max(0.0, extent[1] - hi)


def _widen(
    row: TaggedRow, r: int, n_cols: int, taken: set[tuple[int, int]], hulls: Sequence[Hull | None]
) -> None:
    """Let a cell span the free columns to its right that its words reach into."""
    for cell in row.cells:
        extent = cell.x_extent()
        if extent is None:
            continue
        col = cell.col + cell.col_span
        while col < n_cols and (r, col) not in taken and _reaches(extent, hulls[col]):
            cell.col_span += 1
            col += 1
        _take(cell, taken)


def _reaches(extent: Hull, hull: Hull | None) -> bool:
    return hull is not None and extent[1] > hull[0] + 0.5 * (hull[1] - hull[0])


def misplaced(rows: Sequence[TaggedRow], n_cols: int) -> float:
    """Share of the cells with neighbours whose middle stands in another column than their own."""
    hulls = _hulls(rows, n_cols)
    seen = wrong = 0
    for row in rows:
        filled = [c for c in row.cells if c.words]
        for cell in filled if len(filled) > 1 else ():
            extent = cell.x_extent()
            if extent is None:
                continue
            mid = (extent[0] + extent[1]) / 2
            home = range(cell.col, cell.col + cell.col_span)
            seen += 1
            wrong += any(h and h[0] < mid < h[1] for c, h in enumerate(hulls) if c not in home)
    return wrong / seen if seen else 0.0


def column_boxes(rows: Sequence[TaggedRow], n_cols: int, box: Box) -> list[Hull]:
    """Left and right end of each column's words, gaps filled from its neighbours."""
    hulls: list[Hull | None] = [None] * n_cols
    for row in rows:
        for cell in row.cells:
            extent = cell.x_extent()
            if extent is not None and cell.col_span == 1:
                old = hulls[cell.col]
                hulls[cell.col] = (min(old[0], extent[0]), max(old[1], extent[1])) if old else extent
    result: list[Hull] = []
    last = box.x0
    for hull in hulls:
        result.append(hull or (last, last))
        last = result[-1][1]
    return result

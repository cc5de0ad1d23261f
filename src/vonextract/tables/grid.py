"""Words into the cells of a grid, and the text of a cell as a reader sees it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from vonextract.geometry import Box, bounding
from vonextract.layout.baselines import rows_of as upright_rows
from vonextract.layout.model import Word, around
from vonextract.layout.spelling import spell
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.settings import SETTINGS

HYPHENS = "-\u00ad\u2010"
_DECIMAL = re.compile(r"\d,$")
_DECIMALS = re.compile(r"\d+ ?(?:%|‰)")
"""Decimals of a share that a narrow cell breaks behind the comma; others may go on a list of notes."""


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words by printed line, top to bottom, each line from left to right.

    Words that stand at one level share a line, so that a raised sign stays with its word. Turned
    text is ordered along its own direction.
    """
    upright: list[Word] = []
    turned: list[Word] = []
    for word in words:
        (turned if word.angle % 180 else upright).append(word)
    lines = upright_rows(upright, level=SETTINGS.cell_level)
    if turned:
        lines.extend(_turned_lines(turned))
    return lines


def _turned_lines(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    right = 0.0
    for word in sorted(words, key=lambda w: w.x0 if w.angle == 90 else -w.x1):
        x_mid = (word.x0 + word.x1) / 2 * (1 if word.angle == 90 else -1)
        if lines and x_mid < right:
            lines[-1].append(word)
        else:
            lines.append([word])
            right = word.x1 if word.angle == 90 else -word.x0
    for line in lines:
        line.sort(key=lambda w: -w.bottom if w.angle == 90 else w.top)
    return lines


def cell_text(lines: Sequence[Sequence[Word]]) -> str:
    """The lines of a cell as one text: line-end hyphenation undone, decimals whole, plain single spaces."""
    joined = ""
    for line in lines:
        text = " ".join(spell(line).split())
        if not joined:
            joined = text
        elif _hyphenated(joined, text):
            joined = joined[:-1] + text
        elif _DECIMAL.search(joined) and _DECIMALS.match(text):
            joined += text
        else:
            joined = f"{joined} {text}"
    return joined


def _hyphenated(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1] in HYPHENS and before[-2].islower() and after[:1].islower()


def set_lines(cell: GridCell, words: Iterable[Word]) -> None:
    """Give the cell its words, by line, and its text."""
    cell.lines = lines_of(words)
    cell.text = cell_text(cell.lines)
    cell.role = "value" if cell.text else "empty"


def longer(cell: GridCell, words: Sequence[Word]) -> GridCell:
    """The cell with further words of the page, its role kept."""
    completed = replace(cell, box=bounding([cell.box, word_box(words)]))
    set_lines(completed, [*(word for line in cell.lines for word in line), *words])
    completed.role = cell.role
    return completed


def fill_cells(
    cells: list[GridCell], xs: Sequence[float], ys: Sequence[float], words: Iterable[Word]
) -> None:
    """Put each word into the cell that holds its middle.

    Args:
        cells: cells covering a grid whose column edges are `xs` and row edges `ys`.
        xs: left edge of each column and the right edge of the last, ascending.
        ys: top edge of each row and the bottom edge of the last, ascending.
        words: words of the page; those outside the grid are left alone.
    """
    owner = {
        (r, c): cell
        for cell in cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    }
    held: dict[int, list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if not (xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]):
            continue
        cell = owner.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
        if cell is not None:
            held.setdefault(id(cell), []).append(word)
    for cell in cells:
        set_lines(cell, held.get(id(cell), ()))


def by_row(words: Iterable[Word], ys: Sequence[float]) -> list[list[Word]]:
    """The words whose middle stands in each row; those outside all rows are left out.

    Args:
        words: in any order, which they keep within a row.
        ys: top edge of each row and the bottom edge of the last, ascending.
    """
    rows: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        y = (word.top + word.bottom) / 2
        if ys[0] <= y < ys[-1]:
            rows[bisect_right(ys, y) - 1].append(word)
    return rows


def plain_cells(page: int, xs: Sequence[float], ys: Sequence[float]) -> list[GridCell]:
    """One cell for every place of the grid, row by row."""
    return [
        GridCell(r, c, 1, 1, Box(xs[c], ys[r], xs[c + 1], ys[r + 1]), page=page)
        for r in range(len(ys) - 1)
        for c in range(len(xs) - 1)
    ]


def cover(page: int, cells: list[GridCell], n_rows: int, n_cols: int, box: Box) -> list[GridCell]:
    """The cells plus an empty one for every place of the grid that none of them covers."""
    taken = {
        (r, c)
        for cell in cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    }
    rows = _extents(cells, n_rows, rows=True, whole=box)
    cols = _extents(cells, n_cols, rows=False, whole=box)
    extra = [
        GridCell(r, c, 1, 1, Box(cols[c][0], rows[r][0], cols[c][1], rows[r][1]), page=page, role="empty")
        for r in range(n_rows)
        for c in range(n_cols)
        if (r, c) not in taken
    ]
    return sorted([*cells, *extra], key=lambda cell: (cell.row, cell.col))


def _extents(cells: list[GridCell], count: int, *, rows: bool, whole: Box) -> list[tuple[float, float]]:
    """Lower and upper limit of every row or column, from its unspanned cells."""
    found: list[tuple[float, float] | None] = [None] * count
    for cell in cells:
        if (cell.row_span if rows else cell.col_span) > 1:
            continue
        lo, hi = (cell.box.top, cell.box.bottom) if rows else (cell.box.x0, cell.box.x1)
        place = cell.row if rows else cell.col
        old = found[place]
        found[place] = (lo, hi) if old is None else (min(old[0], lo), max(old[1], hi))
    last = whole.top if rows else whole.x0
    result: list[tuple[float, float]] = []
    for extent in found:
        result.append(extent or (last, last))
        last = result[-1][1]
    return result


def without_empty_columns(cells: list[GridCell], n_cols: int, narrow: float) -> tuple[list[GridCell], int]:
    """The cells without the columns narrower than `narrow` points in which no text begins.

    A cell that spans such a column becomes narrower; an empty cell in it is dropped.

    Returns:
        The cells, and how many columns are left.
    """
    held = {c.col for c in cells if c.text}
    held |= {c.col for c in cells if c.col_span == 1 and c.box.width > narrow}
    place = {c: i for i, c in enumerate(sorted(held))}
    if len(held) == n_cols:
        return cells, n_cols
    kept = []
    for cell in cells:
        columns = [c for c in range(cell.col, cell.col + cell.col_span) if c in held]
        if columns:
            cell.col, cell.col_span = place[columns[0]], len(columns)
            kept.append(cell)
    return kept, len(held)


def rows_between(table: PageTable, first: int, last: int, reason: str) -> PageTable:
    """The rows of a table from `first` up to `last`, for the reason that its trace will give."""
    cells = [
        replace(cell, row=cell.row - first, row_span=min(cell.row_span, last - cell.row))
        for cell in table.cells
        if first <= cell.row < last
    ]
    return replace(
        table,
        box=bounding(cell.box for cell in cells),
        n_rows=last - first,
        cells=cells,
        n_header_rows=max(0, min(table.n_header_rows, last) - first),
        trace=[*table.trace, reason],
    )


def word_box(words: Iterable[Word]) -> Box:
    """The box around all the words."""
    return around(list(words))

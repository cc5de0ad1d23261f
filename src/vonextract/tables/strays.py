"""Rows that stand just below a table's last border, and are rows of it by their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.swedish.tokens import is_year
from vonextract.tables.grid import lines_of, set_lines
from vonextract.tables.lanes import Lane, lanes
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.settings import SETTINGS
from vonextract.tables.word_groups import Atom, atoms


def with_strays(text: PageText, tables: Sequence[PageTable]) -> list[PageTable]:
    """The tables, each with the rows right below it that nothing else holds.

    Such a row has a label at the left and, flush with the numbers above, numbers in at least
    half of the columns of numbers; a total is often set apart from the borders like this.
    """
    taken = set().union(*(t.word_indices() for t in tables))
    found = []
    for table in tables:
        columns = lanes(table)
        floor = min((t.box.top for t in tables if t.box.top > table.box.bottom), default=text.page.height)
        free = [
            w
            for w in text.body
            if w.index not in taken
            and table.box.bottom < w.y_mid < floor
            and table.box.x0 - SETTINGS.snap <= w.x_mid <= table.box.x1 + SETTINGS.snap
        ]
        for line in lines_of(free) if columns else []:
            row = _row(table, columns, line)
            if row is None:
                break
            table = _with_row(table, row)
        found.append(table)
    return found


def _row(table: PageTable, lanes: Sequence[Lane], line: list[Word]) -> list[GridCell] | None:
    """The cells of a line that fits the table's columns, or None."""
    parts = atoms(line)
    size = median(w.size for w in line)
    label, numbers = parts[0], parts[1:]
    close = min(w.top for w in line) - table.box.bottom < SETTINGS.stray_gap * size
    amounts = [a for a in numbers if a.number and not is_year(_text(a))]
    if not close or label.number or not numbers or len(amounts) < len(numbers):
        return None
    places = {
        lane.col: a for a in amounts for lane in lanes if abs(lane.x1 - a.x1) < SETTINGS.stray_flush * size
    }
    if len(places) < max(1, 0.5 * len(lanes)) or len(places) < len(amounts):
        return None
    left = min(c.box.x0 for c in table.cells if c.col == 0)
    if abs(label.x0 - left) > SETTINGS.header_reach:
        return None
    held = {0: label, **places}
    top, bottom = min(w.top for w in line), max(w.bottom for w in line)
    return [_cell(table, col, held.get(col), top, bottom) for col in range(table.n_cols)]


def _text(atom: Atom) -> str:
    return " ".join(w.text for w in atom.words)


def _cell(table: PageTable, col: int, atom: Atom | None, top: float, bottom: float) -> GridCell:
    column = [c.box for c in table.cells if c.col == col and c.col_span == 1] or [table.box]
    x0, x1 = min(b.x0 for b in column), max(b.x1 for b in column)
    if atom is not None:
        x0, x1 = min(x0, atom.x0), max(x1, atom.x1)
    cell = GridCell(table.n_rows, col, 1, 1, Box(x0, top, x1, bottom), page=table.page)
    if atom is not None:
        set_lines(cell, list(atom.words))
    return cell


def _with_row(table: PageTable, row: Sequence[GridCell]) -> PageTable:
    return replace(
        table,
        box=bounding([table.box, *(c.box for c in row)]),
        n_rows=table.n_rows + 1,
        cells=[*table.cells, *row],
        trace=[*table.trace, f"row {table.n_rows + 1} stands below the borders, flush with its columns"],
    )

"""Rows that name what stands below them: one text over all columns, or over all columns of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.layout.model import Word, around
from vonextract.tables.grid import cover
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.settings import SETTINGS


class _Place(NamedTuple):
    """Columns that a text may stand over, and their middle."""

    first: int
    middle: float


def with_panels(table: PageTable) -> PageTable:
    """The table with the names of its panels spread over the columns they are centred on.

    A table of numbers is often several, one below the other under one header: "Male" and
    "Female", or "Million dollars" and "Percent", stand alone on their lines, centred.
    Tables whose columns are drawn say themselves what spans; tags say how far, but not from
    where, for they leave empty cells out.
    """
    drawn = table.method == "rules" and not table.open_columns
    if drawn or table.n_cols < SETTINGS.panel_columns or not of_numbers(table):
        return table
    places = _places(table)
    lone = [c for c in _alone(table) if c.row >= max(1, table.n_header_rows)]
    if table.method == "tags":
        lone = [c for c in lone if 1 < c.col_span < table.n_cols]
    spread = {cell.row: place for cell in lone if (place := _place(cell, lone, places, table)) is not None}
    if not spread:
        return table
    filled = [_spread(c, spread[c.row].first, table) if c.row in spread else c for c in table.cells if c.text]
    return replace(table, cells=cover(table.page, filled, table.n_rows, table.n_cols, table.box))


def of_numbers(table: PageTable) -> bool:
    """Whether most of what a table holds behind its labels are amounts."""
    values = [c.text for c in table.cells if c.col > 0 and c.row >= table.n_header_rows and c.text]
    return sum(map(is_amount, values)) > SETTINGS.panel_numbers * len(values)


def _alone(table: PageTable) -> list[GridCell]:
    """The cells with the only text of their row."""
    rows: dict[int, list[GridCell]] = {}
    for cell in table.cells:
        if cell.text:
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
    return [held[0] for held in rows.values() if len(held) == 1 and held[0].row_span == 1]


def _words(cells: Sequence[GridCell]) -> list[Word]:
    return [w for c in cells for line in c.lines for w in line]


def _places(table: PageTable) -> list[_Place]:
    """All columns, and all but the labels'."""
    labels = _words([c for c in table.cells if c.col == 0 and c.col_span == 1])
    values = _words([c for c in table.cells if c.col > 0])
    if not labels or not values:
        return []
    right = max(w.x1 for w in values)
    left = min(w.x0 for w in values)
    gap = min(left, max((w.x1 for w in labels if w.x1 <= left), default=left))
    return [_Place(0, (min(w.x0 for w in labels) + right) / 2), _Place(1, ((gap + left) / 2 + right) / 2)]


def _place(
    cell: GridCell, lone: Sequence[GridCell], places: Sequence[_Place], table: PageTable
) -> _Place | None:
    """What the only text of a row is centred over; None when it is a text of its column."""
    words = _words([cell])
    if len(cell.lines) > 1 or (is_amount(cell.text) and not _styled(words, table)):
        return None
    box = around(words)
    if box.x0 < min(w.x0 for w in _words(table.cells)) + words[0].size:
        return None
    if cell.col_span == 1 and _flush(box, cell, table) and not any(_centred(box, c) for c in lone):
        return None
    near = [(abs(p.middle - box.x_mid), p) for p in places]
    off, place = min(near, default=(table.box.width, None))
    return place if off < max(SETTINGS.off_centre * table.box.width, words[0].size) else None


def _styled(words: Sequence[Word], table: PageTable) -> bool:
    """Whether the words are bold or italic where the numbers are not."""
    numbers = _words([c for c in table.cells if c.col > 0 and is_amount(c.text)])
    bold, italic = (
        2 * sum(signs) > len(numbers) for signs in ([w.bold for w in numbers], [w.italic for w in numbers])
    )
    return all((w.bold and not bold) or (w.italic and not italic) for w in words)


def _centred(box: Box, other: GridCell) -> bool:
    """Whether two texts of other widths have one middle."""
    theirs = around(_words([other]))
    return (
        abs(theirs.x_mid - box.x_mid) < SETTINGS.panel_edge
        and abs(theirs.width - box.width) > SETTINGS.panel_wide
    )


def _flush(box: Box, cell: GridCell, table: PageTable) -> bool:
    """Whether the text keeps to the left or right edge that most texts of its column have."""
    others = [
        around(_words([c]))
        for c in table.cells
        if c.col == cell.col and c.col_span == 1 and c.lines and c is not cell
    ]
    if len(others) < 2:
        return False
    left, right = median(b.x0 for b in others), median(b.x1 for b in others)
    return abs(box.x0 - left) < SETTINGS.panel_edge or abs(box.x1 - right) < SETTINGS.panel_edge


def _spread(cell: GridCell, first: int, table: PageTable) -> GridCell:
    return replace(cell, col=first, col_span=table.n_cols - first)

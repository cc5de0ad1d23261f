"""The order in which the printed sheets of a spreadsheet go on: first down, then over.

A spreadsheet may also be printed over, then down: the first rows with all their columns on as many
sheets as these take, then the next rows. Its sheets are put in the order in which every column
goes on downwards, so that a table is stitched the same way however it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.layout.model import PageText
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.over_pages.sheet_rows import beside, level_rows, sheet_rows
from vonextract.tables.over_pages.sheet_tiles import lone_column, read_level, without_empty_front
from vonextract.tables.roles import is_amount, rows_of

Band = list[PageTable]


class Sheet(NamedTuple):
    """A page and the tables on it, top to bottom."""

    text: PageText
    tables: Sequence[PageTable]


def downwards(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages in the order in which their tables go on downwards.

    The sheets of a spreadsheet are read again where the table alone did not show all: without the
    empty column in front of numbers, a single column, columns without a name and a label.

    Args:
        sheets: the pages of the document, in its order.
    """
    sheets = _with_lone_columns(sheets)
    order: list[Sheet] = []
    while len(order) < len(sheets):
        at = len(order)
        top = _across(sheets, at)
        if len(top) < 2:
            order.append(sheets[at])
            continue
        bands = [top, *_bands_below(sheets, at + len(top), top)]
        for column in range(len(top)):
            for row, band in enumerate(bands):
                order.append(Sheet(sheets[at + row * len(top) + column].text, [band[column]]))
    return order


def _with_lone_columns(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, a single column of further numbers on one being its table."""
    seen: list[Sheet] = []
    for sheet in sheets:
        column = None if sheet.tables else _lone_column(sheet.text, seen)
        seen.append(Sheet(sheet.text, [column]) if column else sheet)
    return seen


def _lone_column(text: PageText, before: Sequence[Sheet]) -> PageTable | None:
    """What the page says as the last column of a table that is alone on a sheet before."""
    last = _only(before[-1]) if before else None
    for left in filter(None, map(_only, before[-SETTINGS.most_sheets :])):
        column = lone_column(text, left)
        if column and (beside(left, column) or (last and last.n_cols == 1 and _goes_on_below(last, column))):
            return column
    return None


def _across(sheets: Sequence[Sheet], at: int) -> Band:
    """The tables side by side from a position on, one a sheet."""
    first = _only(sheets[at])
    band = [] if first is None else [first]
    while first is not None and at + len(band) < len(sheets):
        tile = _only(sheets[at + len(band)])
        tile = None if tile is None else without_empty_front(tile)
        if tile is None or not beside(first, tile):
            break
        band.append(tile)
    return band


def _bands_below(sheets: Sequence[Sheet], at: int, top: Band) -> Iterator[Band]:
    """The bands from a position on that go on below the one on top, each of as many sheets."""
    while at + len(top) <= len(sheets):
        band = _band(sheets[at : at + len(top)], top)
        if band is None:
            return
        yield band
        at += len(top)


def _band(sheets: Sequence[Sheet], top: Band) -> Band | None:
    """The tables of the sheets when they go on below those of the top band; else None."""
    first = _only(sheets[0])
    if first is None or not _goes_on_below(top[0], first):
        return None
    band = [first]
    for sheet, above in zip(sheets[1:], top[1:], strict=True):
        tile = _only(sheet)
        if tile is not None and tile.n_cols > above.n_cols:
            tile = without_empty_front(tile)
        if tile is None or not (_goes_on_below(above, tile) and _level(first, tile)):
            tile = read_level(sheet.text, first, above)
        if tile is None:
            return None
        band.append(tile)
    return band


def _only(sheet: Sheet) -> PageTable | None:
    return sheet.tables[0] if len(sheet.tables) == 1 else None


def _level(left: PageTable, right: PageTable) -> bool:
    return level_rows(sheet_rows(left), sheet_rows(right)) is not None


def _goes_on_below(above: PageTable, below: PageTable) -> bool:
    """Whether a part has the columns of the other, and its header or none."""
    if above.n_cols != below.n_cols or not _same_edges(above, below):
        return False
    head, first = (rows_of(table.cells, table.n_rows)[0] for table in (above, below))
    return [c.text for c in head] == [c.text for c in first] or any(is_amount(c.text) for c in first)


def _same_edges(above: PageTable, below: PageTable) -> bool:
    """Whether the texts of every column begin or end where they do in the other part."""
    pairs = zip(_edges(above), _edges(below), strict=True)
    return all(
        a is None or b is None or min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= SETTINGS.same_edge
        for a, b in pairs
    )


def _edges(table: PageTable) -> list[tuple[float, float] | None]:
    """Where the texts of each column begin and end, in points; None for a column without any."""
    held: list[list[GridCell]] = [[] for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.lines and cell.col_span == 1:
            held[cell.col].append(cell)
    return [
        (
            min(line[0].x0 for c in cells for line in c.lines),
            max(line[-1].x1 for c in cells for line in c.lines),
        )
        if cells
        else None
        for cells in held
    ]

"""Lines right below a table read from alignment that go on the texts of its last row.

A region ends with the last line that looks like a row; of the texts of that row the longest may go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word, around
from vonextract.tables.alignment.corridors import Column, Cut
from vonextract.tables.alignment.cut_lines import had_room, is_value
from vonextract.tables.alignment.row_labels import other_type
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine, text_lines
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import longer
from vonextract.tables.model import GridCell, PageTable


def with_text_rests(text: PageText, tables: Sequence[PageTable]) -> list[PageTable]:
    """The tables, those read from alignment alone with the lines below that go on their last row.

    Args:
        text: the page.
        tables: those on it.
    """
    taken = set().union(*(table.word_indices() for table in tables))
    free = [word for word in text.body if word.index not in taken]
    borders = [edge.pos for edge in edges_of(text).horizontal if edge.drawn]
    return [_completed(table, free, borders) if table.method == "text" else table for table in tables]


def _completed(table: PageTable, free: Sequence[Word], borders: Sequence[float]) -> PageTable:
    """The table with the lines below it that go on its last row, up to the first one that does not."""
    below = [w for w in free if w.y_mid > table.box.bottom and table.box.x0 < w.x_mid < table.box.x1]
    for line in text_lines(below):
        last = _last_texts(table)
        bordered = any(table.box.bottom < y < line.top for y in borders)
        rests = {} if bordered else _rests(line, last, table)
        if not rests:
            break
        table = _with(table, {id(last[column]): words for column, words in rests.items()})
    return table


def _last_texts(table: PageTable) -> dict[int, GridCell]:
    """The cells that hold the lowest line of the table, by their columns."""
    cells = [cell for cell in table.cells if cell.lines and cell.row + cell.row_span == table.n_rows]
    lowest = max((cell.lines[-1][-1].baseline for cell in cells), default=0.0)
    return {
        cell.col: cell
        for cell in cells
        if cell.col_span == 1 and lowest - cell.lines[-1][-1].baseline < SETTINGS.aligned
    }


def _rests(line: TextLine, last: dict[int, GridCell], table: PageTable) -> dict[int, list[Word]]:
    """The words of a line by the columns whose last text they go on; nothing when some do not."""
    found: dict[int, list[Word]] = {}
    for piece in line.pieces:
        column = next((c for c in last if _within(piece.words, _extent(table, c))), None)
        if column is None or column in found:
            return {}
        over = Cut(column, column, last[column].lines[-1])
        if not _goes_on(over, piece.words, _extent(table, column)):
            return {}
        found[column] = piece.words
    return found


def _extent(table: PageTable, column: int) -> Column:
    """Where the texts of a column stand, that are of no other."""
    cells = [c for c in table.cells if c.col == column and c.col_span == 1 and c.lines]
    words = [word for cell in cells for line in cell.lines for word in line]
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    return Column(x0, x1, x0, x1)


def _within(words: Sequence[Word], column: Column) -> bool:
    slack = words[0].size
    return column.x0 - slack < words[0].x0 and words[-1].x1 < column.x1 + slack


def _goes_on(over: Cut, words: Sequence[Word], column: Column) -> bool:
    """Whether a text of the same type, close below another, begins in lower case or had no room there."""
    first = words[0]
    near = first.baseline - over.words[-1].baseline < SETTINGS.wrapped * first.size
    if not near or other_type(over.words[-1], first) or is_value(words):
        return False
    low = first.text[:1].islower()
    return low or (over.first > 0 and not had_room(over, first, column.x1))


def _with(table: PageTable, rests: dict[int, list[Word]]) -> PageTable:
    """The table with words at the end of some of its cells, by the ids of these."""
    cells = [longer(cell, rests[id(cell)]) if id(cell) in rests else cell for cell in table.cells]
    box = bounding([table.box, *(around(words) for words in rests.values())])
    return replace(table, cells=cells, box=box)

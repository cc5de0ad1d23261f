"""The row at the end of a page that has nothing but a text there, where the table goes on overleaf.

Such a text is no row to those who read a page: only the next page shows that it is one. Below a drawn
border it is a label, and the next page repeats the header; where none closes the table, it stands in any
column, and the next page begins in the same columns without a header, or it is in the type of the names of
groups above it, and the next page repeats the header.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import cover, word_box
from vonextract.tables.model import LogicalTable, PageTable
from vonextract.tables.over_pages.between import Between, widest_gap
from vonextract.tables.over_pages.own_header import is_title, own_header
from vonextract.tables.over_pages.recut import part_columns, row_cells, stands_in
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import rows_of
from vonextract.tables.settings import SETTINGS as TABLES


def with_last_label(part: PageTable, text: PageText, following: PageTable, between: Between) -> PageTable:
    """The part with what stands below it on its page as a last row, if that is a text and nothing else.

    Args:
        part: the last table of its page.
        text: the page.
        following: the first table of the next page.
        between: what stands between the two.
    """
    columns = part_columns([part])
    own = part.word_indices()
    below = [w for w in text.body if w.index not in own and w.y_mid > part.box.bottom]
    if not columns or not below:
        return part
    rows = [w for c in part.cells for line in c.lines for w in line]
    if _begin_alike(part, following):
        closed = _is_closed(part, text)
        reach = SETTINGS.below_border * _size(rows) if closed else widest_gap(part)
        places, like = columns[:1], rows if closed else _names(part, below)
    else:
        reach = widest_gap(part) if _goes_on(part, following, columns, between) else 0.0
        places, like = columns, rows
    if not like or not any(_is_text(below, part.box.bottom, column, reach, like) for column in places):
        return part
    box = bounding([part.box, word_box(below)])
    cells = [*part.cells, *row_cells(part.n_rows, below, columns, part)]
    cells = cover(part.page, cells, part.n_rows + 1, part.n_cols, box)
    return replace(part, box=box, n_rows=part.n_rows + 1, cells=cells)


def _is_closed(part: PageTable, text: PageText) -> bool:
    """Whether a drawn border ends the part."""
    borders = (edge.pos for edge in edges_of(text).horizontal if edge.drawn)
    return any(abs(y - part.box.bottom) < TABLES.snap for y in borders)


def _goes_on(part: PageTable, following: PageTable, columns: list[Column], between: Between) -> bool:
    """Whether the next page begins in the columns of the part, without a header."""
    return (
        following.n_cols == part.n_cols
        and not following.n_header_rows
        and stands_in(following, columns)
        and not between.words_above(following)
        and not own_header(following, LogicalTable.of(part))
    )


def _size(words: Sequence[Word]) -> float:
    return median(w.size for w in words)


def _names(part: PageTable, words: Sequence[Word]) -> list[Word]:
    """The words of the names of groups in a part; none where not all of them and of other words are bold."""
    rows = ([c for c in row if c.text] for row in rows_of(part.cells, part.n_rows))
    names = [w for row in rows if is_title(row) for c in row for line in c.lines for w in line]
    return names if all(w.bold for w in [*names, *words]) else []


def _begin_alike(some: PageTable, other: PageTable) -> bool:
    """Whether the first rows of two parts say the same in several columns."""
    ours, theirs = ([c.text for c in part.cells if c.row == 0] for part in (some, other))
    return ours == theirs and sum(map(bool, ours)) > 1


def _is_text(words: Sequence[Word], end: float, column: Column, reach: float, like: Sequence[Word]) -> bool:
    """Whether words stand within reach of the end of a part, line by line, in one column and in like type."""
    size = _size(like)
    edge = SETTINGS.edge * size
    for line in text_lines(words):
        top, bottom = min(w.top for w in line.words), max(w.bottom for w in line.words)
        in_column = all(column.left - edge < w.x0 and w.x1 < column.right + edge for w in line.words)
        like_rows = abs(line.size - size) <= SETTINGS.same_size * size and not line.note
        if not in_column or not like_rows or top - end > reach:
            return False
        end = bottom
    return True

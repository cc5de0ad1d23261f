"""Tables that running text interrupts: rows in the columns of a table stand below a paragraph under it.

An indicator with its analysis below it, then the next indicator. Without borders such a table ends at the
first text, and the rows below are lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText
from vonextract.tables.alignment.text_lines import Piece, TextLine, text_lines
from vonextract.tables.candidates.regions import Frame, words_in
from vonextract.tables.candidates.settings import SETTINGS
from vonextract.tables.hulls import Hull, hulls_of
from vonextract.tables.model import PageTable
from vonextract.tables.settings import SETTINGS as TABLES


def interrupted_regions(text: PageText, tables: Sequence[PageTable]) -> list[Frame]:
    """The boxes of the tables that go on below running text, with all that they hold then.

    Args:
        text: the page.
        tables: the first verdict on it.
    """
    boxes = (_gone_on(text, table) for table in tables if table.n_header_rows)
    return [Frame(box, words_in(text, box)) for box in boxes if box is not None]


def _gone_on(text: PageText, table: PageTable) -> Box | None:
    """The box of a table with the rows below the running text under it; None where there are none."""
    columns = [hull for hull in hulls_of(table) if hull]
    if len(columns) < SETTINGS.interrupted_columns:
        return None
    left, right = table.box.x0 - TABLES.snap, table.box.x1 + TABLES.snap
    beside = [w for w in text.body if left < w.x_mid < right and w.y_mid > table.box.bottom]
    below = list(takewhile(lambda line: _may_stand_in(line, table), text_lines(beside)))
    rows = [n for n, line in enumerate(below) if n and _is_row(line, columns)]
    if not rows or len(below[0].pieces) > 1:
        return None
    last, labels = rows[-1], columns[0].x1 + TABLES.snap
    rest = list(takewhile(lambda line: line.box.x1 < labels, below[last + 1 :]))
    after = below[last + 1 + len(rest) :]
    told = list(_paragraph(after)) if after and _first_word(after[0]) == _first_word(below[0]) else []
    return bounding([table.box, *(line.box for line in [*below[: last + 1], *rest, *told])]).grow(
        SETTINGS.clear
    )


def _may_stand_in(line: TextLine, table: PageTable) -> bool:
    """Whether a line is none of another header, heading, caption or note, nor set in larger type."""
    size = median(word.size for cell in table.cells for words in cell.lines for word in words)
    return not (line.bold or line.caption or line.note or line.size > SETTINGS.interrupted_size * size)


def _is_row(line: TextLine, columns: Sequence[Hull]) -> bool:
    """Whether a line fills most of the columns, each of its texts one, with numbers behind a label."""
    places = [_place(piece, columns) for piece in line.pieces]
    ordered = None not in places and all(a < b for a, b in pairwise([p for p in places if p is not None]))
    values = sum(piece.numeric for piece in line.pieces[1:])
    most = len(places) >= max(SETTINGS.interrupted_columns, SETTINGS.interrupted_share * len(columns))
    return ordered and most and places[0] == 0 and values > 1


def _place(piece: Piece, columns: Sequence[Hull]) -> int | None:
    held = [n for n, hull in enumerate(columns) if piece.x0 < hull.x1 and piece.x1 > hull.x0]
    return held[0] if len(held) == 1 else None


def _paragraph(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines of the first text, up to a wider step."""
    yield lines[0]
    for above, line in pairwise(lines):
        if len(line.pieces) > 1 or line.top - above.bottom > SETTINGS.cell_room * line.size:
            return
        yield line


def _first_word(line: TextLine) -> str:
    return line.words[0].text

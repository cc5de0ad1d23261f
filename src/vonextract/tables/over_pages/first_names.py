"""Last rows that begin the names of what stands below them: days above months and years."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from vonextract.layout.model import PageText
from vonextract.tables.alignment.text_lines import TextLine, text_lines
from vonextract.tables.grid import rows_between
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import rows_of, says_period


def without_first_names(text: PageText, part: PageTable) -> PageTable | None:
    """The part without last rows that begin the dates in the line below; None where nothing else is left.

    Args:
        text: its page.
        part: a table, or what goes on with one.
    """
    rows = rows_of(part.cells, part.n_rows)
    if _labelled(rows[-1]):
        return part
    lines = text_lines(text.body)
    begun = len(list(takewhile(lambda row: _begins_dates(row, lines), reversed(rows))))
    if begun == len(rows):
        return None
    reason = "its last rows begin the dates below them"
    return rows_between(part, 0, len(rows) - begun, reason) if begun else part


def _labelled(row: Sequence[GridCell]) -> bool:
    return any(cell.text for cell in row if cell.col == 0)


def _begins_dates(row: Sequence[GridCell], lines: Sequence[TextLine]) -> bool:
    """Whether a row has no label and each of its texts is a period together with the one right below it."""
    said = [cell for cell in row if cell.text]
    return (
        len(said) > 1
        and not _labelled(row)
        and all(says_period(f"{cell.text} {_right_below(cell, lines)}") for cell in said)
    )


def _right_below(cell: GridCell, lines: Sequence[TextLine]) -> str:
    """The text that stands under a cell in the next line; empty where none is as close as lines of a name."""
    words = cell.lines[-1]
    bottom, size = max(w.bottom for w in words), words[0].size
    pieces = [
        piece
        for line in lines
        for piece in line.pieces
        if line.baseline > bottom
        and line.words[0].top - bottom <= SETTINGS.names_pitch * size
        and piece.x0 < words[-1].x1
        and piece.x1 > words[0].x0
    ]
    return pieces[0].text if pieces else ""

"""Candidates that take running text beside a table for one of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.settings import SETTINGS


def holds_running_text(table: PageTable) -> bool:
    """Whether the texts of a column go on from row to row, each broken where the next word has no room."""
    columns: dict[int, list[GridCell]] = {}
    for cell in sorted(table.cells, key=lambda c: c.row):
        if cell.lines and cell.col_span == 1 and cell.row >= table.n_header_rows:
            columns.setdefault(cell.col, []).append(cell)
    return any(map(_runs_on, columns.values()))


def _runs_on(column: Sequence[GridCell]) -> bool:
    right = max(line[-1].x1 for cell in column for line in cell.lines)
    going = sum(_goes_on(above, cell, right) for above, cell in pairwise(column))
    return going >= SETTINGS.running_rows and going > SETTINGS.running * (len(column) - 1)


def _goes_on(above: GridCell, below: GridCell, right: float) -> bool:
    """Whether a text in lower case stands below a line of words that left it no room in the column."""
    line, first = above.lines[-1], below.lines[0][0]
    full = line[-1].x1 + SETTINGS.word_space * first.size + first.x1 - first.x0 > right
    return full and len(line) >= SETTINGS.running_words and first.text[:1].islower()

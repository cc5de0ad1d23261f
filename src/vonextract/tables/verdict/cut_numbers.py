"""Candidates whose columns cut numbers between their groups of thousands: "784 979" beside "6"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import join_of
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import rows_of
from vonextract.tables.verdict.settings import SETTINGS


def cuts_numbers(table: PageTable) -> bool:
    """Whether several rows are cut between two columns where a number goes on, and none where one ends."""
    joins: dict[int, list[str]] = defaultdict(list)
    for row in rows_of(table.cells, table.n_rows):
        for left, right in pairwise(sorted((c for c in row if c.text), key=lambda cell: cell.col)):
            if left.col + left.col_span == right.col:
                joins[right.col] += (join_of(a, b) for a, b in _meeting(left, right))
    cut = SETTINGS.cut_rows
    return any(found.count("thousands") >= cut and "break" not in found for found in joins.values())


def _meeting(left: GridCell, right: GridCell) -> Iterator[tuple[Word, Word]]:
    """The last and the first words of two cells on one printed line."""
    for before in left.lines:
        for behind in right.lines:
            a, b = before[-1], behind[0]
            if abs(a.baseline - b.baseline) < SETTINGS.same_line * a.size:
                yield a, b

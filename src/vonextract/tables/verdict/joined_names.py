"""Candidates that have two names of columns in one cell, where a rival has them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.tables.alignment.text_lines import Piece, pieces_of
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.verdict.settings import SETTINGS


def joined_names(rivals: Sequence[PageTable], scores: Sequence[float]) -> list[bool]:
    """Which candidates have names in one cell that stand far apart, and that one worth having parts.

    Args:
        rivals: all candidates of a page.
        scores: the expected share of right cells of each.
    """
    places = [
        {word.index: cell.col for cell in _names(table) for line in cell.lines for word in line}
        for table, score in zip(rivals, scores, strict=True)
        if score > SETTINGS.worth
    ]
    return [
        any(
            left in held and right in held and held[left] != held[right]
            for left, right in _joined(table)
            for held in places
        )
        for table in rivals
    ]


def _joined(table: PageTable) -> Iterator[tuple[int, int]]:
    """The indices of the words between which names stand far apart in a line of a cell."""
    for cell in _names(table):
        for line in cell.lines:
            for left, right in pairwise(pieces_of(line)):
                if _far_apart(left, right):
                    yield left.words[-1].index, right.words[0].index


def _names(table: PageTable) -> list[GridCell]:
    """The cells above the first row that holds an amount; those of the first row where that or none does."""
    amounts = (cell.row for cell in table.cells if is_amount(cell.text))
    last = max(1, min(amounts, default=1))
    return [cell for cell in table.cells if cell.row < last]


def _far_apart(left: Piece, right: Piece) -> bool:
    named = left.text[-1].isalpha() and right.text[0].isalpha()
    return named and right.x0 - left.x1 > TABLES.names_apart * right.words[0].size

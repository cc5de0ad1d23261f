"""Which tables of the first verdict leave no doubt and are not judged again."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import Word
from vonextract.tables.alignment.text_lines import pieces_of
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.settings import SETTINGS


def stands(table: PageTable, bound: Sequence[PageTable]) -> bool:
    """Whether two engines saw the same grid, or its other half speaks for it, and no border is missing in it.

    Args:
        table: of the first verdict.
        bound: those that go on over a page break.
    """
    if _lacks_border(table):
        return False
    agreed = "+" in table.method and table.confidence >= SETTINGS.settled
    return agreed or (table.method != "text" and any(table is other for other in bound))


def _lacks_border(table: PageTable) -> bool:
    """Whether many rows hold a cell with a number and another text far apart from it."""
    rows = {cell.row for cell in table.cells if any(map(_two_texts, cell.lines))}
    return len(rows) > SETTINGS.parted_rows * table.n_rows


def _two_texts(line: list[Word]) -> bool:
    pieces = pieces_of(line)
    return len(pieces) > 1 and any(piece.numeric for piece in pieces)

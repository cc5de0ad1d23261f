"""Chosen candidates that lost their last rows: a rival has them too, and then more of the form, or their sum.

What follows a table often is no row of it, so that the score leaves out a total or a last day as well as a
source.
"""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount, rows_of
from vonextract.tables.verdict.settings import SETTINGS
from vonextract.tables.verdict.sums import is_sum
from vonextract.tables.verdict.wholes import begins_with

Words = Sequence[frozenset[int]]
_NAME = [(0, False)]
"""What the row of a group's name fills."""


def with_last_rows(
    chosen: Sequence[int], scores: Sequence[float], words: Words, rivals: Sequence[PageTable]
) -> list[int]:
    """The places of the chosen candidates, each replaced by the longest rival that goes on with its rows.

    Args:
        chosen: the places of candidates without a common word.
        scores: the expected share of right cells of each candidate.
        words: what each holds.
        rivals: the candidates.
    """
    places = list(chosen)
    for n, place in enumerate(chosen):
        taken = frozenset().union(*(words[other] for other in places if other != places[n]))
        longer = [
            i
            for i, own in enumerate(words)
            if words[place] < own
            and scores[i] > scores[place] - SETTINGS.further_rows
            and taken.isdisjoint(own)
            and _goes_on(rivals[place], rivals[i])
        ]
        places[n] = max(longer, key=lambda i: rivals[i].n_rows, default=place)
    return places


def _goes_on(table: PageTable, longer: PageTable) -> bool:
    """Whether the longer one has all rows of a table, and close below more of the last form, or the sum.

    The name of a group may be all that the table has of the rows below it; further ones may stand between
    these where some in the table do.
    """
    if not begins_with(longer, table):
        return False
    rows = rows_of(longer.cells, longer.n_rows)
    held, further = rows[: table.n_rows], rows[table.n_rows :]
    last = next((form for row in reversed(held) if len(form := _form(row)) > 1), None)
    names = [_NAME] if any(_form(row) == _NAME for row in held) else []
    alike = _form(further[-1]) == last and all(_form(row) in (last, *names) for row in further)
    summed = len(further) == 1 and is_sum(longer, table.n_rows)
    return (alike or summed) and _is_close(held[-1], further[0])


def _form(row: Sequence[GridCell]) -> list[tuple[int, bool]]:
    """Which columns a row fills, and whether with amounts, or what stands for one."""
    return [(cell.col, is_amount(cell.text) or not _says(cell.text)) for cell in row if cell.text]


def _says(text: str) -> bool:
    """Whether a text holds a letter or a figure."""
    return any(map(str.isalnum, text))


def _is_close(row: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Whether hardly more than an empty line lies between two rows."""
    words = [[w for cell in cells for line in cell.lines for w in line] for cells in (row, below)]
    gap = min(w.top for w in words[1]) - max(w.bottom for w in words[0])
    return gap < SETTINGS.last_row_gap * words[0][0].size

"""How sure the borders of a chosen table are: which share of its rivals part the words there too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from vonextract.tables.model import Border, GridCell, PageTable
from vonextract.tables.verdict.settings import SETTINGS


def borders(table: PageTable, rivals: Sequence[PageTable], scores: Sequence[float]) -> list[Border]:
    """The borders inside of a table, each with what the candidates say of it.

    A candidate counts by how much more than nothing it is worth, on the words that it shares with the table.

    Args:
        table: the one chosen.
        rivals: all candidates of the page.
        scores: the share of right cells to be expected of each.
    """
    places = [
        (
            {w.index: place for place, cell in enumerate(rival.cells) for line in cell.lines for w in line},
            worth,
        )
        for rival, score in zip(rivals, scores, strict=True)
        if (worth := score - SETTINGS.seen_worth) > 0
    ]
    found = []
    for across in (True, False):
        for number in range(1, table.n_rows if across else table.n_cols):
            pairs = list(_beside(table, number, across=across))
            parted = apart = 0.0
            for cells, worth in places:
                both = [(cells[a], cells[b]) for a, b in pairs if a in cells and b in cells]
                parted += worth * len(both)
                apart += worth * sum(a != b for a, b in both)
            if parted:
                found.append(_placed(table, number, apart / parted, across=across))
    return found


def _beside(table: PageTable, number: int, *, across: bool) -> Iterator[tuple[int, int]]:
    """The words next to each other on the two sides of the border before row or column `number`."""
    before, behind = (_cells_at(table, n, across=across) for n in (number - 1, number))
    for a, b in product(before, behind):
        shared = (a.col < b.col + b.col_span and b.col < a.col + a.col_span) if across else a.row == b.row
        if shared and a is not b:
            yield a.lines[-1][-1].index, b.lines[0][0].index


def _cells_at(table: PageTable, number: int, *, across: bool) -> list[GridCell]:
    """The cells with text that stand in a row, or in a column."""
    spans = [(c, *((c.row, c.row_span) if across else (c.col, c.col_span))) for c in table.cells if c.lines]
    return [cell for cell, first, span in spans if first <= number < first + span]


def _placed(table: PageTable, number: int, probability: float, *, across: bool) -> Border:
    starts = [
        (c.box.top if across else c.box.x0) for c in table.cells if (c.row if across else c.col) == number
    ]
    box = table.box
    lo, hi = (box.x0, box.x1) if across else (box.top, box.bottom)
    return Border(across, min(starts, default=box.top if across else box.x0), lo, hi, probability)

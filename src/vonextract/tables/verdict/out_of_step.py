"""Candidates that join tables beside each other: the numbers of each keep to heights of their own."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import Word
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount
from vonextract.tables.verdict.settings import SETTINGS


def joins_tables_beside(table: PageTable) -> bool:
    """Whether labels and numbers left of a border have nothing to do with labels and numbers right of it."""
    body = [cell for cell in table.cells if cell.text and cell.row >= table.n_header_rows]
    return any(_are_two(body, col) for col in range(2, table.n_cols - 1))


def _are_two(body: Sequence[GridCell], col: int) -> bool:
    left = [cell for cell in body if cell.col + cell.col_span <= col]
    right = [cell for cell in body if cell.col >= col]
    stated, other = ([cell for cell in half if is_amount(cell.text)] for half in (left, right))
    return (
        _is_labelled(left)
        and _is_labelled(right)
        and _are_out_of_step(stated, right)
        and _are_out_of_step(left, other)
    )


def _is_labelled(half: Sequence[GridCell]) -> bool:
    """Whether most rows of numbers have a text, too."""
    stating, told = ({c.row for c in half if is_amount(c.text) is amount} for amount in (True, False))
    return 2 * len(stating & told) > len(stating)


def _are_out_of_step(cells: Sequence[GridCell], others: Sequence[GridCell]) -> bool:
    """Whether most lines of the cells that have fewer stand at the height of none of the others."""
    few, many = sorted((_heights(cells), _heights(others)), key=len)
    shared = sum(any(abs(a.baseline - b.baseline) < SETTINGS.level * a.size for b in many) for a in few)
    return len(few) >= SETTINGS.heights and 2 * shared < len(few)


def _heights(cells: Sequence[GridCell]) -> list[Word]:
    """The first word of each line, one at each height."""
    return list({round(line[0].baseline, 1): line[0] for cell in cells for line in cell.lines}.values())

"""Candidates that join tables beside each other: the numbers of each keep to heights of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vonextract.tables.alignment.text_lines import Piece, pieces_of
from vonextract.tables.bare.zones import out_of_step
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount


def joins_tables_beside(table: PageTable) -> bool:
    """Whether labels and numbers left of a border have nothing to do with labels and numbers right of it."""
    body = [cell for cell in table.cells if cell.text and cell.row >= table.n_header_rows]
    return any(_are_two(body, col) for col in range(2, table.n_cols - 1))


def _are_two(body: Sequence[GridCell], col: int) -> bool:
    left = [cell for cell in body if cell.col + cell.col_span <= col]
    right = [cell for cell in body if cell.col >= col]
    stated, other = (_pieces(cell for cell in half if is_amount(cell.text)) for half in (left, right))
    return (
        _is_labelled(left)
        and _is_labelled(right)
        and out_of_step(stated, other)
        and out_of_step(_pieces(left), other)
        and out_of_step(stated, _pieces(right))
    )


def _is_labelled(half: Sequence[GridCell]) -> bool:
    """Whether most rows of numbers have a text, too."""
    stating, told = ({c.row for c in half if is_amount(c.text) is amount} for amount in (True, False))
    return 2 * len(stating & told) > len(stating)


def _pieces(cells: Iterable[GridCell]) -> list[Piece]:
    return [piece for cell in cells for line in cell.lines for piece in pieces_of(line)]

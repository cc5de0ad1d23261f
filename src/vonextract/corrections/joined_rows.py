"""Rows joined and split; columns are rows of the table laid on its side."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.display import excerpt
from vonextract.geometry import Box, bounding
from vonextract.model import Cell, Table
from vonextract.swedish.typography import fold_spaces


class Unfit(ValueError):
    """A table can not be changed as a person states; the message says why."""


def on_its_side(table: Table) -> Table:
    """The table with rows for columns; laid on its side again it is as it was."""
    cells = [
        cell.model_copy(
            update={
                "row": cell.col,
                "col": cell.row,
                "row_span": cell.col_span,
                "col_span": cell.row_span,
                "box": Box(cell.box.top, cell.box.x0, cell.box.bottom, cell.box.x1),
            }
        )
        for cell in table.cells
    ]
    return table.model_copy(update={"cells": cells, "n_rows": table.n_cols, "n_cols": table.n_rows})


def join_rows(table: Table, row: int) -> Table:
    """The table with a row and the next one as one.

    Raises:
        Unfit: there is nothing behind it.
    """
    if row + 1 >= table.n_rows:
        raise Unfit("nothing follows it")
    cells: list[Cell] = []
    lowers = {cell.col: cell for cell in table.cells if cell.row == row + 1}
    uppers = {cell.col for cell in table.cells if cell.row == row and cell.row_span == 1}
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.row_span - 1:
            cells.append(cell.model_copy(update={"row_span": cell.row_span - 1}))
        elif cell.row < row:
            cells.append(cell)
        elif cell.row == row:
            cells.append(_joined(cell, lowers[cell.col]) if cell.col in lowers else cell)
        elif cell.row > row + 1 or cell.col not in uppers:
            cells.append(cell.model_copy(update={"row": cell.row - 1}))
    return table.model_copy(update={"cells": cells, "n_rows": table.n_rows - 1})


def split_row(table: Table, row: int, lower: Sequence[str]) -> Table:
    """The table with a row as two.

    Args:
        table: left as it is.
        row: to be split.
        lower: what belongs into the lower row, column by column: the end of each cell's text.

    Raises:
        Unfit: a cell does not end so, covers other rows too, or is not there.
    """
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(cell.model_copy(update={"row": cell.row + 1}))
        elif cell.row + cell.row_span <= row:
            cells.append(cell)
        elif cell.row_span > 1:
            cells.append(cell.model_copy(update={"row_span": cell.row_span + 1}))
        else:
            cells += _halves(cell, lower[cell.col] if cell.col < len(lower) else "")
    if len(lower) > table.n_cols:
        raise Unfit(f"{len(lower)} texts are stated for {table.n_cols} places")
    own = {cell.col for cell in table.cells if cell.row == row and cell.row_span == 1}
    for place, text in enumerate(lower):
        if text and place not in own:
            raise Unfit(f"no cell of its own stands at place {place + 1}, where '{excerpt(text)}' is stated")
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return table.model_copy(update={"cells": cells, "n_rows": table.n_rows + 1})


def rejoined(upper: str, lower: str) -> str:
    """Two texts as one."""
    return f"{upper} {lower}".strip()


def _joined(upper: Cell, lower: Cell) -> Cell:
    box = bounding((upper.box, lower.box)) if upper.page == lower.page else upper.box
    role = lower.role if upper.role == "empty" else upper.role
    text = rejoined(upper.text, lower.text)
    return upper.model_copy(update={"text": text, "box": box, "role": role, "row_span": lower.row_span})


def _halves(cell: Cell, lower: str) -> list[Cell]:
    whole, end = fold_spaces(cell.text), fold_spaces(lower)
    if not whole.endswith(end):
        raise Unfit(f"'{excerpt(whole)}' does not end in '{excerpt(end)}'")
    start = whole.removesuffix(end).rstrip() if end else whole
    x0, top, x1, bottom = cell.box
    middle = (top + bottom) / 2
    below = cell.model_copy(update={"row": cell.row + 1, "text": end, "box": Box(x0, middle, x1, bottom)})
    above = cell.model_copy(update={"text": start, "box": Box(x0, top, x1, middle)})
    return [_emptied(above), _emptied(below)]


def _emptied(cell: Cell) -> Cell:
    return cell if cell.text else cell.model_copy(update={"role": "empty"})

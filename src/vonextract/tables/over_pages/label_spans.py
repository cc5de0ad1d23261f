"""Labels that stand once for several rows, where nothing drawn says how far they reach.

In tables read from alignment alone, the cell of such a label is not seen to reach down: the rows
that belong to it have nothing in its column. In drawn and tagged ones a page break cuts it, and
its rest on the next page is a cell, or several, without text.
"""

from __future__ import annotations

from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import amount_columns


def span_labels(table: LogicalTable) -> None:
    """Let the labels of groups reach down over the empty cells of their rows.

    Only in tables of texts, whose rows are all named by a column further right, and where every
    label of a group begins one in each column between. Where borders or tags say how far cells
    reach, only in columns where one label at least is seen to stand for several rows.
    """
    body = [c for c in table.cells if c.row >= table.n_header_rows]
    filled = _filled_rows(table)
    groups = _group_columns(table, filled)
    seen = {c.col for c in body if c.row_span > 1 and c.text}
    aligned = table.method.split("+")[0] == "text" and all(c.row_span == 1 for c in body)
    spanning = [col for col in range(groups) if aligned or col in seen]
    if not spanning or any(c.col_span > 1 for c in body) or amount_columns(table):
        return
    columns: list[dict[int, GridCell]] = [{} for _ in range(table.n_cols)]
    for cell in table.cells:
        columns[cell.col][cell.row] = cell
    covered: set[int] = set()
    for col in spanning:
        covered |= _reach_down(columns[col], sorted(filled[col]), table.n_rows)
    if covered:
        table.cells = [c for c in table.cells if id(c) not in covered]
        table.trace.append(f"labels in {len(spanning)} column(s) at the left stand for the rows below them")


def _filled_rows(table: LogicalTable) -> list[set[int]]:
    """The rows below the header with a text, by column."""
    filled: list[set[int]] = [set() for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.text and cell.row >= table.n_header_rows:
            filled[cell.col].add(cell.row)
    return filled


def _group_columns(table: LogicalTable, filled: list[set[int]]) -> int:
    """How many columns at the left hold labels of groups of rows."""
    body = set(range(table.n_header_rows, table.n_rows))
    names = next((col for col, rows in enumerate(filled) if rows == body), 0)
    if len(filled[0]) > SETTINGS.few_labels * len(body):
        return 0
    nested = all(filled[col] <= filled[col + 1] for col in range(names))
    return names if nested and body and all(min(body) in rows for rows in filled[:names]) else 0


def _reach_down(column: dict[int, GridCell], labels: list[int], end: int) -> set[int]:
    """Extend each label to the next one; the ids of the empty cells it covers."""
    covered: set[int] = set()
    for row, following in zip(labels, [*labels[1:], end], strict=True):
        column[row].row_span = following - row
        covered |= {id(column[r]) for r in range(row + 1, following) if r in column}
    return covered

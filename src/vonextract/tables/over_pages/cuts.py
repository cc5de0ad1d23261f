"""Rows and cells that a page break cut in two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import is_amount


def goes_on(above: GridCell, below: GridCell) -> bool:
    """Whether an empty cell on top of a page is the rest of a spanning cell of the page before."""
    return not below.text and bool(above.text) and max(above.row_span, below.row_span) > 1


def cut_row(table: LogicalTable, first: Sequence[GridCell]) -> bool:
    """Whether a part's first row is the rest of the table's last row.

    Its texts then stand under texts and are no amounts; they begin in the middle of a
    sentence, or the row has no name in a table whose rows have one: a label, or where labels
    stand once for several rows, the first text that every row has. Bold below plain text is the name of a
    group, and no rest.
    """
    last = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    filled = [c for c in first if c.text]
    if not filled or any(c.col not in last or last[c.col].col_span != c.col_span for c in filled):
        return False
    if any(is_amount(c.text) or not last[c.col].text or is_amount(last[c.col].text) for c in filled):
        return False
    if all(_turns_bold(last[c.col], c) for c in filled):
        return False
    mid_sentence = sum(_mid_sentence(last[c.col].text, c.text) for c in filled)
    if any(c.col == 0 for c in filled):
        return 2 * mid_sentence >= len(filled)
    return mid_sentence > 0 or _lacks_name(table, first, last)


def _lacks_name(table: LogicalTable, first: Sequence[GridCell], last: dict[int, GridCell]) -> bool:
    """Whether the row has no text up to the column that names the table's rows."""
    name = _naming_column(table)
    if name is None or any(c.text for c in first if c.col <= name):
        return False
    cell = next((c for c in first if c.col == name), None)
    return cell is None or max(cell.row_span, last.get(name, cell).row_span) == 1


def _naming_column(table: LogicalTable) -> int | None:
    """The first column that has a text in every row, or a label in most; None without one."""
    filled = Counter(c.col for c in table.cells if c.text)
    rows = Counter(c.col for c in table.cells)
    if filled[0] >= SETTINGS.labelled * rows[0]:
        return 0
    if table.n_rows < SETTINGS.cut_rows:
        return None
    return next(
        (col for col in range(1, table.n_cols) if filled[col] >= SETTINGS.groups_named * rows[col] > 0), None
    )


def _turns_bold(above: GridCell, below: GridCell) -> bool:
    """Whether the text begins in bold below a line that has none."""
    begun, ended = (
        (w.bold for line in below.lines[:1] for w in line),
        (w.bold for line in above.lines[-1:] for w in line),
    )
    return bool(below.lines) and all(begun) and not any(ended)


def _mid_sentence(before: str, after: str) -> bool:
    """Whether the second text can only be the rest of a sentence that the first begins."""
    return after[0].islower() and before[-1] not in ".:;!?"

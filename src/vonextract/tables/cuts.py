"""Rows and cells that a page break cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.roles import is_amount

_LABELLED = 0.8
"""Share of a table's rows with a label from which on a row without one is a rest."""


def goes_on(above: GridCell, below: GridCell) -> bool:
    """Whether an empty cell on top of a page is the rest of a spanning cell of the page before."""
    return not below.text and bool(above.text) and max(above.row_span, below.row_span) > 1


def cut_row(table: LogicalTable, first: Sequence[GridCell]) -> bool:
    """Whether a part's first row is the rest of the table's last row.

    Its texts then stand under texts and are no amounts; they begin in the middle of a
    sentence, or the row has no label in a table whose rows have one.
    """
    last = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    filled = [c for c in first if c.text]
    if not filled or any(c.col not in last or last[c.col].col_span != c.col_span for c in filled):
        return False
    if any(is_amount(c.text) or not last[c.col].text or is_amount(last[c.col].text) for c in filled):
        return False
    mid_sentence = sum(_mid_sentence(last[c.col].text, c.text) for c in filled)
    if any(c.col == 0 for c in filled):
        return 2 * mid_sentence >= len(filled)
    label = next((c for c in first if c.col == 0), None)
    spanned = label is not None and (label.row_span > 1 or last.get(0, label).row_span > 1)
    return mid_sentence > 0 or (not spanned and _label_share(table) >= _LABELLED)


def _mid_sentence(before: str, after: str) -> bool:
    """Whether the second text can only be the rest of a sentence that the first begins."""
    return after[0].islower() and before[-1] not in ".:;!?"


def _label_share(table: LogicalTable) -> float:
    labels = [c for c in table.cells if c.col == 0]
    return sum(bool(c.text) for c in labels) / len(labels) if labels else 0.0

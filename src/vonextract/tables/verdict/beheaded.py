"""Candidates that lost the upper line of a header, which tells names apart that come again."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.tables.model import PageTable
from vonextract.tables.reconcile import words_of
from vonextract.tables.roles import header_rows, rows_of
from vonextract.tables.verdict.settings import SETTINGS


def beheaded(rivals: Sequence[PageTable], scores: Sequence[float]) -> list[bool]:
    """Which candidates a rival that is worth having completes by names above, of which fewer are alike.

    Args:
        rivals: all candidates of a page.
        scores: the expected share of right cells of each.
    """
    words = [table.word_indices() for table in rivals]
    alike = [_alike(_names(table)) for table in rivals]
    worthy = [i for i, score in enumerate(scores) if score > SETTINGS.worth]
    return [
        any(
            alike[i] < alike[j]
            and rivals[i].n_cols == table.n_cols
            and words[j] < words[i]
            and all(w.y_mid < table.box.top for w in words_of(rivals[i]) if w.index not in words[j])
            for i in worthy
        )
        for j, table in enumerate(rivals)
    ]


def _names(table: PageTable) -> list[str]:
    """What the header, or else the first row, says over each column."""
    rows = rows_of(table.cells, table.n_rows)
    height = header_rows(rows, table.n_cols, table.n_header_rows, open_ended=table.open_columns)
    names = [""] * table.n_cols
    for cell in sorted(table.cells, key=lambda c: c.row):
        if cell.row < max(1, height):
            for col in range(cell.col, cell.col + cell.col_span):
                names[col] += f" {cell.text}"
    return names


def _alike(names: Sequence[str]) -> int:
    """How many names stand over another column as well; none where that of the labels does: two tables."""
    said = [name for name in names if name.strip()]
    return 0 if names[0].strip() and names[0] in names[1:] else len(said) - len(set(said))

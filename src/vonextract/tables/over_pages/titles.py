"""The title of a spreadsheet, printed inside the grid of its table."""

from __future__ import annotations

from vonextract.tables.grid import rows_between
from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import rows_of


def without_title(part: PageTable) -> PageTable:
    """The part without the rows of a single text on top of it that an empty row sets apart.

    Where grid lines are printed, they run around the title above the table too. A text that begins in the
    middle of a sentence is no title: it is the rest of a cell that the page break before it cut.
    """
    rows = rows_of(part.cells, part.n_rows)
    filled = [[c for c in row if c.text] for row in rows]
    many = next((r for r, texts in enumerate(filled) if len(texts) > 1), 0)
    start = next((r for r in range(many, 0, -1) if not filled[r - 1]), 0)
    crossed = any(c.row < start < c.row + c.row_span for c in part.cells)
    title = [c.text for texts in filled[:start] for c in texts]
    if crossed or not title or title[0][0].islower() or part.n_rows - start < SETTINGS.titled_rows:
        return part
    reason = f"its first {start} rows are a title, set apart by an empty row"
    return rows_between(part, start, part.n_rows, reason)

"""Pages with more borders, words or lines than are read: what is left out there must be told."""

from __future__ import annotations

from vonextract.layout.model import PageText
from vonextract.pdf.model import Page
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.edges import count_edges, page_edges
from vonextract.tables.lattice import components, positions
from vonextract.tables.settings import SETTINGS as TABLES


def overdrawn(page: Page) -> str | None:
    """Why borders drawn on the page are not read, as the end of a sentence; None when all are."""
    count = count_edges(page)
    if count > TABLES.max_edges:
        return f"more than {TABLES.max_edges} borders are drawn"
    if (count / 2) ** 2 < TABLES.max_cells:
        return None
    for part in components(page_edges(page)):
        box = part.box
        n_cols = len(positions([e.pos for e in part.vertical], box.x0, box.x1)) - 1
        n_rows = len(positions([e.pos for e in part.horizontal], box.top, box.bottom)) - 1
        if n_cols * n_rows > TABLES.max_cells:
            return f"a grid has {n_rows} rows and {n_cols} columns, more than {TABLES.max_cells} cells"
    return None


def overfull(text: PageText) -> str | None:
    """Why tables without borders are not looked for, as the end of a sentence; None when they are."""
    words = len(text.body)
    if words > ALIGNMENT.max_words:
        return f"it holds more than {ALIGNMENT.max_words} words"
    if words > ALIGNMENT.max_lines and len({round(w.baseline, 1) for w in text.body}) > ALIGNMENT.max_lines:
        return f"it holds more than {ALIGNMENT.max_lines} lines"
    return None

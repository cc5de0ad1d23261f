"""All candidates of a page: what the engines see, and every region read by alignment."""

from __future__ import annotations

from collections.abc import Sequence, Set

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.regions import regions
from vonextract.tables.edges import page_edges
from vonextract.tables.model import PageTable
from vonextract.tables.panels import with_panels
from vonextract.tables.signs import with_signs


def candidates(text: PageText, seen: Sequence[PageTable], fixed: Set[int] = frozenset()) -> list[PageTable]:
    """Everything on the page that may be a table, most of it not: what was seen, and every region read.

    Args:
        text: the page.
        seen: tables that the engines propose.
        fixed: indices of words whose table is known; no candidate holds one of them.
    """
    bare, borders = BareEngine(), page_edges(text.page).horizontal
    found = [table for table in seen if fixed.isdisjoint(table.word_indices())]
    for words in regions(text, [table.box for table in seen]):
        if fixed and not fixed.isdisjoint(w.index for w in words):
            continue
        table = bare.read(text, words, borders)
        if table is not None:
            found.append(with_panels(with_signs(table)))
    return _distinct(found)


def _distinct(tables: Sequence[PageTable]) -> list[PageTable]:
    """The first of those that are the same grid of the same texts."""
    found: dict[object, PageTable] = {}
    for table in tables:
        grid = tuple((c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells if c.text)
        found.setdefault((table.n_rows, table.n_cols, grid), table)
    return list(found.values())

"""All candidates of a page: what the engines see, and every region read by alignment."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.regions import regions
from vonextract.tables.model import Engine, PageTable
from vonextract.tables.panels import with_panels
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.signs import with_signs
from vonextract.tables.tagged.engine import TaggedEngine


def candidates(text: PageText, seen: Sequence[PageTable]) -> list[PageTable]:
    """Everything on the page that may be a table, most of it not: what was `seen`, and every region read."""
    bare = BareEngine()
    seen = list(seen)
    for region in regions(text, [table.box for table in seen]):
        seen += [with_panels(with_signs(table)) for table in bare.propose(text, region)]
    return _distinct(seen)


def _distinct(tables: Sequence[PageTable]) -> list[PageTable]:
    found: dict[object, PageTable] = {}
    for table in tables:
        grid = tuple((c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells if c.text)
        found.setdefault((table.n_rows, table.n_cols, grid), table)
    return list(found.values())

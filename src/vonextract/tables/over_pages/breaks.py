"""Which tables of neighbouring pages are parts of one, as far as can be told before they are judged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.tables.model import LogicalTable, PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.headers import repeated_header
from vonextract.tables.over_pages.own_header import own_header
from vonextract.tables.settings import SETTINGS


def over_page_breaks(pages: Sequence[Sequence[PageTable]], between: Between) -> list[list[PageTable]]:
    """Of each page's tables, top to bottom, those that seem to go on from or to the next page.

    The last table of a page and the first of the next are taken for parts of one where their
    columns are as many and their ends stand at the same places; where text stands below the first, only
    if the second has no other header.
    """
    bound: list[list[PageTable]] = [[] for _ in pages]
    for number, (here, after) in enumerate(pairwise(pages)):
        if here and after and _one_shape(here[-1], after[0]) and _goes_on(here[-1], after[0], between):
            bound[number].append(here[-1])
            bound[number + 1].append(after[0])
    return [list({id(table): table for table in tables}.values()) for tables in bound]


def _one_shape(a: PageTable, b: PageTable) -> bool:
    near = max(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1))
    return a.n_cols == b.n_cols and near < 2 * SETTINGS.same_end


def _goes_on(here: PageTable, after: PageTable, between: Between) -> bool:
    """Whether tags speak for the second, the first ends its page, or both have one header."""
    table = LogicalTable.of(here)
    sure = after.method.startswith("tags") or between.ends_page(here)
    return sure or not own_header(after, table) or repeated_header(table, after) > 0

"""Whether what stands on top of a page begins a table of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import dropwhile

from vonextract.swedish.tokens import is_period
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.headers import header_height
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import (
    amount_columns,
    bold_share,
    heads_notes,
    is_amount,
    names_periods,
    rows_of,
)


def own_header(part: PageTable, table: LogicalTable) -> bool:
    """Whether the part begins with a header of its own.

    Marked by tags, or below the part's title, if it has one: bold above rows that are not, words or other
    periods over columns of amounts, what the table's header says behind another label.
    """
    if part.n_header_rows and part.method.split("+")[0] != "text":
        return True
    first, *below = _below_title(part)
    if names_header(first, amount_columns(table, header_height(table))):
        return True
    if len(first) < 2 or any(is_amount(c.text) for c in first):
        return False
    rest = [c for row in below for c in row]
    apart = bold_share(first) > SETTINGS.bold_header and bold_share(rest) < SETTINGS.plain_body
    return (bool(rest) and apart) or _names_anew(first, _below_title(table.parts[0])[0])


def names_header(row: Sequence[GridCell], amounts: Collection[int]) -> bool:
    """Whether a row says periods behind its label, one beside "Not", or words over amounts."""
    if names_periods(row) or _names_notes_and_period(row):
        return True
    if any(is_amount(c.text) for c in row):
        return False
    return sum(c.col in amounts and any(map(str.isalpha, c.text)) for c in row) > 1


def _names_notes_and_period(row: Sequence[GridCell]) -> bool:
    """Whether a row heads a column of notes and one of a period, or several read as one."""
    periods = any(is_period(word) for c in row for word in c.text.split())
    return periods and any(heads_notes(c.text) for c in row)


def is_title(cells: Sequence[GridCell]) -> bool:
    """Whether cells say nothing but what a title or the name of a group says: no text behind a label."""
    return all(c.col == 0 for c in cells if c.text)


def _below_title(part: PageTable) -> list[list[GridCell]]:
    """The texts of the part's rows from the first on that says more than a title."""
    rows = [[c for c in row if c.text] for row in rows_of(part.cells, part.n_rows)]
    return list(dropwhile(is_title, rows)) or [[]]


def _names_anew(row: Sequence[GridCell], header: Sequence[GridCell]) -> bool:
    """Whether a row says what a header says, behind a label of its own."""
    ours, theirs = ({c.col: c.text for c in cells} for cells in (row, header))
    label = ours.pop(0, "")
    return bool(label) and label != theirs.pop(0, "") and ours == theirs

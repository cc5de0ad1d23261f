"""A spreadsheet printed over several pages: the columns that did not fit stand on the next sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.tables.grid import cover
from vonextract.tables.model import LogicalTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.sheet_rows import repeated_columns, same_rows, sheet_rows
from vonextract.tables.roles import is_amount


def joined_sheets(tables: Sequence[LogicalTable], between: Between) -> list[LogicalTable]:
    """The tables, those put together whose columns go on with the same rows on the next sheets.

    Args:
        tables: in reading order, their rows whole.
        between: all pages of the document.
    """
    whole: list[LogicalTable] = []
    for table in tables:
        places = _places(whole[-1], table) if whole and _follows(whole[-1], table, between) else None
        if places is None:
            whole.append(table)
        else:
            _put_beside(whole[-1], table, places)
    return whole


def _follows(left: LogicalTable, right: LogicalTable, between: Between) -> bool:
    """Whether the right table is alone on as many sheets, right after those of the left.

    All sheets of the left come first, or each sheet of the right stands next to one of the left.
    """
    before = {left.parts[-1].page, left.parts[-min(len(left.parts), len(right.parts))].page}
    if right.parts[0].page - 1 not in before or len(left.parts) % len(right.parts):
        return False
    if any(map(between.words_above, right.parts)):
        return False
    return all(map(between.ends_page, left.parts))


def _places(left: LogicalTable, right: LogicalTable) -> list[int] | None:
    """The left table's row for each of the right one's, when none that states amounts is left over."""
    places = same_rows(left, right)
    if places is None or len(places) == left.n_rows:
        return places
    spare = [c for c in left.cells if c.row not in places and c.col > 0]
    whole = all(c.row_span == 1 for c in right.cells)
    return places if whole and not any(is_amount(c.text) for c in spare) else None


def _put_beside(left: LogicalTable, right: LogicalTable, places: Sequence[int]) -> None:
    """Add the right table's columns to the left one's, without those printed again."""
    repeated = repeated_columns(sheet_rows(left), sheet_rows(right), places)
    shift = left.n_cols - repeated
    added = [replace(c, row=places[c.row], col=c.col + shift) for c in right.cells if c.col >= repeated]
    left.n_cols += right.n_cols - repeated
    left.cells = cover(
        right.parts[0].page, [*left.cells, *added], left.n_rows, left.n_cols, left.parts[0].box
    )
    first = right.parts[0].page
    again = f", {repeated} printed again" if repeated else ""
    left.trace.append(f"page {first} has the same rows at the same heights: its columns go on{again}")
    left.n_header_rows = max(left.n_header_rows, right.n_header_rows)
    left.parts.extend(right.parts)
    left.confidence = min(left.confidence, right.confidence)

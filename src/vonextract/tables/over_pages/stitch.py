"""One table out of its parts on several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from vonextract.layout.model import PageText
from vonextract.tables.grid import cell_text
from vonextract.tables.hulls import hulls_of
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.carried import carried
from vonextract.tables.over_pages.cuts import cut_row, goes_on
from vonextract.tables.over_pages.facing import sideways
from vonextract.tables.over_pages.first_names import without_first_names
from vonextract.tables.over_pages.foot_header import with_foot_header
from vonextract.tables.over_pages.header_levels import read_levels
from vonextract.tables.over_pages.headers import (
    header_words,
    repeated_header,
    repeats_with,
    with_emptied_header,
    with_header,
    words_among,
)
from vonextract.tables.over_pages.label_spans import span_labels
from vonextract.tables.over_pages.last_label import with_last_label
from vonextract.tables.over_pages.level_above import with_level_above, with_spread_names
from vonextract.tables.over_pages.lost_names import with_lost_names
from vonextract.tables.over_pages.notes_apart import with_notes_apart
from vonextract.tables.over_pages.own_header import is_title, own_header
from vonextract.tables.over_pages.recut import fitted
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.over_pages.sheet_order import Sheet, downwards
from vonextract.tables.over_pages.sheet_rows import beside
from vonextract.tables.over_pages.sheet_tiles import METHOD
from vonextract.tables.over_pages.sheets import joined_sheets
from vonextract.tables.over_pages.texts_at_ends import without_closing_text, without_heading
from vonextract.tables.over_pages.titles import without_title
from vonextract.tables.roles import set_roles
from vonextract.tables.split import apart


def stitch(texts: Sequence[PageText], pages: Sequence[Sequence[PageTable]]) -> list[LogicalTable]:
    """The tables of the document, each whole over its pages.

    A single row, or what was read by the rows of another sheet, makes a table only as part of one
    on a page before or after.

    Args:
        texts: the pages.
        pages: the tables of each page, top to bottom, parallel to `texts`.
    """
    between = Between(texts)
    whole: list[LogicalTable] = []
    ended: list[LogicalTable] = []
    sheets = [
        Sheet(text, list(filter(None, (without_first_names(text, without_title(part)) for part in found))))
        for text, found in zip(texts, pages, strict=True)
    ]
    for text, found in _completed(downwards(sheets), between):
        open_table = _above(found, ended)
        ended = []
        if found and _on_next_sheet(found[0], whole, open_table):
            open_table = None
        tables = _with_carried(open_table, text, found, between) if open_table else found
        parts = _parted(tables, open_table)
        anew = bool(parts) and _heads_anew([*whole[-2:], *map(LogicalTable.of, parts[:2])], between)
        for i, part in enumerate(parts):
            joined = None
            if open_table is not None and not (anew and i == 0 and repeated_header(open_table, part)):
                joined = _joined(open_table, part, between, first=i == 0)
            if open_table is not None and joined is not None:
                _append(open_table, *joined)
            else:
                inner = without_closing_text(text, without_heading(text, part, tables), tables)
                named = with_lost_names(text, inner, tables)
                open_table = LogicalTable.of(with_level_above(text, with_spread_names(named), tables))
                whole.append(open_table)
            if between.ends_page(part):
                ended.append(open_table)
    kept = joined_sheets([table for table in whole if _is_whole(table)], between)
    kept = [table for table in kept if table.method != METHOD]
    kept.sort(key=lambda table: table.parts[0].page)
    kept = with_notes_apart(kept)
    for table in kept:
        read_levels(table)
        set_roles(table, table.n_header_rows)
        span_labels(table)
    return kept


def _above(found: Sequence[PageTable], ended: Sequence[LogicalTable]) -> LogicalTable | None:
    """Of tables beside each other that end the page before, the one that this page's first may go on with."""
    over = [table for table in ended if found and _same_columns(table.parts[-1], found[0])]
    return next(reversed(over or ended), None)


def _completed(sheets: Sequence[Sheet], between: Between) -> Iterator[Sheet]:
    """The sheets, each with what only the next one shows: a header at its end, the label of its last row."""
    for sheet, following in zip_longest(sheets, sheets[1:]):
        if following is None or not following.tables:
            yield sheet
            continue
        headed = with_foot_header(sheet, following, between)
        if headed.tables:
            last = with_last_label(headed.tables[-1], headed.text, following.tables[0], between)
            headed = Sheet(headed.text, [*headed.tables[:-1], last])
        yield headed


def _is_whole(table: LogicalTable) -> bool:
    """Whether it is more than a row or a single text, which make a table only as part of one."""
    return table.n_rows > 1 and sum(bool(cell.text) for cell in table.cells) > 1


def _on_next_sheet(part: PageTable, before: Sequence[LogicalTable], open_table: LogicalTable | None) -> bool:
    """Whether the part has further columns of a table just before it, not further rows of the open one."""
    if open_table is not None and repeated_header(open_table, part):
        return False
    return any(beside(table.parts[0], part) for table in before[-SETTINGS.most_sheets :])


def _with_carried(
    table: LogicalTable, text: PageText, tables: Sequence[PageTable], between: Between
) -> Sequence[PageTable]:
    """The page's tables, with the rows on top of it that go on with the table of the page before."""
    more = carried(table, text, tables, between)
    part = more and without_first_names(text, more)
    if part is None or _continuation(table, part, between) is None:
        return tables
    words = part.word_indices()
    return [part, *(t for t in tables if not t.word_indices() & words)]


def _parted(tables: Sequence[PageTable], before: LogicalTable | None) -> list[PageTable]:
    """The tables of a page, the first one cut where the header of the table before it comes again.

    What stands above that header is no part when it is nothing but a title.
    """
    if before is None or not tables or tables[0].n_cols != before.n_cols:
        return list(tables)
    header = [c for c in before.cells if c.row == 0]
    parts = apart(tables[0], header=header)
    titled = len(parts) > 1 and is_title(parts[0].cells)
    return [*parts[titled:], *tables[1:]]


def _heads_anew(tables: Sequence[LogicalTable], between: Between) -> bool:
    """Whether one header stands anew above each of several tables of a page that nothing else parts.

    On the next page it begins another of them then.

    Args:
        tables: the last ones of a page and the first ones of the next.
        between: what stands between them.
    """
    return any(
        len(upper.parts) == 1
        and between.are_neighbours(upper.parts[0], lower.parts[0])
        and repeated_header(upper, lower.parts[0])
        for upper, lower in pairwise(tables)
    )


def _joined(
    table: LogicalTable, part: PageTable, between: Between, *, first: bool
) -> tuple[PageTable, str] | None:
    """The part as it goes on with the table, and why it does, if it is the first or follows one that does."""
    if first:
        return _continuation(table, part, between)
    last = table.parts[-1]
    if len(table.parts) < 2 or not _same_columns(last, part) or not between.touch(last, part):
        return None
    completed = fitted(part, table)
    if completed is None or own_header(completed, table) or repeated_header(table, completed):
        return None
    return completed, f"page {part.page} goes on below in the same columns"


def _continuation(table: LogicalTable, part: PageTable, between: Between) -> tuple[PageTable, str] | None:
    """The part as it goes on with the table of the page before, and why it does; or None.

    A part that was read with other columns than the table, or without the header that stands
    above it, is completed.
    """
    last = table.parts[-1]
    if not _same_columns(last, part):
        return None
    above, said = between.words_above(part), header_words(table)
    close = [w for w in between.words_right_above(part) if not between.comes_again(w, last)]
    if (above and not repeats_with(above, part, said)) or not words_among(close, said):
        return None
    completed = fitted(with_emptied_header(part, between.words_taken_out(part), said), table)
    if completed is None:
        return None
    if above:
        completed = with_header(completed, table, above)
    head = repeated_header(table, completed)
    if head and between.leaves_room(last, part) and not between.is_continued(part):
        return None
    if head:
        return completed, f"page {part.page} repeats {head} header row(s) and goes on"
    if own_header(completed, table):
        return None
    return completed, f"page {part.page} goes on in the same columns without a header"


def _same_columns(a: PageTable, b: PageTable) -> bool:
    narrow, by = min(a.box.width, b.box.width), sideways(hulls_of(a), hulls_of(b))
    return min(a.box.x1, b.box.x1 + by) - max(a.box.x0, b.box.x0 + by) > SETTINGS.shared * narrow


def _append(table: LogicalTable, part: PageTable, reason: str) -> None:
    """Add the part's rows below the table's, its repeated header left out.

    Cells that a page break cut, and spanning cells that go on, become one cell each.
    """
    head = repeated_header(table, part)
    last = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    first = [c for c in part.cells if c.row == head]
    cut = cut_row(table, first)
    shift = table.n_rows - head - cut
    for cell in part.cells:
        if cell.row < head:
            continue
        above = last.get(cell.col) if cell.row == head else None
        moved = replace(cell, row=cell.row + shift)
        if above is not None and above.col_span == cell.col_span and (cut or goes_on(above, cell)):
            _extend(above, moved)
        elif cell.row > head or not cut:
            table.cells.append(moved)
        elif cell.row_span > 1:
            table.cells.append(replace(moved, row=moved.row + 1, row_span=moved.row_span - 1))
    table.n_rows = part.n_rows + shift
    table.parts.append(part)
    table.confidence = min(table.confidence, part.confidence)
    table.trace.append(reason + (", its first row completes the last one" if cut else ""))


def _extend(above: GridCell, below: GridCell) -> None:
    """Let the cell reach down over another, whose words it takes."""
    above.lines = [*above.lines, *below.lines]
    above.text = cell_text(above.lines)
    above.row_span = below.row + below.row_span - above.row

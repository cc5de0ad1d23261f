"""One table out of its parts on several pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vonextract.layout.model import PageText
from vonextract.tables.grid import cell_text
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.recut import recut
from vonextract.tables.roles import Rows, header_rows, is_amount, rows_of, set_roles
from vonextract.tables.settings import DEFAULT, TableSettings


def stitch(
    texts: Sequence[PageText], pages: Sequence[Sequence[PageTable]], settings: TableSettings = DEFAULT
) -> list[LogicalTable]:
    """The tables of the document, each whole over its pages.

    Args:
        texts: the pages.
        pages: the tables of each page, top to bottom, parallel to `texts`.
        settings: the knobs.
    """
    whole: list[LogicalTable] = []
    open_table: LogicalTable | None = None
    for text, tables in zip(texts, pages, strict=True):
        if not tables and text.body:
            open_table = None
        for i, part in enumerate(tables):
            reason = _continues(open_table, part, text, settings) if open_table and i == 0 else None
            if open_table is not None and reason is not None:
                _append(open_table, part, reason)
            else:
                open_table = _alone(part)
                whole.append(open_table)
        if tables and not _ends_page(tables[-1], text, settings):
            open_table = None
    for table in whole:
        set_roles(table, table.n_header_rows)
    return whole


def _alone(part: PageTable) -> LogicalTable:
    cells = [replace(c) for c in part.cells]
    return LogicalTable(
        [part],
        part.n_rows,
        part.n_cols,
        part.n_header_rows,
        cells,
        part.method,
        part.confidence,
        list(part.trace),
    )


def _ends_page(part: PageTable, text: PageText, settings: TableSettings) -> bool:
    """Whether nothing but footnotes and a page number stands below the table on its page."""
    own = part.word_indices()
    foot = (1 - settings.margin) * text.page.height
    below = [w for w in text.body if w.index not in own and w.box.y_mid > part.box.bottom and w.top < foot]
    if not below:
        return True
    small = settings.note_size * median(w.size for w in text.body)
    apart = min(w.top for w in below) - part.box.bottom > settings.note_gap
    return apart and all(w.size < small for w in below)


def _begins_page(part: PageTable, text: PageText, settings: TableSettings) -> bool:
    own = part.word_indices()
    head = settings.margin * text.page.height
    return not any(w.index not in own and head < w.bottom and w.box.y_mid < part.box.top for w in text.body)


def _continues(table: LogicalTable, part: PageTable, text: PageText, settings: TableSettings) -> str | None:
    """Why the part goes on with the table of the page before, or None."""
    last = table.parts[-1]
    if part.page != last.page + 1 or not _begins_page(part, text, settings):
        return None
    if not _same_columns(last, part) or (part.n_cols != table.n_cols and not recut(part, table)):
        return None
    head = repeated_header(table, part)
    if head:
        return f"page {part.page} repeats {head} header row(s) and goes on"
    rows = rows_of(part.cells, part.n_rows)
    if _own_header(rows, part):
        return None
    return f"page {part.page} goes on in the same columns without a header"


def _own_header(rows: Rows, part: PageTable) -> bool:
    """Whether the part begins with a header of its own: marked or bold above rows that are not."""
    if part.n_header_rows:
        return True
    first = [c for c in rows[0] if c.text]
    rest = [c for row in rows[1:] for c in row if c.text]
    if not first or not rest or any(is_amount(c.text) for c in first):
        return False
    return _bold_share(first) > 0.6 and _bold_share(rest) < 0.3 and len(first) > 1


def _bold_share(cells: Sequence[GridCell]) -> float:
    words = [w for c in cells for line in c.lines for w in line]
    return sum(w.bold for w in words) / len(words) if words else 0.0


def _same_columns(a: PageTable, b: PageTable) -> bool:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 0.7 * max(a.box.width, b.box.width)


def repeated_header(table: LogicalTable, part: PageTable) -> int:
    """How many rows at the top of the part repeat the table's header; 0 when none does."""
    ours = rows_of(table.parts[0].cells, table.parts[0].n_rows)
    theirs = rows_of(part.cells, part.n_rows)
    limit = max(1, header_rows(ours, table.n_cols, table.n_header_rows))
    count = 0
    while count < min(limit, len(theirs)) and _texts(ours[count]) == _texts(theirs[count]):
        count += 1
    return count if any(t for row in theirs[:count] for t in _texts(row)) else 0


def _texts(row: Sequence[GridCell]) -> list[str]:
    return ["".join(c.text.split()).casefold() for c in row]


def _append(table: LogicalTable, part: PageTable, reason: str) -> None:
    head = repeated_header(table, part)
    rows = rows_of(part.cells, part.n_rows)[head:]
    cut = bool(rows) and _cut_row(table, rows[0])
    if cut:
        _join_rows(table, rows[0])
    shift = table.n_rows - head - cut
    for row in rows[1 if cut else 0 :]:
        table.cells.extend(replace(c, row=c.row + shift) for c in row)
    table.n_rows = max(table.n_rows, part.n_rows + shift)
    table.parts.append(part)
    table.confidence = min(table.confidence, part.confidence)
    table.trace.append(reason + (", its first row completes the last one" if cut else ""))
    if head and not table.n_header_rows:
        table.n_header_rows = head


def _cut_row(table: LogicalTable, first: Sequence[GridCell]) -> bool:
    """Whether a part's first row is the rest of the table's last row."""
    last = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    filled = [c for c in first if c.text]
    if not filled or any(c.col not in last or last[c.col].col_span != c.col_span for c in filled):
        return False
    if any(is_amount(c.text) for c in filled):
        return False
    if all(c.col > 0 for c in filled):
        return all(last[c.col].text for c in filled) and not any(is_amount(last[c.col].text) for c in filled)
    goes_on = [
        c for c in filled if c.text[0].islower() and last[c.col].text and last[c.col].text[-1] not in ".:;!?"
    ]
    return len(goes_on) >= max(1, len(filled) // 2) and all(last[c.col].text for c in filled)


def _join_rows(table: LogicalTable, first: Sequence[GridCell]) -> None:
    last = {c.col: c for c in table.cells if c.row + c.row_span == table.n_rows}
    for cell in first:
        if cell.text:
            own = last[cell.col]
            own.lines = [*own.lines, *cell.lines]
            own.text = cell_text(own.lines)

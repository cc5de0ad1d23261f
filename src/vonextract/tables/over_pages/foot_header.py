"""The header at the end of a page whose first row of numbers stands on the next one.

Alone it is no table, or one without the columns that only its rows show. It is looked for as if the end of
its page stood right above these rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import cover, word_box
from vonextract.tables.lanes import lanes
from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.lost_names import look_up
from vonextract.tables.over_pages.recut import part_columns, row_cells
from vonextract.tables.over_pages.sheet_order import Sheet
from vonextract.tables.roles import is_amount, says_period


def with_foot_header(sheet: Sheet, following: Sheet, between: Between) -> Sheet:
    """The sheet, its last table a header alone where the next sheet begins with the rows below it.

    Args:
        sheet: a page and its tables.
        following: the next one.
        between: what stands between the two.
    """
    part = following.tables[0] if following.tables else None
    if part is None or part.n_header_rows or between.words_above(part):
        return sheet
    kept = [table for table in sheet.tables if not _is_nameless_end(table, part, between)]
    header = _header(sheet.text, kept, part)
    if header is None or not between.ends_page(header) or between.leaves_room(header, part):
        return sheet
    return Sheet(sheet.text, [*kept, header])


def _is_nameless_end(table: PageTable, part: PageTable, between: Between) -> bool:
    """Whether a table ends its page without a number, in other columns than the rows on the next page."""
    said = [cell.text for cell in table.cells if cell.text]
    other = table.n_cols != part.n_cols and between.ends_page(table)
    return other and not any(is_amount(text) and not says_period(text) for text in said)


def _header(text: PageText, above: Sequence[PageTable], part: PageTable) -> PageTable | None:
    """The last lines of a page as a header, and groups below it, over the columns of a part; or None."""
    taken = set().union(*(table.word_indices() for table in above))
    floor = max((table.box.bottom for table in above), default=0.0)
    columns, words = lanes(part), [w for w in text.body if w.index not in taken and w.y_mid > floor]
    borders = part_columns([part])
    if not columns or not words or borders is None:
        return None
    down = part.box.top - max(w.bottom for w in words)
    found = look_up(part, [lane.col for lane in columns], text_lines(_moved(w, down) for w in words))
    if found is None:
        return None
    names = {w.index for pieces in found.names.values() for piece in pieces for w in piece.words}
    rows = [names, *({w.index for w in line.words} for line in reversed(found.groups))]
    held = [[w for w in words if w.index in row] for row in rows]
    cells = [cell for row, here in enumerate(held) for cell in row_cells(row, here, borders, part)]
    box = word_box(w for row in held for w in row)
    made = [replace(cell, page=text.page.number, header=cell.row == 0) for cell in cells]
    return replace(
        part,
        page=text.page.number,
        box=box,
        n_rows=len(rows),
        cells=cover(text.page.number, made, len(rows), part.n_cols, box),
        n_header_rows=1,
        trace=["a header at the end of its page, over the columns of the next one"],
    )


def _moved(word: Word, down: float) -> Word:
    """The word so many points further down."""
    return replace(word, top=word.top + down, bottom=word.bottom + down, baseline=word.baseline + down)

"""Headings, captions and paragraphs that were read as the ends of a table without borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.geometry import bounding
from vonextract.layout.model import PageText
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import rows_of
from vonextract.tables.settings import SETTINGS as TABLES


def without_heading(text: PageText, part: PageTable) -> PageTable:
    """The part without the text on top of it that names none of its columns.

    That is a line by itself that reaches over several columns, and a line at the left that stands above all
    names of the header. What a border is drawn above, or tags or borders hold, belongs to the table.

    Args:
        text: its page.
        part: a table, or its first part.
    """
    if part.method.split("+")[0] != "text" or not part.n_header_rows:
        return part
    while part.n_rows > SETTINGS.titled_rows and _is_across(part) and not _ruled_above(text, part):
        part = _without_first_row(part)
    label = _label_above_names(part) if part.n_header_rows else None
    if label is None or _ruled_above(text, part):
        return part
    return _without_text(part, label)


def without_closing_text(text: PageText, part: PageTable, among: Sequence[PageTable] = ()) -> PageTable:
    """The part without the texts at its end that reach over further columns, or are bold above nothing.

    They are sources, headings, remarks and what follows. What a border is drawn below, but for that of
    another table, and what ends a page, may be a row.

    Args:
        text: its page.
        part: a table, or its first part.
        among: the tables of the page.
    """
    if part.method.split("+")[0] != "text":
        return part
    lowest = max((w.top for w in text.body), default=0.0)
    while part.n_rows > max(part.n_header_rows + 1, SETTINGS.titled_rows) and part.box.bottom < lowest:
        last = part.n_rows - 1
        text_alone = _is_across(part, last) or _is_heading(part, last) or _is_sentence(part, last)
        if not text_alone or _ruled_below(text, part, among):
            break
        part = _without_last_row(part)
    return part


def _is_across(part: PageTable, row: int = 0) -> bool:
    """Whether a row is one text that begins at the left and reaches over further columns."""
    held = [c for c in part.cells if c.row == row and c.text]
    if len(held) != 1 or held[0].col > 0 or held[0].row_span > 1:
        return False
    further = [c.box.x0 for c in part.cells if c.col > 0 and c.row != row and c.text and c.col_span == 1]
    return bool(further) and word_box(w for line in held[0].lines for w in line).x1 > min(further)


def _is_heading(part: PageTable, row: int) -> bool:
    """Whether a row is one bold text in the column of labels, most of which are not bold."""
    held = [c for c in part.cells if c.row == row and c.text]
    others = [c for c in part.cells if c.col == 0 and part.n_header_rows <= c.row < row and c.text]
    plain = sum(not _is_bold(c) for c in others)
    return len(held) == 1 and held[0].col == 0 and _is_bold(held[0]) and 2 * plain > len(others)


def _is_sentence(part: PageTable, row: int) -> bool:
    """Whether a row is one text that ends with a whole sentence."""
    held = [c for c in part.cells if c.row == row and c.text]
    if len(held) != 1 or held[0].col > 0:
        return False
    return text_lines([w for line in held[0].lines for w in line])[-1].sentence


def _is_bold(cell: GridCell) -> bool:
    return all(w.bold for line in cell.lines for w in line)


def _label_above_names(part: PageTable) -> GridCell | None:
    """The first text of the first row of the header, where it ends above all others in it."""
    first = [c for c in part.cells if c.row == 0 and c.text]
    label = next((c for c in first if c.col == 0 and c.col_span == 1 and c.row_span == 1), None)
    others = [w.top for c in first if c is not label for line in c.lines for w in line]
    if label is None or not others:
        return None
    bottom = max(w.bottom for line in label.lines for w in line)
    return label if bottom <= min(others) + SETTINGS.heading_over * label.lines[0][0].size else None


def _ruled_above(text: PageText, part: PageTable) -> bool:
    """Whether a border runs right above the part, over much of its width."""
    top = part.box.top
    return any(top - _near(part) <= y <= top + TABLES.touching for y in _borders(text, part))


def _ruled_below(text: PageText, part: PageTable, among: Sequence[PageTable]) -> bool:
    """Whether a border runs right below the part, over much of its width, and no other table begins there."""
    near, at, bottom = _near(part), TABLES.touching, part.box.bottom
    tops = [table.box.top for table in among if table.box.top > bottom]
    return any(
        bottom - at <= y <= bottom + near and not any(top - near <= y <= top + at for top in tops)
        for y in _borders(text, part)
    )


def _near(part: PageTable) -> float:
    return SETTINGS.heading_rule * next((c.lines[0][0].size for c in part.cells if c.lines), 0.0)


def _borders(text: PageText, part: PageTable) -> list[float]:
    """Where borders run over much of the part's width."""
    box = part.box
    return [
        edge.pos
        for edge in edges_of(text).horizontal
        if min(edge.hi, box.x1) - max(edge.lo, box.x0) > SETTINGS.shared * box.width
    ]


def _without_first_row(part: PageTable) -> PageTable:
    cells = [replace(c, row=c.row - 1) for c in part.cells if c.row > 0]
    return replace(
        part,
        box=bounding(c.box for c in cells),
        n_rows=part.n_rows - 1,
        n_header_rows=max(0, part.n_header_rows - 1),
        cells=cells,
        trace=[*part.trace, "its first row is a line across all columns: a heading"],
    )


def _without_last_row(part: PageTable) -> PageTable:
    last = part.n_rows - 1
    cells = [
        replace(c, row_span=min(c.row_span, last - c.row)) if c.row + c.row_span > last else c
        for c in part.cells
        if c.row < last
    ]
    bottom = max(w.bottom for c in cells for line in c.lines for w in line)
    return replace(
        part,
        box=part.box._replace(bottom=bottom),
        n_rows=last,
        cells=cells,
        trace=[*part.trace, "its last row is a line across columns: a text below it"],
    )


def _without_text(part: PageTable, label: GridCell) -> PageTable:
    rows = rows_of(part.cells, part.n_rows)
    top = min(w.top for c in rows[0] if c is not label for line in c.lines for w in line)
    cells = [_below(c, top) if c.row == 0 else c for c in part.cells]
    for cell in cells:
        if cell.row == label.row and cell.col == label.col:
            set_lines(cell, [])
    trace = [*part.trace, "the first text of its header stands above all names: a heading"]
    return replace(part, box=bounding(c.box for c in cells), cells=cells, trace=trace)


def _below(cell: GridCell, top: float) -> GridCell:
    return replace(cell, box=cell.box._replace(top=max(cell.box.top, top)))

"""Headings, captions and paragraphs that were read as the ends of a table without borders."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.swedish.units import states_money
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import rows_between, set_lines, word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.panels import of_numbers
from vonextract.tables.roles import is_amount, note_numbers
from vonextract.tables.settings import SETTINGS as TABLES


def without_heading(text: PageText, part: PageTable, among: Sequence[PageTable] = ()) -> PageTable:
    """The part without the text on top of it that names none of its columns and labels no numbers.

    That is a line by itself that reaches over several columns, a bold one that is all of the header, a text
    alone at the left above the border on top of the header,
    lines at the left that stand above all names of the header, and what all amounts are in, above any name.
    What a border is drawn above, but for that of another table, or tags or borders hold, belongs to it.

    Args:
        text: its page.
        part: a table, or its first part.
        among: the tables of the page.
    """
    drawn = part.method.split("+")[0] != "text"
    part = part if drawn and not part.open_columns else _without_unit(part)
    if drawn:
        return part
    while (
        part.n_rows > SETTINGS.titled_rows
        and (_stands_above(part) or _is_above_border(text, part))
        and not _ruled_above(text, part, among)
    ):
        part = rows_between(part, 1, part.n_rows, "its first row stands above all of it: a heading")
    count = _lines_above_names(part) if part.n_header_rows else 0
    return _without_lines(part, 0, count) if count and not _ruled_above(text, part, among) else part


def without_closing_text(text: PageText, part: PageTable, among: Sequence[PageTable] = ()) -> PageTable:
    """The part without the texts at its end that reach over further columns, or are bold above nothing.

    They are sources, headings, remarks and what follows. What a border is drawn below, but for that of
    another table, may be a row; so may what has a border beside it that begins further up, and what ends
    a page, unless it begins as a source does or, there, is a sentence over columns of amounts. Where
    columns are drawn, only a source is none of the table.

    Args:
        text: its page.
        part: a table, or its first part.
        among: the tables of the page.
    """
    method = part.method.split("+")[0]
    if method == "tags":
        return part
    lowest = max((w.top for w in text.body), default=0.0)
    while part.n_rows > max(part.n_header_rows + 1, SETTINGS.titled_rows):
        last, inside = part.n_rows - 1, part.box.bottom < lowest
        across, sentence = _is_across(part, last), _is_sentence(part, last)
        told = _is_source(part, last) or (across and sentence and of_numbers(part))
        text_alone = across or sentence or _is_heading(part, last)
        closing = told or (inside and text_alone) if method == "text" else _is_source(part, last)
        if not closing or _ruled_below(text, part, among):
            break
        if not _is_source(part, last) and _runs_down_beside(text, part):
            break
        part = rows_between(part, 0, last, "its last row is a line across columns: a text below it")
    return part


def _stands_above(part: PageTable) -> bool:
    """Whether the first row is one text that reaches over several columns, or all of a header, and bold."""
    return _is_across(part) or (part.n_header_rows == 1 and _is_heading(part, 0))


def _is_above_border(text: PageText, part: PageTable) -> bool:
    """Whether the first row is one text at the left, parted by a border from further rows of the header."""
    first, second = ([c for c in part.cells if c.row == row and c.text] for row in (0, 1))
    if part.n_header_rows < 2 or len(first) != 1 or first[0].col > 0 or len(second) < 2:
        return False
    bottom, top = (word_box(w for c in row for w in _words(c)) for row in (first, second))
    return any(bottom.y_mid < y < top.y_mid for y in _borders(text, part))


def _is_across(part: PageTable, row: int = 0) -> bool:
    """Whether a row is one text that begins at the left and reaches over further columns."""
    held = [c for c in part.cells if c.row == row and c.text]
    if len(held) != 1 or held[0].row_span > 1:
        return False
    own = word_box(_words(held[0]))
    others = [c for c in part.cells if c.row != row and c.text and c.col_span == 1]
    further = [c.box.x0 for c in others if c.col > 0]
    at_left = held[0].col == 0 or own.x0 < min((c.box.x0 for c in others if c.col == 0), default=0.0)
    return at_left and bool(further) and own.x1 > min(further)


def _is_heading(part: PageTable, row: int) -> bool:
    """Whether a row is one bold text in the column of labels, most of which are not bold."""
    held = [c for c in part.cells if c.row == row and c.text]
    others = [c for c in part.cells if c.col == 0 and part.n_header_rows <= c.row != row and c.text]
    plain = sum(not _is_bold(c) for c in others)
    return len(held) == 1 and held[0].col == 0 and _is_bold(held[0]) and 2 * plain > len(others)


def _is_sentence(part: PageTable, row: int) -> bool:
    """Whether a row is one text that ends with a whole sentence."""
    held = [c for c in part.cells if c.row == row and c.text]
    if len(held) != 1 or held[0].col > 0:
        return False
    return text_lines(_words(held[0]))[-1].sentence


def _is_source(part: PageTable, row: int) -> bool:
    """Whether a row is one text that begins as a source or a remark does, not as a note of the accounts."""
    held = [c for c in part.cells if c.row == row and c.text]
    if len(held) != 1 or held[0].col > 0 or note_numbers().match(held[0].text):
        return False
    return text_lines(_words(held[0]))[0].note


def _words(cell: GridCell) -> list[Word]:
    return [w for line in cell.lines for w in line]


def _is_bold(cell: GridCell) -> bool:
    return all(w.bold for w in _words(cell))


def _without_unit(part: PageTable) -> PageTable:
    """The part without the text above all of its names that says what its amounts are in: "(mnkr)"."""
    first = [c for c in part.cells if c.row == 0 and c.text]
    if not first:
        return part
    top = min(first, key=lambda c: c.lines[0][0].baseline)
    line = top.lines[0]
    below = [[words for words in c.lines if words is not line] for c in first]
    level = any(w.top < line[0].y_mid for lines in below for words in lines for w in words)
    amounts = any(is_amount(" ".join(w.text for words in lines for w in words)) for lines in below)
    if level or amounts or not states_money(" ".join(w.text for w in line)):
        return part
    if len(top.lines) > 1:
        return _without_lines(part, top.col, 1)
    alone = len(first) == 1 and part.n_rows > SETTINGS.titled_rows
    return rows_between(part, 1, part.n_rows, "its first row says what its amounts are in") if alone else part


def _lines_above_names(part: PageTable) -> int:
    """How many lines of the header's first text end above all others: the whole, or those before a blank.

    Lines in larger type than the names are a heading whatever stands below them.
    """
    first = [c for c in part.cells if c.row == 0 and c.text]
    label = next((c for c in first if c.col == 0 and c.col_span == 1), None)
    others = [w for c in first if c is not label for line in c.lines for w in line]
    if label is None or not others:
        return 0
    size, top, count = label.lines[0][0].size, min(w.top for w in others), 0
    larger = SETTINGS.names_heading * median(w.size for w in others)
    for number, line in enumerate(label.lines, start=1):
        bottom = max(w.bottom for w in line)
        if bottom > top + SETTINGS.heading_over * size:
            break
        below = min((w.top for rest in label.lines[number:] for w in rest), default=math.inf)
        if below - bottom > SETTINGS.names_pitch * size or line[0].size > larger:
            count = number
    return count


def _ruled_above(text: PageText, part: PageTable, among: Sequence[PageTable]) -> bool:
    """Whether a border runs right above the part, over much of its width, and no other table ends there."""
    near, at, top = _near(part), TABLES.touching, part.box.top
    bottoms = [table.box.bottom for table in among if table.box.bottom < top]
    return any(
        top - near <= y <= top + at and not any(bottom - at <= y <= bottom + near for bottom in bottoms)
        for y in _borders(text, part)
    )


def _ruled_below(text: PageText, part: PageTable, among: Sequence[PageTable]) -> bool:
    """Whether a border runs right below the part, over much of its width, and no other table begins there."""
    near, at, bottom = _near(part), TABLES.touching, part.box.bottom
    tops = [table.box.top for table in among if table.box.top > bottom]
    return any(
        bottom - at <= y <= bottom + near and not any(top - near <= y <= top + at for top in tops)
        for y in _borders(text, part)
    )


def _runs_down_beside(text: PageText, part: PageTable) -> bool:
    """Whether a border at a side of the part runs from above its last row to the end of that."""
    last = word_box(w for c in part.cells if c.row == part.n_rows - 1 for w in _words(c))
    near, box = _near(part), part.box
    return any(
        edge.lo < last.top - near
        and edge.hi >= last.bottom - near
        and (box.x0 - near <= edge.pos <= box.x0 or box.x1 <= edge.pos <= box.x1 + near)
        for edge in edges_of(text).vertical
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


def _without_lines(part: PageTable, col: int, count: int) -> PageTable:
    """The part without the first lines of a text on top of its header, by its column."""
    cells = [replace(c) for c in part.cells]
    label = next(c for c in cells if c.row == 0 and c.col == col)
    set_lines(label, [w for line in label.lines[count:] for w in line])
    names = word_box(w for c in cells if c.row == 0 for line in c.lines for w in line)
    label.box = label.box._replace(bottom=max(label.box.bottom, names.bottom))
    for cell in cells:
        if cell.row == 0:
            cell.box = cell.box._replace(top=max(cell.box.top, names.top))
    trace = [*part.trace, "a text of its header stands above all names: a heading, or a unit"]
    return replace(part, box=bounding(c.box for c in cells), cells=cells, trace=trace)

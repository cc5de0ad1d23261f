"""Lines on top of a page that go on in the columns of the table on the page before.

Alone they may be too little to be seen as a table: a few texts without a header, a row whose
first line has nothing but a label. With the columns known, they are read for what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.body_rows import Row, group_rows, told_apart
from vonextract.tables.alignment.corridors import Column, Cut
from vonextract.tables.alignment.cut_lines import CutLine, cut_lines, is_value
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import cover, set_lines, word_box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.between import Between
from vonextract.tables.over_pages.headers import header_height, header_words, same_words
from vonextract.tables.over_pages.own_header import names_header
from vonextract.tables.over_pages.recut import table_columns
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import amount_columns


def carried(
    table: LogicalTable, text: PageText, tables: Sequence[PageTable], between: Between
) -> PageTable | None:
    """The table's rows on top of the page, below its running head; None when nothing there goes on with it.

    Args:
        table: reaches the end of the page before.
        text: the page.
        tables: what was found on the page; only a first one that is read from alignment, and has
            no header or the table's, is read anew.
        between: what stands on the pages.
    """
    first = tables[0] if tables else None
    columns = table_columns(table)
    if columns is None or len(columns) < 2 or "tags" in table.parts[-1].method:
        return None
    header = _repeated_header(table, text)
    anew = first is not None and first.method == "text" and (bool(header) or not _has_header(first))
    others = tables[1:] if anew else tables
    held = {i for t in others for i in t.word_indices()}
    end = min((t.box.top for t in others), default=text.page.height)
    words = [w for w in text.body if w.index not in held | header and w.bottom < end + 1]
    before = table.parts[-1]
    below = dropwhile(lambda line: all(between.comes_again(w, before) for w in line.words), text_lines(words))
    lines = list(below)
    cut = [_parted(line, columns) for line in cut_lines(lines[: ALIGNMENT.max_lines], columns)]
    taken = _taken(cut, table, columns, ends_page=len(cut) == len(lines) and not others)
    if first is not None and anew and not _outdoes(taken, header, first, len(columns)):
        return None
    if not taken or not _of_its_kind(taken, table):
        return None
    rows = group_rows(taken, columns, [])
    sure = bool(header) or (len(rows) > 1 and told_apart(taken, rows))
    return _part(rows, columns, table, text.page.number) if sure or not _overlong(rows, table) else None


def _has_header(table: PageTable) -> bool:
    """Whether a table has one; none does where most texts of the first row below go on in lower case."""
    below = [cell.text for cell in table.cells if cell.row == table.n_header_rows and cell.text]
    going_on = [text for text in below if text[0].islower()]
    return table.n_header_rows > 0 and not (len(below) > 1 and 2 * len(going_on) > len(below))


def _repeated_header(table: LogicalTable, text: PageText) -> set[int]:
    """Indices of the words on top of the page, if they say what the table's header says."""
    said = header_words(table)
    if not said or not {w.text for w in said} <= {w.text for w in text.body}:
        return set()
    top: list[Word] = []
    for line in text_lines(text.body):
        top += line.words
        if len(top) >= len(said):
            break
    return {w.index for w in top} if same_words(top, said) else set()


def _taken(
    lines: Sequence[CutLine], table: LogicalTable, columns: Sequence[Column], *, ends_page: bool
) -> list[CutLine]:
    """The lines from the top that keep to the columns, without labels at their end that name what follows.

    A header ends them: the labels right above it are the title of another table, and lines without one
    its first names.

    Args:
        lines: on top of the page.
        table: reaches the end of the page before.
        columns: its columns.
        ends_page: whether nothing stands below the lines: one label at their end is a row then.
    """
    body = [w for c in table.parts[-1].cells for line in c.lines for w in line]
    size = sorted(w.size for w in body)[len(body) // 2]
    reach = max(SETTINGS.row_step * _step(table), SETTINGS.empty_row * size)
    amounts = amount_columns(table, header_height(table))
    kept: list[CutLine] = []
    for line in lines:
        far = bool(kept) and line.line.baseline - kept[-1].line.baseline > reach
        if far or not _keeps_to(line, columns, size):
            break
        if names_header(_cells(line), amounts):
            kept = _without_first_names(kept, line, size)
            break
        kept.append(line)
    last = max((i for i, line in enumerate(kept) if line.columns != {0}), default=-1)
    if ends_page and len(kept) == len(lines) and last >= 0 and _is_label(kept[last + 1 :]):
        return kept
    while 0 <= last < len(kept) - 1 and _wraps(kept[last], kept[last + 1], size):
        last += 1
    return kept[: last + 1]


def _is_label(lines: Sequence[CutLine]) -> bool:
    """Whether lines say one label: those below the first go on in lower case."""
    return all(line.line.words[0].text[0].islower() for line in lines[1:])


def _without_first_names(kept: list[CutLine], header: CutLine, size: float) -> list[CutLine]:
    """The lines without those right above a line of a header that have no label and no amount."""
    first = len(kept)
    for above, below in reversed(list(pairwise([*kept, header]))):
        if 0 in above.columns or above.numbers or not _is_next(above, below, size):
            break
        first -= 1
    return kept[:first]


def _cells(line: CutLine) -> list[GridCell]:
    """The line's texts as cells of a row."""
    cells = []
    for cut in line.cuts:
        cell = GridCell(0, cut.first, 1, 1 + cut.last - cut.first, word_box(cut.words))
        set_lines(cell, cut.words)
        cells.append(cell)
    return cells


def _parted(line: CutLine, columns: Sequence[Column]) -> CutLine:
    """The line, a label longer than those before, such as a sum's, parted from the number beside it."""
    words, size = line.cuts[0].words, line.line.size
    for at in range(1, len(words)) if (line.cuts[0].first, line.cuts[0].last) == (0, 1) else ():
        wide = words[at].x0 - words[at - 1].x1 > SETTINGS.edge * size
        if wide and words[at].x0 > columns[1].left and is_value(words[at:]):
            return CutLine(line.line, [Cut(0, 0, words[:at]), Cut(1, 1, words[at:]), *line.cuts[1:]])
    return line


def _step(table: LogicalTable) -> float:
    """The widest step between neighbouring lines of the table's last part, its header left out."""
    part = table.parts[-1]
    words = (w for c in part.cells if c.row >= part.n_header_rows for line in c.lines for w in line)
    heights = sorted({round(w.baseline, 1) for w in words})
    return max((b - a for a, b in pairwise(heights)), default=0.0)


def _keeps_to(line: CutLine, columns: Sequence[Column], size: float) -> bool:
    """Whether the line's texts are set in the table's type and each begins inside a column of its own."""
    noted = line.line.note and 0 in line.columns
    if abs(line.line.size - size) > SETTINGS.same_size * size or line.line.contents_entry or noted:
        return False
    ends = [*(cut.words[0].x0 - SETTINGS.edge * size for cut in line.cuts[1:]), 0.0]
    return all(
        cut.first == cut.last
        and cut.words[0].x0 > columns[cut.first].left - SETTINGS.edge * size
        and (
            cut.words[-1].x1 < columns[cut.first].right + SETTINGS.edge * size
            or (cut.first == 0 and cut.words[-1].x1 < end)
        )
        for cut, end in zip(line.cuts, ends, strict=True)
    )


def _wraps(above: CutLine, line: CutLine, size: float) -> bool:
    """Whether a line with one text follows so close that it goes on the row above."""
    return len(line.columns) == 1 and _is_next(above, line, size)


def _is_next(above: CutLine, line: CutLine, size: float) -> bool:
    """Whether a line stands as close below another as lines of one cell do."""
    return line.line.baseline - above.line.baseline < SETTINGS.tight * SETTINGS.cell_step * size


def _outdoes(taken: Sequence[CutLine], header: set[int], first: PageTable, n_cols: int) -> bool:
    """Whether lines and header hold all of the table found there, and more, or it has other columns."""
    words = header | {w.index for line in taken for w in line.line.words}
    here = first.word_indices()
    return here < words or (here == words and first.n_cols != n_cols)


def _of_its_kind(lines: Sequence[CutLine], table: LogicalTable) -> bool:
    """Whether most texts that the lines set in columns of amounts have digits or stand for a number."""
    amounts = amount_columns(table)
    cuts = [cut for line in lines for cut in line.cuts if cut.first in amounts]
    alike = sum(is_value(cut.words) or any(map(_has_digit, cut.words)) for cut in cuts)
    return 2 * alike >= len(cuts)


def _has_digit(word: Word) -> bool:
    return any(map(str.isdigit, word.text))


def _overlong(rows: Sequence[Row], table: LogicalTable) -> bool:
    """Whether a row has far more lines than any of the table: lines that nothing groups into rows."""
    most = max((len(c.lines) for c in table.cells), default=1)
    return max(len(row.lines) for row in rows) > max(SETTINGS.long_row, 2 * most)


def _part(rows: Sequence[Row], columns: Sequence[Column], table: LogicalTable, page: int) -> PageTable:
    cells = []
    for number, row in enumerate(rows):
        for column in range(len(columns)):
            words = [w for line in row.lines for cut in line.cuts if cut.first == column for w in cut.words]
            if words:
                cell = GridCell(number, column, 1, 1, bounding(w.box for w in words), page=page)
                set_lines(cell, words)
                cells.append(cell)
    box = bounding(line.line.box for row in rows for line in row.lines)
    whole = cover(page, cells, len(rows), len(columns), box)
    trace = [f"{len(rows)} rows on top of page {page} stand in the columns of the page before"]
    return PageTable(page, box, len(rows), len(columns), whole, "text", table.confidence, trace)

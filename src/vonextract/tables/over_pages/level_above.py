"""The uppermost level of a header: names that span several columns, left above a table or over one of each.

"2023" and "2024" over "Kvinnor" and "Män" twice, or one text over some of the columns. Without it two columns
have one name, and what the numbers say is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.header import HeaderCell, repetitions_under, runs_under, set_off
from vonextract.tables.alignment.header_texts import texts_over
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.grid import cover, set_lines
from vonextract.tables.hulls import hulls_of
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.over_pages.above import lines_above
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import is_amount, rows_of
from vonextract.tables.settings import SETTINGS as TABLES


def with_level_above(text: PageText, table: PageTable, among: Sequence[PageTable]) -> PageTable:
    """The table, with the line right above its header that holds names of several columns.

    Args:
        text: its page.
        table: the whole of it, or its first part.
        among: the tables of the page, whose words are taken.
    """
    above = lines_above(text, table, among)
    if not 0 < table.n_header_rows < TABLES.header_rows or not above:
        return table
    cells = _top_cells(table)
    line = above[-1]
    size = median(w.size for c in cells for words in c.lines for w in words)
    if table.box.top - max(w.bottom for w in line.words) > SETTINGS.names_pitch * size or not _may_name(line):
        return table
    texts = texts_over(line, [Column(c.x0, c.x1, c.x0, c.x1) for c in cells])
    runs = repetitions_under(cells, texts) or _runs(cells, texts, size)
    return _with_level(table, texts, runs) if runs else table


def with_spread_names(table: PageTable) -> PageTable:
    """The table, the names in its first row spread over the columns whose names come again below them.

    No border says how far they reach; each stands over a part of the columns that are its own.
    """
    rows = rows_of(table.cells, table.n_rows)
    if table.n_rows <= 2 or any(is_amount(c.text) for row in rows[:2] for c in row):
        return table
    named = {c.col for c in rows[1] if c.text}
    top = [c for c in rows[0] if c.text and c.row_span == 1 and not named.isdisjoint(_columns(c))]
    spread = {id(c) for c in top}
    lower = [replace(c, row=0, row_span=max(1, c.row_span - 1)) for c in rows[0] if id(c) not in spread]
    lower += [replace(c, row=c.row - 1) for row in rows[1:] for c in row]
    inner = replace(table, n_rows=table.n_rows - 1, cells=[c for c in lower if c.text or c.row > 0])
    texts = [[w for line in c.lines for w in line] for c in top]
    runs = repetitions_under(_top_cells(inner), texts)
    spans = [len(runs.get(id(words), [])) for words in texts]
    if not all(spans) or spans == [c.col_span for c in top]:
        return table
    return replace(_with_level(inner, texts, runs), n_header_rows=table.n_header_rows)


def _columns(cell: GridCell) -> range:
    return range(cell.col, cell.col + cell.col_span)


def _may_name(line: TextLine) -> bool:
    """Whether a line holds short texts, and is no caption."""
    short = all(len(p.words) <= SETTINGS.names_words and (p.period or not p.numeric) for p in line.pieces)
    return short and not line.caption


def _top_cells(table: PageTable) -> list[HeaderCell]:
    """The texts of the first row with the columns they name; of a column without a name its own texts."""
    found = [
        HeaderCell(cell.lines, first=cell.col, last=cell.col + cell.col_span - 1)
        for cell in table.cells
        if cell.row == 0 and cell.lines
    ]
    named = {col for cell in found for col in range(cell.first, cell.last + 1)}
    for col, hull in enumerate(hulls_of(table)):
        if hull and col not in named:
            words = [w for c in table.cells if c.col == col and c.col_span == 1 for ln in c.lines for w in ln]
            found.append(HeaderCell([sorted(words, key=lambda w: w.x0)], first=col, last=col))
    return sorted(found, key=lambda c: c.first)


def _runs(
    cells: Sequence[HeaderCell], texts: Sequence[list[Word]], size: float
) -> Mapping[int, Sequence[HeaderCell]]:
    """The cells that each text is set over, when one spans several; labels have texts of their own."""
    label, others = cells[:1], cells[1:]
    first = [t for t in texts[:1] if t[0].x0 < label[0].x1 and t[-1].x1 < others[0].x0] if others else []
    names = texts[len(first) :]
    runs = runs_under(others, names, size)
    if all(len(run) < 2 for run in runs.values()) or all(_flush(words, others, size) for words in names):
        return {}
    if max(_off(words, others, runs[id(words)], size) for words in names) > SETTINGS.level_off:
        return {}
    return {**runs, **{id(words): label for words in first}}


def _flush(words: Sequence[Word], cells: Sequence[HeaderCell], size: float) -> bool:
    """Whether a text begins or ends where a single cell does."""
    near = SETTINGS.level_flush * size
    return any(abs(words[0].x0 - c.x0) < near or abs(words[-1].x1 - c.x1) < near for c in cells)


def _off(words: Sequence[Word], cells: Sequence[HeaderCell], run: Sequence[HeaderCell], size: float) -> float:
    return set_off(words, cells, (cells.index(run[0]), cells.index(run[-1])), size)


def _with_level(
    table: PageTable, texts: Sequence[list[Word]], runs: Mapping[int, Sequence[HeaderCell]]
) -> PageTable:
    """The table with the texts on top, each over its columns; other names reach up beside them."""
    top = min(w.top for words in texts for w in words)
    over = {run[0].first: (words, run) for words in texts if (run := runs.get(id(words)))}
    spanned = {c.first for _, run in over.values() if len(run) > 1 for c in run}
    made: list[GridCell] = []
    for words, run in over.values():
        if len(run) > 1:
            place = Box(run[0].x0, top, run[-1].x1, max(w.bottom for w in words))
            cell = GridCell(
                0, run[0].first, 1, run[-1].last - run[0].first + 1, place, header=True, page=table.page
            )
            set_lines(cell, words)
            made.append(cell)
    for cell in table.cells:
        moved = replace(cell, row=cell.row + 1)
        if cell.row == 0 and cell.col not in spanned:
            moved = replace(cell, row_span=cell.row_span + 1, box=cell.box._replace(top=top))
            words, run = over.get(cell.col, ([], []))
            if words:
                set_lines(moved, [*words, *(w for line in cell.lines for w in line)])
        made.append(moved)
    box = table.box._replace(top=top)
    return replace(
        table,
        box=box,
        n_rows=table.n_rows + 1,
        n_header_rows=table.n_header_rows + 1,
        cells=cover(table.page, made, table.n_rows + 1, table.n_cols, box),
        trace=[*table.trace, "names of several columns stand above the others"],
    )

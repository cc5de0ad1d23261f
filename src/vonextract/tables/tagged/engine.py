"""Tables that the structure tree states, checked against where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Tag
from vonextract.tables.grid import cover, set_lines, word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.tagged.settings import SETTINGS
from vonextract.tables.tagged.tagged_grid import TaggedRow, column_boxes, misplaced, place
from vonextract.tables.tagged.tagged_rows import read_rows
from vonextract.tables.word_groups import numbers_side_by_side


class TaggedEngine:
    """Reads Table, TR, TH and TD of the structure tree."""

    name = "tags"

    def propose(self, text: PageText) -> Sequence[PageTable]:
        """The tagged tables on the page."""
        if not text.page.tags:
            return []
        by_mcid: dict[int, list[Word]] = {}
        for word in text.words:
            if word.mcid >= 0 and word.index not in text.notes:
                by_mcid.setdefault(word.mcid, []).append(word)
        return [
            table
            for tag in innermost_tables(text.page.tags)
            if (table := self._table(text, tag, by_mcid)) is not None
        ]

    def _table(self, text: PageText, tag: Tag, by_mcid: dict[int, list[Word]]) -> PageTable | None:
        rows = read_rows(tag, by_mcid, text)[: TABLES.max_rows_tagged]
        if not rows:
            return None
        page = text.page.number
        box = word_box(w for r in rows for w in r.words())
        n_cols = place(rows)
        cells = cover(page, _grid_cells(rows, n_cols, page, box), len(rows), n_cols, box)
        doubts = _doubts(rows, cells, n_cols)
        return PageTable(
            page,
            box,
            len(rows),
            n_cols,
            cells,
            self.name,
            max(SETTINGS.confidence_least, SETTINGS.confidence - SETTINGS.per_doubt * len(doubts)),
            [f"structure tree: {len(rows)} rows, {n_cols} columns", *doubts],
            _head_rows(rows),
        )


def innermost_tables(roots: Sequence[Tag]) -> Iterator[Tag]:
    """Table nodes that hold no other table: an outer one lays out the page."""
    for root in roots:
        for tag in root.walk():
            if tag.role == "Table" and not any(t.role == "Table" for c in tag.children for t in c.walk()):
                yield tag


def _grid_cells(rows: Sequence[TaggedRow], n_cols: int, page: int, box: Box) -> list[GridCell]:
    """Cells whose boxes are their column's width by their row's height."""
    columns = column_boxes(rows, n_cols, box)
    cells = []
    for item in (c for row in rows for c in row.cells):
        last_row, last_col = item.row + item.row_span - 1, item.col + item.col_span - 1
        own = [w.box for w in item.words]
        place_box = Box(
            min([columns[item.col][0], *(b.x0 for b in own)]),
            min([rows[item.row].top, *(b.top for b in own)]),
            max([columns[last_col][1], *(b.x1 for b in own)]),
            max([rows[last_row].bottom, *(b.bottom for b in own)]),
        )
        cell = GridCell(item.row, item.col, item.row_span, item.col_span, place_box, page=page)
        set_lines(cell, item.words)
        cell.header = item.header
        cells.append(cell)
    return cells


def _head_rows(rows: list[TaggedRow]) -> int:
    """Rows at the top that stand in a THead or hold header cells only."""
    count = 0
    for row in rows:
        if not (row.words() and (row.head or all(c.header or not c.words for c in row.cells))):
            break
        count += 1
    return count if count < len(rows) else 0


def _doubts(rows: list[TaggedRow], cells: list[GridCell], n_cols: int) -> list[str]:
    """What speaks against the tags, one sentence each."""
    doubts = []
    if misplaced(rows, n_cols) > TABLES.misplaced:
        doubts.append("cells stand outside their columns")
    if sum(c.row_span * c.col_span for c in cells) != len(rows) * n_cols:
        doubts.append("cells overlap each other")
    if _rows_overlap(rows):
        doubts.append("rows stand at the same height")
    if _cells_out_of_order(cells):
        doubts.append("cells of a row do not stand from left to right")
    if len(cells) < 2:
        doubts.append("a single cell")
    if any(numbers_side_by_side(line) for cell in cells if not cell.header for line in cell.lines):
        doubts.append("a cell holds numbers side by side")
    if any(row.foreign for row in rows):
        doubts.append("rows hold other things than cells")
    return doubts


def _rows_overlap(rows: list[TaggedRow]) -> bool:
    extents = []
    for row in rows:
        words = [w for c in row.cells if c.row_span <= 1 for w in c.words]
        if words:
            box = word_box(words)
            extents.append((box.top, box.bottom))
    return any(
        t2 < t1 or min(b1, b2) - max(t1, t2) > TABLES.row_overlap * min(b1 - t1, b2 - t2)
        for (t1, b1), (t2, b2) in pairwise(extents)
    )


def _cells_out_of_order(cells: list[GridCell]) -> bool:
    filled = [c for c in cells if c.lines]
    wrong = sum(a.row == b.row and b.box.x0 < a.box.x_mid for a, b in pairwise(filled))
    return wrong > SETTINGS.misplaced * len(filled)

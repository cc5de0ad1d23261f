"""Rows that the structure tree states: those with words, and the empty ones that stand among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from statistics import median

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import ABSENT, Tag
from vonextract.tables.grid import word_box
from vonextract.tables.tagged.settings import SETTINGS
from vonextract.tables.tagged.tagged_grid import TaggedCell, TaggedRow

_CELLS = {"TD", "TH", ABSENT}


def table_rows(table: Tag) -> Iterator[tuple[Tag, bool]]:
    """The rows of a table, absent ones too, and whether each stands in a THead."""

    def walk(tag: Tag, head: bool) -> Iterator[tuple[Tag, bool]]:
        for child in tag.children:
            if child.role in ("TR", ABSENT):
                yield child, head
            else:
                yield from walk(child, head or child.role == "THead")

    return walk(table, False)


def read_rows(table: Tag, by_mcid: Mapping[int, Sequence[Word]], text: PageText) -> list[TaggedRow]:
    """The rows with words, and the empty ones that have room between them or above the last border.

    The tree does not tell an empty row from one on another page: the space on this page does.

    Args:
        table: the node.
        by_mcid: the words of each marked content.
        text: the page.
    """
    rows = [_row(tag, head, by_mcid) for tag, head in table_rows(table)]
    held = [i for i, row in enumerate(rows) if row.words()]
    if not held:
        return []
    words = [w for i in held for w in rows[i].words()]
    size = median(w.size for w in words)
    kept: list[TaggedRow] = []
    for i, below in zip_longest(held, held[1:]):
        kept.append(rows[i])
        run = rows[i + 1 : below]
        if run:
            bottom = rows[i].bottom
            end = _border_below(bottom, len(run) * size, words, text) if below is None else rows[below].top
            kept.extend(_placed(run, bottom, end, size))
    return kept


def _row(row: Tag, head: bool, by_mcid: Mapping[int, Sequence[Word]]) -> TaggedRow:
    found = TaggedRow(head=head)
    for cell in row.children:
        mcids = dict.fromkeys(m for tag in cell.walk() for m in tag.mcids)
        held = [w for m in mcids for w in by_mcid.get(m, ())]
        spans = max(1, cell.row_span), max(1, cell.col_span)
        found.cells.append(TaggedCell(*spans, cell.role == "TH", held))
        found.foreign = found.foreign or cell.role not in _CELLS
        found.marked = found.marked or bool(mcids)
        found.elsewhere = found.elsewhere or any(tag.role == ABSENT for tag in cell.children)
    words = found.words()
    if words:
        box = word_box(words)
        found.top, found.bottom = box.top, box.bottom
    return found


def _placed(run: Sequence[TaggedRow], top: float, bottom: float, size: float) -> Sequence[TaggedRow]:
    """The empty rows at their places between two heights; only the marked ones, or none, without room."""
    marked = [row for row in run if row.marked and not row.elsewhere]
    for rows in (run, marked):
        needed = (
            len(rows) * SETTINGS.empty_row - len(marked) * (SETTINGS.empty_row - SETTINGS.empty_marked)
        ) * size
        if rows and bottom - top >= needed:
            step = (bottom - top) / len(rows)
            for i, row in enumerate(rows):
                row.top, row.bottom = top + i * step, top + (i + 1) * step
            return rows
    return []


def _border_below(bottom: float, height: float, words: Sequence[Word], text: PageText) -> float:
    """The first border below the last text that leaves room for rows of so much text; else `bottom`.

    Where nothing stands below the table on its page, the rows may stand on the next one.
    """
    least, most = bottom + SETTINGS.empty_row * height, bottom + SETTINGS.empty_most * height
    if least > text.page.height:
        return bottom
    box = word_box(words)
    drawn = [*(r.box for r in text.page.rules if r.horizontal), *(f.box for f in text.page.fills)]
    ends = [b.bottom for b in drawn if min(b.x1, box.x1) - max(b.x0, box.x0) > 0.5 * box.width]
    end = min((y for y in ends if least <= y <= most), default=bottom)
    below = [w.y_mid for w in text.body if w.x0 < box.x1 and w.x1 > box.x0 and w.y_mid > bottom]
    return end if below and min(below) > end else bottom

"""Notes under a table that have no marker, such as its source: small type or a label right below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from vonextract.flow.blocks import FlowBlock
from vonextract.geometry import Box, bounding
from vonextract.layout.printed import FlowLine
from vonextract.notes.model import Note
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item
from vonextract.outline.settings import SETTINGS
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.model import LogicalTable
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def _label(words: Words) -> re.Pattern[str]:
    """What a note without a marker begins with."""
    return re.compile(rf"(?:{'|'.join(words.captions.below)})\b\s*[.:]")


def split_table_notes(
    items: Sequence[Item],
    headings: Sequence[Heading],
    tables: Sequence[LogicalTable],
    marked: Sequence[Note],
    body_size: float,
    vocabulary: Vocabulary,
) -> tuple[list[Item], list[Note]]:
    """The items without the unmarked notes that follow a table closely, and those as notes.

    Args:
        items: in reading order.
        headings: those among the items that are headings.
        tables: of the document; a note's `table` is an index into them.
        marked: the notes already found; what goes on below one of a table is another.
        body_size: type size of the running text.
        vocabulary: of the document.
    """
    taken = {id(h.block) for h in headings}
    of_table: dict[int | None, list[Note]] = defaultdict(list)
    for note in marked:
        of_table[note.table].append(note)
    feet = {id(table): _Foot(table, n, of_table[n], body_size) for n, table in enumerate(tables)}
    kept: list[Item] = []
    notes: list[Note] = []
    foot: _Foot | None = None
    for item in items:
        if not isinstance(item, FlowBlock):
            foot = feet.get(id(item))
        elif foot is not None and item.kind == "text" and id(item) not in taken and foot.takes(item):
            notes += [_note(lines, foot.number, vocabulary) for lines in _parted(item.lines)]
            continue
        else:
            foot = None
        kept.append(item)
    return kept, notes


class _Foot:
    """The lower edge of a table with the notes found under it so far.

    Attributes:
        number: of the table.
    """

    def __init__(self, table: LogicalTable, number: int, marked: Sequence[Note], body_size: float) -> None:
        self.number = number
        self._part = table.parts[-1]
        self._small = SETTINGS.note_size * body_size
        self._size = _type_size(table)
        self._bottom = self._part.box.bottom
        self._above = {note.box: self._size for note in marked if note.page == self._part.page}

    def takes(self, block: FlowBlock) -> bool:
        """Whether a block is a note of the table; if so, the next may follow below it."""
        for box in sorted(self._above, key=lambda box: box.top):
            above = box.bottom <= block.box.top + SETTINGS.note_slack
            if above and -SETTINGS.note_slack <= box.top - self._bottom <= SETTINGS.note_gap:
                self._bottom = box.bottom
        if not (
            block.page == block.last_page == self._part.page
            and -SETTINGS.note_slack <= block.box.top - self._bottom <= SETTINGS.note_gap
            and len(block.raw) <= SETTINGS.note_chars
            and (_label().match(block.raw) or self._unlike_rows(block))
        ):
            return False
        self._bottom = block.box.bottom
        self._above[block.box] = block.style.size
        return True

    def _unlike_rows(self, block: FlowBlock) -> bool:
        """Whether small type is no row that the table lost: smaller, across its columns, or below a note."""
        size = block.style.size
        if size > self._small:
            return False
        if size < self._size - SETTINGS.note_step or self._follows_note(block):
            return True
        return (
            self._crosses_columns(block)
            and block.box.top - self._bottom > SETTINGS.note_apart * self._row_gap()
        )

    def _follows_note(self, block: FlowBlock) -> bool:
        """Whether a note stands directly above, with the same left edge."""
        return any(
            box.bottom == self._bottom
            and abs(box.x0 - block.box.x0) <= 1
            and block.box.top - box.bottom <= block.style.size
            for box in self._above
        )

    def _crosses_columns(self, block: FlowBlock) -> bool:
        """Whether the block's text runs on over a place where every row is parted."""
        columns: dict[int, list[Box]] = defaultdict(list)
        for cell in self._part.cells:
            if cell.col_span == 1:
                columns[cell.col] += [word.box for line in cell.lines for word in line]
        boxes = [bounding(found) for _, found in sorted(columns.items()) if found]
        return any(
            left.x1 < right.x0 and block.box.x0 < left.x1 and right.x0 < block.box.x1
            for left, right in pairwise(boxes)
        )

    def _row_gap(self) -> float:
        """The usual distance between the words of two rows, in points; 0 for a single row."""
        rows: dict[int, list[Box]] = defaultdict(list)
        for cell in self._part.cells:
            if cell.row_span == 1:
                rows[cell.row] += [word.box for line in cell.lines for word in line]
        boxes = [bounding(found) for _, found in sorted(rows.items()) if found]
        gaps = [below.top - above.bottom for above, below in pairwise(boxes)]
        return max(median(gaps), 0.0) if gaps else 0.0


def _type_size(table: LogicalTable) -> float:
    """The type size of the table's own words; what is set alike may be rows it lost."""
    sizes = [word.size for cell in table.cells for line in cell.lines for word in line]
    return median(sizes) if sizes else 0.0


def _parted(lines: Sequence[FlowLine]) -> Iterator[list[FlowLine]]:
    """A block's lines note by note: each ends with a full stop before a line whose first word had room."""
    right = max(line.box.x1 for line in lines)
    begin = 0
    for i in range(1, len(lines)):
        above, word = lines[i - 1], lines[i].words[0]
        room = right - above.box.x1 - SETTINGS.word_gap * above.style.size
        if above.text.endswith(".") and word.text[0].isupper() and word.x1 - word.x0 < room:
            yield list(lines[begin:i])
            begin = i
    yield list(lines[begin:])


def _note(lines: Sequence[FlowLine], table: int, vocabulary: Vocabulary) -> Note:
    """Lines as a note without a marker."""
    words = {word.index for line in lines for word in line.words}
    text = join([line.text for line in lines], vocabulary)
    page = lines[0].page
    return Note("", text, page, bounding(line.box for line in lines), {page: words}, table)

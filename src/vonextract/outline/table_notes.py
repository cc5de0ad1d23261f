"""Notes under a table that have no marker: type smaller than its own right below it, such as its source."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from vonextract.layout.flow_model import FlowBlock
from vonextract.notes.model import Note
from vonextract.outline.headings import Heading
from vonextract.outline.items import Item
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.tables.model import LogicalTable

_SMALL = 0.86
_SMALLER = 0.4
_GAP = 26.0
_MAX_CHARS = 800


def split_table_notes(
    items: Sequence[Item],
    headings: Sequence[Heading],
    tables: Sequence[LogicalTable],
    body_size: float,
    vocabulary: Vocabulary,
) -> tuple[list[Item], list[Note]]:
    """The items without the small-type paragraphs that follow a table closely, and those as notes.

    Args:
        items: in reading order.
        headings: those among the items that are headings.
        tables: of the document; a note's `table` is an index into them.
        body_size: type size of the running text.
        vocabulary: of the document.
    """
    taken = {id(h.block) for h in headings}
    numbers = {id(table): n for n, table in enumerate(tables)}
    kept: list[Item] = []
    notes: list[Note] = []
    table: LogicalTable | None = None
    bottom = 0.0
    for item in items:
        if not isinstance(item, FlowBlock):
            table, bottom = item, item.parts[-1].box.bottom
        elif (
            table is not None
            and item.kind == "text"
            and id(item) not in taken
            and item.page == item.last_page == table.parts[-1].page
            and item.style.size <= _SMALL * body_size
            and item.style.size < _type_size(table) - _SMALLER
            and -1 <= item.box.top - bottom <= _GAP
            and len(item.raw) <= _MAX_CHARS
        ):
            notes.append(_note(item, numbers[id(table)], vocabulary))
            bottom = item.box.bottom
            continue
        else:
            table = None
        kept.append(item)
    return kept, notes


def _type_size(table: LogicalTable) -> float:
    """The type size of the table's own words; what is set alike may be rows it lost."""
    sizes = [word.size for cell in table.cells for line in cell.lines for word in line]
    return median(sizes) if sizes else 0.0


def _note(block: FlowBlock, table: int, vocabulary: Vocabulary) -> Note:
    """A paragraph as a note without a marker."""
    words = {word.index for line in block.lines for word in line.words}
    text = join(block.text_lines, vocabulary)
    return Note("", text, block.page, block.box, {block.page: words}, table)

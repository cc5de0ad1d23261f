"""Which table a note stands under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vonextract.notes.model import Note, Notes
from vonextract.notes.settings import SETTINGS
from vonextract.tables.model import LogicalTable, PageTable


def attach_tables(notes: Notes, tables: Sequence[LogicalTable]) -> None:
    """Say of each note under a table (asterisks, letters, "1)") which table it belongs to (`Note.table`).

    A note belongs to the table one of whose cells refers to it, if that table ends above it;
    without such a cell to the nearest table above it on its page. A number that running text
    refers to as well is a footnote of the page.

    Args:
        notes: of the document; their `table` is set here.
        tables: the document's tables, in order.
    """
    cells = {
        (part.page, index): number
        for number, table in enumerate(tables)
        for part in table.parts
        for index in part.word_indices()
    }
    owners: dict[int, list[int | None]] = defaultdict(list)
    for ref in notes.references:
        owners[id(ref.note)].append(cells.get((ref.page, ref.word), cells.get((ref.page, ref.anchor))))
    for note in notes.notes:
        note.table = _owner(note, owners[id(note)], tables)


def _owner(note: Note, owners: Sequence[int | None], tables: Sequence[LogicalTable]) -> int | None:
    """The table a note belongs to, given the tables of the cells that refer to it (None for running text)."""
    nearest = _nearest(note, tables)
    if note.marker.isdigit():
        return nearest if owners and set(owners) == {nearest} else None
    for table in owners:
        if table is not None and any(_above(part, note) for part in tables[table].parts):
            return table
    return nearest


def _above(part: PageTable, note: Note) -> bool:
    """Whether a part of a table stands before the note."""
    return part.page < note.page or (part.page == note.page and part.box.top <= note.box.top)


def _nearest(note: Note, tables: Sequence[LogicalTable]) -> int | None:
    """The table that ends closest above the note on its page."""
    best, distance = None, SETTINGS.table_gap
    for number, table in enumerate(tables):
        for part in table.parts:
            gap = note.box.top - part.box.bottom
            if part.page == note.page and -note.box.height <= gap < distance:
                best, distance = number, gap
    return best

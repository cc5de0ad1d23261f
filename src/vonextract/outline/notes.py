"""Notes and references, tied to the sections and cells of the Report."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.model import Footnote, FootnoteRef
from vonextract.notes.model import Note, Notes, Reference
from vonextract.outline.sections import Sections
from vonextract.tables.model import LogicalTable

Place = tuple[int, int, int]


def footnotes_and_refs(
    notes: Notes, tables: Sequence[LogicalTable], sections: Sections
) -> tuple[list[Footnote], list[FootnoteRef]]:
    """The Report's notes, and every linked reference with the section or cell that holds it."""
    table_ids = {id(table): i for i, table in enumerate(sections.tables, start=1)}
    footnotes = [_footnote(note, i, tables, table_ids) for i, note in enumerate(notes.notes, start=1)]
    note_ids = {id(note): i for i, note in enumerate(notes.notes, start=1)}
    cells = _cells(sections.tables, {reference.page for reference in notes.references})
    refs = [
        _ref(reference, note_ids[id(reference.note)], cells, sections)
        for reference in notes.references
        if reference.note is not None and id(reference.note) in note_ids
    ]
    return footnotes, refs


def _footnote(note: Note, number: int, tables: Sequence[LogicalTable], table_ids: dict[int, int]) -> Footnote:
    """A note as the Report's note."""
    table_id = table_ids.get(id(tables[note.table])) if note.table is not None else None
    return Footnote(
        footnote_id=number,
        marker=note.marker,
        text=note.text,
        page=note.page,
        table_id=table_id,
        box=note.box,
    )


def _cells(tables: Sequence[LogicalTable], pages: set[int]) -> dict[tuple[int, int], Place]:
    """(page, word) to (table id, row, column) for every word in a cell on these pages."""
    return {
        (cell.page, word.index): (table_id, cell.row, cell.col)
        for table_id, table in enumerate(tables, start=1)
        for cell in table.cells
        if cell.page in pages
        for line in cell.lines
        for word in line
    }


def _ref(
    reference: Reference, note_id: int, cells: dict[tuple[int, int], Place], sections: Sections
) -> FootnoteRef:
    """A reference as the Report's, in its section or cell."""
    table_id, row, col = cells.get((reference.page, reference.anchor), (None, None, None))
    section_id = sections.words.get((reference.page, reference.anchor)) or None
    if section_id is None and table_id is not None:
        section_id = sections.table_section[id(sections.tables[table_id - 1])]
    return FootnoteRef(
        footnote_id=note_id,
        section_id=section_id,
        table_id=table_id,
        row=row,
        col=col,
        page=reference.page,
        context=reference.context,
    )

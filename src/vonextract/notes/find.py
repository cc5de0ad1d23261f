"""Finding the notes of a document and taking them out of its pages.

Called between `page_texts` and `find_tables`: afterwards `PageText.body` holds neither the
notes nor their numbered markers, so that no table, heading or paragraph swallows them.
"""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import PageText
from vonextract.notes.model import Notes
from vonextract.pdf.model import Document
from vonextract.swedish.hyphens import Vocabulary
from vonextract.tables.model import LogicalTable


def page_notes(document: Document, texts: Sequence[PageText], vocabulary: Vocabulary | None = None) -> Notes:
    """Find footnotes, endnotes and table notes with the markers that refer to them.

    Marks the words of the notes and of the numbered markers in `PageText.notes`; a marker that
    is glued to its word is cut off the word's text. Asterisks in text and cells stay printed.

    Args:
        document: for tags and fonts.
        texts: one per page; their `notes` are filled here.
        vocabulary: of the document, for hyphenation; made from `texts` when not given.

    Returns:
        The notes in reading order, the references linked to them, and `unlinked_footnote`
        findings for whatever found no partner.
    """
    return Notes()


def attach_tables(notes: Notes, tables: Sequence[LogicalTable]) -> None:
    """Say of each note under a table (asterisks, letters, "1)") which table it belongs to (`Note.table`)."""

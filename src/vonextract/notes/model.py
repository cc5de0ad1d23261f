"""Notes and the places that refer to them, as found on the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from vonextract.geometry import Box
from vonextract.model import Finding


@dataclass(slots=True, eq=False)
class Note:
    """A footnote, an endnote, or a note under a table.

    Attributes:
        marker: as printed, without brackets: "1", "*", "**", "a".
        text: hyphenation undone.
        page: where it begins, from 1.
        box: of its part on that page.
        words: indices of all its words (marker included) by page number.
        table: index into the list of logical tables when it stands under one.
    """

    marker: str
    text: str
    page: int
    box: Box
    words: dict[int, set[int]] = field(default_factory=dict)
    table: int | None = None


@dataclass(slots=True, eq=False)
class Reference:
    """A marker in running text, a heading or a cell.

    Attributes:
        marker: as printed, without brackets.
        page: from 1.
        box: of the marker's word.
        word: index of the marker's word on the page; it is consumed (see `PageText.notes`) when
            the marker stands alone there and is numbered, and else stays in the text.
        anchor: index of the word that the marker follows, or of the marker itself where it stays
            printed, or -1; the section or cell that holds this word holds the reference.
        context: the words just before the marker, hyphenation undone.
        rest: what remains of the word that holds the marker; empty when it stands alone.
        note: the note it refers to; None when there is none.
    """

    marker: str
    page: int
    box: Box
    word: int
    anchor: int
    context: str
    rest: str = ""
    note: Note | None = None


@dataclass(slots=True)
class Notes:
    """Everything that `page_notes` found in one document."""

    notes: list[Note] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

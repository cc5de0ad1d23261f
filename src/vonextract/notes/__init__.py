"""Footnotes, endnotes and table notes, and the markers that refer to them.

The way of use: `page_notes(document, texts)` after `page_texts` and before `find_tables`;
`Reference.anchor` tells the section or cell.
"""

from vonextract.notes.find_notes import page_notes
from vonextract.notes.model import Notes

__all__ = ["Notes", "page_notes"]

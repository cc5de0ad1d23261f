"""The lines above a table that no other table of its page holds."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import PageText
from vonextract.tables.alignment.text_lines import TextLine, text_lines
from vonextract.tables.model import PageTable
from vonextract.tables.settings import SETTINGS


def lines_above(text: PageText, table: PageTable, among: Sequence[PageTable]) -> list[TextLine]:
    """The lines between a table and the one above it, as far as they stand within its width, from the top.

    Args:
        text: its page.
        table: the whole of it, or its first part.
        among: the tables of the page, whose words are taken.
    """
    taken = set().union(table.word_indices(), *(t.word_indices() for t in among))
    ceiling = max((t.box.bottom for t in among if t.box.bottom <= table.box.top), default=0.0)
    return text_lines(
        [
            w
            for w in text.body
            if w.index not in taken
            and ceiling < w.y_mid < table.box.top
            and table.box.x0 - SETTINGS.snap <= w.x_mid <= table.box.x1 + SETTINGS.snap
        ]
    )

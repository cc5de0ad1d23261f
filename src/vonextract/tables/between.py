"""What stands between the parts of a table on two pages."""

from __future__ import annotations

from statistics import median

from vonextract.layout.model import PageText, Word
from vonextract.tables.model import PageTable
from vonextract.tables.settings import TableSettings


def ends_page(part: PageTable, text: PageText, settings: TableSettings) -> bool:
    """Whether nothing but footnotes and a page number stands below the table on its page."""
    own = part.word_indices()
    foot = (1 - settings.margin) * text.page.height
    below = [w for w in text.body if w.index not in own and w.y_mid > part.box.bottom and w.top < foot]
    if not below:
        return True
    small = settings.note_size * median(w.size for w in text.body)
    apart = min(w.top for w in below) - part.box.bottom > settings.note_gap
    return apart and all(w.size < small for w in below)


def words_above(part: PageTable, text: PageText, settings: TableSettings) -> list[Word]:
    """Words of the body above the part, the page's margin left out."""
    own = part.word_indices()
    head = settings.margin * text.page.height
    return [w for w in text.body if w.index not in own and head < w.bottom and w.y_mid < part.box.top]

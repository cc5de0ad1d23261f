"""What stands between the parts of a table on two pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.grid import lines_of
from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.vocabulary import Words, per_vocabulary


class Between:
    """The pages of a document, asked for what is printed above and below tables."""

    def __init__(self, texts: Sequence[PageText]) -> None:
        """Know the pages.

        Args:
            texts: the pages of the document.
        """
        self._texts = {text.page.number: text for text in texts}
        self._lowest: dict[tuple[int, int], float] = {}
        for text in texts:
            least = (1 - TABLES.foot) * text.page.height
            bottom = max((w.bottom for w in text.body), default=least)
            self._lowest[_size(text)] = max(least, bottom, self._lowest.get(_size(text), 0.0))

    def comes_again(self, word: Word, before: PageTable) -> bool:
        """Whether a word stands at the same place on the page of a part, outside of it: in a running head."""
        held = before.word_indices()
        return any(
            other.text == word.text
            and abs(other.x0 - word.x0) <= SETTINGS.same_place
            and abs(other.baseline - word.baseline) <= SETTINGS.same_place
            for other in self._texts[before.page].body
            if other.index not in held
        )

    def ends_page(self, part: PageTable) -> bool:
        """Whether nothing but footnotes and a page number stands below the table on its page.

        A line that says that the table goes on is neither.
        """
        text = self._texts[part.page]
        foot = (1 - TABLES.margin) * text.page.height
        below = _but_continued([w for w in self._below(part) if w.top < foot])
        if not below:
            return True
        small = TABLES.note_size * median(w.size for w in text.body)
        apart = min(w.top for w in below) - part.box.bottom > TABLES.note_gap
        return apart and all(w.size < small for w in below)

    def words_above(self, part: PageTable) -> list[Word]:
        """Words of the body above the part, but in the page's margin or a line that says that it goes on.

        Lines of the margin that stand as close above others as in a header belong to these.
        """
        head = TABLES.margin * self._texts[part.page].page.height
        above = self._above(part)
        inner = [w for w in above if head < w.bottom]
        close = _close_above(above, min(w.top for w in inner)) if inner else []
        return _but_continued([*close, *inner])

    def words_right_above(self, part: PageTable) -> list[Word]:
        """Words of the lines above the part that stand as close as a header does, in the margin too."""
        return _but_continued(_close_above(self._above(part), part.box.top))

    def touch(self, part: PageTable, lower: PageTable) -> bool:
        """Whether nothing stands between two parts on one page, and no more space than between rows."""
        gap = lower.box.top - part.box.bottom
        return self.are_neighbours(part, lower) and gap <= max(map(widest_gap, (part, lower)))

    def are_neighbours(self, part: PageTable, lower: PageTable) -> bool:
        """Whether nothing stands between two parts on one page."""
        if part.page != lower.page:
            return False
        held = part.word_indices() | lower.word_indices()
        top, bottom = part.box.bottom, lower.box.top
        return not any(w.index not in held and top < w.y_mid < bottom for w in self._texts[part.page].body)

    def words_taken_out(self, part: PageTable) -> list[Word]:
        """Words inside the part that are none of the body's: what comes again on page after page."""
        text, box = self._texts[part.page], part.box
        body = {w.index for w in text.body}
        return [
            w
            for w in text.words
            if w.index not in body and box.x0 < w.x_mid < box.x1 and box.top < w.y_mid < box.bottom
        ]

    def is_continued(self, part: PageTable) -> bool:
        """Whether a line above the part says that it goes on with a table."""
        above = self._above(part)
        return len(_but_continued(above)) < len(above)

    def leaves_room(self, part: PageTable, following: PageTable) -> bool:
        """Whether the first rows of a part on the next page would have fitted below this one.

        No page break cuts a table in two there: the other part begins a table of its own. The
        page ends where its footnotes begin.
        """
        text = self._texts[part.page]
        below = [w.top for w in text.words if w.y_mid > part.box.bottom]
        room = min([self._lowest[_size(text)], *below]) - part.box.bottom
        rows = [c.box.bottom for c in following.cells if c.row < SETTINGS.first_rows]
        return room > SETTINGS.spare * (max(rows, default=following.box.bottom) - following.box.top)

    def _above(self, part: PageTable) -> list[Word]:
        own = part.word_indices()
        return [w for w in self._texts[part.page].body if w.index not in own and w.y_mid < part.box.top]

    def _below(self, part: PageTable) -> list[Word]:
        own = part.word_indices()
        return [w for w in self._texts[part.page].body if w.index not in own and w.y_mid > part.box.bottom]


def _close_above(words: Sequence[Word], top: float) -> list[Word]:
    """The words of the lines above a height that stand close to it, and close to each other."""
    found, reach = [], top
    for word in sorted((w for w in words if w.y_mid < top), key=lambda w: -w.bottom):
        if reach - word.bottom < SETTINGS.right_above * word.size:
            found.append(word)
            reach = min(reach, word.top)
    return found


def widest_gap(part: PageTable) -> float:
    """The widest space between two lines of a part, points."""
    lines = text_lines(w for c in part.cells for line in c.lines for w in line)
    return max((below.top - above.bottom for above, below in pairwise(lines)), default=0.0)


def _but_continued(words: list[Word]) -> list[Word]:
    """The words without short lines that say that a table goes on over the page break."""
    if not any(_says_continued(w) for w in words):
        return words
    lines = [ln for ln in lines_of(words) if len(ln) > SETTINGS.longest or not any(map(_says_continued, ln))]
    return [w for line in lines for w in line]


def _says_continued(word: Word) -> bool:
    return word.text.strip("()[]:;,.…–- ").casefold() in _continued()


@per_vocabulary
def _continued(words: Words) -> frozenset[str]:
    return frozenset(words.captions.continued)


def _size(text: PageText) -> tuple[int, int]:
    """Width and height of the page in whole points."""
    return round(text.page.width), round(text.page.height)

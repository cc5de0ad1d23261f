"""What the file itself lists as its outline: bookmarks and the table of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from vonextract.flow.toc import TocEntry
from vonextract.outline.settings import SETTINGS
from vonextract.pdf.model import Bookmark
from vonextract.vocabulary import Words, per_vocabulary


@per_vocabulary
def _number(words: Words) -> re.Pattern[str]:
    """The number that a title begins with, perhaps behind the name of what is numbered."""
    names = "|".join((*words.captions.chapter, *words.captions.appendix))
    return re.compile(rf"(?:(?:{names})\s+)?(\d{{1,2}}(?:\.\d{{1,2}}){{0,8}})[.:)]?\s+(?=\S)", re.IGNORECASE)


def title_key(title: str) -> str:
    """The letters and digits of a title, for comparison."""
    return "".join(filter(str.isalnum, title.casefold()))


def number_of(title: str) -> str | None:
    """The number a title begins with, such as 2.1; None without one or when it is a quantity."""
    match = _number().match(title)
    if not match or not title[match.end()].isalpha():
        return None
    whole = match[1].split(".")
    return (
        match[1]
        if "." in match[1] or title[match.end()].isupper() or int(whole[0]) < SETTINGS.chapter_most
        else None
    )


class Listed:
    """Titles that a list names, with their levels and pages."""

    def __init__(self, entries: Iterable[tuple[str, int, int | None]]) -> None:
        self._entries: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
        self._shifts: set[int] = {0}
        for title, level, page in entries:
            self._entries[title_key(title)].append((level, page))

    def __len__(self) -> int:
        return len(self._entries)

    def level(self, title: str, page: int, nth: int = 0) -> int | None:
        """The level the list gives the title on this page; None when it does not name it.

        A title that the list writes with or without its number is the same.

        Args:
            title: of a heading.
            page: where it stands, from 1.
            nth: how many headings of this title stand before it on its page.
        """
        if not self._entries or len(title) > SETTINGS.listed_chars:
            return None
        for key in self._keys(title):
            places = self._entries.get(key)
            if places:
                exact = [level for level, at in places if at is None or page - at in self._shifts]
                return exact[min(nth, len(exact) - 1)] if exact else None
        return None

    def align(self, titles: Iterable[tuple[str, int]]) -> None:
        """Learn how printed page numbers lie against pages, from where listed titles stand.

        Args:
            titles: candidates as (text, page); a shift that fewer than three bear out is chance.
        """
        shifts: Counter[int] = Counter()
        for title, page in titles if self._entries else ():
            for key in self._keys(title):
                shifts.update({page - at for _, at in self._entries.get(key, ()) if at is not None})
        borne_out = {shift for shift, n in shifts.items() if n >= SETTINGS.borne_out}
        self._shifts = borne_out or set(shifts)

    @staticmethod
    def _keys(title: str) -> list[str]:
        match = _number().match(title)
        return [title_key(title), *([title_key(title[match.end() :])] if match else [])]


def bookmarked(bookmarks: Sequence[Bookmark]) -> Listed:
    """The document's own outline; one that only names pages or files has nothing to say."""
    return Listed((b.title, b.level, b.page) for b in bookmarks if len(title_key(b.title)) > 2)


def contents(entries: Sequence[TocEntry], titles: Iterable[tuple[str, int]]) -> Listed:
    """The table of contents; levels by number, else by indent.

    Args:
        entries: as printed.
        titles: what may be headings, as (text, page), to learn the shift of page numbers from.
    """
    indents: list[float] = []
    for entry in sorted(entries, key=lambda e: e.indent):
        if not indents or entry.indent > indents[-1] + SETTINGS.entry_indent:
            indents.append(entry.indent)
    found = []
    for entry in entries:
        number = number_of(entry.title)
        depth = (
            number.count(".") + 1
            if number
            else 1 + sum(entry.indent > x + SETTINGS.entry_indent for x in indents)
        )
        found.append((entry.title, depth, int(entry.page) if entry.page else None))
    listed = Listed(found)
    listed.align(titles)
    return listed

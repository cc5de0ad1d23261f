"""The table of contents: its lines, and what they say about the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.flow.blocks import FlowBlock
from vonextract.flow.settings import SETTINGS
from vonextract.layout.printed import FlowLine
from vonextract.vocabulary import Words, per_vocabulary

_DOTS = " .…_·\t\u00a0"
_LEADER = re.compile(r"\.{3}|…|_{4}|(?:\. ){3}")
_PAGE = re.compile(r"\d{1,3}$")
_PAGED = re.compile(r"^(?P<title>\D.*?|\d+(?:\.\d+)*\.?\s+\D.*?)(?<!\s)\s+(?P<page>\d{1,3})$")


@per_vocabulary
def _title(words: Words) -> re.Pattern[str]:
    """The heading of a table of contents."""
    return re.compile(rf"(?:{'|'.join(words.captions.contents)})[\s:.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TocEntry:
    """An entry: its title, the page printed beside it, and how far it is indented."""

    title: str
    page: str | None
    indent: float


def toc_lines(pages: Sequence[Sequence[FlowLine]]) -> set[int]:
    """Identities (`id`) of the lines that are part of a table of contents, its title included.

    A run of entries counts from three on a page: by tags, by leaders, or under a title such as
    "Innehåll" by page numbers that never fall. A line between two entries is a title set over
    two lines.
    """
    found: set[int] = set()
    open_page = False
    for lines in pages:
        titled = next(
            (i for i, line in enumerate(lines[: SETTINGS.toc_title]) if _title().match(line.text)), None
        )
        entries = [i for i, line in enumerate(lines) if _is_entry(line, titled is not None or open_page)]
        if titled is not None:
            entries = [i for i in entries if i > titled]
        if len(entries) < SETTINGS.toc_entries or not _dense(entries):
            open_page = False
            continue
        first = min(entries[0], titled) if titled is not None else entries[0]
        found.update(id(line) for line in _span(lines, first, entries))
        open_page = entries[-1] >= len(lines) - 2
    return found


def _is_entry(line: FlowLine, expected: bool) -> bool:
    """Whether the line ends an entry of a table of contents."""
    if line.role == "TOCI":
        return True
    title, page = _led(line.text)
    if title and page:
        return True
    return expected and len(line.text) < SETTINGS.toc_chars and bool(_PAGED.match(line.text))


def _led(text: str) -> tuple[str | None, str | None]:
    """The title before a leader and the page number behind it, if any; nothing without a leader.

    Looks at every character a fixed number of times: lines of a thousand dots occur.
    """
    body = text.rstrip("0123456789")
    page = _PAGE.fullmatch(text, len(body))
    title = (body if page else text).rstrip(_DOTS)
    if (page or body == text) and _LEADER.search(body, len(title)):
        return title, page and page[0]
    return None, None


def _entry(text: str) -> tuple[str | None, str | None]:
    """The title and the page number of an entry, with or without a leader."""
    title, page = _led(text)
    if title is not None or len(text) >= SETTINGS.toc_chars:
        return title, page
    match = _PAGED.match(text)
    return (match["title"], match["page"]) if match else (None, None)


def _dense(entries: Sequence[int]) -> bool:
    """Whether most lines between the first and the last entry are entries."""
    return len(entries) >= SETTINGS.toc_pages * (entries[-1] - entries[0] + 1)


def _span(lines: Sequence[FlowLine], first: int, entries: Sequence[int]) -> list[FlowLine]:
    """The lines from `first` to the last entry."""
    return list(lines[first : entries[-1] + 1])


def toc_entries(blocks: Sequence[FlowBlock]) -> list[TocEntry]:
    """What the lines of the table of contents list, titles over two lines put together."""
    entries: list[TocEntry] = []
    head: list[FlowLine] = []
    for block in blocks:
        if block.kind != "toc":
            head = []
            continue
        line = block.lines[0]
        if _title().match(line.text):
            continue
        head.append(line)
        named, page = _entry(line.text)
        if page:
            title = " ".join([*(x.text for x in head[:-1]), named or ""]).strip(" .…_")
            entries.append(TocEntry(title, page, head[0].box.x0))
            head = []
    return entries

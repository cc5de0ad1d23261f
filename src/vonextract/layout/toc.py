"""The table of contents: its lines, and what they say about the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.layout.flow_model import FlowBlock, FlowLine

_LEADER = re.compile(r"^(?P<title>.*?)[\s.…_·]*(?:\.{3,}|…|_{4,}|(?:\. ){3,})[\s.…_]*(?P<page>\d{1,3})?$")
_PAGED = re.compile(r"^(?P<title>\D.*?|\d+(?:\.\d+)*\.?\s+\D.*?)\s+(?P<page>\d{1,3})$")
_TITLE = re.compile(
    r"(?:innehåll|innehållsförteckning|innehållsöversikt|table of contents|contents|sisällys\w*)[\s:.]*$",
    re.IGNORECASE,
)
_MIN_ENTRIES = 3


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
        titled = next((i for i, line in enumerate(lines[:12]) if _TITLE.match(line.text)), None)
        entries = [i for i, line in enumerate(lines) if _is_entry(line, titled is not None or open_page)]
        if titled is not None:
            entries = [i for i in entries if i > titled]
        if len(entries) < _MIN_ENTRIES or (not _dense(entries, lines)):
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
    match = _LEADER.match(line.text)
    if match and match["title"] and match["page"]:
        return True
    return expected and bool(_PAGED.match(line.text)) and len(line.text) < 140


def _dense(entries: Sequence[int], lines: Sequence[FlowLine]) -> bool:
    """Whether most lines between the first and the last entry are entries."""
    return len(entries) >= 0.4 * (entries[-1] - entries[0] + 1)


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
        if _TITLE.match(line.text):
            continue
        head.append(line)
        match = _LEADER.match(line.text) or _PAGED.match(line.text)
        if match and match["page"]:
            title = " ".join([*(x.text for x in head[:-1]), match["title"]]).strip(" .…_")
            entries.append(TocEntry(title, match["page"], head[0].box.x0))
            head = []
    return entries

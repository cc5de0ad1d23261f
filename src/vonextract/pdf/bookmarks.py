"""The document outline that the file carries."""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as raw

from vonextract.pdf.library import address, wide_text
from vonextract.pdf.model import Bookmark
from vonextract.pdf.settings import SETTINGS


def read_bookmarks(document: Any, most: int) -> list[Bookmark]:
    """The bookmarks in reading order, levels from 1; entries that loop are read once.

    Args:
        document: PDFium's handle.
        most: how many to read.
    """
    found: list[Bookmark] = []
    seen: set[int] = set()
    todo = [(raw.FPDFBookmark_GetFirstChild(document, None), 1)]
    while todo and len(found) < most:
        entry, level = todo.pop()
        if not entry or address(entry) in seen:
            continue
        seen.add(address(entry))
        found.append(Bookmark(level, _title(entry), _page(document, entry)))
        todo.append((raw.FPDFBookmark_GetNextSibling(document, entry), level))
        if level < SETTINGS.bookmark_depth:
            todo.append((raw.FPDFBookmark_GetFirstChild(document, entry), level + 1))
    return found


def _title(entry: Any) -> str:
    text = wide_text(lambda buffer, size: raw.FPDFBookmark_GetTitle(entry, buffer, size))
    return " ".join(text.split())


def _page(document: Any, entry: Any) -> int | None:
    target = raw.FPDFBookmark_GetDest(document, entry)
    if not target:
        action = raw.FPDFBookmark_GetAction(entry)
        target = raw.FPDFAction_GetDest(document, action) if action else None
    index = raw.FPDFDest_GetDestPageIndex(document, target) if target else -1
    return index + 1 if index >= 0 else None

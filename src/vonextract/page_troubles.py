"""What is said of pages that were not read whole, are pictures, or were read from pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vonextract.findings.rules import (
    ATTACHED_FILES,
    HIDDEN_TEXT,
    NO_TEXT_LAYER,
    PAGE_TRUNCATED,
    SCANNED_PAGES,
)
from vonextract.layout.model import PageText
from vonextract.model import Finding, Report
from vonextract.pdf.model import Document, Page

_MOST = 50
"""Pages with trouble that get a finding of their own: a file of a thousand bad pages says no more."""
_NAMED = 10
"""Attached files that a finding names,"""
_LONGEST_NAME = 80
"""and characters of each name."""
_PAPERS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".zip", ".msg", ".eml")
"""Endings of attached files that people read; others are of signatures and the like."""


def page_troubles(document: Document, texts: Sequence[PageText]) -> list[Finding]:
    """Pages that were not read whole, pages or documents without text, files inside the file."""
    troubles = [
        PAGE_TRUNCATED.finding(f"Page {page.number} was not read whole: {page.truncated}.", page=page.number)
        for page in document.pages
        if page.truncated
    ]
    if any(text.words for text in texts):
        troubles += _unread(texts)
    else:
        reason = next((page.unread for page in document.pages if page.unread), "no page of it has any text")
        message = f"The document could not be read: {reason}."
        troubles.append(NO_TEXT_LAYER.finding(message, severity="error"))
    return [*troubles[:_MOST], *_scanned(document.pages), *_attached(document.attached)]


def _unread(texts: Sequence[PageText]) -> Iterator[Finding]:
    for text in texts:
        page = text.page
        if text.words and page.unread:
            message = f"A picture on page {page.number} may show a table and was not read: {page.unread}."
            yield NO_TEXT_LAYER.finding(message, page=page.number, severity="info")
        if text.words or not (page.unread or page.images):
            continue
        reason = f": {page.unread}" if page.unread else ""
        yield NO_TEXT_LAYER.finding(
            f"Page {page.number} is a picture without a text layer{reason}.", page=page.number
        )


def _scanned(pages: Sequence[Page]) -> Iterator[Finding]:
    whole = [page.number for page in pages if page.source == "ocr"]
    if whole:
        message = f"{len(whole)} of {len(pages)} pages are pictures of paper and were read by OCR."
        yield SCANNED_PAGES.finding(message, page=whole[0])
    pasted = [page.number for page in pages if page.source == "print" and page.certainty is not None]
    if pasted:
        places = ", ".join(map(str, pasted))
        message = f"Tables that are pasted in as pictures were read by OCR on these pages: {places}."
        yield SCANNED_PAGES.finding(message, page=pasted[0])


def _attached(names: Sequence[str]) -> Iterator[Finding]:
    if names:
        named = ", ".join(f"'{name[:_LONGEST_NAME]}'" for name in names[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        message = f"The file carries others, which were not read: {named}{more}."
        papers = any(name.lower().endswith(_PAPERS) for name in names)
        yield ATTACHED_FILES.finding(message, severity=None if papers else "info")


def hidden_text_findings(report: Report) -> list[Finding]:
    """The tables that were taken from a hidden text layer alone."""
    hidden = {page.page for page in report.pages if page.source == "hidden_text"}
    return [
        HIDDEN_TEXT.of_table(
            table,
            f"The table on page {table.page_first} comes from the hidden text layer of a picture; "
            "nobody has compared it with the picture.",
        )
        for table in report.tables
        if any(cell.page in hidden for cell in table.cells)
    ]

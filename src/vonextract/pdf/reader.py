"""A PDF file to a Document."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from vonextract.errors import BadPdfError
from vonextract.pdf import library
from vonextract.pdf.annotations import Annotations
from vonextract.pdf.attachments import attachment_names
from vonextract.pdf.bookmarks import read_bookmarks
from vonextract.pdf.char_columns import quarters_to_upright
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Frame
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.layers import Layers
from vonextract.pdf.model import Document, Page
from vonextract.pdf.opened import PdfFile
from vonextract.pdf.scan.apply import with_pictures
from vonextract.pdf.scan.pages import picture_size
from vonextract.pdf.settings import SETTINGS, Limits, OcrMode
from vonextract.pdf.sight import look
from vonextract.pdf.tags import read_tags

_INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_A4 = (595.0, 842.0)


def read(path: Path, limits: Limits | None = None, ocr: OcrMode = "auto") -> Document:
    """Read a PDF: its characters, drawings and tags, page by page.

    Args:
        path: the file.
        limits: bounds on the work; the defaults when None.
        ocr: which pages are read from their pictures.

    Raises:
        NoInputError: the file does not exist or cannot be read.
        BadPdfError: it is no PDF, or too broken to open.
        EncryptedPdfError: it asks for a password.
    """
    limits = limits or Limits()
    file = PdfFile(path)
    with closing(_PageReader(file, limits, ocr)) as reader:
        return _read_document(file, reader, limits)


def _read_document(file: PdfFile, reader: _PageReader, limits: Limits) -> Document:
    count = raw.FPDF_GetPageCount(reader.document)
    if count <= 0:
        raise BadPdfError(f"{file.path}: has no pages.")
    pages = [reader.read(i) for i in range(min(count, limits.pages))]
    if count > limits.pages:
        pages[-1].truncated = f"the file has {count} pages, the first {limits.pages} were read"
    handle = reader.document
    info = {key: text for key in _INFO if (text := _info(handle, key))}
    return Document(
        file_name=file.path.name,
        path=str(file.path),
        sha256=file.sha256,
        size=file.size,
        pages=pages,
        fonts=reader.fonts.fonts,
        info=info,
        tagged=bool(raw.FPDFCatalog_IsTagged(handle)),
        bookmarks=read_bookmarks(handle, limits.bookmarks),
        created=_date(info.get("CreationDate", "")),
        attached=attachment_names(handle, limits.attachments),
    )


class _PageReader:
    """Reads the pages of one file; knows what its pages share.

    Attributes:
        document: PDFium's handle of the file, which may be another one after each page.
        fonts: of the pages that were read.
    """

    def __init__(self, file: PdfFile, limits: Limits, ocr: OcrMode) -> None:
        self.document = file.open()
        self.fonts = FontTable(self.document)
        self._file = file
        self._layers = Layers(file.data)
        self._limits = limits
        self._ocr = ocr
        self._annotations = Annotations(self.document)
        self._pictures = 0

    def close(self) -> None:
        """Close the file, and let go of what PDFium keeps beside it."""
        self._annotations.close()
        raw.FPDF_CloseDocument(self.document)

    def read(self, index: int) -> Page:
        """The page with a number from 0."""
        if self._pictures > SETTINGS.held_pictures:
            self._open_anew()
        page = raw.FPDF_LoadPage(self.document, index)
        if page:
            page = self._annotations.merged(page, index)
        if not page:
            return Page(index + 1, *_A4, empty_chars(), truncated="the page cannot be loaded")
        try:
            return self._read(page, index + 1)
        finally:
            raw.FPDF_ClosePage(page)

    def _open_anew(self) -> None:
        """Let go of the pictures of pages that were read: PDFium keeps them as long as a file is open."""
        document = self._file.open()
        self.close()
        self.document, self._annotations, self._pictures = document, Annotations(document), 0
        self.fonts.opened_anew(document)

    def _read(self, page: Any, number: int) -> Page:
        self.fonts.start_page()
        sight = look(page, Frame.of(page), self.fonts, self._layers, self._limits)
        turned = quarters_to_upright(sight.columns.angle if sight.columns else None)
        sight = sight.turned(turned).levelled()
        tags, tag_reason = read_tags(page, self._limits)
        drawings = sight.drawings
        reasons = [r for r in (drawings.truncated, sight.trouble, tag_reason) if r]
        seen = Page(
            number=number,
            width=sight.frame.width,
            height=sight.frame.height,
            chars=sight.chars(),
            rules=drawings.rules,
            fills=drawings.fills,
            images=drawings.images,
            slants=drawings.slants,
            tags=tags,
            truncated="; ".join(reasons) or None,
            turned=turned,
        )
        read = with_pictures(seen, sight, self._ocr)
        if read.source != "print":
            self._pictures += sum(map(picture_size, drawings.image_handles))
        return read


def _info(handle: Any, key: str) -> str:
    name = key.encode()
    return library.wide_text(lambda buffer, size: raw.FPDF_GetMetaText(handle, name, buffer, size)).strip()


def _date(text: str) -> dt.date | None:
    match = _DATE.match(text)
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None

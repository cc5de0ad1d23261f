"""A PDF file to a Document."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from vonextract.errors import BadPdfError, EncryptedPdfError, NoInputError
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
from vonextract.pdf.scan.apply import with_pictures
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
    data = _bytes(path)
    library.initialise()
    handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _failure(path, data)
    try:
        return _read_document(path, data, handle, limits, ocr)
    finally:
        raw.FPDF_CloseDocument(handle)


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoInputError(f"{path}: cannot be read ({error.strerror or error}).") from error
    if not data:
        raise BadPdfError(f"{path}: the file is empty; fetch it again.")
    return data


def _failure(path: Path, data: bytes) -> BadPdfError | EncryptedPdfError:
    code = raw.FPDF_GetLastError()
    if code == raw.FPDF_ERR_PASSWORD:
        return EncryptedPdfError(f"{path}: asks for a password; save a copy without one and read that.")
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedPdfError(
            f"{path}: is protected in a way that cannot be opened; save an unprotected copy."
        )
    if b"%PDF-" not in data[: SETTINGS.file_head]:
        return BadPdfError(f"{path}: is not a PDF, whatever its name says.")
    return BadPdfError(f"{path}: is damaged or cut short and cannot be opened; fetch it again.")


def _read_document(path: Path, data: bytes, handle: Any, limits: Limits, ocr: OcrMode) -> Document:
    count = raw.FPDF_GetPageCount(handle)
    if count <= 0:
        raise BadPdfError(f"{path}: has no pages.")
    with closing(_PageReader(handle, Layers(data), limits, ocr)) as reader:
        pages = [reader.read(i) for i in range(min(count, limits.pages))]
    if count > limits.pages:
        pages[-1].truncated = f"the file has {count} pages, the first {limits.pages} were read"
    info = {key: text for key in _INFO if (text := _info(handle, key))}
    return Document(
        file_name=path.name,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        fonts=reader.fonts.fonts,
        info=info,
        tagged=bool(raw.FPDFCatalog_IsTagged(handle)),
        bookmarks=read_bookmarks(handle, limits.bookmarks),
        created=_date(info.get("CreationDate", "")),
        attached=attachment_names(handle, limits.attachments),
    )


class _PageReader:
    """Reads the pages of one open document; knows what its pages share."""

    def __init__(self, document: Any, layers: Layers, limits: Limits, ocr: OcrMode) -> None:
        self.fonts = FontTable(document)
        self._document = document
        self._layers = layers
        self._limits = limits
        self._ocr = ocr
        self._annotations = Annotations(document)

    def close(self) -> None:
        """Let go of what PDFium keeps beside the document."""
        self._annotations.close()

    def read(self, index: int) -> Page:
        """The page with a number from 0."""
        page = raw.FPDF_LoadPage(self._document, index)
        if page:
            page = self._annotations.merged(page, index)
        if not page:
            return Page(index + 1, *_A4, empty_chars(), truncated="the page cannot be loaded")
        try:
            return self._read(page, index + 1)
        finally:
            raw.FPDF_ClosePage(page)

    def _read(self, page: Any, number: int) -> Page:
        self.fonts.start_page()
        sight = look(page, Frame.of(page), self.fonts, self._layers, self._limits)
        turned = quarters_to_upright(sight.columns.angle if sight.columns else None)
        sight = sight.turned(turned)
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
        return with_pictures(seen, sight, self._ocr)


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

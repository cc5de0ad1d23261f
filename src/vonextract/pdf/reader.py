"""A PDF file to a Document."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from vonextract.errors import BadPdfError, EncryptedPdfError, NoInputError
from vonextract.pdf import library
from vonextract.pdf.bookmarks import read_bookmarks
from vonextract.pdf.columns import quarters_to_upright
from vonextract.pdf.fonts import FontTable
from vonextract.pdf.frame import Frame
from vonextract.pdf.glyphs import empty_chars
from vonextract.pdf.model import Document, Page
from vonextract.pdf.scan.apply import with_pictures
from vonextract.pdf.settings import Limits, OcrMode
from vonextract.pdf.sight import look
from vonextract.pdf.tags import read_tags

_HEAD = 1024
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
    if b"%PDF-" not in data[:_HEAD]:
        return BadPdfError(f"{path}: is not a PDF, whatever its name says.")
    return BadPdfError(f"{path}: is damaged or cut short and cannot be opened; fetch it again.")


def _read_document(path: Path, data: bytes, handle: Any, limits: Limits, ocr: OcrMode) -> Document:
    fonts = FontTable()
    count = raw.FPDF_GetPageCount(handle)
    if count <= 0:
        raise BadPdfError(f"{path}: has no pages.")
    pages = [_read_page(handle, i, fonts, limits, ocr) for i in range(min(count, limits.pages))]
    if count > limits.pages:
        pages[-1].truncated = f"the file has {count} pages, the first {limits.pages} were read"
    info = {key: text for key in _INFO if (text := _info(handle, key))}
    return Document(
        file_name=path.name,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        fonts=fonts.fonts,
        info=info,
        tagged=bool(raw.FPDFCatalog_IsTagged(handle)),
        bookmarks=read_bookmarks(handle, limits.bookmarks),
        created=_date(info.get("CreationDate", "")),
    )


def _read_page(handle: Any, index: int, fonts: FontTable, limits: Limits, ocr: OcrMode) -> Page:
    page = raw.FPDF_LoadPage(handle, index)
    if not page:
        return Page(index + 1, *_A4, empty_chars(), truncated="the page cannot be loaded")
    try:
        fonts.start_page()
        sight = look(page, Frame.of(page), fonts, limits)
        turned = quarters_to_upright(sight.columns)
        sight = sight.turned(turned)
        tags, tag_reason = read_tags(page, limits)
        drawings = sight.drawings
        reasons = [r for r in (drawings.truncated, sight.trouble, tag_reason) if r]
        seen = Page(
            number=index + 1,
            width=sight.frame.width,
            height=sight.frame.height,
            chars=sight.chars(),
            rules=drawings.rules,
            fills=drawings.fills,
            images=drawings.images,
            tags=tags,
            truncated="; ".join(reasons) or None,
            turned=turned,
        )
        return with_pictures(seen, sight, ocr)
    finally:
        raw.FPDF_ClosePage(page)


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

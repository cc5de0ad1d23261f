"""The files that a PDF carries: a portfolio is one page and many of them."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from vonextract.pdf.library import wide_text


def attachment_names(document: Any, most: int) -> list[str]:
    """The names of the attached files, as the file states them.

    Args:
        document: PDFium's handle.
        most: how many to name.
    """
    count = min(raw.FPDFDoc_GetAttachmentCount(document), most)
    return [name for index in range(count) if (name := _name(raw.FPDFDoc_GetAttachment(document, index)))]


def _name(attachment: Any) -> str:
    if not attachment:
        return ""

    def call(buffer: Any, size: int) -> int:
        wide = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)) if buffer is not None else None
        return int(raw.FPDFAttachment_GetName(attachment, wide, size))

    text = wide_text(call)
    return " ".join(text.split())

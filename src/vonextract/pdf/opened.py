"""A PDF file on disk, which PDFium opens as often as it is asked to."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from vonextract.errors import BadPdfError, EncryptedPdfError, NoInputError
from vonextract.pdf import library
from vonextract.pdf.settings import SETTINGS


class PdfFile:
    """A file; a large one is not held in memory: packets of scans are larger than what is read of them.

    Attributes:
        path: where it lies.
        size: bytes.
        sha256: of its bytes.
    """

    def __init__(self, path: Path) -> None:
        """Look at a file.

        Raises:
            NoInputError: it does not exist or cannot be read.
            BadPdfError: it is empty.
        """
        self.path = path
        data = _bytes(path)
        self.size = len(data)
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._head = data[: SETTINGS.file_head]
        self._data = data if self.size <= SETTINGS.held_file else None

    def data(self) -> bytes:
        """Its bytes."""
        return _bytes(self.path) if self._data is None else self._data

    def open(self) -> Any:
        """PDFium's handle of it; whoever asks closes it, while this file is still held.

        Raises:
            BadPdfError: it is no PDF, or too broken to open.
            EncryptedPdfError: it asks for a password.
        """
        library.initialise()
        if self._data is None:
            handle = raw.FPDF_LoadDocument(os.fsencode(self.path), None)
        else:
            handle = raw.FPDF_LoadMemDocument64(self._data, self.size, None)
        if not handle:
            raise self._failure()
        return handle

    def _failure(self) -> BadPdfError | EncryptedPdfError:
        code, path = raw.FPDF_GetLastError(), self.path
        if code == raw.FPDF_ERR_PASSWORD:
            return EncryptedPdfError(f"{path}: asks for a password; save a copy without one and read that.")
        if code == raw.FPDF_ERR_SECURITY:
            return EncryptedPdfError(
                f"{path}: is protected in a way that cannot be opened; save an unprotected copy."
            )
        if b"%PDF-" not in self._head:
            return BadPdfError(f"{path}: is not a PDF, whatever its name says.")
        return BadPdfError(f"{path}: is damaged or cut short and cannot be opened; fetch it again.")


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NoInputError(f"{path}: cannot be read ({error.strerror or error}).") from error
    if not data:
        raise BadPdfError(f"{path}: the file is empty; fetch it again.")
    return data

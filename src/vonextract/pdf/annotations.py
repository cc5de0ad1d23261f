"""Form fields, stamps, free text and strokes drawn over a page, made part of what it shows.

They lie beside the page's content: PDFium's characters and objects leave them out. Here they are
merged into the page in memory, as a printer would, before it is read.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from vonextract.pdf.settings import SETTINGS

_NOT_DRAWN = frozenset(
    {
        raw.FPDF_ANNOT_LINK,
        raw.FPDF_ANNOT_POPUP,
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_FILEATTACHMENT,
        raw.FPDF_ANNOT_SOUND,
        raw.FPDF_ANNOT_MOVIE,
    }
)
"""Kinds that add no words and hide none."""

_HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Annotations:
    """Merges what is drawn over pages into them; keeps PDFium's form filler while it is needed."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._forms: Any = None
        self._callbacks = raw.FPDF_FORMFILLINFO(version=2)

    def merged(self, page: Any, index: int) -> Any:
        """The page with its annotations drawn; the same handle when it has none that are.

        Args:
            page: handle of the loaded page; closed here when another is returned.
            index: its number, from 0.

        Returns:
            A page handle, None when the page cannot be loaded again.
        """
        count = raw.FPDFPage_GetAnnotCount(page)
        if not 0 < count <= SETTINGS.annotations:
            return page
        drawn = [_is_drawn(page, i) for i in range(count)]
        if not any(drawn):
            return page
        for i in reversed(range(count)):
            if not drawn[i]:
                raw.FPDFPage_RemoveAnnot(page, i)
        _draw_lines(page)
        self._complete(page)
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        raw.FPDF_ClosePage(page)
        return raw.FPDF_LoadPage(self._document, index)

    def close(self) -> None:
        """Let go of the form filler; before the document is closed."""
        if self._forms:
            raw.FPDFDOC_ExitFormFillEnvironment(self._forms)
            self._forms = None

    def _complete(self, page: Any) -> None:
        """Let PDFium make the appearance of fields, free text and strokes that the file gives none."""
        if not self._forms:
            self._forms = raw.FPDFDOC_InitFormFillEnvironment(self._document, self._callbacks)
        if self._forms:
            raw.FORM_OnAfterLoadPage(page, self._forms)
            raw.FORM_OnBeforeClosePage(page, self._forms)


def _is_drawn(page: Any, index: int) -> bool:
    """Whether an annotation may add words to the page, strike some, or cover them."""
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return False
    try:
        hidden = raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        return not hidden and raw.FPDFAnnot_GetSubtype(annotation) not in _NOT_DRAWN
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _draw_lines(page: Any) -> None:
    """Give the lines of a page without an appearance one: PDFium makes none for them."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_LINE:
                _draw_line(annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _draw_line(annotation: Any) -> None:
    start, end = raw.FS_POINTF(), raw.FS_POINTF()
    mode = raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    drawn = raw.FPDFAnnot_GetAP(annotation, mode, None, 0) > len("\0".encode("utf-16-le"))
    if drawn or not raw.FPDFAnnot_GetLine(annotation, start, end):
        return
    content = f"1 w {start.x:.3f} {start.y:.3f} m {end.x:.3f} {end.y:.3f} l S"
    text = (content + "\0").encode("utf-16-le")
    raw.FPDFAnnot_SetAP(annotation, mode, (ctypes.c_ushort * (len(text) // 2)).from_buffer_copy(text))

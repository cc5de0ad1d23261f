"""PDFium's functions, bound so that calling them by the thousand is cheap.

pypdfium2's own bindings convert every argument; these take plain integers (handles and
addresses) and keep the interpreter lock, which halves the price of a call. PDFium is not
thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2.raw as raw

_HANDLE = ctypes.c_size_t
_INT = ctypes.c_int


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The PDFium function `name` as a prototype over plain integers."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


text_code = _bind("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
text_map_error = _bind("FPDFText_HasUnicodeMapError", _INT, _HANDLE, _INT)
text_object = _bind("FPDFText_GetTextObject", _HANDLE, _HANDLE, _INT)
text_loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
text_origin = _bind("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
text_tight_box = _bind("FPDFText_GetCharBox", _INT, _HANDLE, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
text_matrix = _bind("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)

object_mcid = _bind("FPDFPageObj_GetMarkedContentID", _INT, _HANDLE)
object_fill = _bind("FPDFPageObj_GetFillColor", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
object_stroke = _bind("FPDFPageObj_GetStrokeColor", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
object_stroke_width = _bind("FPDFPageObj_GetStrokeWidth", _INT, _HANDLE, _HANDLE)
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
object_type = _bind("FPDFPageObj_GetType", _INT, _HANDLE)
object_mark_count = _bind("FPDFPageObj_CountMarks", _INT, _HANDLE)
object_clip = _bind("FPDFPageObj_GetClipPath", _HANDLE, _HANDLE)
object_see_through = _bind("FPDFPageObj_HasTransparency", _INT, _HANDLE)
object_set_active = _bind("FPDFPageObj_SetIsActive", _INT, _HANDLE, _INT)
object_mark = _bind("FPDFPageObj_GetMark", _HANDLE, _HANDLE, ctypes.c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", _INT, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)

run_font_size = _bind("FPDFTextObj_GetFontSize", _INT, _HANDLE, _HANDLE)
run_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _HANDLE)
run_font = _bind("FPDFTextObj_GetFont", _HANDLE, _HANDLE)

font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
font_flags = _bind("FPDFFont_GetFlags", _INT, _HANDLE)
font_weight = _bind("FPDFFont_GetWeight", _INT, _HANDLE)
font_glyph_width = _bind("FPDFFont_GetGlyphWidth", _INT, _HANDLE, ctypes.c_uint, ctypes.c_float, _HANDLE)
font_glyph_path = _bind("FPDFFont_GetGlyphPath", _HANDLE, _HANDLE, ctypes.c_uint, ctypes.c_float)
glyph_segment_count = _bind("FPDFGlyphPath_CountGlyphSegments", _INT, _HANDLE)
glyph_segment = _bind("FPDFGlyphPath_GetGlyphPathSegment", _HANDLE, _HANDLE, _INT)
font_embedded = _bind("FPDFFont_GetIsEmbedded", _INT, _HANDLE)
font_italic_angle = _bind("FPDFFont_GetItalicAngle", _INT, _HANDLE, _HANDLE)

page_object_count = _bind("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _bind("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
form_object_count = _bind("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _bind("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
path_mode = _bind("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
path_segment_count = _bind("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment = _bind("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _HANDLE)
clip_path_count = _bind("FPDFClipPath_CountPaths", _INT, _HANDLE)
clip_segment_count = _bind("FPDFClipPath_CountPathSegments", _INT, _HANDLE, _INT)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _HANDLE, _HANDLE, _INT, _INT)
segment_close = _bind("FPDFPathSegment_GetClose", _INT, _HANDLE)

_ULONG = ctypes.c_ulong
tree_child_count = _bind("FPDF_StructTree_CountChildren", _INT, _HANDLE)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", _HANDLE, _HANDLE, _INT)
element_type = _bind("FPDF_StructElement_GetType", _ULONG, _HANDLE, _HANDLE, _ULONG)
element_child_count = _bind("FPDF_StructElement_CountChildren", _INT, _HANDLE)
element_child = _bind("FPDF_StructElement_GetChildAtIndex", _HANDLE, _HANDLE, _INT)
element_child_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", _INT, _HANDLE, _INT)
element_attribute_count = _bind("FPDF_StructElement_GetAttributeCount", _INT, _HANDLE)
element_attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", _HANDLE, _HANDLE, _INT)
attribute_value = _bind("FPDF_StructElement_Attr_GetValue", _HANDLE, _HANDLE, ctypes.c_char_p)
value_number = _bind("FPDF_StructElement_Attr_GetNumberValue", _INT, _HANDLE, _HANDLE)
value_string = _bind("FPDF_StructElement_Attr_GetStringValue", _INT, _HANDLE, _HANDLE, _ULONG, _HANDLE)


def address(handle: Any) -> int:
    """The address behind a handle of pypdfium2's bindings, 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def run_all(calls: Iterable[Any]) -> None:
    """Run through an iterator of calls for their effect alone."""
    deque(calls, maxlen=0)


_ready = False


def initialise() -> None:
    """Start PDFium once in this process."""
    global _ready
    if not _ready:
        raw.FPDF_InitLibrary()
        _ready = True


def wide_text(call: Callable[[Any, int], int]) -> str:
    """The UTF-16 text that a size-then-fill function of PDFium returns; '' for none.

    Args:
        call: takes a buffer (or None) and its size in bytes, returns the bytes needed.
    """
    needed = call(None, 0)
    if needed <= 2:
        return ""
    buffer = ctypes.create_string_buffer(needed)
    call(buffer, needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace").rstrip("\0")

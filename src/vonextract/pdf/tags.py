"""The structure tree of a page: what the producer says its content is."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from vonextract.pdf.library import wide_text
from vonextract.pdf.model import Tag
from vonextract.pdf.settings import Limits

_CELLS = frozenset({"TD", "TH"})
_HEADER_CELL = "TH"
_MOST_SPAN = 500


def read_tags(page: Any, limits: Limits) -> tuple[list[Tag], str | None]:
    """The roots of a loaded page's structure tree, and why it is not whole, or None."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return [], None
    try:
        return _read_tree(tree, limits)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _read_tree(tree: Any, limits: Limits) -> tuple[list[Tag], str | None]:
    top = Tag("")
    reason = None
    budget = limits.tags
    todo: list[tuple[Any, Tag, int]] = []
    for i in range(min(max(0, raw.FPDF_StructTree_CountChildren(tree)), budget)):
        if element := raw.FPDF_StructTree_GetChildAtIndex(tree, i):
            todo.append((element, top, 0))
    todo.reverse()
    while todo:
        element, parent, depth = todo.pop()
        if budget <= 0 or depth > limits.tag_depth:
            reason = "its structure tree is larger or deeper than is read"
            continue
        budget -= 1
        tag = _read_element(element)
        parent.children.append(tag)
        todo.extend((child, tag, depth + 1) for child in reversed(_read_children(element, tag, budget)))
    return top.children, reason


def _read_children(element: Any, tag: Tag, budget: int) -> list[Any]:
    """The element's child elements; its own marked content goes into the tag."""
    found = []
    for i in range(min(max(0, raw.FPDF_StructElement_CountChildren(element)), budget)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, i)
        if child:
            found.append(child)
        elif (mcid := raw.FPDF_StructElement_GetChildMarkedContentID(element, i)) >= 0:
            tag.mcids.append(mcid)
    return found


def _read_element(element: Any) -> Tag:
    role = wide_text(lambda buffer, size: raw.FPDF_StructElement_GetType(element, buffer, size))
    tag = Tag(role)
    if role in _CELLS:
        tag.row_span = _span(_attribute(element, b"RowSpan"))
        tag.col_span = _span(_attribute(element, b"ColSpan"))
        scope = _attribute(element, b"Scope") if role == _HEADER_CELL else None
        tag.scope = scope if isinstance(scope, str) else None
    return tag


def _span(value: float | str | None) -> int:
    return max(1, min(int(value), _MOST_SPAN)) if isinstance(value, float) else 1


def _attribute(element: Any, name: bytes) -> float | str | None:
    """The first attribute of this name, a number or a name."""
    for i in range(min(raw.FPDF_StructElement_GetAttributeCount(element), 16)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(element, i)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, name) if attributes else None
        if not value:
            continue
        number = ctypes.c_float()
        if raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return float(number.value)
        return _string(value)
    return None


def _string(value: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    length = ctypes.c_ulong()
    if not raw.FPDF_StructElement_Attr_GetStringValue(value, buffer, len(buffer), length):
        return ""
    return buffer.raw[: max(0, min(length.value, len(buffer)) - 2)].decode("utf-16-le", "replace")

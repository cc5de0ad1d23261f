"""The structure tree of a page: what the producer says its content is."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from vonextract.pdf import library
from vonextract.pdf.model import ABSENT, Tag
from vonextract.pdf.settings import SETTINGS, Limits

_CELLS = frozenset({"TD", "TH"})
_HEADER_CELL = "TH"
_GRID = frozenset({"Table", "THead", "TBody", "TFoot", "TR", *_CELLS})
_NOTHING = Tag(ABSENT)


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
    handle = library.address(tree)
    count = min(max(0, library.tree_child_count(handle)), SETTINGS.tag_roots)
    roots = list(filter(None, map(library.tree_child, repeat(handle), range(count))))
    todo = [(root, top, 0) for root in reversed(roots)]
    while todo:
        element, parent, depth = todo.pop()
        if not element:
            parent.children.append(_NOTHING)
            continue
        if budget <= 0 or depth > limits.tag_depth:
            reason = "its structure tree is larger or deeper than is read"
            continue
        budget -= 1
        tag = _read_element(element)
        parent.children.append(tag)
        children = _read_children(element, tag, budget + 1)
        todo.extend((child, tag, depth + 1) for child in reversed(children))
    return top.children, reason


def _read_children(element: int, tag: Tag, budget: int) -> list[int]:
    """The element's child elements; its own marked content goes into the tag.

    What a table holds without content on this page is 0: the library does not load it.
    """
    found = []
    in_grid = tag.role in _GRID
    for i in range(min(max(0, library.element_child_count(element)), budget)):
        child = library.element_child(element, i)
        if child:
            found.append(child)
        elif (mcid := library.element_child_mcid(element, i)) >= 0:
            tag.mcids.append(mcid)
        elif in_grid:
            found.append(0)
    return found


def _read_element(element: int) -> Tag:
    role = _role(element)
    tag = Tag(role)
    if role in _CELLS:
        tag.row_span = _span(_attribute(element, b"RowSpan"))
        tag.col_span = _span(_attribute(element, b"ColSpan"))
        scope = _attribute(element, b"Scope") if role == _HEADER_CELL else None
        tag.scope = scope if isinstance(scope, str) else None
    return tag


_BUFFER = ctypes.create_string_buffer(256)
_BUFFER_ADDRESS = ctypes.addressof(_BUFFER)


def _role(element: int) -> str:
    size = library.element_type(element, _BUFFER_ADDRESS, len(_BUFFER))
    return _BUFFER.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= len(_BUFFER) else ""


def _span(value: float | str | None) -> int:
    return max(1, min(int(value), SETTINGS.tag_span)) if isinstance(value, float) else 1


def _attribute(element: int, name: bytes) -> float | str | None:
    """The first attribute of this name, a number or a name."""
    for i in range(min(library.element_attribute_count(element), SETTINGS.tag_attributes)):
        attributes = library.element_attribute(element, i)
        value = library.attribute_value(attributes, name) if attributes else 0
        if not value:
            continue
        if library.value_number(value, _BUFFER_ADDRESS):
            return ctypes.c_float.from_buffer(_BUFFER).value
        return _string(value)
    return None


_LENGTH = ctypes.c_ulong()


def _string(value: int) -> str:
    if not library.value_string(value, _BUFFER_ADDRESS, len(_BUFFER), ctypes.addressof(_LENGTH)):
        return ""
    return _BUFFER.raw[: max(0, min(_LENGTH.value, len(_BUFFER)) - 2)].decode("utf-16-le", "replace")

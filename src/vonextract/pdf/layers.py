"""Whether a file has layers (optional content) at all, and which objects say that they are on one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from functools import cached_property
from itertools import repeat

import numpy as np

from vonextract.pdf import library
from vonextract.pdf.runs import Bools
from vonextract.pdf.settings import SETTINGS

_KEY = b"/OCProperties"
_STREAM = re.compile(rb"stream\r?\n")
_NAME = np.frombuffer("OC\0".encode("utf-16-le"), np.uint16)


class Layers:
    """What a file's bytes say of layers; looked at when first asked."""

    def __init__(self, data: Callable[[], bytes]) -> None:
        """Look where `data` has the file's bytes from."""
        self._data = data

    @cached_property
    def possible(self) -> bool:
        """Whether the file may have layers; PDFium does not tell which forms are on one."""
        data = self._data()
        return _KEY in data or b"/Encrypt" in data or any(_in_packed(data, start) for start in _packed(data))


def _packed(data: bytes) -> list[int]:
    """Where the object streams begin, into which the catalog may be packed."""
    starts = (match.end() for match in _STREAM.finditer(data))
    return [start for start in starts if b"/ObjStm" in data[max(0, start - SETTINGS.layer_head) : start]]


def _in_packed(data: bytes, start: int) -> bool:
    try:
        unpacked = zlib.decompressobj().decompress(data[start : start + SETTINGS.unpacked], SETTINGS.unpacked)
    except zlib.error:
        return True
    return _KEY in unpacked


def on_layer(handles: list[int]) -> Bools:
    """Which page objects are marked as optional content, which may be hidden.

    Args:
        handles: PDFium's.
    """
    found = np.zeros(len(handles), np.bool_)
    counts = np.fromiter(map(library.object_mark_count, handles), np.int64, len(handles))
    for number in range(min(int(counts.max(initial=0)), SETTINGS.layer_marks)):
        at = np.flatnonzero(counts > number)
        marks = map(library.object_mark, (handles[i] for i in at.tolist()), repeat(number))
        names, needed = np.zeros((len(at), len(_NAME)), np.uint16), np.zeros(1, np.uint64)
        start, width = names.ctypes.data, names.strides[0]
        places = range(start, start + width * len(at), width)
        library.run_all(map(library.mark_name, marks, places, repeat(width), repeat(needed.ctypes.data)))
        found[at] |= (names == _NAME).all(axis=1)
    return found

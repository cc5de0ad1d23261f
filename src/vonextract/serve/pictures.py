"""Pages drawn when asked for, those asked for lately kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from vonextract.pdf.drawn import Picture
from vonextract.review.painter import Painter, require_same_file


class PictureCache:
    """Pictures of pages by the content of their report."""

    def __init__(self, painter: Painter, most: int) -> None:
        self._painter = painter
        self._most = most
        self._kept: OrderedDict[tuple[str, int, float], Picture] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, path: Path, sha256: str, page: int, scale: float) -> Picture:
        """A page of a report.

        Args:
            path: the PDF.
            sha256: of the bytes that were read.
            page: number from 1.
            scale: pixels per point.

        Raises:
            VonextractError: the report is gone, has changed, or cannot be drawn.
        """
        key = (sha256, page, scale)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        require_same_file(path, sha256)
        picture = self._painter.paint(path, [page], scale)[0]
        with self._lock:
            if key not in self._kept:
                self._kept[key] = picture
                self._bytes += len(picture.data)
            while self._bytes > self._most and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped.data)
        return picture

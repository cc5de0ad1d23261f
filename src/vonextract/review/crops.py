"""Pictures of doubtful cells, for people who do not have the PDF open."""

from __future__ import annotations

import io
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
from PIL import Image

from vonextract.errors import VonextractError
from vonextract.ref import Ref
from vonextract.review.painter import Painter, require_same_file
from vonextract.review.settings import ReviewSettings
from vonextract.review.show import crop, spot_of_cell


class Crops:
    """Draws cells of a database; use as a context manager. Cells of one page are drawn from one picture."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._painter = Painter()
        self._scale = ReviewSettings().crop_scale
        self._page: tuple[Path, int, Image.Image] | None = None

    def __enter__(self) -> Self:
        self._painter.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.__exit__(kind, error, trace)

    def png(self, ref: str) -> bytes:
        """The cell of a reference with what stands around it; empty when its page can not be drawn."""
        try:
            spot = spot_of_cell(self._con, Ref.parse(ref))
            require_same_file(spot.dossier.path, spot.dossier.sha256)
            page = self._drawn(spot.dossier.path, spot.page)
        except VonextractError:
            return b""
        picture = io.BytesIO()
        crop(page, spot, self._scale).save(picture, "PNG")
        return picture.getvalue()

    def _drawn(self, path: Path, number: int) -> Image.Image:
        if self._page is None or self._page[:2] != (path, number):
            data = self._painter.paint(path, [number], self._scale)[0].data
            self._page = (path, number, Image.open(io.BytesIO(data)).convert("RGB"))
        return self._page[2]

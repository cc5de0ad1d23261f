"""The pictures of the pages that are reviewed, begun before it is known what is read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple, Self

from vonextract.errors import VonextractError
from vonextract.pdf.drawn import Picture
from vonextract.review.dossier import Dossier
from vonextract.review.painter import Painter, require_same_file, sha256_of
from vonextract.review.settings import ReviewSettings


class Kept(NamedTuple):
    """The picture of a page on disk, where it lies as long as its album is open.

    Attributes:
        path: the JPEG file.
        size: its bytes.
        width, height: of the page as it was read, in points.
    """

    path: Path
    size: int
    width: float
    height: float


class _Whole(NamedTuple):
    """All pages of a file, and which file it was."""

    sha256: str
    pictures: list[Kept | None]


class Album:
    """Draws pages in processes of their own and keeps them on disk; use as a context manager.

    Args:
        jobs: processes that draw.
        settings: sizes.
    """

    def __init__(self, jobs: int = 1, settings: ReviewSettings | None = None) -> None:
        self._painter, self._ahead = Painter(jobs), Painter()
        self._settings = settings or ReviewSettings()
        self._thread = ThreadPoolExecutor(1)
        self._begun: Future[_Whole] | None = None
        self._folder = TemporaryDirectory(prefix="vonextract-pages-", ignore_cleanup_errors=True)
        self._names = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.dismiss()
        self._ahead.dismiss()
        self._thread.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def begin(self, path: Path) -> None:
        """Start to draw every page of a PDF, for `pictures` to find them ready; returns at once.

        One process does it: pages are drawn faster than they are read, and who reads them needs a core too.
        """
        self._begun = self._thread.submit(self._whole, path)

    def pictures(self, wanted: Sequence[tuple[Dossier, int]]) -> Iterator[Kept | None]:
        """The pictures of pages in order; None for those that cannot be drawn.

        None as well for those of a report that is gone, or has changed since it was read.

        Args:
            wanted: reports and numbers of pages, those of one report together.
        """
        by_report: dict[str, list[int]] = {}
        reports = {dossier.doc_id: dossier for dossier, _ in wanted}
        for dossier, page in wanted:
            by_report.setdefault(dossier.doc_id, []).append(page)
        for doc_id, pages in by_report.items():
            yield from self._of_report(reports[doc_id], pages)

    def _of_report(self, dossier: Dossier, pages: Sequence[int]) -> Iterator[Kept | None]:
        ready = self._ready(dossier.sha256)
        if ready is not None:
            yield from (ready[page - 1] if page <= len(ready) else None for page in pages)
            return
        try:
            require_same_file(dossier.path, dossier.sha256)
        except VonextractError:
            yield from [None] * len(pages)
        else:
            yield from self._drawn(self._painter, dossier.path, pages)

    def _ready(self, sha256: str) -> list[Kept | None] | None:
        """The pages of a file that was begun; None when it was not, or cannot be opened to be drawn."""
        if self._begun is None:
            return None
        try:
            whole = self._begun.result()
        except VonextractError:
            return None
        return whole.pictures if whole.sha256 == sha256 else None

    def _whole(self, path: Path) -> _Whole:
        sha256 = sha256_of(path)
        pages = range(1, self._ahead.count(path) + 1)
        return _Whole(sha256, list(self._drawn(self._ahead, path, pages)))

    def _drawn(self, painter: Painter, path: Path, pages: Sequence[int]) -> Iterator[Kept | None]:
        for picture in painter.paint_all(path, pages, self._settings.scale, self._settings.chunk):
            yield picture and self._kept(picture)

    def _kept(self, picture: Picture) -> Kept:
        path = Path(self._folder.name) / f"{next(self._names)}.jpg"
        return Kept(path, path.write_bytes(picture.data), picture.width, picture.height)

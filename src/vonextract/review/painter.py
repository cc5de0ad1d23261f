"""Pictures of pages, drawn in processes of their own: a page that breaks PDFium costs its picture alone."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from vonextract.errors import NoInputError, VonextractError
from vonextract.pdf.drawn import Picture
from vonextract.review.settings import SETTINGS
from vonextract.workers import Failure, Limits
from vonextract.workers.pool import Worker, read_one

_READER = "vonextract.pdf.page_picture:page_pictures"
_COUNTER = "vonextract.pdf.page_picture:page_count"
_LIMITS = Limits(
    timeout=SETTINGS.page_seconds, memory=SETTINGS.page_memory, attempts=1, documents=SETTINGS.painter_pages
)


class Painter:
    """Worker processes that draw pages; use as a context manager. Threads may share it."""

    def __init__(self, jobs: int = 1) -> None:
        self._workers = [Worker(_READER, _LIMITS) for _ in range(jobs)]
        self._free = list(self._workers)
        self._change = threading.Condition()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """End the processes; what they are drawing cannot be drawn."""
        for worker in self._workers:
            worker.dismiss()

    def count(self, path: Path) -> int:
        """How many pages a PDF has.

        Raises:
            VonextractError: it cannot be opened.
        """
        result = read_one(path, reader=_COUNTER, limits=_LIMITS).result
        if isinstance(result, Failure):
            raise result.error()
        return int(result)

    def paint(self, path: Path, numbers: Sequence[int], scale: float) -> list[Picture]:
        """Some pages of a PDF.

        Raises:
            VonextractError: they cannot be drawn.
        """
        with self._change:
            self._change.wait_for(lambda: self._free)
            worker = self._free.pop()
        try:
            result = worker.read(path, tuple(numbers), scale).result
        finally:
            with self._change:
                self._free.append(worker)
                self._change.notify()
        if isinstance(result, Failure):
            raise result.error()
        return list(result)

    def paint_all(
        self, path: Path, numbers: Sequence[int], scale: float, chunk: int
    ) -> Iterator[Picture | None]:
        """Pages in order, several processes at a time; None where one cannot be drawn."""
        chunks = [numbers[i : i + chunk] for i in range(0, len(numbers), chunk)]
        with ThreadPoolExecutor(len(self._workers)) as threads:
            for pictures in threads.map(lambda some: self._each(path, some, scale), chunks):
                yield from pictures

    def _each(self, path: Path, numbers: Sequence[int], scale: float) -> Sequence[Picture | None]:
        """The pages together, or one by one when they cannot be drawn together."""
        try:
            return self.paint(path, numbers, scale)
        except VonextractError:
            if len(numbers) == 1:
                return [None]
            return [self._each(path, [number], scale)[0] for number in numbers]


def require_same_file(path: Path, sha256: str) -> None:
    """Make sure that a PDF is the one that was read.

    Raises:
        NoInputError: it is gone, or another file lies there.
    """
    if sha256_of(path) != sha256:
        raise NoInputError(f"The report {path} has changed since it was read; ingest it again.")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, hexadecimal.

    Raises:
        NoInputError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NoInputError(
            f"The report {path} cannot be opened ({error.strerror});"
            " put it back, or ingest it where it is now."
        ) from error

"""Telling what a batch does while it does it: to whoever listens, and as JSON lines."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from types import TracebackType
from typing import Self

from vonextract.display import path_text
from vonextract.errors import OutputError
from vonextract.file_sorter import FileResult
from vonextract.store.report_rows import utc_now


class Listener:
    """Is told what a batch does; this one keeps it to itself."""

    def file(self, done: FileResult, left: int) -> None:
        """A file is done, and so many are left."""

    def picture(self) -> None:
        """A picture of paper is about to be read; told from any thread."""

    def published(self, seconds: float) -> None:
        """Readers see everything that was done; it took so long."""


class JsonLog:
    """Appends one JSON object a line, each written at once; without a path it writes nothing.

    Attributes:
        trouble: why it stopped, when the system refused a line; the batch goes on.
    """

    def __init__(self, path: Path | None) -> None:
        self.trouble = ""
        self._path = path
        try:
            self._stream = path.open("a", encoding="utf-8") if path else None
        except OSError as error:
            raise OutputError(f"The log {path} cannot be written: {error.strerror}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def write(self, event: str, **fields: object) -> None:
        """Write one event."""
        if self._stream is None:
            return
        line = {"at": utc_now().isoformat(timespec="milliseconds") + "Z", "event": event} | fields
        try:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()
        except OSError as error:
            self._close()
            told = path_text(self._path) if self._path else ""
            self.trouble = f"The log {told} could not be written to its end: {error.strerror}."

    def _close(self) -> None:
        if self._stream:
            with contextlib.suppress(OSError):
                self._stream.close()
            self._stream = None

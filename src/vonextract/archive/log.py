"""A log of JSON lines, for machines."""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import Self

from vonextract.errors import OutputError
from vonextract.store.rows import utc_now


class JsonLog:
    """Appends one JSON object a line, each written at once; without a path it writes nothing."""

    def __init__(self, path: Path | None) -> None:
        try:
            self._stream = path.open("a", encoding="utf-8") if path else None
        except OSError as error:
            raise OutputError(f"The log {path} cannot be written: {error.strerror}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream:
            self._stream.close()

    def write(self, event: str, **fields: object) -> None:
        """Write one event."""
        if self._stream:
            line = {"at": utc_now().isoformat(timespec="milliseconds") + "Z", "event": event} | fields
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()

"""Taking files in: what is known, what is the same as another, what must be read, what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, Field

from vonextract.errors import ExitCode
from vonextract.store import Known, Outcome, Quarantined, SeenFile, Store, failed_rows
from vonextract.store.store import Verdict
from vonextract.summary import Summary
from vonextract.text import path_text
from vonextract.version import __version__
from vonextract.workers import Failure, Reading

_CHUNK = 1 << 20


class FileResult(BaseModel):
    """What became of one file."""

    path: str
    outcome: Verdict
    seconds: float = 0.0
    summary: Summary | None = None
    stage: str | None = Field(None, description="Where it failed: read, extract, crash, timeout or memory")
    error: str | None = Field(None, description="Why it failed, one sentence")
    trace: str | None = Field(None, exclude=True)
    exit_code: int = 0

    @property
    def file_name(self) -> str:
        """The file's name, without folder."""
        return Path(self.path).name

    @property
    def as_outcome(self) -> Outcome:
        """The row of `outcomes`."""
        doc_id = self.summary.doc_id if self.summary else None
        return Outcome(self.path, doc_id, self.outcome, self.seconds, self.stage, self.error)


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


class Intake:
    """Sorts files into known, doubled and new, and stores what the workers make of the new ones.

    Attributes:
        to_read: files that a worker must read, in the order they were offered.
    """

    def __init__(self, store: Store, *, force: bool = False, spare_quarantined: bool = False) -> None:
        """Look up what the database knows.

        Args:
            store: the open database.
            force: read again what is known.
            spare_quarantined: leave files alone that this version could not read before.
        """
        self.to_read: list[Path] = []
        self._store = store
        self._force = force
        self._known = store.known()
        self._barred = store.quarantined() if spare_quarantined and not force else {}
        self._seen: dict[Path, tuple[SeenFile, str]] = {}
        self._doubles: dict[str, list[SeenFile]] = {}

    def offer(self, path: Path) -> FileResult | None:
        """The result of a file that needs no reading; None after putting it where it belongs."""
        try:
            sha256 = sha256_of(path)
            stat = path.stat()
        except OSError as error:
            message = f"The file {path_text(path)} cannot be opened: {error.strerror}."
            return _failed(path, Failure("read", message, ExitCode.NO_INPUT))
        seen = SeenFile(path_text(path), sha256[:16], stat.st_size, stat.st_mtime_ns)
        if self._is_current(sha256):
            self._store.see([seen])
            return FileResult(path=seen.path, outcome="unchanged")
        barred = self._barred.get(sha256)
        if barred and not barred.retry and barred.extractor_version == __version__:
            return FileResult(path=seen.path, outcome="quarantined", stage=barred.stage, error=barred.error)
        if sha256 in self._doubles:
            self._doubles[sha256].append(seen)
            return None
        self._doubles[sha256] = []
        self._seen[path] = (seen, sha256)
        self.to_read.append(path)
        return None

    def take(self, reading: Reading) -> Iterator[FileResult]:
        """Store what was read; the results of the file and of its doubles."""
        seen, sha256 = self._seen.pop(reading.path)
        done = self._store_reading(reading, seen, sha256)
        done.seconds = round(reading.seconds, 3)
        yield done
        doubles = self._doubles.pop(sha256)
        if doubles and sha256 in self._known:
            self._store.see(doubles)
        for double in doubles:
            yield FileResult(
                path=double.path,
                outcome="failed" if done.outcome == "failed" else "unchanged",
                stage=done.stage,
                error=done.error,
                exit_code=done.exit_code,
            )

    def _is_current(self, sha256: str) -> bool:
        held = self._known.get(sha256)
        return (
            held is not None
            and not self._force
            and held.status != "failed"
            and held.extractor_version == __version__
        )

    def _store_reading(self, reading: Reading, seen: SeenFile, sha256: str) -> FileResult:
        result = reading.result
        if isinstance(result, Failure):
            self._note_failure(result, seen, sha256)
            return _failed(reading.path, result)
        if result.sha256 != sha256:
            message = f"The file {seen.path} changed while it was read; it is left for the next time."
            return _failed(reading.path, Failure("read", message, ExitCode.BAD_PDF))
        outcome = self._store.put(result, seen)
        self._known[sha256] = Known(result.doc_id, __version__, result.summary.status)
        return FileResult(path=seen.path, outcome=outcome, summary=result.summary)

    def _note_failure(self, failure: Failure, seen: SeenFile, sha256: str) -> None:
        """A failed document has a row that says so, unless an earlier reading of it succeeded."""
        self._store.quarantine(
            Quarantined(sha256, seen.path, failure.stage, failure.message, __version__, retry=False)
        )
        held = self._known.get(sha256)
        if held is None or held.status == "failed":
            rows = failed_rows(Path(seen.path), sha256, seen.bytes, __version__, failure.message)
            self._store.put(rows, seen)
            self._known[sha256] = Known(seen.doc_id, __version__, "failed")


def _failed(path: Path, failure: Failure) -> FileResult:
    return FileResult(
        path=path_text(path),
        outcome="failed",
        stage=failure.stage,
        error=failure.message,
        trace=failure.trace,
        exit_code=failure.exit_code,
    )

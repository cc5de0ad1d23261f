"""Files to database: find the PDFs, skip what is known, extract, store, tell."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, Field

from vonextract.errors import ExitCode, NoInputError
from vonextract.extract import extract
from vonextract.store import DEFAULT_DATABASE, Known, Outcome, SeenFile, Store, failed_rows
from vonextract.store.rows import DocumentRows, rows_of
from vonextract.store.store import Verdict
from vonextract.summary import Summary
from vonextract.version import __version__
from vonextract.workers import Failure, Limits, Reading, read_all

READER = "vonextract.ingest:read_rows"
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


class IngestResult(BaseModel):
    """What became of all files."""

    database: str
    files: list[FileResult] = Field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """OK, the only file's own error, or SOME_FAILED."""
        codes = [f.exit_code for f in self.files if f.exit_code]
        if not codes:
            return ExitCode.OK
        return ExitCode(codes[0]) if len(self.files) == 1 else ExitCode.SOME_FAILED


def find_pdfs(paths: Iterable[str | Path]) -> list[Path]:
    """All PDFs that the paths name: files as they are, folders with all below, glob patterns.

    Raises:
        NoInputError: a path does not exist, or holds no PDF.
    """
    return list(dict.fromkeys(found for path in paths for found in _expand(str(path))))


def _expand(path: str) -> list[Path]:
    here = Path(path)
    if here.is_dir():
        inside = sorted(p for p in here.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        if not inside:
            raise NoInputError(f"The folder {path} holds no PDF.")
        return [_absolute(p) for p in inside]
    if here.exists():
        return [_absolute(here)]
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    if not matches:
        raise NoInputError(f"There is no file or folder {path}.")
    return [p for match in matches if not Path(match).is_dir() for p in _expand(match)]


def _absolute(path: Path) -> Path:
    """The path from the root, `..` resolved, links kept."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_rows(path: Path) -> DocumentRows:
    """What a worker does with one file."""
    return rows_of(extract(path))


def ingest(
    paths: Iterable[str | Path],
    db: str | Path = DEFAULT_DATABASE,
    *,
    force: bool = False,
    jobs: int = 1,
    on_file: Callable[[FileResult], None] | None = None,
    limits: Limits | None = None,
    reader: str = READER,
) -> IngestResult:
    """Read the PDFs that `paths` name into the database at `db`.

    Args:
        paths: files, folders and glob patterns.
        db: the database; created when it does not exist.
        force: read again what is known already.
        jobs: worker processes.
        on_file: called after every file.
        limits: what one document may cost in time and memory.
        reader: `module:function` that turns a path into rows.

    Returns:
        What became of every file, in the order they were named.

    Raises:
        NoInputError: there is nothing to read.
        DatabaseError: the database cannot be used.
    """
    files = find_pdfs(paths)
    with Store(Path(db), __version__) as store:
        run_id = store.begin_run("ingest")
        results: dict[str, FileResult] = {}
        intake = _Intake(store, force)
        for done in intake.run(files, jobs, limits or Limits(), reader):
            results[done.path] = done
            if on_file:
                on_file(done)
        store.end_run(run_id, [_outcome(f) for f in results.values()])
    return IngestResult(database=str(db), files=[results[str(path)] for path in files])


class _Intake:
    """Sorts files into known, doubled and new, and stores what the workers make of the new ones."""

    def __init__(self, store: Store, force: bool) -> None:
        self._store = store
        self._force = force
        self._known = store.known()
        self._seen: dict[Path, tuple[SeenFile, str]] = {}
        self._same: dict[str, list[SeenFile]] = {}

    def run(self, files: list[Path], jobs: int, limits: Limits, reader: str) -> Iterator[FileResult]:
        """What becomes of every file, as soon as it is known."""
        to_read: list[Path] = []
        for path in files:
            done = self._sort(path, to_read)
            if done:
                yield done
        for reading in read_all(to_read, jobs=min(jobs, len(to_read) or 1), limits=limits, reader=reader):
            yield self._take(reading)
            yield from self._doubles(reading.path)

    def _sort(self, path: Path, to_read: list[Path]) -> FileResult | None:
        """The result of a file that needs no reading; None after putting it where it belongs."""
        try:
            sha256 = sha256_of(path)
            stat = path.stat()
        except OSError as error:
            message = f"The file {path} cannot be opened: {error.strerror}."
            return FileResult(
                path=str(path), outcome="failed", stage="read", error=message, exit_code=ExitCode.NO_INPUT
            )
        seen = SeenFile(str(path), sha256[:16], stat.st_size, stat.st_mtime_ns)
        if self._is_current(sha256):
            self._store.see([seen])
            return FileResult(path=str(path), outcome="unchanged")
        if sha256 in self._same:
            self._same[sha256].append(seen)
            return None
        self._same[sha256] = []
        self._seen[path] = (seen, sha256)
        to_read.append(path)
        return None

    def _is_current(self, sha256: str) -> bool:
        held = self._known.get(sha256)
        return (
            held is not None
            and not self._force
            and held.status != "failed"
            and held.extractor_version == __version__
        )

    def _take(self, reading: Reading) -> FileResult:
        """Store what was read."""
        seen, sha256 = self._seen[reading.path]
        result = reading.result
        if not isinstance(result, Failure) and result.sha256 != sha256:
            message = f"The file {reading.path} changed while it was read; ingest it again."
            result = Failure("read", message, ExitCode.BAD_PDF)
        told = FileResult(path=str(reading.path), outcome="failed", seconds=round(reading.seconds, 3))
        if isinstance(result, Failure):
            self._note_failure(result, seen, sha256)
            told.stage, told.error, told.trace = result.stage, result.message, result.trace
            told.exit_code = result.exit_code
            return told
        told.outcome = self._store.put(result, seen)
        told.summary = result.summary
        self._known[sha256] = Known(result.doc_id, __version__, result.summary.status)
        return told

    def _note_failure(self, failure: Failure, seen: SeenFile, sha256: str) -> None:
        """A failed document has a row that says so, unless an earlier reading of it succeeded."""
        held = self._known.get(sha256)
        if held is None or held.status == "failed":
            rows = failed_rows(Path(seen.path), sha256, seen.bytes, __version__, failure.message)
            self._store.put(rows, seen)
            self._known[sha256] = Known(seen.doc_id, __version__, "failed")

    def _doubles(self, path: Path) -> Iterator[FileResult]:
        """The other paths of the same content."""
        _, sha256 = self._seen[path]
        doubles = self._same[sha256]
        if sha256 in self._known:
            self._store.see(doubles)
        failed = not self._is_current(sha256) and not self._force
        for seen in doubles:
            yield FileResult(path=seen.path, outcome="failed" if failed else "unchanged")


def _outcome(done: FileResult) -> Outcome:
    doc_id = done.summary.doc_id if done.summary else None
    return Outcome(done.path, doc_id, done.outcome, done.seconds, done.stage, done.error)

"""Files to database: find the PDFs, skip what is known, extract, store, tell."""

from __future__ import annotations

import glob
import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel, Field

import vonextract
from vonextract.errors import BadPdfError, ExitCode, NoInputError, VonextractError
from vonextract.model import Report
from vonextract.store import DEFAULT_DATABASE, Outcome, SeenFile, Store
from vonextract.store.store import Known, Verdict

_CHUNK = 1 << 20


class Summary(BaseModel):
    """What one report came to, in figures."""

    doc_id: str
    status: str
    pages: int
    sections: int
    tables: dict[str, int] = Field(description="Number of tables by kind")
    cells: int
    facts: int
    footnotes: int
    findings: dict[str, int] = Field(description="Number of findings by severity")
    unassigned: float = Field(description="Share of the words that found no place, 0 to 1")


class FileResult(BaseModel):
    """What became of one file."""

    path: str
    outcome: Verdict
    seconds: float = 0.0
    summary: Summary | None = None
    error: str | None = None
    exit_code: int = 0


class IngestResult(BaseModel):
    """What became of all files."""

    database: str
    files: list[FileResult] = Field(default_factory=list)

    @property
    def exit_code(self) -> ExitCode:
        """OK, the only file's own error, or SOME_FAILED."""
        codes = {f.exit_code for f in self.files} - {0}
        if not codes:
            return ExitCode.OK
        return ExitCode(codes.pop()) if len(self.files) == 1 else ExitCode.SOME_FAILED


def find_pdfs(paths: Iterable[str | Path]) -> list[Path]:
    """All PDFs that the paths name: files as they are, folders with all below, glob patterns.

    Raises:
        NoInputError: a path does not exist, or there is no PDF at all.
    """
    found = dict.fromkeys(p for path in paths for p in _expand(str(path)))
    if not found:
        raise NoInputError("No path was given.")
    return list(found)


def _expand(path: str) -> list[Path]:
    here = Path(path)
    if here.is_dir():
        inside = sorted(p for p in here.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        if not inside:
            raise NoInputError(f"The folder {path} holds no PDF.")
        return [p.absolute() for p in inside]
    if here.exists():
        return [here.absolute()]
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207 (absolute patterns)
    if not matches:
        raise NoInputError(f"The path {path} does not exist.")
    return [p for match in matches for p in _expand(match)]


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def summarise(report: Report) -> Summary:
    """The figures of a report."""
    return Summary(
        doc_id=report.meta.doc_id,
        status=report.meta.status,
        pages=report.meta.pages,
        sections=len(report.sections),
        tables=dict(sorted(Counter(t.kind for t in report.tables).items())),
        cells=sum(len(t.cells) for t in report.tables),
        facts=len(report.records.facts),
        footnotes=len(report.footnotes),
        findings=dict(sorted(Counter(f.severity for f in report.findings).items())),
        unassigned=report.meta.unassigned_words / report.meta.words if report.meta.words else 0.0,
    )


def ingest(
    paths: Iterable[str | Path],
    db: str | Path = DEFAULT_DATABASE,
    *,
    force: bool = False,
    on_file: Callable[[FileResult], None] | None = None,
) -> IngestResult:
    """Read the PDFs that `paths` name into the database at `db`.

    Args:
        paths: files, folders and glob patterns.
        db: the database; created when it does not exist.
        force: read again what is known already.
        on_file: called after every file.

    Returns:
        What became of every file, in their order.

    Raises:
        NoInputError: there is nothing to read.
        DatabaseError: the database cannot be used.
    """
    files = find_pdfs(paths)
    result = IngestResult(database=str(db))
    with Store(Path(db), vonextract.__version__) as store:
        run_id = store.begin_run("ingest")
        for done in _ingest_files(store, files, force):
            result.files.append(done)
            if on_file:
                on_file(done)
        store.end_run(run_id, [_outcome(f) for f in result.files])
    return result


def _ingest_files(store: Store, files: list[Path], force: bool) -> Iterator[FileResult]:
    known = store.known()
    for path in files:
        started = time.perf_counter()
        try:
            done = _ingest_file(store, path, known, force)
        except VonextractError as error:
            done = FileResult(
                path=str(path), outcome="failed", error=error.message, exit_code=error.exit_code
            )
        done.seconds = round(time.perf_counter() - started, 3)
        yield done


def _ingest_file(store: Store, path: Path, known: dict[str, Known], force: bool) -> FileResult:
    try:
        sha256 = sha256_of(path)
        stat = path.stat()
    except OSError as error:
        raise NoInputError(f"The file {path} cannot be read: {error.strerror}.") from error
    seen = SeenFile(str(path), sha256[:16], stat.st_size, stat.st_mtime_ns)
    held = known.get(sha256)
    if held and held.extractor_version == vonextract.__version__ and held.status != "failed" and not force:
        store.see([seen])
        return FileResult(path=str(path), outcome="unchanged")
    from vonextract.extract import extract

    try:
        report = extract(path)
    except VonextractError:
        raise
    except Exception as error:
        raise BadPdfError(f"The file {path} could not be read: {type(error).__name__}.") from error
    outcome = store.put(report, seen)
    known[sha256] = Known(report.meta.doc_id, report.meta.extractor_version, report.meta.status)
    return FileResult(path=str(path), outcome=outcome, summary=summarise(report))


def _outcome(done: FileResult) -> Outcome:
    doc_id = done.summary.doc_id if done.summary else None
    return Outcome(done.path, doc_id, done.outcome, done.seconds, None, done.error)

"""The nightly batch: walk, skip, read, store, publish, report."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from vonextract.archive.report import BatchReport
from vonextract.archive.settings import BatchSettings
from vonextract.archive.walk import Walk
from vonextract.archive.workcopy import WorkCopy
from vonextract.errors import NoInputError
from vonextract.ingest import READER
from vonextract.intake import FileResult, Intake
from vonextract.store import Outcome, SeenFile, Store
from vonextract.store.lock import writing
from vonextract.store.rows import utc_now
from vonextract.text import path_text
from vonextract.version import __version__
from vonextract.workers import read_all


def run_batch(
    archive: Path,
    db: Path,
    settings: BatchSettings | None = None,
    *,
    dry_run: bool = False,
    on_file: Callable[[FileResult, int], None] | None = None,
    reader: str = READER,
) -> BatchReport:
    """Bring the database up to what lies in the archive.

    Args:
        archive: the folder.
        db: the database; readers see it whole at all times.
        settings: what to look at and what one document may cost.
        dry_run: only say what would be read.
        on_file: called after every file, with the number of files still to be read.
        reader: `module:function` that turns a path into rows.

    Raises:
        NoInputError: the archive is no folder.
        DatabaseError: the database cannot be used, or another process is writing it.
        OutputError: the work could not be written; what was published before stays.
    """
    if not archive.is_dir():
        raise NoInputError(f"The archive {archive} is not a folder.")
    settings = settings or BatchSettings()
    report = BatchReport(archive=path_text(archive), database=str(db), started_at=utc_now(), dry_run=dry_run)
    started = time.monotonic()
    with writing(db, "vonextract batch"), WorkCopy(db, publish=not dry_run) as copy:
        batch = _Batch(copy, settings, report, on_file)
        batch.sort(Walk(archive.absolute(), settings))
        if not dry_run:
            batch.read(reader)
            batch.close()
            report.look_up(copy.store.con)
    report.seconds = round(time.monotonic() - started, 1)
    return report


class _Batch:
    """One run, from the walk to the last row."""

    def __init__(
        self,
        copy: WorkCopy,
        settings: BatchSettings,
        report: BatchReport,
        on_file: Callable[[FileResult, int], None] | None,
    ) -> None:
        self._copy = copy
        self._settings = settings
        self._report = report
        self._on_file = on_file
        self._outcomes: list[Outcome] = []
        self._unchanged: list[SeenFile] = []
        self._intake = Intake(copy.store, spare_quarantined=True)
        self._met: set[str] = set()
        self._dry = report.dry_run
        self._run_id = 0 if self._dry else copy.store.begin_run("batch")

    @property
    def _store(self) -> Store:
        return self._copy.store

    def sort(self, walk: Walk) -> None:
        """Tell unchanged files from those that must be read."""
        held = self._store.current_files()
        good = {k.doc_id for k in self._store.known().values() if _is_good(k.status, k.extractor_version)}
        for path, stat in walk.files():
            self._report.seen += 1
            name = path_text(path)
            self._met.add(name)
            before = held.get(name)
            same = before and (before.bytes, before.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
            if before and same and before.doc_id in good:
                self._unchanged.append(before)
                self._count(FileResult(path=name, outcome="unchanged"))
            elif done := self._intake.offer(path):
                self._count(done)
        self._report.to_read = len(self._intake.to_read[: self._settings.limit])
        self._report.troubles = walk.troubles
        self._gone = [p for p in held if self._settings.sees_everything and self._is_gone(p, walk.root)]
        self._report.vanished = len(self._gone)

    def _is_gone(self, path: str, root: Path) -> bool:
        return path not in self._met and path.startswith(f"{path_text(root)}/") and not Path(path).exists()

    def read(self, reader: str) -> None:
        """Read what must be read, and publish every now and then."""
        paths = self._intake.to_read[: self._settings.limit]
        left, published, since = len(paths), time.monotonic(), 0
        readings = read_all(
            paths, jobs=max(1, min(self._settings.jobs, left)), limits=self._settings.limits, reader=reader
        )
        for reading in readings:
            left -= 1
            for done in self._intake.take(reading):
                self._count(done, left)
            since += 1
            if left and self._is_due(since, time.monotonic() - published):
                self._copy.checkpoint()
                published, since = time.monotonic(), 0

    def _is_due(self, documents: int, seconds: float) -> bool:
        return (
            documents >= self._settings.checkpoint_documents or seconds >= self._settings.checkpoint_seconds
        )

    def close(self) -> None:
        """Enter what was seen, what is gone, and what came of everything."""
        self._store.see(self._unchanged)
        if self._gone:
            self._store.mark_vanished(self._gone)
        self._report.quarantined = len(self._store.quarantined())
        self._store.end_run(self._run_id, self._outcomes)

    def _count(self, done: FileResult, left: int = 0) -> None:
        self._report.add(done)
        self._outcomes.append(done.as_outcome)
        if self._on_file:
            self._on_file(done, left)


def _is_good(status: str, version: str) -> bool:
    return status != "failed" and version == __version__

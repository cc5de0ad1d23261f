"""The nightly batch: walk, skip, read, store, publish, report."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from vonextract.archive.log import Listener
from vonextract.archive.report import BatchReport
from vonextract.archive.settings import BatchSettings
from vonextract.archive.walk import Walk
from vonextract.archive.workcopy import WorkCopy
from vonextract.errors import NoInputError
from vonextract.ingestion import READER
from vonextract.intake import FileResult, Intake, take_all
from vonextract.store.holdings import Holdings
from vonextract.store.lock import writing
from vonextract.store.rows import utc_now
from vonextract.text import path_text
from vonextract.workers import Reading, read_all


def run_batch(
    archive: Path,
    db: Path,
    settings: BatchSettings | None = None,
    *,
    dry_run: bool = False,
    listener: Listener | None = None,
    reader: str = READER,
) -> BatchReport:
    """Bring the database up to what lies in the archive.

    Args:
        archive: the folder.
        db: the database; readers see it whole at all times.
        settings: what to look at and what one document may cost.
        dry_run: only say what would be read; nothing is written, and no lock is taken.
        listener: told of every file and publication.
        reader: `module:function` that turns a path into rows.

    Raises:
        NoInputError: the archive is no folder.
        DatabaseError: the database cannot be used, or another process is writing it.
        OutputError: the work could not be written; what was published before stays.
        WorkerStartError: no document can be read on this machine.
    """
    if not archive.is_dir():
        raise NoInputError(f"The archive {path_text(archive)} is not a folder.")
    settings = settings or BatchSettings()
    report = BatchReport(
        archive=path_text(archive), database=path_text(db), started_at=utc_now(), dry_run=dry_run
    )
    started = time.monotonic()
    walk = Walk(archive.absolute(), settings)
    if dry_run:
        held = Holdings.at(db)
        _look(walk, Intake(None, held, spare_quarantined=True, identities=settings.identities), held, report)
    else:
        with writing(db, "vonextract batch"), WorkCopy(db) as copy:
            _Batch(copy, settings, report, listener or Listener()).run(walk, reader)
    report.seconds = round(time.monotonic() - started, 1)
    return report


class _Batch:
    """One run, from the walk to the last row."""

    def __init__(
        self, copy: WorkCopy, settings: BatchSettings, report: BatchReport, listener: Listener
    ) -> None:
        self._copy = copy
        self._settings = settings
        self._report = report
        self._listener = listener
        self._held = copy.store.holdings()
        self._intake = Intake(copy.store, self._held, spare_quarantined=True, identities=settings.identities)

    def run(self, walk: Walk, reader: str) -> None:
        """Everything, in order."""
        self._copy.store.begin_run("batch")
        changed, gone = _sort(walk, self._intake, self._held, self._report)
        self._read(changed, reader)
        self._copy.store.mark_vanished(gone)
        self._copy.store.link(self._settings.overrides)
        self._copy.store.end_run(self._report.outcomes)
        self._report.look_up(self._copy.store.con)

    def _read(self, changed: list[Path], reader: str) -> None:
        """Read what must be read, and publish every now and then."""
        settings, left = self._settings, len(changed)
        published, interval = time.monotonic(), settings.checkpoint_seconds

        def read(unknown: Iterator[Path]) -> Iterator[Reading]:
            jobs = max(1, min(settings.jobs, len(changed)))
            given = (settings.options,) if settings.options else ()
            return read_all(
                islice(unknown, settings.limit),
                jobs=jobs,
                limits=settings.limits,
                reader=reader,
                arguments=given,
            )

        for group in take_all(self._intake, changed, read):
            for done in group:
                left -= 1
                self._report.add(done)
                self._listener.file(done, left)
            if left and time.monotonic() - published >= interval:
                cost = self._publish()
                published = time.monotonic()
                interval = max(settings.checkpoint_seconds, cost / settings.checkpoint_share)
        self._report.left = left

    def _publish(self) -> float:
        """Let readers see what was done; the seconds it took."""
        started = time.monotonic()
        self._copy.checkpoint()
        seconds = time.monotonic() - started
        self._listener.published(seconds)
        return seconds


def _sort(walk: Walk, intake: Intake, held: Holdings, report: BatchReport) -> tuple[list[Path], list[str]]:
    """The files that are not known by their marks, newest first; and the paths that are gone."""
    changed: list[tuple[int, Path]] = []
    met: set[str] = set()
    for path, stat in walk.files():
        met.add(path_text(path))
        if done := intake.recognise(path, stat):
            report.add(done)
        else:
            changed.append((-stat.st_mtime_ns, path))
    report.seen = len(met)
    report.troubles = walk.troubles
    gone = _gone(path_text(walk.root), held, met)
    if gone and not met:
        report.troubles.append(
            f"The archive {report.archive} holds no PDF, but {len(gone)} lay there before; is it mounted?"
        )
        gone = []
    report.vanished = len(gone)
    return [path for _, path in sorted(changed)], gone


def _gone(root: str, held: Holdings, met: set[str]) -> list[str]:
    """The paths below the archive at which nothing lies any more."""
    below = root.rstrip("/") + "/"
    return [
        path
        for path in held.files
        if path not in met and path not in held.gone and path.startswith(below) and _is_missing(path)
    ]


def _is_missing(path: str) -> bool:
    try:
        os.stat(path)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _look(walk: Walk, intake: Intake, held: Holdings, report: BatchReport) -> None:
    """Tell what would be read, without reading it."""
    changed, _ = _sort(walk, intake, held, report)
    for path in changed:
        done: FileResult | None = None
        if len(report.would_read) != walk.settings.limit:
            done = intake.offer(path)
            if done:
                report.add(done)
            elif intake.is_waiting(path):
                report.would_read.append(path_text(path))
        else:
            report.left += 1

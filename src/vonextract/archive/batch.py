"""The nightly batch: walk, skip, read, store, publish, report."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from vonextract.archive.end_report import BatchReport
from vonextract.archive.log import Listener
from vonextract.archive.settings import BatchSettings
from vonextract.archive.walk import Walk
from vonextract.archive.workcopy import WorkCopy
from vonextract.display import path_text
from vonextract.errors import NoInputError
from vonextract.file_sorter import FileResult, FileSorter, Sink, take_all
from vonextract.ingestion import READER
from vonextract.shards.folder import ShardFolder
from vonextract.store.holdings import Holdings, SeenFile
from vonextract.store.lock import writing
from vonextract.store.report_rows import utc_now
from vonextract.store.store import Entry
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
    settings = settings or BatchSettings()
    with _reported(archive, path_text(db), settings, dry_run=dry_run) as (walk, report):
        if dry_run:
            held = Holdings.at(db)
            _look(walk, _sorter(None, held, settings), held, report)
            return report
        with writing(db, "vonextract batch"), WorkCopy(db) as copy:
            copy.store.begin_run("batch")
            run = _Batch(copy.store, copy.store.holdings(), settings, report, listener or Listener())
            run.read(walk, reader, copy.checkpoint)
            copy.store.link_new(settings.overrides)
            copy.store.end_run(report.outcomes)
            report.look_up(copy.store.con)
    return report


def run_batch_to_shards(
    archive: Path,
    shards: ShardFolder,
    settings: BatchSettings | None = None,
    *,
    listener: Listener | None = None,
    reader: str = READER,
) -> BatchReport:
    """Bring a folder of shards up to what lies in the archive; `fold` loads them into a database.

    Raises:
        NoInputError: the archive is no folder.
        DatabaseError: a shard that lies there is damaged or of another version.
        OutputError: a shard could not be written; those that are there stay.
        WorkerStartError: no document can be read.
    """
    settings = settings or BatchSettings()
    with _reported(archive, shards.place, settings) as (walk, report):
        _Batch(shards, shards.holdings(), settings, report, listener or Listener()).read(walk, reader)
    return report


@contextmanager
def _reported(
    archive: Path, target: str, settings: BatchSettings, *, dry_run: bool = False
) -> Iterator[tuple[Walk, BatchReport]]:
    """The walk over the archive, and the report, which times the block."""
    if not archive.is_dir():
        raise NoInputError(f"The archive {path_text(archive)} is not a folder.")
    report = BatchReport(archive=path_text(archive), database=target, started_at=utc_now(), dry_run=dry_run)
    started = time.monotonic()
    yield Walk(archive.absolute(), settings), report
    report.seconds = round(time.monotonic() - started, 1)


def _sorter(sink: Sink | None, held: Holdings, settings: BatchSettings) -> FileSorter:
    return FileSorter(sink, held, spare_quarantined=True, options=settings.options)


class _Batch:
    """One run, from the walk to the last row."""

    def __init__(
        self, sink: Sink, held: Holdings, settings: BatchSettings, report: BatchReport, listener: Listener
    ) -> None:
        self._settings = settings
        self._report = report
        self._listener = listener
        self._held = held
        self._sink = sink
        self._sorter = _sorter(sink, held, settings)

    def read(self, walk: Walk, reader: str, publish: Callable[[], None] | None = None) -> None:
        """Read what must be read, publish every now and then, and note which files are gone."""
        settings = self._settings
        changed, gone = _sort(walk, self._sorter, self._held, self._report)
        left = len(changed)
        published, interval = time.monotonic(), settings.checkpoint_seconds
        for group in take_all(self._sorter, changed, self._engine(reader, len(changed))):
            for done in group:
                left -= 1
                self._report.add(done)
                self._listener.file(done, left)
            if publish and left and time.monotonic() - published >= interval:
                cost = self._publish(publish)
                published = time.monotonic()
                interval = max(settings.checkpoint_seconds, cost / settings.checkpoint_share)
        self._report.left = left
        if gone:
            self._sink.put([Entry(None, [], gone=gone)])

    def _engine(self, reader: str, files: int) -> Callable[[Iterator[Path]], Iterator[Reading]]:
        settings = self._settings
        engine = settings.engine or partial(
            read_all,
            jobs=max(1, min(settings.jobs, files)),
            on_picture=self._listener.picture,
        )

        def read(unknown: Iterator[Path]) -> Iterator[Reading]:
            given = (settings.options,) if settings.options else ()
            wanted = islice(unknown, settings.limit)
            return engine(wanted, limits=settings.limits, reader=reader, arguments=given)

        return read

    def _publish(self, publish: Callable[[], None]) -> float:
        """Let readers see what was done; the seconds it took."""
        started = time.monotonic()
        publish()
        seconds = time.monotonic() - started
        self._listener.published(seconds)
        return seconds


def _sort(
    walk: Walk, sorter: FileSorter, held: Holdings, report: BatchReport
) -> tuple[list[Path], list[SeenFile]]:
    """The files that are not known by their marks, newest first; and those that are gone."""
    changed: list[tuple[int, Path]] = []
    met: set[str] = set()
    for path, stat in walk.files():
        met.add(path_text(path))
        if done := sorter.recognise(path, stat):
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


def _gone(root: str, held: Holdings, met: set[str]) -> list[SeenFile]:
    """The files below the archive that are not there any more."""
    below = root.rstrip("/") + "/"
    return [
        seen
        for path, seen in held.files.items()
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


def _look(walk: Walk, sorter: FileSorter, held: Holdings, report: BatchReport) -> None:
    """Tell what would be read, without reading it."""
    changed, _ = _sort(walk, sorter, held, report)
    for path in changed:
        done: FileResult | None = None
        if len(report.would_read) != walk.settings.limit:
            done = sorter.offer(path)
            if done:
                report.add(done)
            elif sorter.is_waiting(path):
                report.would_read.append(path_text(path))
        else:
            report.left += 1

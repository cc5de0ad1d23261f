"""Taking files in: what is known, what is the same as another, what must be read, what came of it."""

from __future__ import annotations

import hashlib
import os
import stat as modes
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from pydantic import BaseModel, Field

from vonextract.corrections.concern import concerning, digest
from vonextract.display import path_text
from vonextract.errors import ExitCode
from vonextract.options import Options
from vonextract.ref import doc_id_of
from vonextract.store.holdings import Holdings, Known, Quarantined, SeenFile
from vonextract.store.report_rows import failed_rows
from vonextract.store.store import Entry, Outcome, Verdict
from vonextract.summary import Summary
from vonextract.workers import Failure, Reading

_CHUNK = 1 << 20
"""Bytes of a file that are read at once to know it again."""
_GROUP = 32
"""Documents that are written in one transaction, because a transaction costs more than a document."""
_GROUP_SECONDS = 2.0
"""How old the first of them may get while others are read."""


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

    def as_outcome(self, doc_id: str | None) -> Outcome:
        """The row of `outcomes`."""
        return Outcome(self.path, doc_id, self.outcome, self.seconds, self.stage, self.error)


class Sink(Protocol):
    """Where entries are stored: a database, or a folder of shards."""

    def put(self, entries: Sequence[Entry]) -> None:
        """Store entries as a whole or not at all."""


class Unsteady(Exception):
    """The file changed or vanished while it was looked at."""


class _Content(NamedTuple):
    """The content of a file that is to be read, and every file that holds it."""

    sha256: str
    seen: list[SeenFile]


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _identified(path: Path) -> tuple[SeenFile, str]:
    """The file as it is and its SHA-256.

    Raises:
        Unsteady: it changed meanwhile.
        OSError: it cannot be read.
    """
    before = path.stat()
    if not modes.S_ISREG(before.st_mode):
        raise OSError(0, "it is no regular file")
    sha256 = sha256_of(path)
    if _marks(path.stat()) != _marks(before):
        raise Unsteady
    return SeenFile.of(path, doc_id_of(sha256), before), sha256


def _marks(stat: os.stat_result) -> tuple[int, ...]:
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


class FileSorter:
    """Sorts files into known, doubled and new, and stores what the workers make of the new ones."""

    def __init__(
        self,
        sink: Sink | None,
        held: Holdings,
        *,
        force: bool = False,
        spare_quarantined: bool = False,
        options: Options | None = None,
    ) -> None:
        """Begin.

        Args:
            sink: where readings are stored; None to find out what would be read.
            held: what it holds.
            force: read again what is known.
            spare_quarantined: leave files alone that this version could not read before.
            options: how documents are read; what was read another way, or with other corrections, is read
                again.
        """
        self._sink = sink
        self._held = held
        self._force = force
        self._options = options or Options()
        self._barred = dict(held.quarantined) if spare_quarantined and not force else {}
        self._current = {k.doc_id for k in held.known.values() if self._is_current(k)}
        self._spared = {doc_id_of(sha): q for sha, q in self._barred.items() if self._is_spared(q)}
        self._read: set[str] = set()
        self._tried: dict[str, Failure] = {}
        self._reading: dict[Path, _Content] = {}
        self._same: dict[str, _Content] = {}
        self._found: list[Entry] = []

    def recognise(self, path: Path, stat: os.stat_result) -> FileResult | None:
        """The result of a file whose marks tell that it is the one of the last time; else None."""
        name = path_text(path)
        seen = self._held.files.get(name)
        if self._force or seen is None or name in self._held.gone or not seen.is_same(stat):
            return None
        if seen.doc_id in self._current:
            return self._at(seen, FileResult(path=name, outcome="unchanged"))
        barred = self._spared.get(seen.doc_id)
        return self._at(seen, _quarantined(name, barred)) if barred else None

    def offer(self, path: Path) -> FileResult | None:
        """The result of a file that needs no reading; None when a worker must read it or its double."""
        name = path_text(path)
        try:
            seen, sha256 = _identified(path)
        except (Unsteady, FileNotFoundError):
            return self._unread(_postponed(name))
        except OSError as error:
            return self._unread(_unopened(name, error))
        if seen.doc_id in self._read:
            return self._double_at(seen, FileResult(path=name, outcome="unchanged"))
        if sha256 in self._tried:
            return self._double_at(seen, _failed(name, self._tried[sha256]))
        if seen.doc_id in self._current:
            return self._at(seen, FileResult(path=name, outcome="unchanged"))
        if barred := self._spared.get(seen.doc_id):
            return self._at(seen, _quarantined(name, barred))
        if same := self._same.get(sha256):
            same.seen.append(seen)
            return None
        self._same[sha256] = self._reading[path] = _Content(sha256, [seen])
        return None

    def is_waiting(self, path: Path) -> bool:
        """Whether a worker must read the file; FALSE when another with the same content is read."""
        return path in self._reading

    def take(self, readings: Iterable[Reading]) -> list[FileResult]:
        """Store what was read, in one transaction; the results of the files and of their doubles."""
        entries: list[Entry] = []
        results: list[FileResult] = []
        for reading in readings:
            content = self._reading.pop(reading.path)
            del self._same[content.sha256]
            done = self._results(reading, content)
            results += done
            entries.append(self._entry(reading, content, done))
        self._put(entries)
        return results

    def close(self) -> None:
        """Store what is left: where known content was found."""
        self._put([])

    def _put(self, entries: list[Entry]) -> None:
        entries = [*entries, *self._found]
        self._found = []
        if self._sink and entries:
            self._sink.put(entries)

    def _at(self, seen: SeenFile, done: FileResult) -> FileResult:
        """Note that known content lies at this path."""
        self._found.append(Entry(None, [seen]))
        return done

    def _double_at(self, seen: SeenFile, done: FileResult) -> FileResult:
        """Note that content lies at this path, too, which was stored earlier in this run."""
        self._found.append(Entry(None, [seen], None, [done.as_outcome(seen.doc_id)]))
        return done

    def _unread(self, done: FileResult) -> FileResult:
        """Note that a file could not even be hashed."""
        self._found.append(Entry(None, [], None, [done.as_outcome(None)]))
        return done

    def _is_current(self, held: Known) -> bool:
        current = held.extractor_version in self._options.identities(held.path)
        if self._force or held.status == "failed" or not current:
            return False
        stated = concerning(self._options.corrections, held.doc_id, held.content or "")
        return held.corrections == digest(stated)

    def _is_spared(self, barred: Quarantined) -> bool:
        return not barred.retry and barred.extractor_version == self._options.identity(barred.path)

    def _results(self, reading: Reading, content: _Content) -> list[FileResult]:
        """What came of the file, and of its doubles."""
        first, *doubles = (seen.path for seen in content.seen)
        result = reading.result
        if isinstance(result, Failure):
            if _is_unsteady(reading.path, content.seen[0], result):
                return [_postponed(path) for path in (first, *doubles)]
            done = [_failed(path, result) for path in (first, *doubles)]
        elif result.sha256 != content.sha256:
            return [_postponed(path) for path in (first, *doubles)]
        else:
            verdict: Verdict = "replaced" if content.sha256 in self._held.known else "new"
            done = [FileResult(path=first, outcome=verdict, summary=result.summary)]
            done += [FileResult(path=path, outcome="unchanged") for path in doubles]
        done[0].seconds = round(reading.seconds, 3)
        return done

    def _entry(self, reading: Reading, content: _Content, done: list[FileResult]) -> Entry:
        """What is to be stored of a reading; a failure does not take the rows of an earlier success."""
        result, first = reading.result, content.seen[0]
        if done[0].outcome == "postponed":
            return Entry(None, [], None, [d.as_outcome(None) for d in done])
        outcomes = [d.as_outcome(first.doc_id) for d in done]
        if not isinstance(result, Failure):
            self._note(content, result.summary.status)
            self._read.add(first.doc_id)
            return Entry(result, content.seen, None, outcomes)
        self._tried[content.sha256] = result
        held = self._held.known.get(content.sha256)
        identity, rows = self._options.identity(first.path), None
        if held is None or held.status == "failed":
            rows = failed_rows(Path(first.path), content.sha256, first.bytes, identity, result.message)
            self._note(content, "failed")
        failure = Quarantined(content.sha256, first.path, result.stage, result.message, identity, retry=False)
        return Entry(rows, content.seen, failure, outcomes)

    def _note(self, content: _Content, status: str) -> None:
        first = content.seen[0]
        identity = self._options.identity(first.path)
        self._held.known[content.sha256] = Known(first.doc_id, identity, status, first.path)


def take_all(
    sorter: FileSorter,
    paths: Iterable[Path],
    read: Callable[[Iterator[Path]], Iterator[Reading]],
) -> Iterator[list[FileResult]]:
    """Take files in, hashing ahead of the workers that read; the results as they are stored.

    Args:
        sorter: where they are taken in.
        paths: the files.
        read: reads the files it is given, in any order.
    """
    told: list[FileResult] = []

    def unknown() -> Iterator[Path]:
        for path in paths:
            if done := sorter.offer(path):
                told.append(done)
            elif sorter.is_waiting(path):
                yield path

    for readings in _grouped(read(unknown())):
        yield told + sorter.take(readings)
        told = []
    sorter.close()
    yield told


def _grouped(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """The readings in groups; those before a long one do not wait for it."""
    group: list[Reading] = []
    since = time.monotonic()
    for reading in readings:
        group.append(reading)
        if len(group) >= _GROUP or time.monotonic() - since >= _GROUP_SECONDS:
            yield group
            group, since = [], time.monotonic()
    if group:
        yield group


def _is_unsteady(path: Path, seen: SeenFile, failure: Failure) -> bool:
    """Whether a file that could not be read is gone, or no longer the one that was to be read."""
    if failure.exit_code == ExitCode.NO_INPUT:
        return True
    try:
        stat = path.stat()
    except OSError:
        return True
    return (stat.st_size, stat.st_mtime_ns) != (seen.bytes, seen.mtime_ns)


def _postponed(path: str) -> FileResult:
    message = f"The file {path} changed or vanished while it was read; it is left for the next time."
    return FileResult(
        path=path, outcome="postponed", stage="read", error=message, exit_code=ExitCode.SOME_FAILED
    )


def _quarantined(path: str, barred: Quarantined) -> FileResult:
    return FileResult(path=path, outcome="quarantined", stage=barred.stage, error=barred.error)


def _unopened(path: str, error: OSError) -> FileResult:
    message = f"The file {path} cannot be opened: {error.strerror}."
    return _failed(path, Failure("read", message, ExitCode.NO_INPUT))


def _failed(path: str, failure: Failure) -> FileResult:
    return FileResult(
        path=path,
        outcome="failed",
        stage=failure.stage,
        error=failure.message,
        trace=failure.trace,
        exit_code=failure.exit_code,
    )

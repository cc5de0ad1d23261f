"""Reading documents on the machines of a Ray cluster.

Every parcel of documents is a Ray task. The Ray process that runs it keeps a worker process of the
same kind as the local pool, so that limits, crashes and second tries of a document are the same. A
machine that is lost takes its tasks with it; Ray runs them again on another.
"""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from vonextract.errors import UsageError
from vonextract.shards.settings import SETTINGS
from vonextract.store.report_rows import DocumentRows
from vonextract.version import __version__
from vonextract.workers.messages import Failure, Reading, WorkerStartError, failure
from vonextract.workers.pool import Worker
from vonextract.workers.settings import Limits


class Sent(NamedTuple):
    """A document on its way to another machine.

    Attributes:
        path: where it lies for the driver, and on a file share for every machine.
        data: its bytes, where there is no file share.
    """

    path: Path
    data: bytes | None


class Task(NamedTuple):
    """How a parcel is read."""

    reader: str
    limits: Limits
    arguments: tuple[object, ...]
    shards: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """An Engine over a Ray cluster.

    Attributes:
        address: `ray://HOST:PORT` of a cluster, or `HOST:PORT` of its head for a machine that belongs
            to it; None for the cluster that RAY_ADDRESS names, or one on this machine alone.
        ship: send the bytes of the files; else every machine reads them at the same paths.
        shards: where the machines write what they read; None to send it back.
    """

    address: str | None = None
    ship: bool = False
    shards: str | None = None

    def __call__(
        self, paths: Iterable[Path], *, limits: Limits | None, reader: str, arguments: Sequence[object] = ()
    ) -> Iterator[Reading]:
        """Read documents on the cluster; the other side of `Engine`."""
        ray = _connected(self.address)
        task = Task(reader, limits or Limits(), tuple(arguments), self.shards, __version__)
        parcels = self._parcels(iter(paths))
        read = ray.remote(num_cpus=1, max_retries=SETTINGS.tries - 1, scheduling_strategy="SPREAD")(
            read_parcel
        )
        pending: dict[Any, list[Path]] = {}
        try:
            while True:
                for parcel in islice(parcels, max(0, _room(ray) - len(pending))):
                    pending[read.remote(task, parcel)] = [sent.path for sent in parcel]
                if not pending:
                    return
                for done in ray.wait(list(pending))[0]:
                    yield from _answer(ray, done, pending.pop(done))
        finally:
            for left in pending:
                ray.cancel(left, force=True)

    def _parcels(self, paths: Iterator[Path]) -> Iterator[list[Sent]]:
        size = SETTINGS.parcel if self.shards else 1
        while parcel := list(islice(paths, size)):
            yield [Sent(path, _bytes(path) if self.ship else None) for path in parcel]


def _bytes(path: Path) -> bytes:
    """The file's bytes; none when it vanished, which the machine that reads it will find."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _connected(address: str | None) -> Any:
    """Ray, connected to the cluster.

    Raises:
        UsageError: Ray is not installed.
        WorkerStartError: the cluster does not answer.
    """
    try:
        import ray
    except ImportError as error:
        raise UsageError(
            "The engine ray needs Ray; install it with: pip install 'vonextract[ray]'."
        ) from error
    if not ray.is_initialized():
        try:
            with _own_signals():
                ray.init(address=address, log_to_driver=False, configure_logging=False)
        except Exception as error:
            told = address or "on this machine"
            raise WorkerStartError(f"The Ray cluster {told} cannot be reached: {error}") from error
    return ray


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep what ends this process: Ray would end it without publishing what was read."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _room(ray: Any) -> int:
    """How many parcels may be under way, on the machines there are now."""
    return SETTINGS.ahead * max(1, int(ray.cluster_resources().get("CPU", 1)))


def _answer(ray: Any, done: Any, paths: Sequence[Path]) -> Iterator[Reading]:
    try:
        yield from ray.get(done)
    except ray.exceptions.RayTaskError as error:
        raise error.cause from None
    except ray.exceptions.RayError:
        for path in paths:
            told = f"The machine that read the file {path} was lost {SETTINGS.tries} times."
            yield Reading(path, failure("crash", told), 0.0)


def read_parcel(task: Task, parcel: Sequence[Sent]) -> list[Reading]:
    """What one machine does with a parcel of documents.

    Where the machine is lost meanwhile this process ends without an answer, so that Ray has them read
    elsewhere: its worker was killed before it, and would be told to have crashed.

    Raises:
        WorkerStartError: this machine cannot read documents as the driver would.
    """
    if task.version != __version__:
        raise WorkerStartError(
            f"A machine of the cluster has vonextract {__version__}, this one has {task.version};"
            " install the same version on all."
        )
    machine = os.getppid()
    worker = _worker(task)
    readings = [_read(worker, sent) for sent in parcel]
    if os.getppid() != machine:
        os._exit(1)
    if task.shards is None:
        return readings
    from vonextract.shards.folder import ShardFolder

    return ShardFolder(task.shards).shelve(readings)


@lru_cache(maxsize=1)
def _worker(task: Task) -> Worker:
    """The worker process of this Ray process, kept from parcel to parcel."""
    return Worker(task.reader, task.limits, task.arguments)


def _read(worker: Worker, sent: Sent) -> Reading:
    if sent.data is None:
        return worker.read(sent.path)
    with tempfile.TemporaryDirectory(prefix="vonextract-") as scratch:
        here = Path(scratch, *sent.path.parts[1:])
        here.parent.mkdir(parents=True)
        here.write_bytes(sent.data)
        reading = worker.read(here)
    return Reading(sent.path, _at_home(reading.result, scratch, sent.path), reading.seconds)


def _at_home(result: Any, scratch: str, path: Path) -> Any:
    """The result as if the document had been read where it lies."""
    if isinstance(result, Failure):
        message, trace = (text.replace(scratch, "") for text in (result.message, result.trace))
        return result._replace(message=message, trace=trace)
    return result.at(path) if isinstance(result, DocumentRows) else result

"""Reading documents in processes of their own, so that a bad one costs itself alone.

A worker is `python -m vonextract.workers READER`: it takes one task at a time on its
standard input and answers on its standard output, both as length-prefixed pickles. The
parent talks to each worker from a thread, kills it at the time limit, and starts another
in its place. Nothing is forked (PDFium and DuckDB may be loaded), and a worker whose parent
is gone ends by itself: its input ends, and its own alarm clock rings.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any, NamedTuple

from vonextract.errors import ExitCode, VonextractError
from vonextract.model import Report
from vonextract.store.rows import DocumentRows, rows_of

READER = "vonextract.extract:extract"
_LENGTH = 8
_GRACE = 5.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        timeout: seconds of wall clock.
        memory: bytes a worker may allocate beyond what it needs to start.
        attempts: how often a document that kills its worker is tried.
        documents: how many documents a worker reads before a fresh one takes over.
    """

    timeout: float = 600.0
    memory: int = 4 << 30
    attempts: int = 2
    documents: int = 200


class Failure(NamedTuple):
    """Why a document could not be read.

    Attributes:
        stage: read (the file is at fault), extract (we are), crash, timeout or memory.
        message: one sentence.
        exit_code: what a command about this one document returns.
        trace: the traceback, for those who mend vonextract.
    """

    stage: str
    message: str
    exit_code: ExitCode
    trace: str = ""


class Reading(NamedTuple):
    """What came of one document: its rows or a failure, and the seconds it took."""

    path: Path
    result: DocumentRows | Failure
    seconds: float


class _WorkerGone(Exception):
    """The worker ended before it answered."""


# ------------------------------------------------------------------ the parent's side


class Worker:
    """One worker process, started when first asked and again after every end."""

    def __init__(self, reader: str, limits: Limits) -> None:
        self._reader = reader
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0

    def read(self, path: Path) -> Reading:
        """Read one document, whatever it does to the process."""
        started = time.perf_counter()
        result: DocumentRows | Failure | None = None
        for _ in range(self._limits.attempts):
            result = self._ask(path)
            if not isinstance(result, Failure) or result.stage in ("read", "extract"):
                break
        assert result is not None
        return Reading(path, result, time.perf_counter() - started)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    stream and stream.close()
            self._process = None

    def _ask(self, path: Path) -> DocumentRows | Failure:
        process = self._running()
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(self._limits.timeout, expire)
        timer.start()
        try:
            assert process.stdin and process.stdout
            _send(process.stdin, path)
            result: DocumentRows | Failure = _receive(process.stdout)
            self._served += 1
        except (_WorkerGone, OSError, pickle.UnpicklingError):
            process.wait()
            result = self._obituary(path, process.returncode, expired.is_set())
        finally:
            timer.cancel()
        if isinstance(result, Failure) and result.stage != "read":
            self.close()
        return result

    def _running(self) -> subprocess.Popen[bytes]:
        if self._served >= self._limits.documents:
            self.close()
        if self._process is None:
            self._served = 0
            self._process = subprocess.Popen(
                [sys.executable, "-m", "vonextract.workers", self._reader, *_arguments(self._limits)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                start_new_session=True,
            )
        return self._process

    def _obituary(self, path: Path, code: int, expired: bool) -> Failure:
        if expired or code == -getattr(signal, "SIGALRM", 0):
            message = f"The file {path} took longer than {self._limits.timeout:g} seconds and was given up."
            return Failure("timeout", message, ExitCode.BAD_PDF)
        how = signal.Signals(-code).name if code < 0 else f"code {code}"
        message = f"The file {path} made the process that read it end ({how})."
        return Failure("crash", message, ExitCode.BAD_PDF)


def read_all(
    paths: Iterable[Path], *, jobs: int = 1, limits: Limits | None = None, reader: str = READER
) -> Iterator[Reading]:
    """Read documents in `jobs` worker processes; results come as they are ready.

    At most two documents a worker are under way or waiting to be taken, so that a slow
    consumer holds the workers back instead of filling the memory.

    Args:
        paths: the files; taken one by one, when there is room.
        jobs: number of worker processes.
        limits: what one document may cost; the defaults when None.
        reader: `module:function` that turns a path into a Report.
    """
    limits = limits or Limits()
    workers = [Worker(reader, limits) for _ in range(jobs)]
    free = list(workers)
    lock = threading.Lock()

    def read(path: Path) -> Reading:
        with lock:
            worker = free.pop()
        try:
            return worker.read(path)
        finally:
            with lock:
                free.append(worker)

    with ThreadPoolExecutor(jobs, thread_name_prefix="worker") as threads:
        try:
            yield from _bounded(threads, read, iter(paths), 2 * jobs)
        finally:
            for worker in workers:
                worker.close()


def _bounded(
    threads: ThreadPoolExecutor, read: Callable[[Path], Reading], paths: Iterator[Path], room: int
) -> Iterator[Reading]:
    pending: set[Future[Reading]] = set()
    while True:
        while len(pending) < room and (path := next(paths, None)) is not None:
            pending.add(threads.submit(read, path))
        if not pending:
            return
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            yield future.result()


def _send(stream: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, protocol=5)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    head = stream.read(_LENGTH)
    size = int.from_bytes(head, "big")
    data = stream.read(size) if len(head) == _LENGTH else b""
    if not data or len(data) < size:
        raise _WorkerGone
    return pickle.loads(data)


def _arguments(limits: Limits) -> list[str]:
    return [str(limits.timeout), str(limits.memory)]


# ------------------------------------------------------------------ the worker's side


def main(reader: str, timeout: float, memory: int) -> None:
    """Serve tasks until the input ends."""
    module, _, name = reader.partition(":")
    read: Callable[[Path], Report] = getattr(import_module(module), name)
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints to stdout in here must not mix with the answers
    logging.disable(logging.CRITICAL)
    _limit_memory(memory)
    while True:
        try:
            path = _receive(tasks)
        except _WorkerGone:
            return
        _set_alarm(timeout + _GRACE)
        _send(answers, _attempt(read, path))
        _set_alarm(0)


def _attempt(read: Callable[[Path], Report], path: Path) -> DocumentRows | Failure:
    try:
        return rows_of(read(path))
    except VonextractError as error:
        return Failure("read", error.message, error.exit_code)
    except MemoryError:
        message = f"The file {path} needs more memory than allowed and was given up."
        return Failure("memory", message, ExitCode.BAD_PDF)
    except Exception as error:
        told = (
            f"The file {path} could not be read because vonextract failed ({type(error).__name__}: {error})."
        )
        return Failure("extract", told, ExitCode.BAD_PDF, traceback.format_exc())


def _limit_memory(extra: int) -> None:
    """Let this process allocate `extra` bytes more than it holds now, where the system can."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + extra
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return


def _set_alarm(seconds: float) -> None:
    """End this process in so many seconds, even in native code, where the system can."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))

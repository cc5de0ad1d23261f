"""The parent's side: workers started, asked, timed, buried and replaced."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Self

from vonextract.workers.messages import (
    PICTURE,
    Failure,
    Reading,
    WorkerGone,
    WorkerStartError,
    failure,
    receive,
    send,
)
from vonextract.workers.settings import SETTINGS, Limits

_UNSOUND = ("extract", "memory")
"""Stages after whose failure a worker may no longer be as it was: the next document gets a fresh one."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""A worker's matrices are small, and the other cores are for the other workers."""


def _nothing() -> None:
    """What to do when nobody asks."""


class Worker:
    """One worker process, started when first asked and again after every end."""

    _served: int
    """Documents that the process has read."""

    def __init__(
        self,
        reader: str,
        limits: Limits,
        arguments: Sequence[object] = (),
        on_picture: Callable[[], None] = _nothing,
    ) -> None:
        self._reader = reader
        self._on_picture = on_picture
        self._arguments = arguments
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._dismissed = False

    def read(self, path: Path, *more: object) -> Reading:
        """Read one document, whatever it does to the process.

        Args:
            path: the file.
            more: what the reader is given after its arguments; they pickle.

        Raises:
            WorkerStartError: no process can be started at all.
        """
        started = time.perf_counter()
        result: Any = None
        for _ in range(self._limits.attempts):
            result = self._ask(path, *more)
            if self._dismissed or not isinstance(result, Failure) or result.stage in ("read", "extract"):
                break
        return Reading(path, result, time.perf_counter() - started)

    def dismiss(self) -> None:
        """End the process for good; what it is reading comes back as a failure."""
        self._dismissed = True
        self.close()

    def close(self) -> None:
        """End the process and all it started; the next document gets a fresh one."""
        process, self._process = self._process, None  # of two threads that close, one does
        if process is not None:
            _kill(process)
            process.wait()
            for stream in filter(None, (process.stdin, process.stdout)):
                with contextlib.suppress(OSError):
                    stream.close()

    def _ask(self, path: Path, *more: object) -> Any:
        process = self._running()
        if process is None:
            return failure("crash", f"The file {path} was not read: the work was ended.")
        with _Deadline(process, self._limits.timeout) as deadline:
            try:
                assert process.stdin
                assert process.stdout
                send(process.stdin, (path, *self._arguments, *more))
                while (answer := receive(process.stdout)) == PICTURE:
                    deadline.extend(self._limits.picture)
                    self._on_picture()
                result, swollen = answer
                self._served += 1
            except (WorkerGone, OSError, ValueError):
                result, swollen = _obituary(path, _exit_code(process), deadline), True
        if swollen or (isinstance(result, Failure) and result.stage in _UNSOUND):
            self.close()
        return result

    def _running(self) -> subprocess.Popen[bytes] | None:
        """The process, started where there is none; None once it is dismissed, be it while it started."""
        if self._process is not None and self._served >= self._limits.documents:
            self.close()
        for _ in range(SETTINGS.starts):
            if self._process is None and not self._dismissed:
                self._start()
            if self._dismissed:
                self.close()
                return None
            if self._process is not None:
                return self._process
        raise WorkerStartError(
            "No worker process can be started; see that 'vonextract info' works and that there is"
            " memory left."
        )

    def _start(self) -> None:
        """Start a process and wait until it is ready; afterwards there is one, or none."""
        self._served = 0
        self._process = process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "vonextract.workers",
                self._reader,
                str(self._limits.timeout),
                str(self._limits.memory),
                str(self._limits.picture),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ONE_THREAD | os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        with _Deadline(process, SETTINGS.start):
            try:
                assert process.stdout
                receive(process.stdout)
            except (WorkerGone, OSError, ValueError):
                self.close()


def _obituary(path: Path, code: int, deadline: _Deadline) -> Failure:
    """Why a process ended that was reading a file."""
    how = signal.Signals(-code).name if code < 0 else f"code {code}"
    if not deadline.expired and how != "SIGALRM":
        return failure("crash", f"The file {path} made the process that read it end ({how}).")
    took = f"The file {path} took longer than {deadline.seconds:g} seconds"
    if not deadline.extended:
        return failure("timeout", f"{took} and was given up.")
    return failure(
        "timeout",
        f"{took}, in which {deadline.extended} pictures of paper were read, and was given up;"
        " what is kept of them is not read again the next time.",
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a worker and whatever it started; it leads a session of its own."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()


class _Deadline:
    """Kills a process when a block takes longer than it may; use as a context manager.

    Attributes:
        expired: whether it did.
        seconds: that the block may take.
        extended: how often it was let take longer.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.expired = False
        self.seconds = seconds
        self.extended = 0
        self._process = process
        self._end = time.monotonic() + seconds
        self._timer = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def extend(self, seconds: float) -> None:
        """Let the block take longer."""
        self._timer.cancel()
        self.extended += 1
        self.seconds += seconds
        self._end += seconds
        self._timer = self._started()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(self._end - time.monotonic(), self._expire)
        timer.daemon = True
        timer.start()
        return timer

    def _expire(self) -> None:
        self.expired = True
        _kill(self._process)


def _exit_code(process: subprocess.Popen[bytes]) -> int:
    """The code of a process that is ending, or is made to."""
    try:
        return process.wait(SETTINGS.last_words)
    except subprocess.TimeoutExpired:
        _kill(process)
        return process.wait()


def read_all(
    paths: Iterable[Path],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    reader: str,
    arguments: Sequence[object] = (),
    on_picture: Callable[[], None] = _nothing,
) -> Iterator[Reading]:
    """Read documents in `jobs` worker processes; results come as they are ready.

    At most two documents a worker are under way or waiting to be taken, so that a slow
    consumer holds the workers back instead of filling the memory.

    Args:
        paths: the files; taken one by one, when there is room.
        jobs: number of worker processes.
        limits: what one document may cost; the defaults when None.
        reader: `module:function` that turns a path into something that pickles.
        arguments: what the reader is given after the path; they pickle.
        on_picture: called, from any thread, before a picture of paper is read.
    """
    limits = limits or Limits()
    workers = [Worker(reader, limits, arguments, on_picture) for _ in range(jobs)]
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

    threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")
    try:
        yield from _bounded(threads, read, iter(paths), 2 * jobs)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.dismiss()
        threads.shutdown()


def read_one(
    path: Path,
    *,
    reader: str,
    limits: Limits | None = None,
    arguments: Sequence[object] = (),
    on_picture: Callable[[], None] = _nothing,
) -> Reading:
    """Read one document in a worker process; the arguments are those of `read_all`."""
    worker = Worker(reader, limits or Limits(), arguments, on_picture)
    try:
        return worker.read(path)
    finally:
        worker.dismiss()


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

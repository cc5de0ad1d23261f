"""Worker processes that outlive the test that started them.

A worker spends two seconds of processor time on its libraries and on the words of the vocabulary before it
reads its first document. So a worker that is dismissed in good health waits here for the next test that would
start one like it. What it reads it reads anew, over the same pipes; one that crashed, hung or is too large is
ended as always.
"""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from vonextract.workers.pool import Worker

_MOST = 3
"""Processes that wait at a time; each holds 100 to 200 MB."""

_Key = tuple[object, ...]


class KeptWorkers:
    """The processes of this session that wait for documents, the one that waits longest first.

    Attributes:
        away: whether workers start and end their own processes, as they do outside of tests.
    """

    def __init__(self) -> None:
        self.away = False
        self._idle: list[tuple[_Key, subprocess.Popen[bytes]]] = []
        self._change = threading.Lock()

    def lend_to(self, patch: pytest.MonkeyPatch) -> None:
        """Let workers take their processes from here, and leave them here."""
        own_start, own_ask, own_dismiss = Worker._start, Worker._ask, Worker.dismiss
        asking: set[Worker] = set()
        bound: set[Worker] = set()
        """Workers that were asked for a file by its name in their folder: they keep to themselves."""

        def start(worker: Worker) -> None:
            process = None if worker in bound else self._taken(_key(worker))
            if process is None:
                own_start(worker)
            else:
                worker._served, worker._process = 0, process

        def ask(worker: Worker, path: Path, *more: Any) -> Any:
            asking.add(worker)
            if not path.is_absolute():
                bound.add(worker)
            try:
                return own_ask(worker, path, *more)
            finally:
                asking.discard(worker)

        def dismiss(worker: Worker) -> None:
            if worker._process is not None and worker not in asking | bound and not self.away:
                process, worker._process = worker._process, None
                self._left(_key(worker), process)
            own_dismiss(worker)

        patch.setattr(Worker, "_start", start)
        patch.setattr(Worker, "_ask", ask)
        patch.setattr(Worker, "dismiss", dismiss)

    def end(self) -> None:
        """End all that wait."""
        while self._idle:
            _end(self._idle.pop()[1])

    def _taken(self, key: _Key) -> subprocess.Popen[bytes] | None:
        """A process like that; each thread that asks gets another."""
        with self._change:
            for at, (other, process) in enumerate(() if self.away else self._idle):
                if other == key and process.poll() is None:
                    del self._idle[at]
                    return process
        return None

    def _left(self, key: _Key, process: subprocess.Popen[bytes]) -> None:
        with self._change:
            self._idle.append((key, process))
            spare, self._idle = self._idle[:-_MOST], self._idle[-_MOST:]
        for _, other in spare:
            _end(other)


def _key(worker: Worker) -> _Key:
    """What makes two processes alike: what reads, the limits that it is told, what the environment says."""
    told = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    limits = worker._limits
    return worker._reader, limits.timeout, limits.memory, limits.picture, tuple(sorted(told.items()))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in filter(None, (process.stdin, process.stdout)):
        stream.close()

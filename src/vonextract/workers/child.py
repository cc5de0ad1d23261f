"""The worker's side: one task at a time, within its limits."""

from __future__ import annotations

import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from vonextract.errors import ExitCode, VonextractError
from vonextract.workers.messages import Failure, WorkerGone, receive, send

_GRACE = 5.0
"""Seconds that the parent has to end a worker before the worker's own alarm does."""


def main(reader: str, timeout: float, memory: int) -> None:
    """Serve tasks until the input ends."""
    module, _, name = reader.partition(":")
    read: Callable[[Path], Any] = getattr(import_module(module), name)
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints to stdout in here must not mix with the answers
    logging.disable(logging.CRITICAL)
    _limit_memory(memory)
    while True:
        try:
            path = receive(tasks)
        except WorkerGone:
            return
        _set_alarm(timeout + _GRACE)
        send(answers, _attempt(read, path))
        _set_alarm(0)


def _attempt(read: Callable[[Path], Any], path: Path) -> Any:
    try:
        return read(path)
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

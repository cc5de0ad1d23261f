"""The worker's side: one task at a time, within its limits."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import IO, Any

from vonextract.errors import VonextractError
from vonextract.pdf.scan.pace import listening
from vonextract.workers.messages import PICTURE, READY, Answer, Failure, WorkerGone, failure, receive, send
from vonextract.workers.settings import SETTINGS


def main(reader: str, timeout: float, memory: int, picture: float) -> None:
    """Serve tasks until the input ends.

    Args:
        reader: `module:function` that reads a document.
        timeout: seconds that one may take.
        memory: bytes that it may allocate.
        picture: seconds more for every picture of paper in it.
    """
    parent = os.getppid()
    module, _, name = reader.partition(":")
    read: Callable[..., Any] = getattr(import_module(module), name)
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints to stdout in here must not mix with the answers
    logging.disable(logging.CRITICAL)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    roomy = _allocated() + memory // 2
    _limit_memory(memory)
    send(answers, READY)
    while True:
        try:
            task = receive(tasks)
        except WorkerGone:
            return
        with _alarm(timeout + SETTINGS.grace, picture, answers):
            result = _attempt(read, *task)
        send(answers, Answer(result, _allocated() > roomy))


@contextmanager
def _alarm(seconds: float, picture: float, answers: IO[bytes]) -> Iterator[None]:
    """End this process when the block takes longer; every picture that is read gives it more time."""
    pictures = count(1)

    def more_time() -> None:
        send(answers, PICTURE)
        _set_alarm(seconds + next(pictures) * picture)

    _set_alarm(seconds)
    with listening(more_time):
        yield
    _set_alarm(0)


def _attempt(read: Callable[..., Any], path: Path, *arguments: object) -> Any:
    try:
        return read(path, *arguments)
    except VonextractError as error:
        return failure("read", error.message, error.exit_code)
    except MemoryError:
        return _too_large(path)
    except Exception as error:
        if "out of memory" in str(error).lower():
            return _too_large(path)
        told = f"vonextract failed ({type(error).__name__}: {error})"
        return failure(
            "extract",
            f"The file {path} could not be read because {told}.",
            trace=traceback.format_exc(),
        )


def _too_large(path: Path) -> Failure:
    return failure("memory", f"The file {path} needs more memory than allowed and was given up.")


def _end_with(parent: int) -> None:
    """End this process when its parent has died; the alarm is there for native code that holds the lock."""
    while os.getppid() == parent:
        time.sleep(SETTINGS.watch)
    os._exit(0)


def _limit_memory(extra: int) -> None:
    """Let this process allocate `extra` bytes more than it holds now, where the system can."""
    if not _allocated():
        return
    try:
        import resource

        limit = _allocated() + extra
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def _allocated() -> int:
    """Bytes of address space that this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


def _set_alarm(seconds: float) -> None:
    """End this process in so many seconds, even in native code, where the system can."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)

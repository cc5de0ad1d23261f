"""Readers that tell of the process that they run in; workers load them by name."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from vonextract.errors import EncryptedPdfError

_KEPT: list[bytearray] = []
ALMOST_HALF = 420 << 20
"""Bytes of a gibibyte that leave the next document more than as much again."""


def who(_path: Path) -> int:
    """The id of the process."""
    return os.getpid()


def keep_almost_half(_path: Path) -> int:
    """Keeps memory once, less than half of a gibibyte; the id of the process."""
    if not _KEPT:
        _KEPT.append(bytearray(ALMOST_HALF))
    return os.getpid()


def arguments(_path: Path) -> list[str]:
    """What the process was started with: the reader, seconds, bytes, seconds for a picture."""
    return sys.argv[1:]


def room(_path: Path) -> tuple[int, int]:
    """Bytes of address space that the process may have, and has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return resource.getrlimit(resource.RLIMIT_AS)[0], pages * resource.getpagesize()


def seconds_left(_path: Path) -> float:
    """Seconds after which the process ends itself."""
    return signal.getitimer(signal.ITIMER_REAL)[0]


def threads(_path: Path) -> str:
    """How many threads may multiply matrices."""
    return os.environ["OPENBLAS_NUM_THREADS"]


def refuse(path: Path) -> None:
    """Notes that it was asked and refuses the file."""
    _note(path)
    raise EncryptedPdfError("It asks for a password.")


def die(path: Path) -> None:
    """Notes that it was asked and ends the process."""
    _note(path)
    os.abort()


def _note(path: Path) -> None:
    with path.open("a") as stream:
        stream.write("x")

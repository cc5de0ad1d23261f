"""One writer at a time: a lock file beside the database that names its holder."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vonextract.errors import DatabaseError, OutputError
from vonextract.store.report_rows import utc_now
from vonextract.store.settings import SETTINGS

try:
    import fcntl
except ImportError:  # a system without it: DuckDB's own lock must do
    fcntl = None  # type: ignore[assignment]


def lock_path(db: Path) -> Path:
    """The lock file of a database."""
    return db.with_name(f"{db.name}.lock")


@contextmanager
def writing(db: Path, command: str) -> Iterator[None]:
    """Be the only writer of a database inside the block; the system ends it with the process.

    Raises:
        DatabaseError: another process holds it; the message says which.
        OutputError: the lock file cannot be written.
    """
    path = lock_path(db)
    handle = _taken(path, db)
    try:
        os.truncate(handle, 0)
        os.pwrite(handle, json.dumps(_holder(command)).encode(), 0)
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _taken(path: Path, db: Path) -> int:
    """An open and locked lock file, the one that lies at the path now."""
    while True:
        handle = _opened(path)
        if fcntl is None:
            return handle
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = _named(handle)
            os.close(handle)
            raise DatabaseError(
                f"The database {db} is being written by {holder}; try again later."
            ) from error
        if _lies_at(path, handle):
            return handle
        os.close(handle)


def _lies_at(path: Path, handle: int) -> bool:
    """Whether the open file is still the one at the path; its last holder may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise OutputError(f"The lock file {path} cannot be written: {error.strerror}.") from error


def _holder(command: str) -> dict[str, object]:
    return {
        "command": command,
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": f"{utc_now():%Y-%m-%d %H:%M} UTC",
    }


def _named(handle: int) -> str:
    try:
        held = json.loads(os.pread(handle, SETTINGS.lock_bytes, 0))
        return f"{held['command']} (process {held['pid']} on {held['host']}, since {held['since']})"
    except (ValueError, KeyError):
        return "another process"

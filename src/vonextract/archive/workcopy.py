"""Working in a copy of the database that replaces the original whole, at checkpoints.

Readers have the published file, which is never open for writing; every publication is one
rename over it. A copy that a killed batch left behind holds whole documents only (one
transaction each) and is taken up again, unless the published file has changed since.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from vonextract.errors import DatabaseError, OutputError
from vonextract.in_place import keep_access
from vonextract.store.database import open_for_reading
from vonextract.store.store import Store
from vonextract.version import __version__


class WorkCopy:
    """The copy, open as a Store. Use as a context manager; leaving it publishes.

    Attributes:
        store: the open copy.
        resumed: whether it goes on from what a killed batch left.
    """

    store: Store
    resumed: bool

    def __init__(self, db: Path) -> None:
        """Name the copy of the published database `db`; entering makes it."""
        self._db = db
        self._work = db.with_name(f"{db.name}.work")
        self._next = db.with_name(f"{db.name}.next")
        self._base = db.with_name(f"{db.name}.base")

    def __enter__(self) -> Self:
        """Take up the left copy, or make one.

        Raises:
            DatabaseError: the published database cannot be used.
            OutputError: the copy cannot be written.
        """
        self.resumed = self._is_good()
        if not self.resumed:
            self._discard()
            if self._db.exists():
                self._settle()
                self._copy(self._db, self._work)
            self._remember_base()
        self.store = Store(self._work, __version__)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Publish what was done and put the copy away; after an error keep it for the next time."""
        self.store.close()
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self._publish(self._work)
            self._discard()

    def checkpoint(self) -> None:
        """Let readers see what was done so far.

        Raises:
            OutputError: there is no room for the new file; the published one stays.
        """
        with self.store.detached():
            self._require_whole()
            self._copy(self._work, self._next)
            self._publish(self._next)
            self._remember_base()

    def _is_good(self) -> bool:
        """Whether there is a copy made from the file that is published now, and it opens."""
        try:
            if json.loads(self._base.read_text()) != _identity(self._db):
                return False
            if not self._work.exists():
                return False
            Store(self._work, __version__).close()
        except (OSError, ValueError, DatabaseError):
            return False
        return True

    def _settle(self) -> None:
        """See that the published file can be used, and is all there is of it."""
        if Path(f"{self._db}.wal").exists():
            Store(self._db, __version__).close()
        open_for_reading(self._db).close()

    def _copy(self, source: Path, target: Path) -> None:
        try:
            shutil.copyfile(source, target)
            _sync(target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise OutputError(f"The copy {target} cannot be written: {error.strerror}.") from error

    def _publish(self, new: Path) -> None:
        """Put the new file in the place of the published one; both are whole at every moment.

        Raises:
            DatabaseError: another program writes the published file.
            OutputError: the disk refuses, or part of the work never reached the file.
        """
        self._require_whole()
        if Path(f"{self._db}.wal").exists():
            raise DatabaseError(
                f"The database {self._db} is open for writing in another program; close it there. What"
                " was read is kept for the next batch."
            )
        try:
            keep_access(new, self._db)
            _sync(new)
            new.replace(self._db)
            _sync(self._db.parent)
        except OSError as error:
            raise OutputError(f"The database {self._db} cannot be replaced: {error.strerror}.") from error

    def _require_whole(self) -> None:
        """See that everything stored has left the log for the file; a full disk leaves it there."""
        if Path(f"{self._work}.wal").exists():
            raise OutputError(
                f"The copy {self._work} cannot be completed; free some disk space and run again."
            )

    def _remember_base(self) -> None:
        """Note, whole or not at all, which published file the copy goes on from."""
        new = self._base.with_name(f"{self._base.name}.new")
        try:
            new.write_text(json.dumps(_identity(self._db)))
            _sync(new)
            new.replace(self._base)
        except OSError as error:
            raise OutputError(f"The note {self._base} cannot be written: {error.strerror}.") from error

    def _discard(self) -> None:
        for path in (self._work, Path(f"{self._work}.wal"), self._next, self._base):
            path.unlink(missing_ok=True)


def _identity(db: Path) -> list[int]:
    """What tells one published file from the next."""
    try:
        stat = db.stat()
    except FileNotFoundError:
        return []
    return [stat.st_ino, stat.st_size, stat.st_mtime_ns]


def _sync(path: Path) -> None:
    """Have the system write a file or folder to the disk."""
    with contextlib.suppress(PermissionError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Reading a database that others write: open while somebody reads, and no longer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from vonextract.store.database import open_for_reading


class LiveDatabase:
    """A database file that requests share; between requests it is free for `ingest` and `batch`.

    DuckDB lets a process open a file once: readers at the same time get cursors of one connection.
    It compares texts by their bytes; what is sorted for people says so.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._change = threading.Condition()
        self._con: duckdb.DuckDBPyConnection | None = None
        self._readers = 0
        self._writing = False

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for reading inside the block.

        Raises:
            DatabaseError: the database cannot be read now.
        """
        with self._change:
            self._change.wait_for(lambda: not self._writing)
            if self._con is None:
                self._con = open_for_reading(self.path)
            self._readers += 1
            cursor = self._con.cursor()
        try:
            yield cursor
        finally:
            cursor.close()
            with self._change:
                self._readers -= 1
                if not self._readers and self._con is not None:
                    self._con.close()
                    self._con = None
                self._change.notify_all()

    def version(self) -> tuple[int, int]:
        """Another one after every change of the file; zeros while there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    @contextmanager
    def left_alone(self) -> Iterator[None]:
        """Nobody reads inside the block; who wants to waits."""
        with self._change:
            self._change.wait_for(lambda: not self._writing)
            self._writing = True
            self._change.wait_for(lambda: not self._readers)
        try:
            yield
        finally:
            with self._change:
                self._writing = False
                self._change.notify_all()

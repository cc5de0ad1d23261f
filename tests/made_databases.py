"""New databases as copies of one that the program created.

To create one is some six hundred statements, most of which comment columns: half a second of processor time.
So each process creates one for every version of the program that its tests name, and where a store is opened
at a path without a file, those bytes lie there first. Tests of creating call
`vonextract.store.database.open_for_writing`, which is left as it is.
"""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import duckdb
import pytest

from vonextract.store.database import open_for_writing


class MadeDatabases:
    """The bytes of an empty database of each version of the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, bytes] = {}
        self._making = threading.Lock()

    def lend_to(self, patch: pytest.MonkeyPatch) -> None:
        """Let stores begin with them."""
        patch.setattr("vonextract.store.store.open_for_writing", self._opened)

    def _opened(self, path: Path, program_version: str) -> duckdb.DuckDBPyConnection:
        if path.parent.is_dir() and not path.exists():
            with contextlib.suppress(OSError):  # the program says then what is wrong
                path.write_bytes(self._empty(program_version))
        return open_for_writing(path, program_version)

    def _empty(self, program_version: str) -> bytes:
        with self._making:
            if program_version not in self._made:
                path = self._folder / f"{len(self._made)}.duckdb"
                open_for_writing(path, program_version).close()
                self._made[program_version] = path.read_bytes()
            return self._made[program_version]

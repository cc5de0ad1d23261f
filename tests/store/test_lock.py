"""The lock beside a database: one writer, whatever happens between opening its file and locking it."""

import os
from pathlib import Path

import pytest

from vonextract.errors import DatabaseError
from vonextract.store import lock


def test_a_lock_file_that_its_last_holder_removed_meanwhile_locks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, opened = tmp_path / "x.duckdb", lock._opened
    removed: list[int] = []

    def opened_and_removed(path: Path) -> int:
        handle = opened(path)
        if not removed:
            removed.append(handle)
            path.unlink()
        return handle

    monkeypatch.setattr(lock, "_opened", opened_and_removed)
    with lock.writing(db, "first"):
        assert lock.lock_path(db).exists()
        with pytest.raises(DatabaseError, match=f"first .process {os.getpid()}"), lock.writing(db, "second"):
            pass

"""The lock beside a database: one writer, whatever happens between opening its file and locking it."""

import json
import os
import socket
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


def test_the_lock_names_its_holder_to_whoever_may_read_and_goes_with_the_block(tmp_path: Path) -> None:
    db = tmp_path / "deep" / "er" / "x.duckdb"
    for command in ("vonextract batch", "ingest"):
        with lock.writing(db, command):
            path = lock.lock_path(db)
            assert path == tmp_path / "deep" / "er" / "x.duckdb.lock"
            assert path.stat().st_mode & 0o133 == 0
            held = json.loads(path.read_text())
            assert (held["command"], held["pid"], held["host"]) == (
                command,
                os.getpid(),
                socket.gethostname(),
            )
            assert held["since"].endswith(" UTC")
        assert not path.exists()


@pytest.mark.parametrize("left", ["", "no JSON", "{}", '{"command": "x"}'])
def test_a_holder_that_is_not_named_is_another_process(tmp_path: Path, left: str) -> None:
    db = tmp_path / "x.duckdb"
    with lock.writing(db, "first"):
        lock.lock_path(db).write_text(left)
        with (
            pytest.raises(DatabaseError, match="written by another process; try"),
            lock.writing(db, "second"),
        ):
            pass
    with lock.writing(db, "third"):
        assert json.loads(lock.lock_path(db).read_text())["command"] == "third"


def test_what_an_earlier_holder_wrote_is_gone(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    lock.lock_path(db).write_text("x" * 9000)
    with lock.writing(db, "batch"):
        assert json.loads(lock.lock_path(db).read_text())["command"] == "batch"

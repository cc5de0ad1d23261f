"""The copy that a batch works on is published when all of it has reached its file."""

from pathlib import Path

import duckdb
import pytest

from vonextract.archive.workcopy import WorkCopy
from vonextract.errors import OutputError
from vonextract.store.database import open_for_reading


def test_a_copy_whose_log_was_not_folded_in_is_not_published(tmp_path: Path) -> None:
    db, new = tmp_path / "x.duckdb", tmp_path / "new"
    db.write_bytes(b"published")
    new.write_bytes(b"read since")
    copy = WorkCopy(db)
    left = tmp_path / "x.duckdb.work.wal"
    left.write_bytes(b"not in the file yet")
    with pytest.raises(OutputError, match="cannot be completed"):
        copy._publish(new)
    assert db.read_bytes() == b"published"
    left.unlink()
    copy._publish(new)
    assert db.read_bytes() == b"read since"


def runs(db: Path) -> int:
    with open_for_reading(db) as con:
        return len(con.execute("FROM runs").fetchall())


def killed(db: Path) -> None:
    """A batch over `db` that enters a run and dies."""
    with pytest.raises(RuntimeError), WorkCopy(db) as copy:
        copy.store.begin_run("batch")
        raise RuntimeError


def test_a_copy_that_was_left_is_taken_up_and_nothing_is_left_after_publishing(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    with WorkCopy(db) as first:
        assert not first.resumed
        first.store.begin_run("batch")
    assert [path.name for path in tmp_path.iterdir()] == ["x.duckdb"] and runs(db) == 1
    killed(db)
    assert runs(db) == 1
    with WorkCopy(db) as again:
        assert again.resumed
    assert [path.name for path in tmp_path.iterdir()] == ["x.duckdb"] and runs(db) == 2


def test_a_copy_of_another_database_is_dropped(tmp_path: Path) -> None:
    db, other = tmp_path / "x.duckdb", tmp_path / "y.duckdb"
    for path in (db, other):
        with WorkCopy(path):
            pass
    killed(db)
    other.replace(db)
    with WorkCopy(db) as copy:
        assert not copy.resumed
    assert runs(db) == 0


@pytest.mark.parametrize("lost", ["work", "base"])
def test_half_of_what_was_left_is_dropped(tmp_path: Path, lost: str) -> None:
    db = tmp_path / "x.duckdb"
    with WorkCopy(db):
        pass
    killed(db)
    (tmp_path / f"x.duckdb.{lost}").unlink()
    with WorkCopy(db) as copy:
        assert not copy.resumed
    assert runs(db) == 0


def test_readers_see_what_was_done_at_a_checkpoint_and_a_copy_goes_on_from_there(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    with pytest.raises(RuntimeError), WorkCopy(db) as copy:
        copy.store.begin_run("batch")
        copy.checkpoint()
        assert runs(db) == 1
        copy.store.begin_run("batch")
        raise RuntimeError
    assert runs(db) == 1
    with WorkCopy(db) as again:
        assert again.resumed
    assert runs(db) == 2


def test_what_another_program_left_in_the_log_is_in_the_copy(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    with WorkCopy(db) as copy:
        copy.store.begin_run("batch")
    with duckdb.connect(str(db)) as con:
        con.execute("PRAGMA disable_checkpoint_on_shutdown")
        con.execute("DELETE FROM runs")
    assert Path(f"{db}.wal").exists()
    with WorkCopy(db):
        pass
    assert runs(db) == 0

"""The copy that a batch works on is published when all of it has reached its file."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

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


class _DeadError(BaseException):
    """The process is gone."""


def _dies_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """Let the process die in the middle of a step that changes files, and change none afterwards."""
    steps = count(1)

    def within(own: Callable[..., Any], half: Callable[..., Any]) -> Callable[..., Any]:
        def tried(*arguments: Any, **options: Any) -> Any:
            if (now := next(steps)) < step:
                return own(*arguments, **options)
            if now == step:
                half(*arguments)
            raise _DeadError

        return tried

    def copied(source: Path, target: Path) -> None:
        content = source.read_bytes()
        target.write_bytes(content[: len(content) // 2])

    def written(path: Path, text: str) -> None:
        path.write_bytes(text.encode()[: len(text) // 2])

    patch.setattr(shutil, "copyfile", within(shutil.copyfile, copied))
    patch.setattr(Path, "write_text", within(Path.write_text, written))
    for name in ("replace", "unlink"):
        patch.setattr(Path, name, within(getattr(Path, name), lambda *_: None))


def _lives_through(db: Path, step: int) -> bool:
    """Whether a batch that publishes twice ends before that step, at which it would die."""
    with pytest.MonkeyPatch.context() as patch:
        _dies_at(step, patch)
        try:
            with WorkCopy(db) as copy:
                copy.store.begin_run("batch")
                copy.checkpoint()
                copy.store.begin_run("batch")
        except _DeadError:
            return False
    return True


def test_dead_at_any_step_the_published_file_is_whole_and_the_next_batch_leaves_nothing(
    tmp_path: Path,
) -> None:
    first = tmp_path / "first.duckdb"
    with WorkCopy(first) as copy:
        copy.store.begin_run("batch")
    seen = []
    for step in count(1):
        db = tmp_path / str(step) / "x.duckdb"
        db.parent.mkdir()
        shutil.copy(first, db)
        if _lives_through(db, step):
            break
        seen.append(runs(db))
        with WorkCopy(db):
            pass
        assert [path.name for path in db.parent.iterdir()] == ["x.duckdb"], step
        assert runs(db) >= seen[-1], step
    assert seen == sorted(seen) and set(seen) == {1, 2, 3}

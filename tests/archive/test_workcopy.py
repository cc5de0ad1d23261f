"""The copy that a batch works on is published when all of it has reached its file."""

from pathlib import Path

import pytest

from vonextract.archive.workcopy import WorkCopy
from vonextract.errors import OutputError


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

"""What is published keeps the mode and the group of what it replaces."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from vonextract import in_place
from vonextract.archive.workcopy import WorkCopy
from vonextract.export.atomic import put_in_place
from vonextract.in_place import keep_access


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _files(folder: Path, old: int, new: int) -> tuple[Path, Path]:
    made = folder / "new", folder / "old"
    for path, mode in zip(made, (new, old), strict=True):
        path.touch()
        path.chmod(mode)
    return made


def test_a_mode_is_kept_and_none_is_made_up(tmp_path: Path) -> None:
    new, old = _files(tmp_path, 0o640, 0o600)
    keep_access(new, old)
    assert _mode(new) == 0o640
    keep_access(old, tmp_path / "nothing")
    assert _mode(old) == 0o640


def test_a_group_is_kept(tmp_path: Path) -> None:
    new, old = _files(tmp_path, 0o660, 0o600)
    others = [gid for gid in (os.getgroups() or [0]) if gid != old.stat().st_gid]
    group = others[0] if others else old.stat().st_gid + 1
    try:
        os.chown(old, -1, group)
    except PermissionError:
        pytest.skip("this user has no other group")
    keep_access(new, old)
    assert (new.stat().st_gid, _mode(new)) == (group, 0o660)


def test_another_group_gets_no_more_than_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = _files(tmp_path, 0o664, 0o600)
    monkeypatch.setattr(in_place, "_given_group", lambda path, group: False)
    keep_access(new, old)
    assert _mode(new) == 0o644


def test_a_published_database_and_an_export_keep_their_mode(tmp_path: Path) -> None:
    database, export = tmp_path / "x.duckdb", tmp_path / "x.csv"
    with WorkCopy(database):
        pass
    database.chmod(0o640)
    with WorkCopy(database) as copy:
        copy.checkpoint()
        assert _mode(database) == 0o640
    assert _mode(database) == 0o640
    export.touch()
    export.chmod(0o660)
    with put_in_place(export, folder=False) as made:
        made.write_text("a", encoding="utf-8")
    assert (_mode(export), export.read_text(encoding="utf-8")) == (0o660, "a")

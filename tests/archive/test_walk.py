from __future__ import annotations

import datetime as dt
import errno
import os
from pathlib import Path
from typing import Any

import pytest

from vonextract.archive.settings import BatchSettings
from vonextract.archive.walk import Walk


def names(root: Path, settings: BatchSettings | None = None) -> list[str]:
    walk = Walk(root, settings or BatchSettings())
    found = [str(path.relative_to(root)) for path, _ in walk.files()]
    assert walk.troubles == []
    return found


def pdf(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")


def test_files_of_any_ending_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.PDF", "c.Pdf", "c.txt", "pdf", "deep/er/d.pdf"):
        pdf(tmp_path / name)
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "dangling.pdf").symlink_to(tmp_path / "none")
    (tmp_path / "self.pdf").symlink_to(tmp_path / "self.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert names(tmp_path) == ["a.PDF", "b.pdf", "c.Pdf", "deep/er/d.pdf"]


def test_links_in_circles_end_and_a_folder_keeps_its_own_name(tmp_path: Path) -> None:
    pdf(tmp_path / "real" / "a.pdf")
    pdf(tmp_path / "other" / "b.pdf")
    (tmp_path / "a link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "other" / "across").symlink_to(tmp_path / "real")
    assert names(tmp_path) == ["other/b.pdf", "real/a.pdf"]


def test_links_to_outside_are_followed(tmp_path: Path) -> None:
    pdf(tmp_path / "outside" / "a.pdf")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "link").symlink_to(tmp_path / "outside")
    assert names(tmp_path / "archive") == ["link/a.pdf"]


def test_links_to_outside_are_followed_by_name(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for name in "abc":
        pdf(tmp_path / "outside" / name / "x.pdf")
        (tmp_path / "archive" / name).symlink_to(tmp_path / "outside" / name)
    assert [*names(tmp_path / "archive")] == ["a/x.pdf", "b/x.pdf", "c/x.pdf"]


def test_folders_deeper_than_any_stack(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf")
    deep = tmp_path
    for _ in range(1200):
        deep /= "d"
        deep.mkdir()
    pdf(deep / "deep.pdf")
    try:
        assert [name.count("d/") for name in names(tmp_path)] == [0, 1200]
    finally:
        (deep / "deep.pdf").unlink()
        os.removedirs(deep)  # whoever removes it later may not go that deep


OLD = 1_000_000_000
"""When a file was changed last, in seconds: some day of 2001."""


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({"include": ("2024/*.pdf",)}, ["2024/b.pdf"]),
        ({"exclude": ("2024",)}, ["a.pdf"]),
        ({"exclude": ("*b.pdf",)}, ["a.pdf"]),
        ({"since": dt.date(2020, 1, 1)}, ["2024/b.pdf"]),
        ({"since": dt.date.fromtimestamp(OLD)}, ["a.pdf", "2024/b.pdf"]),
        ({"since": dt.date.fromtimestamp(OLD) + dt.timedelta(days=1)}, ["2024/b.pdf"]),
    ],
)
def test_patterns_and_age(tmp_path: Path, settings: dict[str, object], found: list[str]) -> None:
    pdf(tmp_path / "a.pdf")
    pdf(tmp_path / "2024" / "b.pdf")
    os.utime(tmp_path / "a.pdf", (OLD, OLD))
    assert names(tmp_path, BatchSettings(**settings)) == found  # type: ignore[arg-type]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    walk = Walk(tmp_path / os.fsdecode(b"\xff"), BatchSettings())
    assert list(walk.files()) == []
    assert walk.troubles == [f"The folder {tmp_path}/\\xff cannot be read: No such file or directory."]


@pytest.mark.parametrize(
    ("trouble", "folder", "told"),
    [
        (errno.EIO, True, 1),
        (errno.ESTALE, True, 1),
        (errno.ELOOP, True, 0),
        (errno.EIO, False, 0),
        (errno.ELOOP, False, 0),
    ],
)
def test_an_entry_that_cannot_be_looked_at_is_told_once_unless_it_is_a_loop(
    tmp_path: Path, trouble: int, folder: bool, told: int
) -> None:
    class Broken:
        path = str(tmp_path / "entry")

        def is_dir(self) -> bool:
            raise OSError(trouble, os.strerror(trouble))

        is_file = is_dir

    entry: Any = Broken()
    walk = Walk(tmp_path, BatchSettings())
    assert not walk._is(entry, folder=folder)
    assert len(walk.troubles) == told

"""An archive in an object store, on file systems of fsspec that need no network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from typer.testing import CliRunner

from vonextract.archive.mirror import _folder, _is_same, is_url, mirrored
from vonextract.cli import app
from vonextract.errors import NoInputError, UsageError

PLACE = "/vonextract-mirror/diarium"
URL = f"memory:/{PLACE}"


@pytest.fixture
def store() -> Iterator[Any]:
    files = fsspec.filesystem("memory")
    for name in ("a.pdf", "2024/b.PDF", "2024/notes.txt"):
        files.pipe_file(f"{PLACE}/{name}", name.encode())
    yield files
    for path in files.find(PLACE):
        files.rm(path)


def held(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text() for path in found}


def test_what_is_new_changed_or_gone(store: Any, tmp_path: Path) -> None:
    folder, troubles = mirrored(URL, tmp_path)
    assert (held(folder), troubles) == ({"a.pdf": "a.pdf", "2024/b.PDF": "2024/b.PDF"}, [])
    before = {path: path.stat().st_ctime_ns for path in folder.rglob("*.pdf")}
    assert mirrored(URL, tmp_path).folder == folder
    assert {path: path.stat().st_ctime_ns for path in folder.rglob("*.pdf")} == before
    store.pipe_file(f"{PLACE}/a.pdf", b"another")
    store.rm(f"{PLACE}/2024/b.PDF")
    mirrored(URL, tmp_path)
    assert held(folder) == {"a.pdf": "another"}


def test_an_empty_place_takes_nothing_away(store: Any, tmp_path: Path) -> None:
    folder, _ = mirrored(URL, tmp_path)
    for path in store.find(PLACE):
        store.rm(path)
    with pytest.raises(NoInputError, match="holds no PDF"):
        mirrored(URL, tmp_path)
    assert len(held(folder)) == 2


def test_a_url_that_leads_out_is_refused(store: Any, tmp_path: Path) -> None:
    mirrors = tmp_path / "mirrors"
    away = tmp_path / "diarium" / "mine.pdf"
    away.parent.mkdir()
    away.write_text("mine")
    for url in ("memory:///../../diarium", "memory:///../../../mirrors"):
        store.pipe_file(f"{url.removeprefix('memory://')}/a.pdf", b"a")
        with pytest.raises(UsageError, match="leads out of"):
            mirrored(url, mirrors)
    assert held(tmp_path) == {"diarium/mine.pdf": "mine"}


def test_only_what_a_mirror_brought_is_dropped(store: Any, tmp_path: Path) -> None:
    folder, _ = mirrored(URL, tmp_path)
    for name in ("gone.pdf", "2024/half.PDF.part", "notes.txt"):
        (folder / name).write_text(name)
    mirrored(URL, tmp_path)
    assert sorted(held(folder)) == ["2024/b.PDF", "a.pdf", "notes.txt"]


def test_an_object_that_cannot_be_brought_keeps_what_is_here(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = mirrored(URL, tmp_path)
    store.pipe_file(f"{PLACE}/a.pdf", b"another")

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("no credentials")

    monkeypatch.setattr(type(store), "get_file", refuse)
    (trouble,) = mirrored(URL, tmp_path).troubles
    assert "a.pdf cannot be brought here: no credentials" in trouble
    assert held(folder)["a.pdf"] == "a.pdf"


def test_a_name_that_leads_out_is_left_alone(
    store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = store.find(PLACE, detail=True)
    hostile = listing | {f"{PLACE}/../../x.pdf": listing[f"{PLACE}/a.pdf"]}
    monkeypatch.setattr(type(store), "find", lambda *_, **__: hostile)
    folder, (trouble,) = mirrored(URL, tmp_path)
    assert "leads out" in trouble and len(held(tmp_path)) == len(held(folder)) == 2


def test_places_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    assert is_url("s3://bucket") and not is_url("/srv/diarium") and not is_url("C:\\diarium")
    with pytest.raises(UsageError, match="cannot be used"):
        mirrored("nothing://x", tmp_path)
    with pytest.raises(NoInputError):
        mirrored(f"file://{tmp_path}/nowhere", tmp_path)


def test_a_batch_over_a_url(samples: Path, tmp_path: Path) -> None:
    there, db = tmp_path / "there", tmp_path / "x.duckdb"
    there.mkdir()
    (there / "a.pdf").write_bytes((samples / "atgardsplan-2024.pdf").read_bytes())
    run = ["batch", f"file://{there}", "--db", str(db), "--mirror", str(tmp_path / "mirror"), "--no-opinions"]
    assert CliRunner().invoke(app, run).exit_code == 0
    told = CliRunner().invoke(app, run)
    assert "1 unchanged" in " ".join(told.output.split())


@pytest.mark.parametrize(
    ("size", "later", "same"),
    [
        (5, 0.0, True),
        (5, 0.0004, True),
        (5, -0.0004, True),
        (5, 0.01, False),
        (5, -0.01, False),
        (6, 0.0, False),
    ],
)
def test_an_object_lies_here_already_by_its_size_and_its_time(
    tmp_path: Path, size: int, later: float, same: bool
) -> None:
    here = tmp_path / "a.pdf"
    here.write_text("12345")
    os.utime(here, (1_000_000, 1_000_000))
    assert _is_same(here, size, 1_000_000 + later) is same
    assert not _is_same(tmp_path / "b.pdf", size, 1_000_000)


def test_places_of_one_name_on_two_systems_lie_apart_here(tmp_path: Path) -> None:
    places = {_folder(f"{system}://bucket/2024", "bucket/2024", tmp_path) for system in ("S3", "gs")}
    assert places == {tmp_path / "s3" / "bucket" / "2024", tmp_path / "gs" / "bucket" / "2024"}

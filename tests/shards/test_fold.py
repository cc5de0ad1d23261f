from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.full_report import full_report

from vonextract.archive import BatchSettings, run_batch, run_batch_to_shards
from vonextract.errors import DatabaseError, ExitCode, NoInputError, UsageError
from vonextract.shards.fold import fold
from vonextract.shards.folder import ShardFolder
from vonextract.store.holdings import Quarantined, SeenFile
from vonextract.store.report_rows import SOURCES, failed_rows, rows_of
from vonextract.store.store import Entry
from vonextract.store.verify import verify
from vonextract.workers import Limits, Reading

READER = "full_report:read_by_name"
PATHS = """
SELECT path, doc_id, replaced_at IS NULL, bytes, mtime_ns, vanished_at IS NULL FROM document_paths
ORDER BY ALL
"""


FILES = 16
"""Files of the archive, two of each content: shards hold the contents in groups of three here."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("vonextract.file_sorter._GROUP", 3)
    root = tmp_path / "archive"
    root.mkdir()
    for n in range(FILES):
        (root / f"{n}.pdf").write_text(f"content {n // 2}")
    (root / "raises.pdf").write_text("x")
    return root


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as con:
        return con.execute(sql).fetchall()


def contents(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all documents, but when they were read."""
    asked = {table: f"FROM {table} ORDER BY ALL" for table in SOURCES} | {
        "documents": "SELECT * EXCLUDE (ingested_at) FROM documents ORDER BY ALL",
        "paths": PATHS,
        "quarantine": "SELECT sha256, path, stage, error FROM quarantine ORDER BY ALL",
    }
    with duckdb.connect(str(db), read_only=True) as con:
        return {name: con.execute(sql).fetchall() for name, sql in asked.items()}


def entry(path: str, content: str, mtime: int = 5) -> Entry:
    report = rows_of(full_report(content, path))
    return Entry(report, [SeenFile(path, report.doc_id, len(content), mtime)])


def failure(path: str, content: str) -> Entry:
    sha256 = full_report(content).meta.sha256
    failed = failed_rows(Path(path), sha256, 3, "1.0", "It is broken.")
    seen = SeenFile(path, sha256[:16], 3, 5)
    return Entry(failed, [seen], Quarantined(sha256, path, "crash", "It is broken.", "1.0", False))


def test_shards_give_the_rows_of_a_local_run(archive: Path, tmp_path: Path) -> None:
    local, folded, shards = tmp_path / "local.duckdb", tmp_path / "folded.duckdb", tmp_path / "shards"
    knobs = BatchSettings(limits=Limits(attempts=1))
    straight = run_batch(archive, local, knobs, reader=READER)
    report = run_batch_to_shards(archive, ShardFolder(str(shards)), knobs, reader=READER)
    assert (report.outcomes, report.exit_code) == (straight.outcomes, ExitCode.SOME_FAILED)
    done = fold(str(shards), folded)
    assert (done.shards, done.waiting) == (len(list(shards.iterdir())), 0)
    assert done.shards > 2
    assert contents(folded) == contents(local)
    assert rows(folded, "SELECT path, outcome FROM outcomes ORDER BY ALL") == rows(
        local, "SELECT path, outcome FROM outcomes ORDER BY ALL"
    )
    assert rows(folded, "FROM entity_aliases ORDER BY ALL") == rows(local, "FROM entity_aliases ORDER BY ALL")
    assert verify(folded) == []


def test_folding_again_changes_nothing_and_new_shards_are_folded(archive: Path, tmp_path: Path) -> None:
    db, folder = tmp_path / "x.duckdb", ShardFolder(str(tmp_path / "shards"))
    run_batch_to_shards(archive, folder, reader=READER)
    fold(folder.place, db)
    before = contents(db)
    assert fold(folder.place, db)[:3] == (0, 0, 0)
    assert contents(db) == before
    known = {"unchanged": FILES, "quarantined": 1}
    assert run_batch_to_shards(archive, folder, reader=READER).outcomes == known
    (archive / "0.pdf").write_text("another content")
    assert run_batch_to_shards(archive, folder, reader=READER).outcomes["new"] == 1
    assert fold(folder.place, db).outcomes["new"] == 1
    path = str(archive / "0.pdf")
    versions = rows(db, f"SELECT replaced_at IS NULL FROM document_paths WHERE path = '{path}' ORDER BY ALL")
    assert versions == [(False,), (True,)]
    assert verify(db) == []


def test_shards_tell_what_is_gone(archive: Path, tmp_path: Path) -> None:
    db, folder = tmp_path / "x.duckdb", ShardFolder(str(tmp_path / "shards"))
    run_batch_to_shards(archive, folder, reader=READER)
    (archive / "8.pdf").unlink()
    assert run_batch_to_shards(archive, folder, reader=READER).vanished == 1
    assert run_batch_to_shards(archive, folder, reader=READER).vanished == 0
    fold(folder.place, db)
    gone = "SELECT path FROM document_paths WHERE vanished_at IS NOT NULL"
    assert rows(db, gone) == [(str(archive / "8.pdf"),)]
    (archive / "8.pdf").write_text("content 4")
    assert run_batch_to_shards(archive, folder, reader=READER).outcomes["unchanged"] == FILES
    fold(folder.place, db)
    assert rows(db, gone) == []


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> ShardFolder:
    """Shards in which documents are new, another, moved, broken, mended and gone."""
    shards = ShardFolder(str(tmp_path_factory.mktemp("nights")))
    for entries in (
        [entry("/a/1.pdf", "one"), entry("/a/2.pdf", "two")],
        [failure("/a/3.pdf", "three")],
        [Entry(None, [SeenFile("/a/4.pdf", entry("/a/1.pdf", "one").seen[0].doc_id, 3, 7)])],
        [entry("/a/1.pdf", "new one", 9)],
        [failure("/a/5.pdf", "two"), entry("/a/3.pdf", "three", 8)],
        [Entry(None, [], gone=[*entry("/a/2.pdf", "two").seen, *entry("/a/3.pdf", "three").seen])],
        [entry("/a/2.pdf", "two", 11)],
    ):
        shards.put(entries)
    return shards


@pytest.fixture(scope="module")
def folded(nights: ShardFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database into which all of them were folded at once."""
    db = tmp_path_factory.mktemp("folded") / "x.duckdb"
    fold(nights.place, db)
    return db


def test_shards_of_some_nights_are_folded(nights: ShardFolder, folded: Path) -> None:
    found = contents(folded)
    assert found["quarantine"] == []
    assert [path[2] for path in found["paths"] if path[0] == "/a/1.pdf"].count(True) == 1
    assert {path[0] for path in found["paths"] if not path[5]} == {"/a/3.pdf"}
    assert nights.holdings().gone == {"/a/3.pdf"}
    assert verify(folded) == []


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_shards_does_not_matter(
    seed: int, nights: ShardFolder, folded: Path, tmp_path: Path
) -> None:
    """They come in any order, and each time they are folded there are one, two or more of them."""
    db, come, dice = tmp_path / "x.duckdb", tmp_path / "come", random.Random(seed)
    come.mkdir()
    for name in dice.sample(nights.names(), len(nights.names())):
        shutil.copy(Path(nights.place) / f"{name}.parquet", come)
        if dice.random() < 0.5:
            fold(str(come), db)
    fold(str(come), db)
    assert contents(db) == contents(folded)
    assert verify(db) == []


def test_a_shard_waits_for_the_documents_it_names(tmp_path: Path) -> None:
    folder, db = ShardFolder(str(tmp_path / "shards")), tmp_path / "x.duckdb"
    one = entry("/a/1.pdf", "one")
    folder.put([one._replace(rows=None)])
    assert fold(folder.place, db).waiting == 1
    assert rows(db, "FROM document_paths") == []
    folder.put([one])
    assert fold(folder.place, db)[:2] == (2, 0)


def test_a_shard_waits_for_the_files_it_misses(tmp_path: Path) -> None:
    folder, db = ShardFolder(str(tmp_path / "shards")), tmp_path / "x.duckdb"
    one, two = entry("/a/1.pdf", "one"), entry("/a/2.pdf", "one")
    folder.put([one])
    folder.put([Entry(None, [], gone=two.seen)])
    assert fold(folder.place, db)[:2] == (1, 1)
    folder.put([Entry(None, two.seen)])
    assert fold(folder.place, db)[:2] == (2, 0)


def test_the_later_reading_of_a_document_is_kept(tmp_path: Path) -> None:
    folder, db = ShardFolder(str(tmp_path / "shards")), tmp_path / "x.duckdb"
    for version in ("1.0", "2.0"):
        made = rows_of(full_report("one", version=version))
        folder.put([Entry(made, [SeenFile("/a.pdf", made.doc_id, 3, 1)])])
    fold(folder.place, db)
    assert rows(db, "SELECT extractor_version FROM documents") == [("2.0",)]


def test_rows_are_shelved_once_and_their_marks_come_after(tmp_path: Path) -> None:
    folder, db = ShardFolder(str(tmp_path / "shards")), tmp_path / "x.duckdb"
    made = rows_of(full_report("one", "/a/1.pdf"))
    (shelved,) = folder.shelve([Reading(Path("/a/1.pdf"), made, 0.1)])
    assert shelved.result.tables == {} and shelved.result.summary == made.summary
    folder.put([Entry(shelved.result, [SeenFile("/a/1.pdf", made.doc_id, 3, 77)])])
    fold(folder.place, db)
    assert rows(db, "SELECT mtime_ns FROM document_paths") == [(77,)]
    assert folder.holdings().files["/a/1.pdf"].mtime_ns == 77


def test_a_damaged_shard_is_told(tmp_path: Path) -> None:
    folder = ShardFolder(str(tmp_path / "shards"))
    folder.put([entry("/a/1.pdf", "one")])
    (path,) = (tmp_path / "shards").iterdir()
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DatabaseError, match="is damaged"):
        fold(folder.place, tmp_path / "x.duckdb")


def test_a_damaged_shard_under_its_right_name_is_told(tmp_path: Path) -> None:
    folder = ShardFolder(str(tmp_path / "shards"))
    folder.put([entry("/a/1.pdf", "one")])
    (path,) = (tmp_path / "shards").iterdir()
    with duckdb.connect() as con:
        chunk = "path_in_schema LIKE 'cells%text' AND total_compressed_size > 8"
        sql = f"SELECT data_page_offset FROM parquet_metadata('{path}') WHERE {chunk}"
        ((place,),) = con.execute(sql).fetchall()
    data = bytearray(path.read_bytes())
    data[place : place + 64] = bytes(64)
    path.unlink()
    (tmp_path / "shards" / f"{hashlib.sha256(data).hexdigest()}.parquet").write_bytes(data)
    with pytest.raises(DatabaseError, match="is damaged"):
        fold(folder.place, tmp_path / "x.duckdb")


def test_a_shard_of_another_schema_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ShardFolder(str(tmp_path / "shards"))
    monkeypatch.setattr("vonextract.shards.format.current_version", lambda: 1)
    folder.put([entry("/a/1.pdf", "one")])
    monkeypatch.undo()
    with pytest.raises(DatabaseError, match="schema version 1"):
        fold(folder.place, tmp_path / "x.duckdb")


def test_a_shard_says_what_it_is(tmp_path: Path) -> None:
    folder = ShardFolder(str(tmp_path / "shards"))
    folder.put([entry("/a/1.pdf", "one")])
    (path,) = (tmp_path / "shards").iterdir()
    assert path.stem == folder.names()[0] and len(path.stem) == 64
    with duckdb.connect() as con:
        told = con.execute(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{path}')").fetchall()
    assert '"schema"' in dict(told)["vonextract"]


def test_any_file_system_that_fsspec_knows(tmp_path: Path) -> None:
    folder = ShardFolder("memory://vonextract-test/shards")
    folder.put([entry("/a/1.pdf", "one")])
    assert fold(folder.place, tmp_path / "x.duckdb").outcomes["new"] == 1
    with pytest.raises(UsageError, match="cannot be used for shards"):
        ShardFolder("nothing://x")
    with pytest.raises(NoInputError, match="no folder of shards"):
        fold(str(tmp_path / "nowhere"), tmp_path / "y.duckdb")

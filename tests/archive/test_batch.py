from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import duckdb
import pytest

from vonextract.archive import BatchReport, BatchSettings, run_batch, run_batch_to_shards
from vonextract.archive.batch import _is_missing
from vonextract.archive.log import JsonLog, Listener
from vonextract.errors import DatabaseError, ExitCode, NoInputError, OutputError
from vonextract.file_sorter import FileResult
from vonextract.shards.folder import ShardFolder
from vonextract.store.lock import writing
from vonextract.store.settings import StoreSettings
from vonextract.store.verify import verify
from vonextract.workers import Limits

READER = "full_report:read_by_name"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "2024" / "deep").mkdir(parents=True)
    for name in ("a.pdf", "2024/b.PDF", "2024/deep/c.pdf", "2024/notes.txt"):
        (root / name).write_text(name)
    (root / "loop").symlink_to(root)
    return root


def batch(archive: Path, db: Path, **settings: Any) -> BatchReport:
    return run_batch(archive, db, BatchSettings(**settings), reader=READER)


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_first_run_and_unchanged_run(archive: Path, db: Path) -> None:
    first = batch(archive, db)
    assert (first.seen, first.outcomes, first.exit_code) == (3, {"new": 3}, ExitCode.OK)
    assert first.findings == {"total_mismatch": 3}
    assert batch(archive, db).outcomes == {"unchanged": 3}
    assert verify(db) == []
    assert {p.name for p in db.parent.iterdir()} == {"archive", "x.duckdb"}
    assert rows(
        db, "SELECT documents_seen, documents_ingested, documents_unchanged FROM runs ORDER BY run_id"
    ) == [
        (3, 3, 0),
        (3, 0, 3),
    ]


def test_moved_replaced_and_vanished_files(archive: Path, db: Path) -> None:
    batch(archive, db)
    (archive / "a.pdf").rename(archive / "moved.pdf")
    (archive / "2024/b.PDF").write_text("another content")
    (archive / "2024/deep/c.pdf").unlink()
    report = batch(archive, db)
    assert report.outcomes == {"unchanged": 1, "new": 1}
    assert report.vanished == 2
    assert batch(archive, db).vanished == 0
    assert rows(db, "SELECT count(*) FROM documents") == [(4,)]
    columns = "parse_filename(path), replaced_at IS NULL, vanished_at IS NULL"
    paths = f"SELECT {columns} FROM document_paths ORDER BY ALL"
    assert rows(db, paths) == [
        ("a.pdf", True, False),
        ("b.PDF", False, True),
        ("b.PDF", True, True),
        ("c.pdf", True, False),
        ("moved.pdf", True, True),
    ]
    (archive / "2024/deep/c.pdf").write_text("2024/deep/c.pdf")
    assert batch(archive, db).outcomes == {"unchanged": 3}
    assert ("c.pdf", True, True) in rows(db, paths)


def test_a_partial_look_marks_only_what_is_gone(archive: Path, db: Path) -> None:
    batch(archive, db)
    (archive / "a.pdf").unlink()
    partial = batch(archive, db, include=("b*",), exclude=("deep",))
    assert (partial.outcomes, partial.vanished) == ({"unchanged": 1}, 1)
    assert batch(archive, db).vanished == 0


def test_an_archive_that_is_not_mounted_marks_nothing(archive: Path, db: Path) -> None:
    batch(archive, db)
    archive.rename(archive.with_name("away"))
    archive.mkdir()
    report = batch(archive, db)
    assert (report.vanished, report.exit_code) == (0, ExitCode.SOME_FAILED)
    assert "is it mounted?" in report.text()
    assert rows(db, "SELECT count(*) FROM document_paths WHERE vanished_at IS NOT NULL") == [(0,)]


def test_patterns_and_limit(archive: Path, db: Path) -> None:
    assert batch(archive, db, exclude=("2024/deep",)).seen == 2
    assert batch(archive, db, include=("2024/*.pdf",), limit=1).outcomes == {"new": 1}


def test_since(archive: Path, db: Path) -> None:
    os.utime(archive / "a.pdf", (0, 0))
    assert batch(archive, db, since=dt.date(2000, 1, 1)).seen == 2


def test_dry_run_leaves_no_trace(archive: Path, db: Path) -> None:
    report = run_batch(archive, db, dry_run=True, reader=READER)
    assert len(report.would_read) == 3
    assert [p.name for p in db.parent.iterdir()] == ["archive"]


def test_quarantine_until_the_next_version(archive: Path, db: Path) -> None:
    (archive / "aborts.pdf").write_text("x")
    limits = Limits(attempts=1)
    first = batch(archive, db, limits=limits)
    assert first.outcomes == {"new": 3, "failed": 1}
    assert (first.exit_code, first.quarantine) == (ExitCode.SOME_FAILED, {"crash": 1})
    assert rows(db, "SELECT stage, attempts, parse_filename(path) FROM quarantine") == [
        ("crash", 1, "aborts.pdf")
    ]
    again = batch(archive, db, limits=limits)
    assert (again.outcomes, again.exit_code) == ({"unchanged": 3, "quarantined": 1}, ExitCode.OK)
    with duckdb.connect(str(db)) as con:
        con.execute("UPDATE quarantine SET extractor_version = '0.0.1'")
    assert batch(archive, db, limits=limits).outcomes == {"unchanged": 3, "failed": 1}
    assert rows(db, "SELECT attempts FROM quarantine") == [(2,)]
    (archive / "aborts.pdf").rename(archive / "mended.pdf")
    with duckdb.connect(str(db)) as con:
        con.execute("UPDATE quarantine SET retry = true")
    assert batch(archive, db, limits=limits).outcomes["replaced"] == 1
    assert rows(db, "FROM quarantine") == []
    assert verify(db) == []


def test_a_folder_that_is_none(tmp_path: Path, db: Path) -> None:
    with pytest.raises(NoInputError):
        batch(tmp_path / "none", db)
    assert not db.exists()


def test_a_database_that_is_none_stays_as_it_is(archive: Path, db: Path) -> None:
    db.write_text("hello")
    with pytest.raises(DatabaseError, match=r"x\.duckdb is not a DuckDB database"):
        batch(archive, db)
    assert db.read_text() == "hello"


def test_a_second_batch_stops(archive: Path, db: Path) -> None:
    with writing(db, "vonextract batch"), pytest.raises(DatabaseError, match=f"process {os.getpid()}"):
        batch(archive, db)


def test_names_of_any_bytes(archive: Path, db: Path) -> None:
    (archive / os.fsdecode(b"\xff\x1b[31m'\n=1+1.pdf")).write_bytes(b"odd")
    assert batch(archive, db).outcomes == {"new": 4}
    assert batch(archive, db).outcomes == {"unchanged": 4}


def test_a_full_disk_leaves_the_published_database(
    archive: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch(archive, db)
    before = db.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vonextract.archive.workcopy.shutil.copyfile", full)
    with pytest.raises(OutputError, match="No space left"):
        batch(archive, db)
    assert db.read_bytes() == before


def test_readers_never_see_half_a_night(archive: Path, db: Path) -> None:
    batch(archive, db)
    for n in range(30):
        (archive / f"{n}.pdf").write_text(str(n))
    troubles: list[object] = []
    stop = threading.Event()

    def look() -> None:
        script = (
            "import duckdb, sys\n"
            "for _ in sys.stdin:\n"
            "    with duckdb.connect(sys.argv[1], read_only=True) as con:\n"
            "        print(*con.execute('SELECT count(*), (SELECT count(*) FROM cells) FROM documents')"
            ".fetchall()[0], flush=True)\n"
        )
        reader = subprocess.Popen(
            [sys.executable, "-c", script, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert reader.stdin and reader.stdout
        while not stop.is_set():
            reader.stdin.write("\n")
            reader.stdin.flush()
            counts = reader.stdout.readline().split()
            if len(counts) != 2 or int(counts[1]) != 6 * int(counts[0]):
                troubles.append(counts)
                break
        reader.stdin.close()
        reader.wait()

    thread = threading.Thread(target=look)
    thread.start()
    batch(archive, db, checkpoint_seconds=0, jobs=2)
    stop.set()
    thread.join()
    assert troubles == []
    assert rows(db, "SELECT count(*) FROM documents") == [(33,)]


def test_what_a_killed_batch_did_is_not_done_again(
    archive: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise OSError(5, "power loss")

    with monkeypatch.context() as broken:
        broken.setattr("vonextract.archive.workcopy.WorkCopy._publish", die)
        with pytest.raises(OSError, match="power loss"):
            batch(archive, db)
    assert not db.exists()
    assert batch(archive, db).outcomes == {"unchanged": 3}


def test_a_left_copy_is_dropped_when_the_database_went_on(archive: Path, db: Path) -> None:
    batch(archive, db)
    work = db.with_name("x.duckdb.work")
    work.write_bytes(db.read_bytes())
    db.with_name("x.duckdb.base").write_text(json.dumps([1, 2, 3]))
    (archive / "new.pdf").write_text("new")
    assert batch(archive, db).outcomes == {"unchanged": 3, "new": 1}


def test_report_as_text(archive: Path, db: Path) -> None:
    (archive / "locked.pdf").write_text("x")
    text = batch(archive, db).text()
    assert "4 files in " in text and "1 failed, 3 new" in text
    assert "It asks for a password." in text and "3 total_mismatch" in text


def test_a_file_that_vanishes_while_the_batch_runs_is_left_for_the_next_time(archive: Path, db: Path) -> None:
    (archive / "vanishes.pdf").write_text("x")
    report = batch(archive, db)
    assert report.outcomes == {"new": 3, "postponed": 1}
    assert (report.exit_code, report.quarantine) == (ExitCode.OK, {})
    assert rows(db, "SELECT parse_filename(path), outcome FROM outcomes WHERE outcome = 'postponed'") == [
        ("vanishes.pdf", "postponed")
    ]


def test_a_file_that_grows_while_it_is_read_is_read_whole_the_next_time(archive: Path, db: Path) -> None:
    (archive / "grows.pdf").write_text("x")
    first = batch(archive, db)
    assert first.outcomes == {"new": 3, "postponed": 1}
    assert "left for the next time (1)" in first.text()
    (archive / "grows.pdf").rename(archive / "grown.pdf")
    assert batch(archive, db).outcomes == {"unchanged": 3, "new": 1}
    assert verify(db) == []


def settle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the files of the archive be old enough for their times to be relied on."""
    monkeypatch.setattr("vonextract.store.holdings.SETTINGS", StoreSettings(fresh_ns=0))


def test_known_files_are_not_read_again_not_even_to_hash_them(
    archive: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(archive, monkeypatch)
    (archive / "locked.pdf").write_text("x")
    batch(archive, db)
    hashed: list[Path] = []
    monkeypatch.setattr("vonextract.file_sorter.sha256_of", hashed.append)
    assert batch(archive, db).outcomes == {"unchanged": 3, "quarantined": 1}
    assert hashed == []


def test_new_content_of_the_same_size_and_time_is_seen(
    archive: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(archive, monkeypatch)
    batch(archive, db)
    path = archive / "a.pdf"
    before = path.stat()
    path.write_text("A.PDF")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert batch(archive, db).outcomes == {"unchanged": 2, "new": 1}


def test_the_newest_come_first_and_the_limit_leaves_the_rest(archive: Path, db: Path) -> None:
    for days, name in enumerate(("2024/b.PDF", "a.pdf", "2024/deep/c.pdf"), start=1):
        os.utime(archive / name, (days * 86400, days * 86400))
    report = batch(archive, db, limit=2)
    assert (report.outcomes, report.left) == ({"new": 2}, 1)
    assert rows(db, "SELECT file_name FROM documents ORDER BY file_name") == [("a.pdf",), ("c.pdf",)]
    assert batch(archive, db, limit=2).outcomes == {"unchanged": 2, "new": 1}


def test_dry_run_takes_no_lock_and_leaves_a_killed_batch_its_work(archive: Path, db: Path) -> None:
    batch(archive, db)
    work = db.with_name("x.duckdb.work")
    work.write_text("work of a killed batch")
    (archive / "new.pdf").write_text("new")
    with writing(db, "vonextract batch"):
        report = run_batch(archive, db, BatchSettings(limit=5), dry_run=True, reader=READER)
    assert (report.outcomes, report.would_read) == ({"unchanged": 3}, [str(archive / "new.pdf")])
    assert work.read_text() == "work of a killed batch"


def test_an_interrupted_batch_publishes_what_it_read(archive: Path, db: Path) -> None:
    class Impatient(Listener):
        def file(self, done: FileResult, left: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(archive, db, listener=Impatient(), reader=READER)
    assert rows(db, "SELECT count(*) > 0, max(finished_at) FROM documents, runs") == [(True, None)]
    assert verify(db) == []


FULL = """
import resource, sys
from pathlib import Path
from vonextract.archive import run_batch
from vonextract.errors import VonextractError
limit = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    run_batch(Path(sys.argv[1]), Path(sys.argv[2]), reader=sys.argv[3])
except VonextractError as error:
    print(error.message)
    sys.exit(error.exit_code)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs limits on file sizes")
@pytest.mark.parametrize("limit", [100_000, 1_500_000, 3_000_000])
def test_a_disk_that_fills_up_costs_nothing_that_was_there(
    archive: Path, db: Path, environment: dict[str, str], limit: int
) -> None:
    (archive / "old").mkdir()
    (archive / "old" / "old.pdf").write_text("old")
    batch(archive / "old", db)
    before = db.read_bytes()
    command = [sys.executable, "-c", FULL, str(archive), str(db), READER, str(limit)]
    full = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert full.returncode == ExitCode.OUTPUT, full.stderr
    assert "Traceback" not in full.stderr and full.stdout.count("\n") == 1
    assert db.read_bytes() == before
    report = batch(archive, db)
    assert report.outcomes.get("new", 0) + report.outcomes["unchanged"] == 4
    assert rows(db, "SELECT count(*) FROM documents") == [(4,)]
    assert verify(db) == []


def test_a_target_that_cannot_be_written(archive: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        batch(archive, archive / "a.pdf" / "x.duckdb")


def test_a_database_that_somebody_writes_is_not_replaced(archive: Path, db: Path) -> None:
    batch(archive, db)
    before = db.read_bytes()

    class Meddler(Listener):
        def file(self, done: FileResult, left: int) -> None:
            Path(f"{db}.wal").write_bytes(b"")

    (archive / "new.pdf").write_text("new")
    with pytest.raises(DatabaseError, match="open for writing in another program"):
        run_batch(archive, db, listener=Meddler(), reader=READER)
    assert db.read_bytes() == before
    Path(f"{db}.wal").unlink()
    assert batch(archive, db).outcomes == {"unchanged": 4}


def test_a_batch_into_shards_reads_and_tells_of_every_file(archive: Path, tmp_path: Path) -> None:
    told = []

    class Told(Listener):
        def file(self, done: FileResult, left: int) -> None:
            told.append(left)

    folder = ShardFolder(str(tmp_path / "shards"))
    report = run_batch_to_shards(archive, folder, listener=Told(), reader=READER)
    assert (told, report.dry_run) == ([2, 1, 0], False)
    assert run_batch_to_shards(archive, folder, reader=READER).outcomes == {"unchanged": 3}


def test_a_log_on_a_full_disk_does_not_stop_the_batch() -> None:
    if not Path("/dev/full").exists():
        return
    with JsonLog(Path("/dev/full")) as log:
        log.write("begin")
        log.write("file")
    assert log.trouble.startswith("The log /dev/full could not be written to its end: No space left")


@pytest.mark.parametrize("name", ["a\0b.pdf", "a" * 5000])
def test_what_cannot_be_looked_at_is_not_taken_for_gone(tmp_path: Path, name: str) -> None:
    assert not _is_missing(f"{tmp_path}/{name}")
    assert _is_missing(f"{tmp_path}/none.pdf")
    assert not _is_missing(str(tmp_path))

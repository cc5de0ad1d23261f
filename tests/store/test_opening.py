from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from vonextract.errors import DatabaseError, OutputError
from vonextract.store.database import open_for_reading, open_for_writing
from vonextract.store.lock import lock_path, writing

HOLD = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "it's.duckdb"
    open_for_writing(path, "1.0").close()
    return path


@pytest.fixture
def held(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout and holder.stdout.readline()
    yield holder
    holder.communicate()


def write(path: Path) -> None:
    open_for_writing(path, "1.0").close()


def read(path: Path) -> None:
    open_for_reading(path).close()


both = pytest.mark.parametrize("open_it", [write, read])


@both
def test_locked_names_the_holder(
    database: Path, held: subprocess.Popen[bytes], open_it: Callable[[Path], None]
) -> None:
    with pytest.raises(DatabaseError, match=rf"open in another program \(process {held.pid}\)"):
        open_it(database)


@both
def test_newer_schema(database: Path, open_it: Callable[[Path], None]) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute("UPDATE schema_version SET version = 999")
    with pytest.raises(DatabaseError, match=r"schema version 999.*upgrade"):
        open_it(database)


@both
def test_database_of_another_program(tmp_path: Path, open_it: Callable[[Path], None]) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE documents (id INT)")
    with pytest.raises(DatabaseError, match="not made by vonextract"):
        open_it(path)
    with duckdb.connect(str(path)) as con:
        assert con.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("documents",)]


@both
@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n" * 2000])
def test_file_that_is_no_database(tmp_path: Path, content: bytes, open_it: Callable[[Path], None]) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match="not a DuckDB database"):
        open_it(path)
    assert path.read_bytes() == content


@both
def test_damaged(database: Path, open_it: Callable[[Path], None]) -> None:
    content = bytearray(database.read_bytes())
    for position in range(12_300, len(content), 97):
        content[position] ^= 0x5A
    database.write_bytes(content)
    with pytest.raises(DatabaseError, match="damaged"):
        open_it(database)


def test_truncated(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:15_000])
    with pytest.raises(DatabaseError, match="damaged"):
        read(database)


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be found"):
        read(tmp_path / "none.duckdb")
    assert not (tmp_path / "none.duckdb").exists()


def test_who_reads_may_write_files_into_the_folder_that_was_named_alone(
    database: Path, tmp_path: Path
) -> None:
    named, other = tmp_path / "it's here", tmp_path / "other"
    for folder in (named, other):
        folder.mkdir()
    with open_for_reading(database, folder=named) as con:
        con.execute(f"COPY (SELECT 1) TO '{_quoted(named / 'a.csv')}'")
        with pytest.raises(duckdb.PermissionException):
            con.execute(f"COPY (SELECT 1) TO '{_quoted(other / 'b.csv')}'")
    with open_for_reading(database) as con, pytest.raises(duckdb.PermissionException):
        con.execute(f"COPY (SELECT 1) TO '{_quoted(named / 'c.csv')}'")
    assert [path.name for path in (*named.iterdir(), *other.iterdir())] == ["a.csv"]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be created"):
        write(tmp_path / "file" / "x.duckdb")


LOCK = (
    "import sys; from pathlib import Path; from vonextract.store.lock import writing\n"
    "with writing(Path(sys.argv[1]), 'vonextract batch'): print('held', flush=True); sys.stdin.read()"
)


def test_a_second_writer_is_told_who_holds_the_database(tmp_path: Path) -> None:
    db = tmp_path / "x.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", LOCK, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout and holder.stdout.readline()
    with (
        pytest.raises(DatabaseError, match=rf"vonextract batch \(process {holder.pid} on "),
        writing(db, "ingest"),
    ):
        pass
    holder.kill()
    holder.communicate()
    with writing(db, "ingest"):
        assert lock_path(db).exists()
    assert list(tmp_path.iterdir()) == []

"""Opening a vonextract database: new, existing, read-only; and saying why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from vonextract.errors import DatabaseError, OutputError
from vonextract.store import migrations

DEFAULT_DATABASE = Path("out/vonextract.duckdb")
SWEDISH = "sv"
"""The collation that sorts å, ä and ö last."""
STORAGE_VERSION = "v1.2.0"
"""File format that clients from DuckDB 1.2 on (ODBC, R, Power BI) can open."""

_MEMORY = "2GB"
"""What DuckDB may hold before it puts the rest on disk; 100,000 reports ask for a quarter of it."""
_CHECKPOINT = "256MB"
"""Size of the log from which it is worked into the file: that rewrites what the file says of itself, which
grows with the file."""

_REASONS = (
    (
        r"No such file|does not exist",
        "cannot be found; run 'vonextract ingest' first, or name another file with --db",
    ),
    (
        r"set lock on file|file handle conflict",
        "is open in another program{holder}; close it there, or try again later",
    ),
    (r"not a valid DuckDB database|Is a directory", "is not a DuckDB database; name another file with --db"),
    (r"storage version|newer version|version number", "was written by a newer DuckDB; upgrade vonextract"),
    (
        r"Permission denied|read-only|Read-only",
        "cannot be opened for lack of permission; check the file's and the folder's rights",
    ),
)
_NO_ROOM = r"No space left|disk is full|File too large|quota exceeded"


_SQL_FAULTS = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
_DAMAGE = (duckdb.IOException, duckdb.InternalException, duckdb.SerializationException, duckdb.FatalException)


def explain(path: Path, error: duckdb.Error) -> DatabaseError | OutputError | None:
    """The one sentence for a DuckDB error on this database; None when the SQL is at fault."""
    if isinstance(error, _SQL_FAULTS):
        return None
    text = str(error)
    if re.search(_NO_ROOM, text):
        return OutputError(
            f"The database {path} cannot be written because the disk is full; free some space and run again."
        )
    pid = re.search(r"\(PID (\d+)\)", text)
    holder = f" (process {pid[1]})" if pid else ""
    for pattern, reason in _REASONS:
        if re.search(pattern, text):
            return DatabaseError(f"The database {path} {reason.format(holder=holder)}.")
    if isinstance(error, _DAMAGE) or type(error) is duckdb.Error:
        return DatabaseError(
            f"The database {path} is damaged; restore it from a backup, or ingest into a new file."
        )
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn DuckDB's errors inside the block into a DatabaseError, or an OutputError on a full disk."""
    try:
        yield
    except duckdb.Error as error:
        explanation = explain(path, error)
        if explanation is None:
            raise
        raise explanation from error


def open_for_writing(path: Path, program_version: str) -> duckdb.DuckDBPyConnection:
    """The database at `path`, created or migrated to this program's schema when needed.

    Raises:
        DatabaseError: it is locked, newer, damaged or not a vonextract database.
        OutputError: its folder cannot be created.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {path.parent} cannot be created: {error.strerror}.") from error
    options = "" if path.exists() else f"(STORAGE_VERSION '{STORAGE_VERSION}')"
    con = duckdb.connect()
    try:
        with explained(path):
            con.execute("SET TimeZone = 'UTC'")
            con.execute(f"SET memory_limit = '{_MEMORY}'")
            con.execute(f"SET checkpoint_threshold = '{_CHECKPOINT}'")
            con.execute(f"SET temp_directory = '{_quoted(path)}.tmp'")
            con.execute(f"ATTACH '{_quoted(path)}' AS vonextract {options}")
            con.execute("USE vonextract")
            found = schema_version(con, path)
            if found == 0:
                migrations.create(con, program_version)
            elif found < migrations.current_version():
                migrations.migrate(con, found, program_version)
    except BaseException:
        con.close()
        raise
    return con


def open_for_reading(
    path: Path, collation: str = "", folder: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """The database at `path`, read-only and cut off from all other files.

    Args:
        path: the file.
        collation: how texts are compared and sorted: by their bytes, or `SWEDISH` for people who write SQL
            of their own, whose queries it makes up to four times slower.
        folder: where it may write files all the same, and read them; nowhere when None.

    Raises:
        DatabaseError: it is missing, locked, newer, damaged or not a vonextract database.
    """
    with explained(path):
        con = duckdb.connect(str(path), read_only=True)
    try:
        with explained(path):
            if folder is not None:
                con.execute(f"SET allowed_directories = ['{_quoted(folder)}']")
            con.execute("SET enable_external_access = false")
            if schema_version(con, path) == 0:
                raise DatabaseError(f"The database {path} is empty; run 'vonextract ingest' first.")
            con.execute("SET TimeZone = 'UTC'")
            con.execute(f"SET memory_limit = '{_MEMORY}'")
            con.execute(f"SET default_collation = '{collation}'")
            con.execute("SET lock_configuration = true")
    except BaseException:
        con.close()
        raise
    return con


def connect(path: Path | str = DEFAULT_DATABASE) -> duckdb.DuckDBPyConnection:
    """A database to ask, read-only: `connect("r.duckdb").sql("FROM v_facts").df()`.

    Raises:
        DatabaseError: it is missing, locked, newer, damaged or not a vonextract database.
    """
    return open_for_reading(Path(path), SWEDISH)


def schema_version(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema version of an open database; 0 when it holds nothing at all.

    Raises:
        DatabaseError: it holds tables of another program, or a newer schema.
    """
    names = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names:
        return 0
    rows = con.execute("SELECT version FROM schema_version").fetchall() if "schema_version" in names else []
    if len(rows) != 1 or "documents" not in names:
        raise DatabaseError(f"The database {path} was not made by vonextract; name another file with --db.")
    found = int(rows[0][0])
    if found > migrations.current_version():
        raise DatabaseError(
            f"The database {path} has schema version {found}, this program knows "
            f"{migrations.current_version()}; upgrade vonextract."
        )
    return found


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")

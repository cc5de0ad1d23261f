"""A shard: a group of `Entry` as one Parquet file, a row each.

Every table of the database is a column that holds a document's rows as a list; `seen`, `failure`,
`outcomes` and `gone` are columns as well. The file's own metadata has the schema's version and the time.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb

from vonextract.errors import DatabaseError
from vonextract.store import ddl
from vonextract.store.holdings import Quarantined, SeenFile
from vonextract.store.incoming import Columns, Query, of_columns
from vonextract.store.migrations import current_version
from vonextract.store.report_rows import SOURCES, utc_now
from vonextract.store.store import Entry, Outcome

_META = "vonextract"
_SEEN = "STRUCT(path VARCHAR, doc_id VARCHAR, bytes BIGINT, mtime_ns BIGINT, ctime_ns BIGINT)"
_NOTES: Mapping[str, str] = {
    "seen": f"{_SEEN}[]",
    "failure": (
        "STRUCT(sha256 VARCHAR, path VARCHAR, stage VARCHAR, error VARCHAR, extractor_version VARCHAR,"
        " retry BOOLEAN)"
    ),
    "outcomes": (
        "STRUCT(path VARCHAR, doc_id VARCHAR, outcome VARCHAR, seconds DOUBLE, stage VARCHAR,"
        " error VARCHAR)[]"
    ),
    "gone": f"{_SEEN}[]",
}
"""The columns beside the tables, and their types."""


class ShardDocument(NamedTuple):
    """A document of a shard: which it is, and how and when it was read."""

    doc_id: str
    sha256: str
    extractor_version: str
    status: str
    ingested_at: dt.datetime
    stored_rows: int
    path: str


class Shard(NamedTuple):
    """What a shard tells; its rows stay in the file.

    Attributes:
        written_at: when it was written, UTC.
        documents: those whose rows it holds.
        seen: the files that hold documents, its own or others.
        failures: why documents could not be read.
        outcomes: what became of files.
        gone: files that were there before and are not any more.
    """

    written_at: dt.datetime
    documents: list[ShardDocument]
    seen: list[SeenFile]
    failures: list[Quarantined]
    outcomes: list[Outcome]
    gone: list[SeenFile]


def working_connection() -> duckdb.DuckDBPyConnection:
    """A DuckDB of one thread, without database, to write and read shards with."""
    return duckdb.connect(config={"threads": 1})


def write(con: duckdb.DuckDBPyConnection, entries: Sequence[Entry], path: Path) -> None:
    """Write the entries as a Parquet file.

    Args:
        con: a working connection.
        entries: what the shard holds.
        path: of the file.
    """
    notes: Columns = {
        "seen": [[s._asdict() for s in e.seen] for e in entries],
        "failure": [e.failure and e.failure._asdict() for e in entries],
        "outcomes": [[o._asdict() for o in e.outcomes] for e in entries],
        "gone": [[s._asdict() for s in e.gone] for e in entries],
    }
    lists, types = _lists(entries)
    flat = of_columns({**types, **_NOTES}, lists | notes)
    columns = ", ".join([*map(_nested, SOURCES), *_NOTES])
    con.execute(f"CREATE OR REPLACE TEMP TABLE shard AS SELECT {columns} FROM ({flat.sql})", flat.parameters)
    meta = json.dumps({"schema": current_version(), "written_at": utc_now().isoformat()})
    con.execute(
        f"COPY shard TO {_quoted(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{_META}: '{meta}'}})"
    )


def _lists(entries: Sequence[Entry]) -> tuple[Columns, dict[str, str]]:
    """Every column of every table as a list for each entry, named by both; and their types."""
    lists: Columns = {}
    types: dict[str, str] = {}
    for table in SOURCES:
        for column, kind in ddl.types()[table].items():
            name = _flat(table, column)
            lists[name] = [e.rows.tables[table][column] if e.rows else [] for e in entries]
            types[name] = f"{kind}[]"
    return lists, types


def _nested(table: str) -> str:
    """The rows of a table in one column: a list for each entry."""
    types = ddl.types()[table]
    lists = ", ".join(_flat(table, column) for column in types)
    fields = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    return f"list_zip({lists})::STRUCT({fields})[] AS {table}"


def _flat(table: str, column: str) -> str:
    return f"{table}_{column}"


def read(con: duckdb.DuckDBPyConnection, path: Path) -> Shard:
    """What the shard at `path`, called by its name, tells.

    Args:
        con: a working connection.
        path: of the file.

    Raises:
        DatabaseError: it is damaged, or of another schema.
    """
    file = {"file": str(path)}
    try:
        ((meta,),) = con.execute(
            f"SELECT decode(value) FROM parquet_kv_metadata($file) WHERE decode(key) = '{_META}'", file
        ).fetchall()
        told = json.loads(meta)
        if told["schema"] != current_version():
            raise DatabaseError(
                f"The shard {path.stem} has schema version {told['schema']}, this program writes "
                f"{current_version()}; read its documents again with this version."
            )
        fields = ", ".join(f"d.{field}" for field in ShardDocument._fields)
        documents = con.execute(
            f"SELECT {fields} FROM (SELECT unnest(documents) AS d FROM read_parquet($file))", file
        ).fetchall()
        rows = con.execute(f"SELECT {', '.join(_NOTES)} FROM read_parquet($file)", file).fetchall()
        con.execute(f"SELECT {', '.join(SOURCES)} FROM read_parquet($file) LIMIT 0", file)
    except (duckdb.Error, KeyError, ValueError) as error:
        raise damaged(path.stem) from error
    return Shard(
        dt.datetime.fromisoformat(told["written_at"]),
        [ShardDocument(*row) for row in documents],
        [SeenFile(**seen) for seen, _, _, _ in rows for seen in seen],
        [Quarantined(**failure) for _, failure, _, _ in rows if failure],
        [Outcome(**outcome) for _, _, outcomes, _ in rows for outcome in outcomes],
        [SeenFile(**gone) for _, _, _, gone in rows for gone in gone],
    )


def documents_within(paths: Sequence[Path], taken: Sequence[tuple[str, str]]) -> Query:
    """Documents of several shards as they stand in these.

    Args:
        paths: of the shards' files, called by their names.
        taken: name of the shard and id of each document that is wanted.
    """
    sql = (
        f"SELECT {', '.join(SOURCES)} FROM read_parquet($files, filename = true)"
        " WHERE parse_filename(filename, true) || documents[1].doc_id IN (SELECT unnest($taken))"
    )
    return Query(sql, {"files": [str(p) for p in paths], "taken": [name + doc_id for name, doc_id in taken]})


def rows_of(table: str, documents: str) -> Query:
    """The rows of one table, out of the documents that a relation holds as they stand in shards."""
    return Query(f"SELECT unnest({table}, max_depth := 2) FROM {documents}", {})


def damaged(name: str) -> DatabaseError:
    """That a shard cannot be used."""
    return DatabaseError(f"The shard {name} is damaged; delete it and read its documents again.")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

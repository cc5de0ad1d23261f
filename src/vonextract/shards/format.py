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
from vonextract.store.incoming import Columns, Query, joined, of_columns, size
from vonextract.store.migrations import current_version
from vonextract.store.rows import SOURCES, utc_now
from vonextract.store.store import Entry, Outcome

_META = "vonextract"
_ENTRY = "entry_of_shard"
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
    notes[_ENTRY] = list(range(len(entries)))
    told = of_columns({**_NOTES, _ENTRY: "INTEGER"}, notes)
    con.execute(f"CREATE OR REPLACE TEMP TABLE notes AS {told.sql}", told.parameters)
    for name in SOURCES:
        rows = _rows(entries, name)
        con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {rows.sql}", rows.parameters)
    columns = [_nested(name) for name in SOURCES] + list(_NOTES)
    meta = json.dumps({"schema": current_version(), "written_at": utc_now().isoformat()})
    con.execute(
        f"COPY (SELECT {', '.join(columns)} FROM notes n ORDER BY {_ENTRY}) TO {_quoted(path)}"
        f" (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{_META}: '{meta}'}})"
    )


def _rows(entries: Sequence[Entry], name: str) -> Query:
    """The rows of one table of all entries, with the number of the entry that each belongs to."""
    parts = [(n, e.rows.tables[name]) for n, e in enumerate(entries) if e.rows]
    columns = joined(part for _, part in parts) or {column: [] for column in ddl.types()[name]}
    columns[_ENTRY] = [n for n, part in parts for _ in range(size(part))]
    return of_columns({**ddl.types()[name], _ENTRY: "INTEGER"}, columns)


def _nested(name: str) -> str:
    """A column that holds an entry's rows of a table as a list."""
    fields = ", ".join(f'"{column}" := t."{column}"' for column in ddl.types()[name])
    return (
        f"coalesce((SELECT list(struct_pack({fields}) ORDER BY t.rowid) FROM {name} t"
        f" WHERE t.{_ENTRY} = n.{_ENTRY}), []) AS {name}"
    )


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


def rows_within(paths: Sequence[Path], table: str, taken: Sequence[tuple[str, str]]) -> Query:
    """The rows of one table in several shards.

    Args:
        paths: of the shards' files, called by their names.
        table: its name.
        taken: name of the shard and id of each document whose rows are wanted.
    """
    sql = (
        f"SELECT unnest({table}, max_depth := 2) FROM read_parquet($files, filename = true)"
        " WHERE parse_filename(filename, true) || documents[1].doc_id IN (SELECT unnest($taken))"
    )
    return Query(sql, {"files": [str(p) for p in paths], "taken": [name + doc_id for name, doc_id in taken]})


def damaged(name: str) -> DatabaseError:
    """That a shard cannot be used."""
    return DatabaseError(f"The shard {name} is damaged; delete it and read its documents again.")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"

"""A shard: a group of `Entry` as one Parquet file, a row each.

Every table of the database is a column that holds a document's rows as a list; `seen`, `failure`,
`outcomes` and `gone` are columns as well. The file's own metadata has the schema's version and the time.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vonextract.errors import DatabaseError
from vonextract.store.holdings import Quarantined, SeenFile
from vonextract.store.migrations import current_version
from vonextract.store.rows import arrow_schemas, utc_now
from vonextract.store.store import Entry, Outcome

_META = b"vonextract"
_TEXT, _WHOLE = pa.string(), pa.int64()
_SEEN = pa.struct(
    [("path", _TEXT), ("doc_id", _TEXT), ("bytes", _WHOLE), ("mtime_ns", _WHOLE), ("ctime_ns", _WHOLE)]
)
_FAILURE = pa.struct(
    [(name, _TEXT) for name in ("sha256", "path", "stage", "error", "extractor_version")]
    + [("retry", pa.bool_())]
)
_OUTCOME = pa.struct(
    [(name, _TEXT) for name in ("path", "doc_id", "outcome")]
    + [("seconds", pa.float64()), ("stage", _TEXT), ("error", _TEXT)]
)


class Shard(NamedTuple):
    """What a shard holds.

    Attributes:
        written_at: when it was written, UTC.
        tables: rows of all its documents by name of table.
        seen: the files that hold documents, its own or others.
        failures: why documents could not be read.
        outcomes: what became of files.
        gone: files that were there before and are not any more.
    """

    written_at: dt.datetime
    tables: Mapping[str, pa.Table]
    seen: list[SeenFile]
    failures: list[Quarantined]
    outcomes: list[Outcome]
    gone: list[SeenFile]


def packed(entries: Sequence[Entry]) -> bytes:
    """The entries as a Parquet file."""
    columns = {name: _nested(entries, name, schema) for name, schema in arrow_schemas().items()}
    columns["seen"] = pa.array([[s._asdict() for s in e.seen] for e in entries], pa.list_(_SEEN))
    columns["failure"] = pa.array([e.failure and e.failure._asdict() for e in entries], _FAILURE)
    columns["outcomes"] = pa.array([[o._asdict() for o in e.outcomes] for e in entries], pa.list_(_OUTCOME))
    columns["gone"] = pa.array([[s._asdict() for s in e.gone] for e in entries], pa.list_(_SEEN))
    told = {"schema": current_version(), "written_at": utc_now().isoformat()}
    table = pa.table(columns).replace_schema_metadata({_META: json.dumps(told).encode()})
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _nested(entries: Sequence[Entry], name: str, schema: pa.Schema) -> pa.Array:
    """The rows of one table as a column of lists, one list an entry."""
    parts = [e.rows.tables[name] if e.rows else schema.empty_table() for e in entries]
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + part.num_rows)
    rows = pa.concat_tables([schema.empty_table(), *parts]).combine_chunks()
    arrays = [c.chunk(0) if c.num_chunks else pa.array([], c.type) for c in rows.columns]
    return pa.ListArray.from_arrays(
        pa.array(ends, pa.int32()), pa.StructArray.from_arrays(arrays, fields=list(schema))
    )


def unpacked(name: str, data: bytes, tables: Sequence[str] | None = None) -> Shard:
    """What the shard `name` holds; of its tables those named, or all.

    Raises:
        DatabaseError: it is damaged, or of another schema.
    """
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        told = json.loads((file.metadata.metadata or {})[_META])
        if told["schema"] != current_version():
            raise DatabaseError(
                f"The shard {name} has schema version {told['schema']}, this program writes "
                f"{current_version()}; read its documents again with this version."
            )
        wanted = list(arrow_schemas() if tables is None else tables)
        table = file.read(columns=[*wanted, "seen", "failure", "outcomes", "gone"])
    except (pa.ArrowException, KeyError, ValueError) as error:
        raise DatabaseError(
            f"The shard {name} is damaged; delete it and read its documents again."
        ) from error
    return Shard(
        dt.datetime.fromisoformat(told["written_at"]),
        {name: _flat(table[name]) for name in wanted},
        [SeenFile(**row) for row in _flat(table["seen"]).to_pylist()],
        [Quarantined(**row) for row in table["failure"].to_pylist() if row],
        [Outcome(**row) for row in _flat(table["outcomes"]).to_pylist()],
        [SeenFile(**row) for row in _flat(table["gone"]).to_pylist()],
    )


def damaged(name: str) -> DatabaseError:
    """That a shard cannot be used."""
    return DatabaseError(f"The shard {name} is damaged; delete it and read its documents again.")


def _flat(column: Any) -> pa.Table:
    """The rows of all lists of a column."""
    return pa.Table.from_struct_array(pc.list_flatten(column))

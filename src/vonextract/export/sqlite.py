"""SQLite with foreign keys and a full-text index, as Datasette opens it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from vonextract.display import plain, plain_text
from vonextract.export.settings import ExportSettings
from vonextract.export.source import Source

_TYPES = {"VARCHAR": "TEXT", "BOOLEAN": "INTEGER", "DOUBLE": "REAL", "DATE": "TEXT", "TIMESTAMP": "TEXT"}
_SEARCHED = "v_text"


def write_sqlite(sources: Sequence[Source], target: Path, settings: ExportSettings) -> None:
    """Write views as tables of one file; every document's rows refer to its row in `documents`.

    Raises:
        OSError: it cannot be written.
    """
    try:
        with closing(sqlite3.connect(target)) as con, con:
            known = {source.name for source in sources}
            for source in sources:
                _write(con, source, settings, linked="documents" in known)
            if _SEARCHED in known:
                _index(con)
    except sqlite3.Error as error:
        raise OSError(0, str(error)) from error


def _write(con: sqlite3.Connection, source: Source, settings: ExportSettings, *, linked: bool) -> None:
    lines = [
        f"{_quoted(c.name)} {_type(c.type)}{_key(source, c.name, linked=linked)}" for c in source.columns
    ]
    con.execute(f"CREATE TABLE {_quoted(source.name)} ({', '.join(lines)})")
    marks = ", ".join("?" * len(source.columns))
    for rows in source.rows(settings.batch):
        con.executemany(
            f"INSERT INTO {_quoted(source.name)} VALUES ({marks})", [_stored(row) for row in rows]
        )
    if source.name != "documents" and source.has("doc_id"):
        con.execute(f"CREATE INDEX {_quoted('by_doc_' + source.name)} ON {_quoted(source.name)} (doc_id)")


def _type(duck: str) -> str:
    if duck.startswith("DECIMAL"):
        return "NUMERIC"
    return _TYPES.get(duck, "INTEGER" if "INT" in duck else "TEXT")


def _key(source: Source, column: str, *, linked: bool) -> str:
    if source.name == "documents":
        return " PRIMARY KEY" if column == "doc_id" else ""
    return " REFERENCES documents (doc_id)" if linked and column.endswith("doc_id") else ""


def _stored(row: tuple[Any, ...]) -> list[Any]:
    return [_value(value) for value in row]


def _value(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return int(value) if isinstance(value, bool) else value
    return plain(value) if isinstance(value, Decimal) else plain_text(value)


def _index(con: sqlite3.Connection) -> None:
    """A full-text index over all texts, as Datasette looks for one; å, ä and ö are letters of their own."""
    con.execute(
        f"CREATE VIRTUAL TABLE {_SEARCHED}_fts USING fts5"
        f'(text, content="{_SEARCHED}", tokenize="unicode61 remove_diacritics 0")'
    )
    con.execute(f"INSERT INTO {_SEARCHED}_fts({_SEARCHED}_fts) VALUES ('rebuild')")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

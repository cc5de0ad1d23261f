"""What is taken out: views with their rows, columns and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from vonextract.errors import ExitCode, QueryError, VonextractError
from vonextract.export.settings import Selection

_OWNERS = ("doc_id", "promised_doc_id")
_ORDER = ("doc_id", "table_id", "row", "col", "finding_id")
_COLUMNS = """
SELECT column_name, data_type, comment FROM duckdb_columns()
WHERE table_name = $view AND NOT internal ORDER BY column_index
"""
_NAMES = (
    "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal"
)


_WANTED = """
SELECT doc_id FROM documents
WHERE is_current AND ($report IS NULL OR $report IN (doc_id, file_name, path))
    AND ($since IS NULL OR ingested_at >= $since::DATE)
"""


class SelectionError(VonextractError):
    """What is to be taken out does not exist."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a view: its name, its type in DuckDB, and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Source:
    """A view as it is taken out."""

    con: duckdb.DuckDBPyConnection
    name: str
    columns: Sequence[Column]
    sql: str

    def rows(self, size: int) -> Iterator[list[tuple[Any, ...]]]:
        """The rows as Python values, so many at a time."""
        cursor = self.con.cursor()
        cursor.execute(self.sql)
        while rows := cursor.fetchmany(size):
            yield rows

    def copy(self, target: Path, form: str) -> None:
        """Let DuckDB write the rows.

        Args:
            target: a file or folder, in the folder where the connection may write.
            form: options of `COPY`.

        Raises:
            OSError: they cannot be written there.
        """
        place = str(target).replace("'", "''")
        try:
            self.con.execute(f"COPY ({self.sql}) TO '{place}' ({form})")
        except duckdb.IOException as error:
            raise OSError(str(error)) from error

    def has(self, name: str) -> bool:
        """Whether it has a column."""
        return any(column.name == name for column in self.columns)

    def index(self, name: str) -> int | None:
        """The place of a column."""
        return next((i for i, column in enumerate(self.columns) if column.name == name), None)


def sources(con: duckdb.DuckDBPyConnection, selection: Selection) -> list[Source]:
    """The views of a selection, ready to be read.

    Raises:
        SelectionError: a view or the report does not exist.
        QueryError: the condition is refused.
    """
    known = {name for (name,) in con.execute(_NAMES).fetchall()}
    for view in selection.views:
        if view not in known:
            raise SelectionError(f"The database has no view {view}; it has {', '.join(sorted(known))}.")
    if selection.report is not None and not _ids(con, selection):
        raise SelectionError(f"The database holds no report {selection.report}.")
    return [_source(con, view, selection) for view in selection.views]


def _ids(con: duckdb.DuckDBPyConnection, selection: Selection) -> list[str]:
    given = {"report": selection.report, "since": selection.since}
    return [doc_id for (doc_id,) in con.execute(_WANTED, given).fetchall()]


def _source(con: duckdb.DuckDBPyConnection, view: str, selection: Selection) -> Source:
    found = con.execute(_COLUMNS, {"view": view}).fetchall()
    columns = [Column(name, kind, comment or "") for name, kind, comment in found]
    names = {column.name for column in columns}
    conditions = []
    owner = next((name for name in _OWNERS if name in names), None)
    if owner and (selection.report is not None or selection.since is not None):
        ids = ", ".join(f"'{doc_id}'" for doc_id in _ids(con, selection)) or "NULL"
        conditions.append(f"{owner} IN ({ids})")
    if "is_current" in names:
        conditions.append("is_current")
    if selection.where:
        conditions.append(f"({selection.where}\n)")
    order = [f'"{name}"' for name in _ORDER if name in names]
    sql = f'SELECT * FROM "{view}"'
    sql += f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql += f" ORDER BY {', '.join(order)}" if order else ""
    try:
        if len(con.extract_statements(sql)) != 1:
            raise QueryError("The condition is more than a condition.")
        con.execute(f"EXPLAIN {sql}")
    except duckdb.Error as error:
        told = " ".join(str(error).split("\n\nLINE ")[0].split())
        raise QueryError(f"The condition is refused for {view}: {told}") from error
    return Source(con, view, columns, sql)

"""Answering a reader's SQL: one reading statement on a database opened read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from vonextract.errors import QueryError
from vonextract.store.database import SWEDISH, explain, open_for_reading

_READING = {"SELECT", "EXPLAIN", "PRAGMA", "CALL", "MULTI"}  # MULTI is PIVOT


class Answer(NamedTuple):
    """The rows of a query.

    Attributes:
        columns: names, made unique.
        rows: Python values in the order of the columns.
    """

    columns: list[str]
    rows: Sequence[tuple[Any, ...]]


def answer(path: Path, sql: str, parameters: Mapping[str, object] | None = None) -> Answer:
    """Run one reading statement; it can neither change the database nor touch other files.

    Args:
        path: the database.
        sql: the statement.
        parameters: values for its `$name`s.

    Raises:
        DatabaseError: the database cannot be read.
        QueryError: DuckDB refuses the query, or it would write.
    """
    con = open_for_reading(path, SWEDISH)
    try:
        _require_reading(con, sql)
        relation = con.execute(sql, dict(parameters) if parameters else None)
        columns = [str(c[0]) for c in relation.description or ()]
        return Answer(_unique(columns), relation.fetchall())
    except duckdb.Error as error:
        raise _refusal(path, error) from error
    finally:
        con.close()


def _require_reading(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    statements = con.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError(f"A query is one statement; this text holds {len(statements)}.")
    kind = statements[0].type.name
    if kind not in _READING:
        raise QueryError(f"A query only reads (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE); {kind} is refused.")


def _refusal(path: Path, error: duckdb.Error) -> Exception:
    if isinstance(error, duckdb.IOException | duckdb.FatalException) or type(error) is duckdb.Error:
        return explain(path, error) or QueryError(str(error))
    if isinstance(error, duckdb.PermissionException):
        return QueryError("The query was refused: it reaches outside the database, which a query may not.")
    told = str(error).split("\n\nLINE ")[0].partition("Error: ")[2] or str(error)
    return QueryError(f"The query was refused: {' '.join(told.split())}")


def _unique(columns: Sequence[str]) -> list[str]:
    """The names, a repeated one with the number of its repetition."""
    names: list[str] = []
    for column in columns:
        name, n = column, 1
        while name in names:
            n += 1
            name = f"{column}_{n}"
        names.append(name)
    return names

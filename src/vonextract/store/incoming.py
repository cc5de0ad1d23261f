"""Rows on their way into a table, as a query that gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

Columns: TypeAlias = dict[str, list[Any]]
"""Rows as a list of plain values for each column, all of the same length."""


class Query(NamedTuple):
    """A query and the values of its parameters."""

    sql: str
    parameters: Mapping[str, Any]


def of_columns(types: Mapping[str, str], columns: Columns) -> Query:
    """The rows of those columns.

    Args:
        types: the type of each column, as SQL; columns may be missing.
        columns: their values.
    """
    listed = ", ".join(f'unnest(${name}::{types[name]}[]) AS "{name}"' for name in columns)
    return Query(f"SELECT {listed}", columns)


def of_rows(types: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> Query:
    """The rows, each a mapping of columns to values; a column that a row lacks is NULL there."""
    return of_columns(types, {name: [row.get(name) for row in rows] for name in types})


def joined(parts: Iterable[Columns]) -> Columns:
    """The rows of all parts, which have the same columns, one after another."""
    together: Columns = {}
    for part in parts:
        for name, values in part.items():
            together.setdefault(name, []).extend(values)
    return together


def size(columns: Columns) -> int:
    """How many rows there are."""
    return len(next(iter(columns.values()), ()))

"""Arrow beside the schema: the types of its columns, without DuckDB or pandas, which readers do without."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pyarrow as pa

from vonextract.store.ddl import Relation

_ARROW: Mapping[str, pa.DataType] = {
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "DECIMAL(18, 4)": pa.decimal128(18, 4),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.field("l", pa.string())),
}
"""What Arrow calls the types of tables.sql."""


def schema_of(table: Relation) -> pa.Schema:
    """The columns of a table, typed as DuckDB gives them to Arrow."""
    return pa.schema([(column, _ARROW[sql]) for column, sql in table.types.items()])


class _Hidden:
    """A finder of modules for which there is no pandas."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _forgo_pandas() -> None:
    """Let Arrow's first conversion find no pandas: to see whether it is given any it would load it, 50 MB.

    What asks Arrow for pandas later still gets it. Done before a worker's memory is limited: Arrow sets a
    gigabyte of addresses aside for its first conversion.
    """
    sys.meta_path.insert(0, _Hidden)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(_Hidden)


_forgo_pandas()

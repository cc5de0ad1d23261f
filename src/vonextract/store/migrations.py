"""The versions of the schema, and the steps between them.

Version 1 is what tables.sql was when the first database was written. Whoever changes
tables.sql appends the statements that bring an older database there; a test compares a
migrated database with a new one, comments included. Views are rebuilt after every migration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb

from vonextract.store import ddl

# A column is filled by ALTER … TYPE … USING: after an UPDATE, DuckDB makes no column of the table NOT NULL
# in the same transaction.


def _created(*names: str) -> list[str]:
    """The statements that create and comment tables."""
    return [s for t in ddl.tables() if t.name in names for s in t.statements]


_VERIFIED_AND_ENTITIES = (
    "ALTER TABLE facts RENAME verified TO verified_by",
    "ALTER TABLE facts ADD COLUMN verified BOOLEAN",
    "ALTER TABLE facts ALTER verified TYPE BOOLEAN USING coalesce(verified_by IN ('total', 'engine'), FALSE)",
    "ALTER TABLE facts ALTER verified SET NOT NULL",
    *_created("entities", "entity_aliases"),
)

_COUNTED_FIRST = (
    "documents",
    "arenden",
    "sections",
    "blocks",
    "tables",
    "cells",
    "footnotes",
    "footnote_refs",
    "findings",
    "facts",
    "atgarder",
    "atgard_effekter",
    "drift_poster",
    "indikatorer",
    "indikator_varden",
)
_ROWS = " UNION ALL ".join(f"SELECT doc_id FROM {table}" for table in _COUNTED_FIRST)
_MARKS_AND_COUNTS = (
    "ALTER TABLE document_paths ADD COLUMN ctime_ns BIGINT",
    "UPDATE document_paths SET ctime_ns = 0",
    "ALTER TABLE document_paths ALTER ctime_ns SET NOT NULL",
    "ALTER TABLE documents ADD COLUMN stored_rows BIGINT",
    "UPDATE documents d SET stored_rows = c.n"
    f" FROM (SELECT doc_id, count(*) AS n FROM ({_ROWS}) GROUP BY doc_id) c WHERE c.doc_id = d.doc_id",
    "ALTER TABLE documents ALTER stored_rows SET NOT NULL",
)

_PAPERS = _created("handlingar")

_REFS = (
    "ALTER TABLE facts ADD COLUMN ref VARCHAR",
    "ALTER TABLE facts ALTER ref TYPE VARCHAR USING concat_ws(':', doc_id, table_id, \"row\", col)",
    "ALTER TABLE facts ALTER ref SET NOT NULL",
    *(
        f"ALTER TABLE {t} ADD COLUMN col INTEGER"
        for t in ("atgard_effekter", "drift_poster", "indikator_varden")
    ),
)

_EVERY_NUMBER = tuple(
    f"ALTER TABLE facts ADD COLUMN {column}"
    for column in (
        "fact_type VARCHAR",
        "column_path VARCHAR",
        "period_start DATE",
        "period_end DATE",
        "unit_source VARCHAR",
    )
)

_SCANS = (
    "ALTER TABLE cells ADD COLUMN confidence DOUBLE",
    "ALTER TABLE documents ADD COLUMN scanned_pages INTEGER",
    *_created("pages"),
)

_SCOPES = (
    "DROP TABLE entities",
    "DROP TABLE entity_aliases",
    *_created("entities", "entity_aliases"),
)
"""Nothing is linked over organisations any more: the next ingest links all names anew."""

_DOCUMENT_FACTS = _created("document_facts")

_SHARDS = _created("shards")

_CORRECTIONS = (
    "ALTER TABLE documents ADD COLUMN content VARCHAR",
    "ALTER TABLE documents ADD COLUMN corrections VARCHAR",
    "ALTER TABLE findings ADD COLUMN checked VARCHAR",
    "ALTER TABLE facts ADD COLUMN value_read DOUBLE",
    *_created("corrections"),
)

_ACTIVITIES_AND_RISKS = _created("aktiviteter", "risker")
_CAUSES = ("ALTER TABLE findings ADD COLUMN cause_id INTEGER",)
_NAMES: Sequence[str] = ()
"""Only views change, and what shards hold."""

_REPEATS_AND_POSTS = (
    "ALTER TABLE documents ADD COLUMN near_duplicate_of VARCHAR",
    "ALTER TABLE drift_poster ALTER verksamhet DROP NOT NULL",
)

_MINUTES = (
    "ALTER TABLE arenden ADD COLUMN paragraph VARCHAR",
    "ALTER TABLE arenden ADD COLUMN beslut VARCHAR",
)

_CURRENCIES = (
    "ALTER TABLE facts ADD COLUMN amount DECIMAL(18, 4)",
    "ALTER TABLE facts ADD COLUMN currency VARCHAR",
    "UPDATE facts SET amount = amount_sek, currency = 'SEK' WHERE amount_sek IS NOT NULL",
)
"""Of kronor; amounts in other currencies get theirs when their document is read again."""

_LINKED = _created("linked")

MIGRATIONS: Sequence[Sequence[str]] = (
    _VERIFIED_AND_ENTITIES,
    _MARKS_AND_COUNTS,
    _PAPERS,
    _REFS,
    _EVERY_NUMBER,
    _SCANS,
    _SCOPES,
    _DOCUMENT_FACTS,
    _SHARDS,
    _CORRECTIONS,
    _ACTIVITIES_AND_RISKS,
    _CAUSES,
    _NAMES,
    _REPEATS_AND_POSTS,
    _MINUTES,
    _CURRENCIES,
    _LINKED,
)
"""MIGRATIONS[i] leads from schema version i + 1 to i + 2."""


def current_version(migrations: Sequence[Sequence[str]] = MIGRATIONS) -> int:
    """The schema version that this program writes."""
    return 1 + len(migrations)


def create(con: duckdb.DuckDBPyConnection, program_version: str) -> None:
    """Fill an empty database with the schema, in one transaction."""
    _apply(con, [s for t in ddl.tables() for s in t.statements], current_version(), program_version)


def migrate(
    con: duckdb.DuckDBPyConnection,
    found: int,
    program_version: str,
    migrations: Sequence[Sequence[str]] = MIGRATIONS,
) -> None:
    """Bring a database of schema version `found` to the current one, in one transaction."""
    steps = [statement for step in migrations[found - 1 :] for statement in step]
    dropped = [f"DROP VIEW IF EXISTS {v.name}" for v in reversed(ddl.views())]
    _apply(con, [*dropped, *steps, *_comments(ddl.tables())], current_version(migrations), program_version)


def _comments(tables: Iterable[ddl.Relation]) -> Iterator[str]:
    """The comments of all tables as they read today."""
    return (statement for table in tables for statement in table.statements[1:])


def _apply(
    con: duckdb.DuckDBPyConnection, statements: Sequence[str], version: int, program_version: str
) -> None:
    con.execute("BEGIN")
    for statement in (*statements, *(s for v in ddl.views() for s in v.statements)):
        con.execute(statement)
    con.execute("DELETE FROM schema_version")
    con.execute("INSERT INTO schema_version VALUES (?, ?, now()::TIMESTAMP)", [version, program_version])
    con.execute("COMMIT")

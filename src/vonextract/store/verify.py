"""Whether a database holds together: references, counts, keys, hashes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

from vonextract.store.database import explained, open_for_reading
from vonextract.store.report_rows import SOURCES


class Check(NamedTuple):
    """A rule that every database obeys, and the query for its offenders."""

    rule: str
    offenders: str


_KEYS = {
    "documents": "doc_id",
    "arenden": "doc_id, arende_id",
    "handlingar": "doc_id, handling_id",
    "sections": "doc_id, section_id",
    "blocks": "doc_id, section_id, ordinal",
    "tables": "doc_id, table_id",
    "cells": 'doc_id, table_id, "row", col',
    "footnotes": "doc_id, footnote_id",
    "findings": "doc_id, finding_id",
    "facts": 'doc_id, table_id, "row", col',
    "atgarder": "doc_id, atgard_id",
    "indikatorer": "doc_id, indikator_id",
}
_REFERENCES = (
    ("sections", "parent_id", "sections", "section_id"),
    ("blocks", "section_id", "sections", "section_id"),
    ("tables", "section_id", "sections", "section_id"),
    ("cells", "table_id", "tables", "table_id"),
    ("footnotes", "table_id", "tables", "table_id"),
    ("footnote_refs", "footnote_id", "footnotes", "footnote_id"),
    ("findings", "table_id", "tables", "table_id"),
    ("findings", "section_id", "sections", "section_id"),
    ("facts", "table_id", "tables", "table_id"),
    ("atgarder", "table_id", "tables", "table_id"),
    ("atgard_effekter", "atgard_id", "atgarder", "atgard_id"),
    ("drift_poster", "table_id", "tables", "table_id"),
    ("indikatorer", "table_id", "tables", "table_id"),
    ("indikator_varden", "indikator_id", "indikatorer", "indikator_id"),
)


def _checks() -> Iterator[Check]:
    counted = " UNION ALL ".join(f"SELECT doc_id FROM {table}" for table in SOURCES)
    yield Check(
        "documents: as many rows as were written",
        f"SELECT doc_id, d.stored_rows, n FROM documents d"
        f" JOIN (SELECT doc_id, count(*) AS n FROM ({counted}) GROUP BY doc_id) USING (doc_id)"
        " WHERE n <> d.stored_rows",
    )
    yield Check(
        "documents: nothing but the failure is stored of those that failed",
        "SELECT doc_id FROM documents WHERE status = 'failed' AND stored_rows <> 2",
    )
    for table, key in _KEYS.items():
        yield Check(
            f"{table}: ({key}) is unique", f"SELECT {key} FROM {table} GROUP BY ALL HAVING count(*) > 1"
        )
    for table in (*SOURCES, "document_paths"):
        yield Check(
            f"{table}: every doc_id is in documents",
            f"SELECT DISTINCT doc_id FROM {table} WHERE doc_id NOT IN (SELECT doc_id FROM documents)",
        )
    for table, column, target, key in _REFERENCES:
        yield Check(
            f"{table}: every {column} is in {target}",
            f"SELECT DISTINCT t.doc_id, t.{column} FROM {table} t ANTI JOIN {target} o"
            f" ON o.doc_id = t.doc_id AND o.{key} = t.{column} WHERE t.{column} IS NOT NULL",
        )
    yield Check(
        "cells: inside their tables",
        'SELECT c.doc_id, c.table_id, c."row", c.col FROM cells c JOIN tables t USING (doc_id, table_id)'
        ' WHERE c."row" + c.row_span > t.n_rows OR c.col + c.col_span > t.n_cols OR c."row" < 0 OR c.col < 0',
    )
    yield Check(
        "facts: the value of their cell",
        'SELECT f.doc_id, f.table_id, f."row", f.col FROM facts f'
        ' LEFT JOIN cells c USING (doc_id, table_id, "row", col)'
        " WHERE c.value IS DISTINCT FROM f.value"
        " AND (c.value IS NOT NULL OR coalesce(f.fact_type, '') NOT IN ('code', 'date'))",
    )
    yield Check(
        "documents: doc_id is the beginning of sha256",
        "SELECT doc_id FROM documents WHERE doc_id <> sha256[:16] OR length(sha256) <> 64",
    )
    yield Check(
        "documents: every one has a path",
        "SELECT doc_id FROM documents WHERE doc_id NOT IN (SELECT doc_id FROM document_paths)",
    )
    yield Check(
        "document_paths: one current version a path",
        "SELECT path FROM document_paths WHERE replaced_at IS NULL GROUP BY path HAVING count(*) > 1",
    )
    yield Check(
        "cells: on a page of their document",
        "SELECT c.doc_id, c.page FROM cells c JOIN documents d USING (doc_id)"
        " WHERE c.page < 1 OR c.page > d.pages",
    )


def verify(path: Path) -> list[str]:
    """What is wrong with a database, one sentence each; empty when it holds together.

    Raises:
        DatabaseError: it cannot be opened at all.
    """
    with open_for_reading(path) as con, explained(path):
        return [told for check in _checks() if (told := _offence(con, check))]


def _offence(con: duckdb.DuckDBPyConnection, check: Check) -> str | None:
    rows = con.execute(f"SELECT count(*) OVER (), * FROM ({check.offenders}) LIMIT 1").fetchall()
    if not rows:
        return None
    count, *example = rows[0]
    return f"{check.rule}: {count} are not, such as {', '.join(map(str, example))}."

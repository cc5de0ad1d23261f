"""What the pages ask the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import duckdb

from vonextract.review.load_dossiers import Row, rows
from vonextract.store.search import search_sql

_REPORTS = """
WITH doubted AS (
    SELECT doc_id, count(*) FILTER (severity = 'error') AS errors,
        count(*) FILTER (severity = 'warning') AS warnings
    FROM findings WHERE checked IS DISTINCT FROM 'false_alarm' GROUP BY doc_id
)
SELECT d.doc_id, d.file_name, d.title, d.organisation, d.committee, d.document_type, d.year, d.pages,
    d.status, coalesce(f.errors, 0) AS errors, coalesce(f.warnings, 0) AS warnings, count(*) OVER () AS total
FROM documents d LEFT JOIN doubted f ON f.doc_id = d.doc_id
WHERE d.is_current
    AND ($words = '' OR list_bool_and([contains(lower(concat_ws(' ', d.file_name, d.title, d.organisation,
        d.committee, d.document_type, d.year)), w) FOR w IN string_split(lower($words), ' ')]))
    AND ($committee = '' OR d.committee = $committee)
    AND ($year IS NULL OR d.year = $year)
ORDER BY {order}
LIMIT $rows OFFSET $skip
"""
REPORT_ORDERS = {
    "year": "d.year DESC NULLS LAST, d.organisation COLLATE sv, d.committee COLLATE sv,"
    " d.file_name COLLATE sv",
    "name": "d.title COLLATE sv NULLS LAST, d.file_name COLLATE sv",
    "doubts": "errors DESC, warnings DESC, d.file_name COLLATE sv",
}
_CHOICES = """
SELECT list(DISTINCT committee ORDER BY committee COLLATE sv) FILTER (committee IS NOT NULL) AS committees,
    list(DISTINCT year ORDER BY year DESC) FILTER (year IS NOT NULL) AS years
FROM documents WHERE is_current
"""
_FINDINGS = """
SELECT f.*, d.file_name, coalesce(t.title, s.title) AS place, t.kind, count(*) OVER () AS total
FROM findings f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current
LEFT JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
LEFT JOIN sections s ON s.doc_id = f.doc_id AND s.section_id = f.section_id
WHERE list_contains($severities, f.severity) AND f.checked IS DISTINCT FROM 'false_alarm'
    AND ($rule = '' OR f.rule = $rule) AND ($kind = '' OR t.kind = $kind)
ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
    abs(f.actual - f.expected) DESC NULLS LAST, f.doc_id, f.finding_id
LIMIT $rows OFFSET $skip
"""
_FINDING_CHOICES = """
SELECT (SELECT list(DISTINCT rule ORDER BY rule) FROM findings) AS rules,
    (SELECT list(DISTINCT kind ORDER BY kind) FROM tables) AS kinds
"""
_TABLES = """
SELECT t.doc_id, t.table_id, t.kind, t.title, t.unit, t.n_rows, t.n_cols, t.page_first, t.confidence,
    d.file_name, d.committee, d.year, count(*) OVER () AS total
FROM tables t JOIN documents d ON d.doc_id = t.doc_id AND d.is_current
WHERE ($kind = '' OR t.kind = $kind)
    AND ($words = '' OR list_bool_and([
        contains(lower(concat_ws(' ', t.title, d.file_name, d.committee, d.year)), w)
        FOR w IN string_split(lower($words), ' ')]))
ORDER BY d.year DESC NULLS LAST, d.file_name COLLATE sv, t.table_id
LIMIT $rows OFFSET $skip
"""
_REPORT_FACTS = """
SELECT
    (SELECT count(*) FROM facts WHERE doc_id = $doc) AS numbers,
    (SELECT count(*) FROM facts WHERE doc_id = $doc AND verified) AS confirmed,
    (SELECT list(DISTINCT page) FROM cells WHERE doc_id = $doc) AS pages_with_tables,
    (SELECT map_from_entries(list({'key': table_id, 'value': kind})) FROM tables WHERE doc_id = $doc) AS kinds
"""


_KNOWN = """
SELECT DISTINCT word FROM (
    SELECT kind AS word FROM tables UNION ALL SELECT unit FROM tables UNION ALL SELECT measure FROM facts
    UNION ALL SELECT committee FROM documents UNION ALL SELECT document_type FROM documents
)
WHERE word IS NOT NULL ORDER BY word COLLATE sv LIMIT 200
"""
_CORRECTIONS = 'SELECT * FROM corrections WHERE doc_id = $doc ORDER BY "at" DESC, correction_id'
_OF_REPORT = ("doc_id", "committee", "report_year AS year")
"""What a found text shows of its report."""


_PAGE_SIZE = "SELECT width, height FROM pages WHERE doc_id = $doc AND page = $page"


class Part(NamedTuple):
    """Some rows of a longer list.

    Attributes:
        rows: the rows.
        total: how many there are in all.
        page: which part it is, from 1.
        pages: how many parts there are.
    """

    rows: Sequence[Row]
    total: int
    page: int
    pages: int


def _part(con: duckdb.DuckDBPyConnection, sql: str, given: Mapping[str, Any], page: int, size: int) -> Part:
    found = rows(con, sql, {**given, "rows": size, "skip": (page - 1) * size})
    total = found[0]["total"] if found else 0
    return Part(found, total, page, max(1, -(-total // size)))


def reports(
    con: duckdb.DuckDBPyConnection,
    page: int,
    size: int,
    *,
    words: str = "",
    committee: str = "",
    year: int | None = None,
    order: str = "year",
) -> Part:
    """Current reports that have all the words in their name, title, organisation, nämnd, type or year."""
    sql = _REPORTS.format(order=REPORT_ORDERS.get(order, REPORT_ORDERS["year"]))
    return _part(con, sql, {"words": words, "committee": committee, "year": year}, page, size)


def report_choices(con: duckdb.DuckDBPyConnection) -> Row:
    """The nämnder and years that there are reports of."""
    return rows(con, _CHOICES, {})[0]


def findings(
    con: duckdb.DuckDBPyConnection,
    page: int,
    size: int,
    *,
    severities: Sequence[str],
    rule: str = "",
    kind: str = "",
) -> Part:
    """Findings of current reports, the heaviest first."""
    return _part(con, _FINDINGS, {"severities": list(severities), "rule": rule, "kind": kind}, page, size)


def finding_choices(con: duckdb.DuckDBPyConnection) -> Row:
    """The rules and kinds of table that there are findings of."""
    return rows(con, _FINDING_CHOICES, {})[0]


def tables(con: duckdb.DuckDBPyConnection, page: int, size: int, *, kind: str = "", words: str = "") -> Part:
    """Tables of current reports that have all the words in their title, report, nämnd or year."""
    return _part(con, _TABLES, {"kind": kind, "words": words}, page, size)


def search(con: duckdb.DuckDBPyConnection, words: Sequence[str], size: int) -> Sequence[Row]:
    """The texts that hold all the words, the best first, with their report."""
    return rows(con, *search_sql(words, size, _OF_REPORT))


def report_facts(con: duckdb.DuckDBPyConnection, doc_id: str) -> Row:
    """How many numbers a report has and how many are confirmed, its pages with tables, its tables' kinds."""
    return rows(con, _REPORT_FACTS, {"doc": doc_id})[0]


def page_size(con: duckdb.DuckDBPyConnection, doc_id: str, page: int) -> Row | None:
    """Width and height of a page in points, as it was read."""
    return next(iter(rows(con, _PAGE_SIZE, {"doc": doc_id, "page": page})), None)


def document(con: duckdb.DuckDBPyConnection, doc_id: str) -> Row:
    """The row of a report."""
    return rows(con, "SELECT * FROM documents WHERE doc_id = $doc", {"doc": doc_id})[0]


def corrections_of(con: duckdb.DuckDBPyConnection, doc_id: str) -> Sequence[Row]:
    """What people have stated of a report and what became of it, the latest first."""
    return rows(con, _CORRECTIONS, {"doc": doc_id})


def known_words(con: duckdb.DuckDBPyConnection) -> Sequence[str]:
    """Kinds, units, measures, nämnder and document types that the database has."""
    return [row["word"] for row in rows(con, _KNOWN, {})]

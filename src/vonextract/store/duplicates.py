"""Documents that say what another one says: a copy with other bytes, a draft beside its final version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

_NEAR = 3
"""Bits of 64 in which the contents of two versions of a document may differ: a few words in a hundred."""
_ALIKE = 0.9
"""Share of its numbers that a document must have in common with the one that it repeats."""
_WORDS = 50
"""Documents of fewer words are alike by chance, as cover pages are."""

_BANDS = "[(c >> s) & 65535 FOR s IN [0, 16, 32, 48]]"
"""Two contents that differ in three bits at most have one of four bands in common."""

_CANDIDATES = f"""
WITH told AS (
    SELECT doc_id, ('0x' || content)::UBIGINT AS c, organisation, committee, document_type, year, as_of
    FROM documents
    WHERE is_current AND status <> 'failed' AND words >= {_WORDS} AND length(content) = 16
),
banded AS (SELECT *, unnest(range(4)) AS nth, unnest({_BANDS}) AS band FROM told),
ranked AS (
    SELECT doc_id, row_number() OVER (ORDER BY draft, seen DESC, doc_id) AS rank
    FROM (
        SELECT
            d.doc_id,
            regexp_matches(lower(concat(d.file_name, ' ', d.title)), 'utkast|arbetsmaterial|draft') AS draft,
            max(p.mtime_ns) AS seen
        FROM documents d LEFT JOIN document_paths p ON p.doc_id = d.doc_id AND p.replaced_at IS NULL
        GROUP BY ALL
    )
)
SELECT DISTINCT r.doc_id, k.doc_id, r.rank
FROM banded a
JOIN banded b ON a.nth = b.nth AND a.band = b.band AND a.doc_id <> b.doc_id
    AND bit_count(xor(a.c, b.c)) <= {_NEAR}
    AND a.organisation IS NOT DISTINCT FROM b.organisation AND a.committee IS NOT DISTINCT FROM b.committee
    AND a.document_type IS NOT DISTINCT FROM b.document_type
    AND a.year IS NOT DISTINCT FROM b.year AND a.as_of IS NOT DISTINCT FROM b.as_of
JOIN ranked r ON r.doc_id = a.doc_id
JOIN ranked k ON k.doc_id = b.doc_id AND k.rank < r.rank
ORDER BY r.rank, k.rank
"""

_NUMBERS = "SELECT row_path, column_label, value, count(*) AS n FROM facts WHERE doc_id = ? GROUP BY ALL"
_SHARED = f"""
SELECT coalesce(sum(least(a.n, b.n)), 0), (SELECT count(*) FROM facts WHERE doc_id = ?)
FROM ({_NUMBERS}) a JOIN ({_NUMBERS}) b USING (row_path, column_label, value)
"""


def mark_duplicates(con: duckdb.DuckDBPyConnection) -> int:
    """Set `documents.near_duplicate_of` anew; how many documents repeat another.

    Of documents that say the same, drafts repeat the others, then the older file the newer one. The
    caller holds the transaction.
    """
    repeats = dict(_repeats(con, con.execute(_CANDIDATES).fetchall()))
    con.execute("UPDATE documents SET near_duplicate_of = NULL WHERE near_duplicate_of IS NOT NULL")
    for doc_id, kept in repeats.items():
        con.execute("UPDATE documents SET near_duplicate_of = ? WHERE doc_id = ?", [kept, doc_id])
    return len(repeats)


def _repeats(
    con: duckdb.DuckDBPyConnection, candidates: Iterable[tuple[str, str, int]]
) -> Iterator[tuple[str, str]]:
    """Each document that repeats another with that other, which repeats none itself."""
    repeating: set[str] = set()
    for doc_id, kept, _ in candidates:
        if doc_id in repeating or kept in repeating:
            continue
        shared, count = con.execute(_SHARED, [doc_id, doc_id, kept]).fetchall()[0]
        if shared >= _ALIKE * count:
            repeating.add(doc_id)
            yield doc_id, kept

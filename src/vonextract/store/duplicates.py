"""Documents that say what another one says: a copy with other bytes, a draft beside its final version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb

from vonextract.store.settings import SETTINGS

_BANDS = "[(c >> s) & 65535 FOR s IN [0, 16, 32, 48]]"
"""Two contents that differ in three bits at most have one of four bands in common."""

_CANDIDATES = f"""
CREATE OR REPLACE TEMP TABLE alike AS
WITH told AS (
    SELECT doc_id, ('0x' || left(content, 16))::UBIGINT AS c,
        organisation, committee, document_type, year, as_of
    FROM documents
    WHERE is_current AND status <> 'failed' AND words >= {SETTINGS.least_words} AND length(content) >= 16
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
SELECT DISTINCT r.doc_id, k.doc_id AS kept, r.rank, k.rank AS kept_rank
FROM banded a
JOIN banded b ON a.nth = b.nth AND a.band = b.band AND a.doc_id <> b.doc_id
    AND bit_count(xor(a.c, b.c)) <= {SETTINGS.same_content}
    AND a.organisation IS NOT DISTINCT FROM b.organisation AND a.committee IS NOT DISTINCT FROM b.committee
    AND a.document_type IS NOT DISTINCT FROM b.document_type
    AND a.year IS NOT DISTINCT FROM b.year AND a.as_of IS NOT DISTINCT FROM b.as_of
JOIN ranked r ON r.doc_id = a.doc_id
JOIN ranked k ON k.doc_id = b.doc_id AND k.rank < r.rank
"""

_REPEATING = f"""
WITH counted AS (
    SELECT doc_id, row_path, column_label, value, count(*) AS n
    FROM facts WHERE doc_id IN (SELECT doc_id FROM alike UNION SELECT kept FROM alike) GROUP BY ALL
),
shared AS (
    SELECT p.doc_id, p.kept, sum(least(a.n, b.n)) AS n
    FROM alike p
    JOIN counted a ON a.doc_id = p.doc_id
    JOIN counted b ON b.doc_id = p.kept
        AND b.row_path = a.row_path AND b.column_label = a.column_label AND b.value = a.value
    GROUP BY ALL
),
stated AS (SELECT doc_id, sum(n) AS n FROM counted GROUP BY doc_id)
SELECT p.doc_id, p.kept
FROM alike p
LEFT JOIN shared s ON s.doc_id = p.doc_id AND s.kept = p.kept
LEFT JOIN stated t ON t.doc_id = p.doc_id
WHERE coalesce(s.n, 0) >= {SETTINGS.same_numbers} * coalesce(t.n, 0)
ORDER BY p.rank, p.kept_rank
"""
"""All pairs in one pass over the facts: a question a pair would cost the whole table each."""


def mark_duplicates(con: duckdb.DuckDBPyConnection) -> int:
    """Set `documents.near_duplicate_of` anew; how many documents repeat another.

    Of documents that say the same, drafts repeat the others, then the older file the newer one. The
    caller holds the transaction.
    """
    con.execute(_CANDIDATES)
    repeats = dict(_repeats(con.execute(_REPEATING).fetchall()))
    con.execute("DROP TABLE alike")
    con.execute("UPDATE documents SET near_duplicate_of = NULL WHERE near_duplicate_of IS NOT NULL")
    for doc_id, kept in repeats.items():
        con.execute("UPDATE documents SET near_duplicate_of = ? WHERE doc_id = ?", [kept, doc_id])
    return len(repeats)


def _repeats(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each document that repeats another with that other, which repeats none itself."""
    repeating: set[str] = set()
    for doc_id, kept in pairs:
        if doc_id not in repeating and kept not in repeating:
            repeating.add(doc_id)
            yield doc_id, kept

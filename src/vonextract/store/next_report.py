"""Numbers that a later report states again: a bokslut, and the comparison column of the year after."""

from __future__ import annotations

import duckdb

from vonextract.store.settings import SETTINGS

BY = "next_report"

_TAKE_BACK = f"UPDATE facts SET verified = FALSE, verified_by = NULL WHERE verified_by = '{BY}'"

_CONFIRM = f"""
WITH doubted AS (
    SELECT DISTINCT doc_id, table_id, "row", col FROM findings
    WHERE severity <> 'info' AND table_id IS NOT NULL
),
told AS (
    SELECT
        f.ref, f.verified, d.doc_id, d.organisation, d.year AS report_year, d.as_of AS report_day,
        trim(lower(regexp_replace(f.row_label, '[^\\pL\\pN]+', ' ', 'g'))) AS label,
        CASE WHEN f.measure IN ('utfall', 'bokslut') THEN 'outcome' ELSE f.measure END AS measure,
        f.year, f.period_end, f.population, f.post,
        coalesce(f.amount_sek, f.amount, f.value::DECIMAL(18, 4)) AS amount,
        CASE WHEN f.amount_sek IS NULL THEN coalesce(f.currency, f.unit) ELSE 'SEK' END AS unit
    FROM facts f JOIN documents d USING (doc_id)
    WHERE d.is_current AND d.near_duplicate_of IS NULL AND d.organisation IS NOT NULL
        AND f.year IS NOT NULL AND f.measure IS NOT NULL AND f.unit IS NOT NULL
        AND f.unit_source IS DISTINCT FROM 'inferred' AND coalesce(f.fact_type, '') NOT IN ('code', 'date')
        AND abs(f.value) BETWEEN {SETTINGS.least_promised} AND 1e13
        AND NOT EXISTS (
            FROM doubted x WHERE x.doc_id = f.doc_id AND x.table_id = f.table_id
            AND coalesce(x."row", f."row") = f."row" AND coalesce(x.col, f.col) = f.col
        )
)
UPDATE facts SET verified = TRUE, verified_by = '{BY}'
WHERE ref IN (
    SELECT a.ref FROM told a JOIN told b
        ON a.organisation = b.organisation AND a.label = b.label AND a.measure = b.measure AND a.year = b.year
        AND a.amount = b.amount AND a.unit = b.unit AND a.doc_id <> b.doc_id
        AND a.period_end IS NOT DISTINCT FROM b.period_end
        AND a.population IS NOT DISTINCT FROM b.population AND a.post IS NOT DISTINCT FROM b.post
        AND (a.report_year IS DISTINCT FROM b.report_year OR a.report_day IS DISTINCT FROM b.report_day)
    WHERE NOT a.verified
)
"""


def confirm_restated(con: duckdb.DuckDBPyConnection) -> None:
    """Mark anew the facts that another report of the organisation states as well, for the same line and time.

    What a warning or an error speaks of, and a number whose unit is inferred, is confirmed by nothing.
    The caller holds the transaction.
    """
    con.execute(_TAKE_BACK)
    con.execute(_CONFIRM)

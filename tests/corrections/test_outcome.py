"""What became of corrections in a database, and which of them nobody takes up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest

from vonextract.corrections import Correction, Seen
from vonextract.corrections.outcome import HOMELESS, WAITING, orphaned, outcomes

AT = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
SAME, OTHER = "0" * 16, "f" * 16


def stated(document: str, row: int, content: str = OTHER) -> Correction:
    seen = Seen(document=document, content=content, table="abc", row=row, col=1, text="4")
    return Correction(field="value", value="5", reason="x", by="anna", at=AT, seen=seen)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two current reports and one that was replaced."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE documents (doc_id VARCHAR, content VARCHAR, is_current BOOLEAN)")
        con.execute("CREATE TABLE corrections (doc_id VARCHAR, correction_id VARCHAR, state VARCHAR)")
        documents = [("now", SAME, True), ("too", None, True), ("old", "0f" * 8, False)]
        con.executemany("INSERT INTO documents VALUES (?, ?, ?)", documents)
        yield con


def test_of_several_reports_the_outcome_that_needs_a_look_most_is_told(
    con: duckdb.DuckDBPyConnection,
) -> None:
    cases = [
        ({"now": "applied"}, "applied"),
        ({"now": "stale", "too": "applied"}, "stale"),
        ({"now": "applied", "too": "stale"}, "stale"),
        ({"now": "unnecessary", "too": "applied"}, "applied"),
        ({"now": "applied", "old": "stale"}, "applied"),
        ({"old": "applied"}, WAITING),
        ({}, WAITING),
    ]
    corrections = [stated("now", row) for row, _ in enumerate(cases)]
    for correction, (states, _) in zip(corrections, cases, strict=True):
        for doc_id, state in states.items():
            con.execute("INSERT INTO corrections VALUES (?, ?, ?)", [doc_id, correction.correction_id, state])
    assert [(o.correction, o.state) for o in outcomes(con, corrections)] == [
        (correction, told) for correction, (_, told) in zip(corrections, cases, strict=True)
    ]


def test_corrections_of_replaced_reports_that_no_report_takes_up_are_orphans(
    con: duckdb.DuckDBPyConnection,
) -> None:
    lost, elsewhere = stated("old", 1), stated("nowhere", 1)
    waits, taken = stated("old", 2, SAME), stated("old", 3)
    con.execute("INSERT INTO corrections VALUES ('now', ?, 'applied')", [taken.correction_id])
    everything = [lost, elsewhere, waits, taken]
    assert [o.state for o in outcomes(con, everything)] == [HOMELESS, HOMELESS, WAITING, "applied"]
    assert orphaned(con, everything) == [lost]

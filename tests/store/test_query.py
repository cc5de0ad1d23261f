"""One statement that reads, and what is said of any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.full_report import full_report

from vonextract.errors import DatabaseError, QueryError
from vonextract.store.query import answer
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("asked") / "r.duckdb"
    with Store(db, "test") as store:
        store.put([Entry(rows_of(full_report()), [])])
    return db


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT 1", [(1,)]),
        ("FROM (VALUES ('ö'), ('a'), ('å')) t(x) ORDER BY x", [("a",), ("å",), ("ö",)]),
        ("WITH x AS (SELECT 2 AS n) SELECT n FROM x", [(2,)]),
        ("SELECT count(*) FROM documents;", [(1,)]),
        ("EXPLAIN SELECT 1", None),
        ("DESCRIBE documents", None),
    ],
)
def test_statements_that_read_are_answered(stored: Path, sql: str, rows: list[tuple[object, ...]]) -> None:
    found = answer(stored, sql)
    assert found.rows == rows if rows is not None else found.rows


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        ("SELECT 1 AS a, 2 AS a, 3 AS b, 4 AS a", ["a", "a_2", "b", "a_3"]),
        ("SELECT 1 AS a_2, 2 AS a, 3 AS a", ["a_2", "a", "a_3"]),
    ],
)
def test_names_of_columns_are_unique(stored: Path, sql: str, columns: list[str]) -> None:
    assert answer(stored, sql).columns == columns


def test_values_are_given_by_name(stored: Path) -> None:
    found = answer(stored, "SELECT $n + 1 AS next, $n AS n", {"n": 4})
    assert (found.columns, found.rows) == (["next", "n"], [(5, 4)])


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM documents", "only reads .*; DELETE is refused"),
        ("CREATE TABLE x (n INT)", "CREATE is refused"),
        ("SET memory_limit = '1GB'", "SET is refused"),
        ("SELECT 1; SELECT 2", "is one statement; this text holds 2"),
        ("", "this text holds 0"),
        ("SELECT nothing FROM documents", 'refused: Referenced column "nothing" not found'),
        ("FROM nowhere", "refused: Table with name nowhere does not exist"),
        ("SELEC 1", "refused: syntax error"),
        ("FROM read_csv('/etc/passwd')", "reaches outside the database"),
        ("SELECT 'x'::INT", "refused: Could not convert string"),
    ],
)
def test_what_is_refused_is_refused_in_one_sentence_without_the_statement(
    stored: Path, sql: str, told: str
) -> None:
    with pytest.raises(QueryError, match=told) as refused:
        answer(stored, sql)
    message = refused.value.message
    assert "\n" not in message and "LINE 1" not in message and "Error:" not in message


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be found"):
        answer(tmp_path / "none.duckdb", "SELECT 1")

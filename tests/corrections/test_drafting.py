"""What is noted as seen at a place of a database, and what can not be stated there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from vonextract.corrections import Correction, CorrectionError, around, draft
from vonextract.corrections.drafting import table_of, value_of
from vonextract.ref import RefError

PLAN = "atgardsplan-2024.pdf"


@pytest.fixture(scope="module")
def con(
    sample_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The samples, with a finding of each sort of place in the plan."""
    db = Path(shutil.copy(sample_database, tmp_path_factory.mktemp("drafts") / "r.duckdb"))
    with duckdb.connect(str(db)) as con:
        for n, (table, row, col) in enumerate(PLACES, 90):
            con.execute(
                "INSERT INTO findings SELECT * REPLACE ($n AS finding_id, $table AS table_id,"
                ' $row AS "row", $col AS col, 2 AS page, NULL AS expected, NULL AS actual, $said AS message)'
                " FROM findings WHERE rule = 'total_mismatch' AND finding_id < 90",
                {"n": n, "table": table, "row": row, "col": col, "said": f"finding {n}"},
            )
        yield con


PLACES = [(None, None, None), (1, None, None), (1, 1, None), (1, None, 1), (1, 1, 1)]


@pytest.fixture(scope="module")
def doc(con: duckdb.DuckDBPyConnection) -> str:
    return str(con.execute("SELECT doc_id FROM documents WHERE file_name = $1", [PLAN]).fetchall()[0][0])


def drafted(
    con: duckdb.DuckDBPyConnection, ref: str, field: str = "checked", value: str | list[str] = "true"
) -> Correction:
    return draft(con, ref, field, value, reason="x", by="anna")


@pytest.mark.parametrize(("n", "place"), list(enumerate(PLACES, 90)))
def test_a_finding_is_noted_at_its_place(
    con: duckdb.DuckDBPyConnection, doc: str, n: int, place: tuple[int | None, ...]
) -> None:
    seen = drafted(con, f"{doc}:{n}").seen
    assert (seen.rule, seen.text, seen.document, seen.file) == ("total_mismatch", f"finding {n}", doc, PLAN)
    assert (seen.row, seen.col) == place[1:]
    assert (seen.table is None) is (place[0] is None)
    assert seen.page == (2 if place[0] is None else 1)


def test_a_finding_is_noted_by_its_numbers_where_it_has_some(
    con: duckdb.DuckDBPyConnection, doc: str
) -> None:
    sql = "SELECT finding_id FROM findings WHERE doc_id = $1 AND actual IS NOT NULL AND expected IS NOT NULL"
    number = con.execute(sql, [doc]).fetchall()[0][0]
    assert drafted(con, f"{doc}:{number}").seen.text == "4695000 ≠ 4595000"


@pytest.mark.parametrize(
    ("ref", "field", "target"),
    [
        ("{doc}", "year", "document"),
        ("{doc}:1:*:*", "kind", "table"),
        ("{doc}:1:1:*", "join_row", "row"),
        ("{doc}:1:*:1", "measure", "column"),
        ("{doc}:1:1:1", "text", "cell"),
        (" {doc}:1:1:1 ", "text", "cell"),
    ],
)
def test_a_reference_names_a_sort_of_place(
    con: duckdb.DuckDBPyConnection, doc: str, ref: str, field: str, target: str
) -> None:
    value = {"year": "2024", "join_row": ""}.get(field, "x")
    assert drafted(con, ref.format(doc=doc), field, value).target == target


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("{doc}:1:1", "is no reference; it looks like doc:table:row:col"),
        ("{doc}:1:1:1:1", "is no reference"),
        ("{doc}:1:1:x", "is no reference"),
        ("{doc}:99:*:*", "Nothing begins at"),
        ("{doc}:1:99:*", "Nothing begins at"),
        ("{doc}:1:*:99", "Nothing begins at"),
        ("{doc}:1:99:1", "Nothing begins at"),
        ("{doc}:99", "has no finding 99"),
        ("ffffffffffffffff", "holds no document ffffffffffffffff"),
    ],
)
def test_what_is_not_there_is_told(con: duckdb.DuckDBPyConnection, doc: str, ref: str, told: str) -> None:
    with pytest.raises(RefError, match=told):
        drafted(con, ref.format(doc=doc))


def test_a_document_is_noted_as_it_was_read_also_where_people_stated_something_already(
    con: duckdb.DuckDBPyConnection, doc: str
) -> None:
    def seen(field: str) -> str | None:
        return drafted(con, doc, field, "2031").seen.text

    con.execute("UPDATE documents SET diarienummer = NULL WHERE doc_id = $1", [doc])
    committee = con.execute("SELECT committee FROM documents WHERE doc_id = $1", [doc]).fetchall()[0][0]
    assert (seen("year"), seen("committee"), seen("diarienummer")) == ("2024", committee, None)
    con.execute(
        "INSERT INTO corrections BY NAME SELECT $1 AS doc_id, field AS correction_id, $1 AS target, field,"
        " 'x' AS value, 'x' AS reason, 'x' AS \"by\", now()::TIMESTAMP AS at, state, 'som läst' AS read"
        " FROM (VALUES ('year', 'applied'), ('committee', 'stale')) AS s(field, state)",
        [doc],
    )
    assert (seen("year"), seen("committee"), seen("diarienummer")) == ("som läst", committee, None)


def test_a_table_comes_back_as_it_was_stored(con: duckdb.DuckDBPyConnection, doc: str) -> None:
    made = table_of(con, doc, 1)
    assert made is not None
    sql = "SELECT n_rows, n_cols, title, x0, top, x1, bottom FROM tables WHERE doc_id = $1 AND table_id = 1"
    assert con.execute(sql, [doc]).fetchall() == [(made.n_rows, made.n_cols, made.title, *made.box)]
    sql = 'SELECT "row", col, text, x0, top, x1, bottom FROM cells WHERE doc_id = $1 AND table_id = 1'
    cells = [(c.row, c.col, c.text, *c.box) for c in made.cells]
    assert sorted(con.execute(sql, [doc]).fetchall()) == sorted(cells) and len(cells) > 6
    assert table_of(con, doc, 99) is table_of(con, "f" * 16, 1) is None


def test_a_cell_stands_for_what_is_around_it() -> None:
    ref = "a" * 16 + ":1:2:3"
    found = {target: around(target, ref)[17:] for target in ("document", "table", "row", "column", "cell")}
    assert found == {"document": "", "table": "1:*:*", "row": "1:2:*", "column": "1:*:3", "cell": "1:2:3"}
    assert around("document", "a" * 16) == "a" * 16
    with pytest.raises(CorrectionError, match="'page' is no place; known are document, table"):
        around("page", ref)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("split_row", "a | b", ["a", "b"]),
        ("split_row", "a", "a"),
        ("text", "a | b", "a | b"),
        ("checked", "", "true"),
        ("checked", " ", "true"),
        ("checked", "false_alarm", "false_alarm"),
        ("join_row", " ", ""),
        ("nonsens", "a | b", "a | b"),
    ],
)
def test_what_is_written_on_one_line_is_taken_as_the_field_takes_it(
    field: str, text: str, value: str | list[str]
) -> None:
    assert value_of(field, text) == value

"""How a table is written as a label, and which tables and pages of a report are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from tests.checks.made_reports import table

from vonextract.corrections.labelled import _cell, _labelled, _settled, write_labelled
from vonextract.errors import OutputError


@pytest.mark.parametrize(
    ("rows", "cols", "said"),
    [(1, 1, {}), (2, 1, {"rowspan": 2}), (1, 3, {"colspan": 3}), (2, 3, {"rowspan": 2, "colspan": 3})],
)
def test_a_cell_says_how_far_it_reaches_where_that_is_more_than_one(
    rows: int, cols: int, said: dict[str, int]
) -> None:
    made = table([["Namn", "2023"], ["Kost", "1"]])
    made.cells[0].row_span, made.cells[0].col_span = rows, cols
    first, second = _labelled(made)["rows"][0]
    assert {key: first[key] for key in ("rowspan", "colspan") if key in first} == said
    assert not {"rowspan", "colspan"} & second.keys()


@pytest.mark.parametrize(
    ("value", "role", "said"),
    [
        (None, "label", {}),
        (Decimal("1.50"), "value", {"value": 1.5}),
        (Decimal(0), "total", {"value": 0, "role": "total"}),
        (None, "group", {"role": "group"}),
        (None, "empty", {}),
    ],
)
def test_a_cell_says_its_number_and_whether_it_is_a_total_or_a_group(
    value: Decimal | None, role: str, said: dict[str, object]
) -> None:
    made = table([["Namn", "2023"], ["Kost", "1"]]).cells[3].model_copy(update={"value": value, "role": role})
    assert _cell(made) == {"text": "1", "box": [1, 0, 0, 1, 1]} | said


def test_a_table_is_written_row_by_row_whatever_the_order_of_its_cells() -> None:
    made = table([["Namn", "2023"], ["Kost", "1"], ["Boende", "2"]], table_id=3)
    made.cells.reverse()
    made.title, made.page_first, made.page_last = "Kostnader", 2, 4
    said = _labelled(made)
    assert [[cell["text"] for cell in row] for row in said.pop("rows")] == [
        ["Namn", "2023"],
        ["Kost", "1"],
        ["Boende", "2"],
    ]
    assert said == {
        "type": "table",
        "id": "t03",
        "kind": "drift",
        "caption": "Kostnader",
        "unit": "tkr",
        "header_rows": 1,
        "pages": [2, 3, 4],
    }


@pytest.mark.parametrize(
    ("corrected", "tables", "pages"),
    [
        ({1, 2, 3, 4, 5}, [1, 2, 3, 4, 5], [1, 2, 3, 4, 7]),
        ({1, 2, 3, 4}, [1, 2, 3, 4], [1, 2, 3, 4]),
        ({1, 2, 3, 5}, [1, 5], [1, 7]),
        ({1, 4}, [1], [1]),
        ({2, 9}, [], []),
        (set(), [], []),
    ],
)
def test_pages_are_settled_whose_tables_all_are(
    corrected: set[int], tables: list[int], pages: list[int]
) -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE tables (doc_id VARCHAR, table_id INT, page_first INT, page_last INT)")
        spans = [
            ("a", 4, 4, 4),
            ("a", 1, 1, 1),
            ("a", 2, 2, 3),
            ("a", 3, 3, 4),
            ("a", 5, 7, 7),
            ("b", 6, 1, 9),
        ]
        con.executemany("INSERT INTO tables VALUES (?, ?, ?, ?)", spans)
        assert _settled(con, "a", frozenset(corrected)) == (tables, pages)


@pytest.fixture
def corrected(sample_database: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The samples, every table of two of them corrected, of a third one the report alone."""
    (tmp_path / "r.duckdb").write_bytes(sample_database.read_bytes())
    with duckdb.connect(str(tmp_path / "r.duckdb")) as con:
        con.execute(
            "INSERT INTO corrections BY NAME SELECT doc_id, table_id::VARCHAR AS correction_id,"
            " concat(doc_id, ':', table_id, ':*:*') AS target, 'checked' AS field, 'true' AS value,"
            " 'x' AS reason, 'anna' AS \"by\", now()::TIMESTAMP AS at, state"
            " FROM tables JOIN documents USING (doc_id), (VALUES ('applied'), ('unnecessary')) AS s(state)"
            " WHERE (table_id % 2 = 0) = (state = 'applied')"
            " AND file_name IN ('atgardsplan-2024.pdf', 'verksamhetsplan-2025.pdf')"
        )
        yield con


def test_reports_that_people_settled_are_written_beside_their_labels(
    corrected: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = tmp_path / "of" / "labels"
    assert write_labelled(corrected, folder) == (2, 0)
    truths = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.truth.json"))]
    assert len(list(folder.glob("*.pdf"))) == 2
    assert [truth["meta"]["title"] for truth in truths] == [
        title
        for (title,) in corrected.execute(
            "SELECT title FROM documents WHERE doc_id IN (SELECT doc_id FROM corrections) ORDER BY file_name"
        ).fetchall()
    ]
    assert all(truth["tables_only"] and truth["blocks"] and truth["pages"] for truth in truths)


def test_a_report_of_which_no_page_is_settled_or_the_file_is_gone_is_told_and_left(
    corrected: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    plan = "doc_id = (SELECT doc_id FROM documents WHERE file_name = 'atgardsplan-2024.pdf')"
    corrected.execute(f"UPDATE corrections SET state = 'stale' WHERE {plan} AND correction_id <> '1'")
    corrected.execute(f"UPDATE tables SET page_first = 1, page_last = 9 WHERE {plan}")
    corrected.execute("UPDATE documents SET path = '/gone/' || file_name")
    assert write_labelled(corrected, tmp_path / "labels") == (1, 1)
    assert [path.suffix for path in (tmp_path / "labels").iterdir()] == [".json"]
    with pytest.raises(OutputError, match="cannot be written"):
        write_labelled(corrected, tmp_path / "r.duckdb")

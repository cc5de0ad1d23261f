from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from pydantic import BaseModel

from vonextract import model
from vonextract.store import ddl, migrations
from vonextract.store.database import open_for_reading, open_for_writing, schema_version

FIRST = Path(__file__).parents[1] / "data" / "schema-1.sql"
NESTED = {"alternatives", "blocks", "cells", "box", "tables", "records", "findings", "footnotes", "meta"}
MIRRORS: dict[str, type[BaseModel]] = {
    "documents": model.DocumentMeta,
    "pages": model.PageInfo,
    "document_facts": model.DocumentFact,
    "arenden": model.Arende,
    "handlingar": model.Handling,
    "sections": model.Section,
    "blocks": model.Block,
    "tables": model.Table,
    "cells": model.Cell,
    "footnotes": model.Footnote,
    "footnote_refs": model.FootnoteRef,
    "findings": model.Finding,
    "facts": model.Fact,
    "atgarder": model.Atgard,
    "atgard_effekter": model.AtgardEffekt,
    "drift_poster": model.DriftPost,
    "indikatorer": model.Indikator,
    "indikator_varden": model.IndikatorVarde,
    "aktiviteter": model.Aktivitet,
    "risker": model.Risk,
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "new.duckdb"
    open_for_writing(path, "1.0").close()
    return path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_for_reading(path) as con:
        return con.execute(sql).fetchall()


def test_every_table_view_and_column_carries_a_comment(database: Path) -> None:
    relations = (
        "(SELECT table_name, comment FROM duckdb_tables() UNION ALL"
        " SELECT view_name, comment FROM duckdb_views() WHERE NOT internal)"
    )
    assert len(rows(database, f"FROM {relations}")) == len(ddl.tables()) + len(ddl.views())
    assert rows(database, f"FROM {relations} WHERE comment IS NULL") == []
    assert (
        rows(
            database,
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal",
        )
        == []
    )


@pytest.mark.parametrize(
    "view", ["v_facts", "v_atgarder", "v_drift_serie", "v_indikator_serie", "v_aktiviteter", "v_risker"]
)
def test_every_row_of_records_can_be_followed(database: Path, view: str) -> None:
    with open_for_reading(database) as con:
        columns = {column[0] for column in con.sql(f"FROM {view}").description}
    assert {"ref", "page", "verified", "confidence"} <= columns
    assert "enhet" not in columns


@pytest.mark.parametrize("table", MIRRORS)
def test_every_field_of_a_model_is_a_column(table: str) -> None:
    columns = next(t.columns for t in ddl.tables() if t.name == table)
    assert set(MIRRORS[table].model_fields) - NESTED <= set(columns)


def test_file_is_readable_for_older_clients(database: Path) -> None:
    found = rows(
        database,
        "SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal AND path IS NOT NULL",
    )
    assert found == [("v1.2.0+",)]


def test_opening_again_changes_nothing(database: Path) -> None:
    before = rows(database, "FROM schema_version")
    open_for_writing(database, "2.0").close()
    assert rows(database, "FROM schema_version") == before


def test_a_migration_brings_an_old_database_to_the_new_schema(database: Path) -> None:
    step = ["ALTER TABLE runs ADD COLUMN host VARCHAR", "COMMENT ON COLUMN runs.host IS 'Where'"]
    with duckdb.connect(str(database)) as con:
        migrations.migrate(con, migrations.current_version(), "2.0", [*migrations.MIGRATIONS, step])
        assert con.execute("SELECT version, program_version FROM schema_version").fetchall() == [
            (migrations.current_version() + 1, "2.0")
        ]
        assert con.execute("SELECT host FROM runs").fetchall() == []
        assert con.execute("SELECT count(*) FROM v_findings").fetchall() == [(0,)]


COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal"
)


def test_a_database_of_the_first_version_becomes_as_a_new_one(database: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    with duckdb.connect(str(old)) as con:
        con.execute(FIRST.read_text(encoding="utf-8"))
        con.execute("INSERT INTO schema_version VALUES (1, '0.1', now()::TIMESTAMP)")
        for col, by in enumerate(["total", "tags", None]):
            con.execute(
                "INSERT INTO facts BY NAME SELECT 'd' AS doc_id, 1 AS table_id, 1 AS \"row\", ? AS col,"
                " 1 AS page,"
                " 'drift' AS kind, '' AS row_label, '' AS row_path, '' AS column_label, 1 AS value,"
                " FALSE AS is_total, ? AS verified, 1 AS confidence",
                [col, by],
            )
    open_for_writing(old, "1.0").close()
    assert sorted(rows(old, COLUMNS), key=str) == sorted(rows(database, COLUMNS), key=str)
    assert rows(old, "SELECT verified, verified_by FROM facts ORDER BY col") == [
        (True, "total"),
        (False, "tags"),
        (False, None),
    ]
    assert rows(old, "SELECT ref FROM facts ORDER BY col") == [("d:1:1:0",), ("d:1:1:1",), ("d:1:1:2",)]


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "empty.duckdb"
    duckdb.connect(str(path)).close()
    con = open_for_writing(path, "1.0")
    assert schema_version(con, path) == migrations.current_version()
    con.close()


def test_the_types_of_columns_are_those_of_the_database() -> None:
    with duckdb.connect() as con:
        for table in ddl.tables():
            con.execute(table.sql)
        held = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT internal"
        for name, types in ddl.types().items():
            columns = con.execute(held, [name]).fetchall()
            assert {column: kind.replace(",", ", ") for column, kind in columns} == types

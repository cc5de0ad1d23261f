from __future__ import annotations

import csv
import datetime as dt
import json
import re
import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.errors import OutputError, QueryError
from vonextract.export import ExportFormat, ExportSettings, Selection, export, export_tables
from vonextract.export.source import SelectionError
from vonextract.store.query import answer

ROOT = Path(__file__).parents[2]
FACTS = "SELECT * FROM v_facts ORDER BY doc_id, ref"
ONE = Selection(views=("v_facts",))


@pytest.fixture
def facts(sample_database: Path) -> list[dict[str, Any]]:
    """Every fact of the samples, as the database has it."""
    found = answer(sample_database, FACTS)
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert len(rows) > 100
    assert any("ä" in row["row_label"] for row in rows) and any(row["year"] is None for row in rows)
    return rows


def by_ref(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["doc_id"], row["ref"]))


def test_excel_gives_back_numbers_letters_and_nulls(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path
) -> None:
    export(sample_database, tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)["v_facts"]
    head, *lines = sheet.iter_rows(values_only=True)
    names = [str(name).split(" [")[0] for name in head]
    assert any(str(name).startswith("amount_sek [kr]") for name in head)
    read = by_ref([dict(zip(names, line, strict=True)) for line in lines])
    for stored, found in zip(facts, read, strict=True):
        for name, value in stored.items():
            if isinstance(value, Decimal):
                assert Decimal(repr(found[name])) == value
            elif isinstance(value, float):
                assert found[name] == pytest.approx(value, rel=1e-15, abs=0)
            elif isinstance(value, dt.date):
                assert found[name].date() == value
            else:
                assert found[name] == (value if value != "" else None)


def test_excel_shows_numbers_with_filters_links_and_comments(sample_database: Path, tmp_path: Path) -> None:
    export(sample_database, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    sheet = book["v_facts"]
    names = [str(cell.value).split(" [")[0] for cell in sheet[1]]
    assert (sheet.freeze_panes, sheet.auto_filter.ref is not None) == ("A2", True)
    amount = next(c for c in sheet[2 + 1][names.index("amount_sek") :][:1])
    assert amount.number_format.startswith("#,##0") or amount.value is None
    page = sheet.cell(2, names.index("page") + 1)
    assert re.fullmatch(r'=HYPERLINK\("file:///[^"]+\.pdf#page=(\d+)",\1\)', page.value)
    values = sheet.iter_rows(min_col=names.index("value") + 1, max_col=names.index("value") + 1)
    comments = [cell.comment.text for (cell,) in values if cell.comment]
    assert any("4 695 000" in text for text in comments)
    assert {"documents", "v_findings", "kolumner"} <= set(book.sheetnames)
    meanings = list(book["kolumner"].iter_rows(min_row=2, values_only=True))
    assert len(meanings) > 100 and all(meaning for _, _, meaning in meanings)


@pytest.mark.parametrize("plain", [True, False])
def test_csv_gives_back_numbers_letters_and_nulls(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path, plain: bool
) -> None:
    target = tmp_path / "facts.csv"
    export(sample_database, target, selection=ONE, settings=ExportSettings(plain_csv=plain))
    text = target.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") is not plain
    lines = csv.DictReader(text.lstrip("\ufeff").splitlines(), delimiter="," if plain else ";")
    for stored, found in zip(facts, by_ref(list(lines)), strict=True):
        for name, value in stored.items():
            said = found[name].removeprefix("'")
            if value is None:
                assert said == ""
            elif isinstance(value, float | Decimal):
                assert type(value)(said if plain else said.replace(",", ".")) == value
            elif isinstance(value, bool):
                assert said == str(value).lower()
            else:
                assert said == str(value)


def test_null_and_empty_text_differ_in_csv(sample_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.csv"
    export(sample_database, target, selection=ONE, settings=ExportSettings(plain_csv=True))
    with duckdb.connect() as con:
        sql = f"SELECT count(*) FROM read_csv('{target}', all_varchar = true, allow_quoted_nulls = false)"
        found = con.execute(f"{sql} WHERE row_label IS NULL").fetchall()[0][0]
    assert found == 0


def test_parquet_gives_back_every_value(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path
) -> None:
    export(sample_database, tmp_path / "facts.parquet", selection=ONE)
    assert by_ref(pq.read_table(tmp_path / "facts.parquet").to_pylist()) == facts


def test_partitions_are_by_organisation_and_year(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path
) -> None:
    export(sample_database, tmp_path / "ut")
    paths = [
        path.relative_to(tmp_path / "ut" / "v_facts").parts
        for path in (tmp_path / "ut").rglob("v_facts/**/*.parquet")
    ]
    assert {(len(p), p[0].split("=")[0], p[1].split("=")[0]) for p in paths} == {
        (3, "organisation", "report_year")
    }
    with duckdb.connect() as con:
        files = tmp_path / "ut" / "v_facts" / "**" / "*.parquet"
        found = con.execute(f"SELECT * FROM read_parquet('{files}', hive_partitioning = true)")
        names = [column[0] for column in found.description or ()]
        read = by_ref([dict(zip(names, row, strict=True)) for row in found.fetchall()])
    assert [row["value"] for row in read] == [row["value"] for row in facts]
    assert [row["organisation"] for row in read] == [row["organisation"] for row in facts]


def test_sqlite_gives_back_every_value_with_links_and_search(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path
) -> None:
    export(sample_database, tmp_path / "r.sqlite")
    con = sqlite3.connect(tmp_path / "r.sqlite")
    con.row_factory = sqlite3.Row
    read = by_ref([dict(row) for row in con.execute("SELECT * FROM v_facts")])
    for stored, found in zip(facts, read, strict=True):
        for name, value in stored.items():
            same = found[name] == (value.isoformat() if isinstance(value, dt.date) else value)
            assert same, (name, value, found[name])
    assert con.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = con.execute("PRAGMA foreign_key_list(v_facts)").fetchall()
    assert [(key["table"], key["from"]) for key in keys] == [("documents", "doc_id")]
    made = con.execute("SELECT sql FROM sqlite_master WHERE name = 'v_text_fts'").fetchone()[0]
    assert 'content="v_text"' in made, "Datasette looks for the index so"
    hits = con.execute("SELECT count(*) FROM v_text_fts WHERE v_text_fts MATCH 'hemtjänst'").fetchone()[0]
    assert hits > 0
    con.close()


def test_json_lines_give_back_every_value(
    sample_database: Path, facts: list[dict[str, Any]], tmp_path: Path
) -> None:
    export(sample_database, tmp_path / "ut", ExportFormat.json)
    lines = (tmp_path / "ut" / "v_facts.jsonl").read_text("utf-8").splitlines()
    read = by_ref([json.loads(line) for line in lines])
    assert [(row["value"], row["row_label"], row["year"]) for row in read] == [
        (row["value"], row["row_label"], row["year"]) for row in facts
    ]


def test_where_report_and_since_choose_rows(sample_database: Path, tmp_path: Path) -> None:
    def refs(**chosen: Any) -> int:
        export(sample_database, tmp_path / "f.parquet", selection=Selection(views=("v_facts",), **chosen))
        return int(pq.read_table(tmp_path / "f.parquet").num_rows)

    every = refs()
    assert 0 < refs(where="year = 2024") < every
    assert 0 < refs(report="atgardsplan-2024.pdf") < every
    assert refs(since=dt.date(2000, 1, 1)) == every
    assert refs(since=dt.date(2999, 1, 1)) == 0


@pytest.mark.parametrize(
    ("selection", "error"),
    [
        (Selection(views=("v_finns_inte",)), SelectionError),
        (Selection(report="nej.pdf"), SelectionError),
        (Selection(views=("v_facts",), where="nej = 1"), QueryError),
        (Selection(views=("v_facts",), where="1); DROP TABLE facts; --"), QueryError),
        (Selection(views=("v_facts",), where="EXISTS (FROM read_text('/etc/passwd'))"), QueryError),
    ],
)
def test_what_does_not_exist_or_reaches_out_is_refused(
    sample_database: Path, tmp_path: Path, selection: Selection, error: type[Exception]
) -> None:
    with pytest.raises(error):
        export(sample_database, tmp_path / "r.xlsx", selection=selection)
    assert not (tmp_path / "r.xlsx").exists()


def test_a_folder_of_somebody_else_is_never_replaced(sample_database: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", "utf-8")
    with pytest.raises(OutputError, match="not made by an export"):
        export(sample_database, tmp_path / "mine", ExportFormat.csv)
    assert (tmp_path / "mine" / "thesis.txt").exists()
    export(sample_database, tmp_path / "ours", ExportFormat.csv)
    export(sample_database, tmp_path / "ours", ExportFormat.json)
    assert not list((tmp_path / "ours").glob("*.csv"))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_an_export_that_fails_leaves_what_was_there(
    sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "facts.csv"
    target.write_text("before", "utf-8")

    def break_off(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vonextract.export.text_files.machine", break_off)
    with pytest.raises(OutputError, match="No space left"):
        export(sample_database, target, selection=ONE)
    assert target.read_text("utf-8") == "before"


def test_the_tables_of_a_report_stand_as_in_it(sample_database: Path, tmp_path: Path) -> None:
    export_tables(sample_database, tmp_path / "t.xlsx", "atgardsplan-2024.pdf")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    count = answer(
        sample_database,
        "SELECT count(*) FROM tables JOIN documents USING (doc_id) WHERE file_name = 'atgardsplan-2024.pdf'",
    )
    assert len(book.sheetnames) == count.rows[0][0]
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert 4695000 in values and "Summa" in values


def test_what_stands_for_a_number_stands_to_the_right_as_in_the_report(
    sample_database: Path, tmp_path: Path
) -> None:
    target = tmp_path / "tables.xlsx"
    export_tables(sample_database, target, "verksamhetsplan-2025.pdf")
    sheet = openpyxl.load_workbook(target).worksheets[0]
    placed = {cell.value: cell.alignment.horizontal for row in sheet.iter_rows() for cell in row}
    assert placed["Utfall 2022"] == placed["-"] == "right"
    assert placed["Indikatorer"] is None


def test_a_text_that_spans_columns_has_room_for_its_lines(tmp_path: Path, sample_database: Path) -> None:
    db, target = Path(shutil.copy(sample_database, tmp_path / "r.duckdb")), tmp_path / "t.xlsx"
    with duckdb.connect(str(db)) as con:
        con.execute("UPDATE cells SET text = repeat('Ombyggnad ', 40) WHERE text = 'Summa'")
    export_tables(db, target, "atgardsplan-2024.pdf")
    heights = {
        sheet.row_dimensions[cell.row].height or 15
        for sheet in openpyxl.load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("Ombyggnad")
    }
    assert heights and min(heights) >= 60


def test_the_command_writes_and_says_where(sample_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    result = CliRunner().invoke(
        app, ["export", "--to", str(target), "--view", "v_findings", "--db", str(sample_database)]
    )
    assert (result.exit_code, result.output.strip()) == (0, str(target))
    assert openpyxl.load_workbook(target).sheetnames == ["v_findings", "kolumner"]


def test_a_batch_writes_what_the_configuration_asks_for(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "arkiv").mkdir()
    (tmp_path / "arkiv" / "plan.pdf").write_bytes((samples / "atgardsplan-2024.pdf").read_bytes())
    config = tmp_path / "vonextract.toml"
    plan = '[export]\nto = ["ut/r.xlsx", "ut/parquet"]\nviews = ["v_facts"]\nwhere = "page = 1"\n'
    config.write_text('database = "r.duckdb"\n' + plan, "utf-8")
    arguments = ["--config", str(config), "batch", str(tmp_path / "arkiv"), "--no-opinions"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    sheet = openpyxl.load_workbook(tmp_path / "ut" / "r.xlsx", data_only=True)["v_facts"]
    pages = [str(cell.value) for cell in sheet[1]].index("page") + 1
    assert {row[0] for row in sheet.iter_rows(2, min_col=pages, max_col=pages, values_only=True)} == {1}
    assert list((tmp_path / "ut" / "parquet" / "v_facts").rglob("*.parquet"))


def test_an_unknown_key_of_the_export_is_told(tmp_path: Path) -> None:
    config = tmp_path / "vonextract.toml"
    config.write_text('[export]\nto = ["r.xlsx"]\nvyer = ["v_facts"]\n', "utf-8")
    result = CliRunner().invoke(app, ["--config", str(config), "info"])
    assert result.exit_code == 2 and "export.vyer" in result.output


QUERIES = sorted((ROOT / "docs" / "exempel").glob("*.pq"))


@pytest.mark.parametrize(
    "query", [path for path in QUERIES if "odbc" in path.name], ids=lambda path: path.stem
)
def test_the_sql_of_the_guide_finds_rows_where_power_bi_asks(
    query: Path, sample_database: Path, tmp_path: Path
) -> None:
    sql = re.findall(r'"(SELECT [^"]+)"', query.read_text(encoding="utf-8"))[0]
    if "sqlite" in query.name:
        export(sample_database, tmp_path / "r.sqlite")
        with closing(sqlite3.connect(tmp_path / "r.sqlite")) as con:
            found = con.execute(sql).fetchall()
    else:
        found = list(answer(sample_database, sql).rows)
    assert ("Hemtjänst", "budget", 2025) in {row[:3] for row in found}


def test_the_query_of_the_guide_takes_the_folders_apart_that_are_there(
    sample_database: Path, tmp_path: Path
) -> None:
    query = (ROOT / "docs" / "exempel" / "parquet-mapp.pq").read_text(encoding="utf-8")
    asked = re.findall(r'Del\(\[Folder Path\], "(\w+)"\)', query)
    none = re.findall(r'Kodad = "(\w+)"', query)[0]
    export(sample_database, tmp_path / "ut", selection=ONE)
    stated = answer(sample_database, "SELECT DISTINCT organisation FROM v_facts").rows
    for path in (tmp_path / "ut").rglob("*.parquet"):
        keys = dict(part.split("=", 1) for part in path.relative_to(tmp_path / "ut" / "v_facts").parts[:-1])
        assert list(keys) == asked
        code = keys["organisation"]
        assert (None if code == none else unquote(code),) in stated

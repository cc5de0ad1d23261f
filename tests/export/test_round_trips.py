"""Every form with every choice of rows, read back and compared with the database."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from vonextract.cli import app
from vonextract.store.query import answer

Row = Mapping[str, Any]
HOSTILE = ("=1+1", "+1+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1")


def read_excel(path: Path) -> list[Row]:
    head, *lines = openpyxl.load_workbook(path, data_only=True).worksheets[0].iter_rows(values_only=True)
    names = [str(name).split(" [")[0] for name in head]
    return [dict(zip(names, line, strict=True)) for line in lines]


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def read_sqlite(path: Path) -> list[Row]:
    with closing(sqlite3.connect(path)) as con:
        con.row_factory = sqlite3.Row
        (name,) = con.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()
        return [dict(row) for row in con.execute(f'SELECT * FROM "{name}"')]


def read_json(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_parquet(path: Path) -> list[Row]:
    return list(pq.read_table(path).to_pylist())


READERS: Mapping[str, Callable[[Path], list[Row]]] = {
    "xlsx": read_excel,
    "csv": read_csv,
    "sqlite": read_sqlite,
    "jsonl": read_json,
    "parquet": read_parquet,
}
CHOICES: Mapping[str, tuple[Sequence[str], str]] = {
    "all": ((), "true"),
    "where": (("--where", "page < 3 AND committee LIKE '%ä%'"), "page < 3 AND committee LIKE '%ä%'"),
    "report": (
        ("--report", "atgardsplan-2024.pdf"),
        "doc_id IN (SELECT doc_id FROM documents WHERE file_name = 'atgardsplan-2024.pdf')",
    ),
    "since": (("--since", "2000-01-01"), "true"),
    "since tomorrow": (("--since", "2999-01-01"), "false"),
}
"""Options of `export`, and the rows that they leave, in SQL."""
IDENTITY = {"v_facts": ("doc_id", "ref"), "v_findings": ("doc_id", "finding_id")}


def said(value: Any, form: str) -> Any:
    """A value of the database as a form without its type gives it back."""
    if form == "csv":
        return _in_swedish_csv(value)
    if isinstance(value, str):
        return value or (None if form == "xlsx" else "")
    if isinstance(value, dt.date) and form == "xlsx":
        return value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.date) and form != "parquet":
        return value.isoformat()
    return value


def _in_swedish_csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float | Decimal):
        whole = value == int(value)
        return str(int(value) if whole else float(value)).replace(".", ",")
    return str(value)


def is_same(stored: Any, found: Any, form: str) -> bool:
    wanted = said(stored, form)
    if isinstance(wanted, Decimal) and isinstance(found, float | int):
        return Decimal(repr(found)) == wanted
    if isinstance(wanted, float) and form == "xlsx":  # a double of 17 digits, written with 16
        return bool(found == pytest.approx(wanted, rel=1e-15, abs=0))
    return bool(found == wanted)


def run(*arguments: object) -> None:
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("view", IDENTITY)
@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("form", READERS)
def test_what_is_taken_out_is_what_the_database_has(
    sample_database: Path, tmp_path: Path, form: str, choice: str, view: str
) -> None:
    options, condition = CHOICES[choice]
    stored = answer(sample_database, f"SELECT * FROM {view} WHERE {condition}")
    rows = [dict(zip(stored.columns, row, strict=True)) for row in stored.rows]
    target = tmp_path / f"ut.{form}"
    run("--to", target, "--view", view, "--db", sample_database, *options)
    found = {_identity(row, view): row for row in READERS[form](target)}
    assert found.keys() == {_identity(row, view) for row in rows}
    assert bool(found) is (choice != "since tomorrow")
    for row in rows:
        for column, value in row.items():
            if (column, form) != ("message", "xlsx"):  # the sheet says it in Swedish
                read = found[_identity(row, view)][column]
                assert is_same(value, read, form), (column, value, read)


def _identity(row: Row, view: str) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in IDENTITY[view])


@pytest.fixture(scope="module")
def hostile(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples with formulas for labels, and for all that the tables of a report print."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.duckdb"
    path.write_bytes(sample_database.read_bytes())
    with duckdb.connect(str(path)) as con:
        refs = con.execute("SELECT ref FROM facts ORDER BY ref LIMIT ?", [len(HOSTILE)]).fetchall()
        for (ref,), text in zip(refs, HOSTILE, strict=True):
            con.execute("UPDATE facts SET row_label = ? WHERE ref = ?", [text, ref])
        con.execute("UPDATE cells SET text = ? || text WHERE value IS NULL", [HOSTILE[0]])
        con.execute("UPDATE tables SET title = ?", [HOSTILE[1]])
    return path


@pytest.mark.parametrize("form", READERS)
def test_a_text_is_never_a_formula(hostile: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"ut.{form}"
    run("--to", target, "--view", "v_facts", "--db", hostile)
    labels = {row["row_label"] for row in READERS[form](target)}
    assert labels >= {f"'{text}" if form == "csv" else text for text in HOSTILE}
    if form == "xlsx":
        assert set(formulas(target)) == set(formulas(target, '=HYPERLINK("file:///'))


def test_the_tables_of_a_report_hold_no_formula(hostile: Path, tmp_path: Path) -> None:
    target = tmp_path / "t.xlsx"
    run("--to", target, "--report", "atgardsplan-2024.pdf", "--tables", "--db", hostile)
    assert formulas(target) == []


def formulas(path: Path, start: str = "=") -> list[str]:
    sheets = openpyxl.load_workbook(path).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [str(cell.value) for cell in cells if str(cell.value).startswith(start)]


@pytest.mark.parametrize(
    "options",
    [
        ("--to", "t.csv"),
        ("--to", "t.xlsx", "--format", "sqlite"),
        ("--to", "t.xlsx", "--view", "v_facts"),
        ("--to", "t.xlsx", "--where", "page = 1"),
        ("--to", "t.xlsx", "--since", "2024-01-01"),
    ],
)
def test_what_the_tables_of_a_report_cannot_be_is_refused(
    sample_database: Path, tmp_path: Path, options: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["export", "--tables", "--report", "atgardsplan-2024.pdf", "--db", str(sample_database)]
    result = CliRunner().invoke(app, [*asked, *options])
    assert result.exit_code == 2 and "--tables" in result.output
    assert list(tmp_path.iterdir()) == []

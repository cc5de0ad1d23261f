from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from vonextract import Options, extract
from vonextract.cli import app
from vonextract.corrections import load
from vonextract.store.holdings import SeenFile
from vonextract.store.query import answer
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store

SUMMA = "SELECT concat_ws(':', doc_id, table_id, \"row\", col) FROM findings WHERE rule = 'total_mismatch'"


@pytest.fixture
def place(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database of one report."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(samples / "atgardsplan-2024.pdf", tmp_path / "plan.pdf")
    read_again()
    return tmp_path


def read_again() -> None:
    path = Path("plan.pdf").absolute()
    rows = rows_of(extract(path, Options(corrections=load("corrections.toml"))))
    with Store(Path("r.duckdb"), "test") as store:
        store.put([Entry(rows, [SeenFile.of(path, rows.doc_id, path.stat())])])


def accept_the_others() -> None:
    """Accept the tables on the page of the wrong Summa, and read again."""
    sql = "SELECT concat_ws(':', doc_id, table_id, '*', '*') FROM tables WHERE page_last = 1"
    for (table,) in answer(Path("r.duckdb"), sql).rows:
        run("correct", table, "--set", "checked=true", "--because", "jämförd")
    read_again()


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*arguments, "--db", "r.duckdb"])
    assert result.exit_code == code, result.output
    return result.output


def test_a_correction_is_stated_listed_and_checked(place: Path) -> None:
    ref = answer(Path("r.duckdb"), SUMMA).rows[0][0]
    told = run("correct", ref, "--value", "4 595 000", "--because", "sidan 1", "--by", "anna")
    assert "vonextract ingest" in told and "plan.pdf" in told
    assert "waits for the next ingest" in run("corrections", "check", code=1)
    read_again()
    assert "0 of them need a look" in run("corrections", "check")
    listed = json.loads(run("corrections", "list", "--format", "json"))
    assert (listed[0]["state"], listed[0]["by"]) == ("applied", "anna")


def test_a_correction_is_taken_back(place: Path) -> None:
    ref = answer(Path("r.duckdb"), SUMMA).rows[0][0]
    run("correct", ref, "--value", "4 595 000", "--because", "sidan 1")
    (stated,) = load("corrections.toml")
    assert "hold no 000000000000" in run("corrections", "remove", "0" * 12, code=2)
    assert "1 corrections were taken out" in run("corrections", "remove", stated.correction_id)
    assert load("corrections.toml") == ()


def test_a_broken_file_is_told_line_by_line(place: Path) -> None:
    Path("corrections.toml").write_text(
        '[[correction]]\nfield = "value"\n\n[[correction]]\nfeild = "x"\n', "utf-8"
    )
    told = run("corrections", "check", code=2)
    assert "line 1: " in told and "line 5: 'feild' is not understood" in told


def test_a_sheet_goes_out_and_comes_back(place: Path) -> None:
    run("corrections", "export", "tvivel.xlsx")
    book = openpyxl.load_workbook("tvivel.xlsx")
    sheet = book.active
    assert len(sheet._images) == 1
    names = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, names.index("läst text") + 1).value == "4 695 000"
    for name, value in {"rätt tal": 4595000, "varför": "=1+1", "av": "berit"}.items():
        sheet.cell(2, names.index(name) + 1).value = value
    sheet.cell(2, names.index("varför") + 1).data_type = "s"
    book.save("ifylld.xlsx")
    assert "1 corrections" in run("corrections", "import", "ifylld.xlsx")
    stated = load("corrections.toml")[0]
    assert (stated.field, stated.stated, stated.reason, stated.by) == ("value", "4595000", "=1+1", "berit")
    read_again()
    assert answer(Path("r.duckdb"), SUMMA).rows == []
    assert "1 more have no page" in run("corrections", "export", "labelled", "--labelled")
    accept_the_others()
    assert "1 corrected reports" in run("corrections", "export", "labelled", "--labelled")
    truth = json.loads(next(Path("labelled").glob("*.truth.json")).read_text("utf-8"))
    values = [cell.get("value") for block in truth["blocks"] for row in block["rows"] for cell in row]
    assert truth["pages"] == [1]
    assert 4595000 in values and 4695000 not in values
    assert next(Path("labelled").glob("*.pdf")).read_bytes() == Path("plan.pdf").read_bytes()


def test_a_sheet_says_nothing_when_a_finding_is_right(place: Path) -> None:
    run("corrections", "export", "tvivel.xlsx", "--no-pictures")
    book = openpyxl.load_workbook("tvivel.xlsx")
    names = [cell.value for cell in book.active[1]]
    book.active.cell(2, names.index("stämmer") + 1).value = "ja"
    book.save("ifylld.xlsx")
    run("corrections", "import", "ifylld.xlsx")
    assert [(c.field, c.stated) for c in load("corrections.toml")] == [("checked", "true")]


def test_a_sheet_of_something_else_is_refused(place: Path) -> None:
    Path("x.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert "is no Excel file" in run("corrections", "import", "x.xlsx", code=2)
    openpyxl.Workbook().save("y.xlsx")
    assert "has no column" in run("corrections", "import", "y.xlsx", code=2)


@pytest.mark.parametrize(
    ("where", "stated", "why"),
    [
        ("{row}:*", "split_row=x | y", "does not end in"),
        ("{row}:*", "split_row=" + " | " * 99, "places"),
        ("*:{last}", "join_column=true", "nothing follows it"),
        ("*:{last}", "split_column=" + " | " * 99 + "x", "places"),
    ],
)
def test_a_shape_that_does_not_fit_is_refused_before_it_is_written(
    place: Path, where: str, stated: str, why: str
) -> None:
    ref = answer(Path("r.duckdb"), SUMMA).rows[0][0]
    doc_id, table, row, _ = ref.split(":")
    sql = f"SELECT n_cols - 1 FROM tables WHERE table_id = {table}"
    last = answer(Path("r.duckdb"), sql).rows[0][0]
    spot = f"{doc_id}:{table}:{where.format(row=row, last=last)}"
    assert why in run("correct", spot, "--set", stated, "--because", "x", code=2)
    assert not Path("corrections.toml").exists()

"""Whatever can be stated is stated by command, in the pages and in the sheet, and is applied."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import openpyxl
import pytest
from tests.serving import running, visiting
from typer.testing import CliRunner

from vonextract import Options, extract
from vonextract.cli import app
from vonextract.corrections import Correction, apply, draft, load, stateable, value_of
from vonextract.corrections.drafting import around
from vonextract.identity.document_rules import DocumentRules
from vonextract.model import Report
from vonextract.records.interpret import interpret
from vonextract.review.page_words import words
from vonextract.serve.settings import Editing, ServeSettings
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer

PLAN = "atgardsplan-2024.pdf"
DEEDS = {
    ("cell", "value"): "5",
    ("cell", "text"): "5",
    ("cell", "unit"): "tkr",
    ("cell", "measure"): "budget",
    ("cell", "year"): "2031",
    ("cell", "checked"): "",
    ("row", "split_table"): "0",
    ("row", "join_row"): "",
    ("row", "split_row"): "3 | Färre tomma lokaler | 1 000 000 | 1 000 000 | 0 | 2 000 000",
    ("row", "checked"): "",
    ("column", "unit"): "tkr",
    ("column", "measure"): "budget",
    ("column", "year"): "2031",
    ("column", "join_column"): "",
    ("column", "split_column"): " | 000 | 000 |  | 000",
    ("column", "checked"): "",
    ("table", "unit"): "tkr",
    ("table", "kind"): "drift",
    ("table", "title"): "Effekter",
    ("table", "header_rows"): "2",
    ("table", "no_table"): "",
    ("table", "join_table"): "",
    ("table", "checked"): "",
    ("document", "year"): "2031",
    ("document", "title"): "Plan",
    ("document", "organisation"): "Lunds kommun",
    ("document", "committee"): "Äldrenämnden",
    ("document", "document_type"): "budget",
    ("document", "diarienummer"): "KS 2024/7",
    ("document", "as_of"): "2031-08-31",
}
"""Something to state in every field of every sort of place."""
NAMES = {f"{place}.{field}": (place, field) for place, field in DEEDS}


@pytest.fixture(scope="module")
def ref(sample_database: Path) -> str:
    """A number in the middle of the table with the wrong Summa."""
    sql = 'SELECT ref FROM facts JOIN documents USING (doc_id) WHERE file_name = $1 AND "row" = 3 AND col = 4'
    with open_for_reading(sample_database) as con:
        return str(con.execute(sql + " AND table_id = 3", [PLAN]).fetchall()[0][0])


@pytest.fixture(scope="module")
def read(samples: Path) -> Report:
    """The report as it stands on its pages."""
    rules = DocumentRules.read(samples / "documents.toml")
    return extract(samples / PLAN, Options(documents=rules))


def seen_by(kept: Correction) -> tuple[str, str, str]:
    return kept.target, kept.field, kept.stated


def wanted(deed: tuple[str, str]) -> tuple[str, str, str]:
    value = value_of(deed[1], DEEDS[deed])
    return (*deed, value if isinstance(value, str) else " | ".join(value))


def test_there_is_something_to_state_of_everything() -> None:
    assert set(DEEDS) == {(place, field) for place, fields in stateable().items() for field in fields}


@pytest.mark.parametrize("deed", DEEDS, ids=NAMES)
def test_everything_is_applied(deed: tuple[str, str], ref: str, read: Report, sample_database: Path) -> None:
    place, field = deed
    with open_for_reading(sample_database) as con:
        value = value_of(field, DEEDS[deed])
        stated = draft(con, around(place, ref), field, value, reason="sidan", by="anna")
    done = apply(read, [stated], lambda report, by_people: interpret(report, by_people=by_people))
    assert [c.state for c in done.corrections] == ["applied"]
    assert [f.rule for f in done.findings if f.rule.startswith("correction")] == []


def test_everything_is_stated_in_the_pages(ref: str, sample_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    settings = ServeSettings(db=sample_database, editing=Editing(file, "Anna", lambda _: None))
    with running(settings) as address, visiting(address) as client:
        for (place, field), value in DEEDS.items():
            form = {"ref": ref, "do": f"{place}.{field}", "value": value, "because": "sidan", "by": "Anna"}
            got = client.post("/corrections", data=form | {"sure": "yes"}, headers={"origin": address})
            assert got.status_code == 303, (place, field)
            assert client.get(got.headers["location"]).status_code == 200
        about = client.get(f"/reports/{ref[:16]}/about").text
    assert sorted(map(seen_by, load(file))) == sorted(map(wanted, DEEDS))
    assert about.count(words("sv")["outcomes"]["waiting"]) == len(DEEDS)


def test_everything_is_stated_by_command(ref: str, sample_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    for (place, field), value in DEEDS.items():
        arguments = ["correct", around(place, ref), "--set", f"{field}={value}", "--because", "sidan"]
        told = CliRunner().invoke(app, [*arguments, "--db", str(sample_database), "--corrections", str(file)])
        assert told.exit_code == 0, told.output
    assert sorted(map(seen_by, load(file))) == sorted(map(wanted, DEEDS))


@pytest.fixture
def doubted(ref: str, sample_database: Path, tmp_path: Path) -> Path:
    """A database in which the number in the middle of the table is doubted, so that a sheet asks about it."""
    db = Path(shutil.copy(sample_database, tmp_path / "doubted.duckdb"))
    row, col = ref.split(":")[2:]
    with duckdb.connect(str(db)) as con:
        con.execute(
            f'INSERT INTO findings SELECT * REPLACE (99 AS finding_id, {row} AS "row", {col} AS col)'
            " FROM findings WHERE rule = 'total_mismatch'"
        )
    return db


@pytest.fixture
def sheet(ref: str, doubted: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A sheet that went out, its first row about the number, and the file that it becomes."""
    book = tmp_path / "tvivel.xlsx"
    told = CliRunner().invoke(
        app, ["corrections", "export", str(book), "--no-pictures", "--db", str(doubted)]
    )
    assert told.exit_code == 0, told.output
    assert openpyxl.load_workbook(book).worksheets[0].cell(2, 1).value == ref
    return book, tmp_path / "corrections.toml"


def fill(path: Path, *rows: dict[str, str]) -> None:
    """Fill the sheet's first row as often as there is something to fill in."""
    book = openpyxl.load_workbook(path)
    lines = book.worksheets[0]
    names = [cell.value for cell in lines[1]]
    first = [cell.value for cell in lines[2]]
    for at, filled in enumerate(rows, start=2):
        for col, (name, value) in enumerate(zip(names, first, strict=True), start=1):
            lines.cell(at, col).value = filled.get(str(name), value)
    book.save(path)


def test_everything_is_stated_in_the_sheet(sheet: tuple[Path, Path], doubted: Path) -> None:
    path, file = sheet
    names = [cell.value for (cell,) in openpyxl.load_workbook(path)["val"].iter_rows()]
    t = words("sv")
    called = {f"{t['targets'][place]}: {t['fields'][field]}": (place, field) for place, field in DEEDS}
    assert set(names) == set(called)
    fill(path, *({"rätta annat": name, "till": DEEDS[called[name]]} for name in names))
    arguments = ["corrections", "import", str(path), "--db", str(doubted), "--corrections", str(file)]
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 0, told.output
    assert sorted(map(seen_by, load(file))) == sorted(map(wanted, DEEDS))


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"rätta annat": "Cellen: färg", "till": "röd"}, "none of the choices"),
        ({"till": "tkr"}, "does not say what it is about"),
        ({"rätta annat": "Kolumnen: år", "till": "i fjol"}, "no year from 1900 to 2099"),
    ],
)
def test_what_the_sheet_can_not_state_is_told_with_its_row(
    sheet: tuple[Path, Path], doubted: Path, filled: dict[str, str], told: str
) -> None:
    path, file = sheet
    fill(path, filled)
    arguments = ["corrections", "import", str(path), "--db", str(doubted), "--corrections", str(file)]
    answered = CliRunner().invoke(app, arguments)
    assert answered.exit_code == 2
    assert "row 2: " in answered.output and told in answered.output.replace("\n", " ")
    assert not file.exists()


def test_what_takes_numbers_away_is_asked_again(ref: str, sample_database: Path, tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    settings = ServeSettings(db=sample_database, editing=Editing(file, "Anna", lambda _: None))
    form = {"ref": ref, "do": "table.no_table", "value": "", "because": "en <b>bild</b>", "by": "Anna"}
    with running(settings) as address, visiting(address) as client:
        asked = client.post("/corrections", data=form, headers={"origin": address})
        assert asked.status_code == 200
        assert "Ja, det är ingen tabell" in asked.text and "Översyn av turlistor" in asked.text
        assert "en &lt;b&gt;bild&lt;/b&gt;" in asked.text
        assert not file.exists()
        sure = client.post("/corrections", data=form | {"sure": "yes"}, headers={"origin": address})
        assert sure.status_code == 303
        (kept,) = load(file)
        doc = ref[:16]
        back = client.post(
            f"/reports/{doc}/taken-back", data={"id": kept.correction_id}, headers={"origin": address}
        )
        assert "borttagen" in client.get(back.headers["location"]).text
    assert load(file) == ()


def test_a_correction_that_was_taken_back_is_told_until_the_report_is_read(
    ref: str, sample_database: Path, tmp_path: Path
) -> None:
    db = Path(shutil.copy(sample_database, tmp_path / "r.duckdb"))
    sql = f"SELECT path FROM documents WHERE doc_id = '{ref[:16]}'"
    ((report,),) = answer(db, sql).rows
    file = tmp_path / "corrections.toml"
    run = CliRunner().invoke
    common = ["--db", str(db), "--corrections", str(file)]
    assert run(app, ["correct", ref, "--value", "5", "--because", "x", *common]).exit_code == 0
    assert run(app, ["ingest", report, *common]).exit_code == 0
    settings = ServeSettings(db=db, editing=Editing(file, "Anna", lambda _: None))
    with running(settings) as address, visiting(address) as client:
        outcomes = words("sv")["outcomes"]
        assert outcomes["applied"] in client.get(f"/reports/{ref[:16]}/about").text
        file.write_text("", "utf-8")
        assert outcomes["taken_back"] in client.get(f"/reports/{ref[:16]}/about").text

"""Files that mean harm: bounded work, one document's cost, nothing touched, nothing let through."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import duckdb
import pytest
from tests.archive.hostile import BOMBS, acting, page_of, said
from typer.testing import CliRunner

from vonextract.archive import BatchReport, BatchSettings, run_batch
from vonextract.cli import app
from vonextract.store.verify import verify
from vonextract.workers import Limits

TIMEOUT = 240.0
LIMITS = Limits(timeout=TIMEOUT, memory=512 << 20, attempts=1)
ODD_NAMES = (
    b"\x1b[31mred.pdf",
    b"new\nline.pdf",
    b"'; DROP TABLE documents; --.pdf",
    b"=HYPERLINK(1).pdf",
    b"\xff\xfe.pdf",
    "vänd\u202efdp.pdf".encode(),
)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BatchReport]:
    """A batch over everything hostile and one innocent report."""
    home = tmp_path_factory.mktemp("hostile")
    archive = home / "archive"
    archive.mkdir()
    for name, make in BOMBS.items():
        (archive / f"{name}.pdf").write_bytes(make())
    (archive / "acting.pdf").write_bytes(acting(str(home / "touched")))
    (archive / "innocent.pdf").write_bytes(page_of(said("Budget 2025")))
    return home, run_batch(archive, home / "x.duckdb", BatchSettings(jobs=2, limits=LIMITS))


def rows(db: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(db), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_every_file_ends_as_read_or_as_failed_with_a_sentence(night: tuple[Path, BatchReport]) -> None:
    home, report = night
    assert set(report.outcomes) == {"new", "failed"}
    assert sum(report.outcomes.values()) == len(BOMBS) + 2
    for failed in report.failed:
        assert failed.error and failed.error.endswith(".") and "Traceback" not in failed.error
        assert failed.stage in ("read", "crash", "memory", "timeout")
    assert verify(home / "x.duckdb") == []


def test_the_work_is_bounded(night: tuple[Path, BatchReport]) -> None:
    _, report = night
    assert max(slow.seconds for slow in report.slowest) < TIMEOUT + 10
    failed = {done.file_name for done in report.failed}
    bombs = ("inflating_stream", "forms_in_forms", "pages_in_a_circle", "lying_font")
    assert failed <= {f"{name}.pdf" for name in bombs}


def test_the_innocent_are_read(night: tuple[Path, BatchReport]) -> None:
    home, _ = night
    found = rows(home / "x.duckdb", "SELECT text FROM sections JOIN documents USING (doc_id)"
                 " WHERE file_name IN ('innocent.pdf', 'acting.pdf') ")  # fmt: skip
    assert found == [("Budget 2025",), ("Budget 2025",)]


def test_nothing_is_run_and_nothing_touched(night: tuple[Path, BatchReport]) -> None:
    home, _ = night
    assert {p.name for p in home.iterdir()} == {"archive", "x.duckdb"}


def test_a_lying_font_does_not_steer_the_terminal(night: tuple[Path, BatchReport]) -> None:
    home, report = night
    assert not set(report.text()) & set("\x1b\x07\u202e")
    told = query(home, "SELECT text FROM sections UNION ALL SELECT title FROM documents", "table")
    assert not set(told) & set("\x1b\x07\u202e\x00")


def test_a_title_is_no_formula(night: tuple[Path, BatchReport]) -> None:
    home, _ = night
    sql = "SELECT coalesce(title, ''), text FROM sections WHERE doc_id IN (SELECT doc_id FROM documents"
    told = query(home, f"{sql} WHERE file_name = 'odd_title.pdf')", "csv")
    cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row]
    assert any("cmd|calc" in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def query(home: Path, sql: str, form: str) -> str:
    done = CliRunner().invoke(app, ["query", sql, "--db", str(home / "x.duckdb"), "--format", form])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_names_of_any_bytes_are_told_and_known_again(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ODD_NAMES:
        (archive / os.fsdecode(name)).write_bytes(page_of(said(name.hex())))
    (archive / os.fsdecode(b"broken \xff\x1b.pdf")).write_bytes(b"no PDF")
    command = ["batch", str(archive), "--db", str(tmp_path / "x.duckdb")]
    command += ["--log", str(tmp_path / "log"), "--report", str(tmp_path / "report.json"), "--jobs", "1"]
    first = CliRunner().invoke(app, command)
    assert first.exit_code == 1, first.output
    assert not set(first.output) & set("\x1b\u202e")
    events = [json.loads(line) for line in (tmp_path / "log").read_text("utf-8").splitlines()]
    outcomes = [e["outcome"] for e in events if e["event"] == "file"]
    assert sorted(outcomes) == ["failed"] + ["new"] * len(ODD_NAMES)
    told = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert told["failed"][0]["path"].endswith("broken \\xff\x1b.pdf")
    again = CliRunner().invoke(app, command)
    assert again.exit_code == 0
    assert f"1 quarantined, {len(ODD_NAMES)} unchanged" in again.output
    listed = CliRunner().invoke(app, ["quarantine", "list", "--db", str(tmp_path / "x.duckdb")])
    assert "\\xff.pdf" in listed.output and "\x1b" not in listed.output

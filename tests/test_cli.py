from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vonextract import __version__
from vonextract.cli import app
from vonextract.cli.progress import FileProgress
from vonextract.errors import ExitCode
from vonextract.model import Report
from vonextract.options import Options
from vonextract.store.database import open_for_reading
from vonextract.store.query import answer
from vonextract.workers import Failure, Reading

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(a) for a in arguments])

    return invoke


def one_sentence(result: Result, code: ExitCode) -> str:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    (line,) = result.stderr.splitlines()
    return line


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"vonextract {__version__}\n"


def test_ingest_tells_what_was_found_and_again_that_nothing_changed(
    run: Run, samples: Path, tmp_path: Path
) -> None:
    db = tmp_path / "deep" / "x.duckdb"
    first = run("ingest", samples, "--db", db)
    assert first.exit_code == 0, first.output
    assert first.stderr == ""
    lines = first.stdout.splitlines()
    count = len(list(samples.glob("*.pdf")))
    assert len(lines) == count + 1 and lines[-1].startswith(f"{count} files: {count} new; database ")
    for word in ("pages", "sections", "tables (", "facts", "finding", "% of the words unassigned"):
        assert word in lines[0]
    again = run("ingest", samples, "--db", db)
    assert again.exit_code == 0
    assert [line.rpartition(": ")[2] for line in again.stdout.splitlines()[:-1]] == ["unchanged"] * count
    forced = run("ingest", samples / "atgardsplan-2024.pdf", "--db", db, "--force")
    assert ": replaced, " in forced.stdout


def test_ingest_json(run: Run, samples: Path, tmp_path: Path) -> None:
    result = run("ingest", samples / "atgardsplan-2024.pdf", "--db", tmp_path / "x.duckdb", "--json")
    told = json.loads(result.stdout)["files"][0]
    assert told["outcome"] == "new"
    assert told["summary"]["facts"] > 0 and told["summary"]["pages"] == 2


@pytest.mark.parametrize("command", ["ingest", "batch"])
@pytest.mark.parametrize("asked", [True, False])
def test_second_opinions_are_asked_for_as_the_option_says(
    run: Run, samples: Path, tmp_path: Path, command: str, asked: bool
) -> None:
    shutil.copy(samples / "atgardsplan-2024.pdf", tmp_path)
    db = tmp_path / "x.duckdb"
    run(command, str(tmp_path), "--db", str(db), "--opinions" if asked else "--no-opinions")
    version = answer(db, "SELECT extractor_version FROM documents").rows
    assert version == [(Options(opinions=asked).identity(),)]


def test_extract_json_is_a_report(run: Run, samples: Path) -> None:
    result = run("extract", samples / "atgardsplan-2024.pdf", "--json")
    assert Report.model_validate_json(result.stdout).meta.file_name == "atgardsplan-2024.pdf"


def test_extract_markdown(run: Run, samples: Path) -> None:
    result = run("extract", samples / "atgardsplan-2024.pdf")
    assert result.exit_code == 0
    assert result.stdout.startswith("# ") and "| --- |" in result.stdout


def test_extract_says_why_a_picture_was_not_read(run: Run, samples: Path) -> None:
    result = run("extract", samples / "delarsrapport-2025-skannad.pdf", "--ocr", "off")
    assert "could not be read" in result.stderr


def test_extract_counts_pictures_as_they_are_read(
    run: Run, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def read(path: Path, *, on_picture: Callable[[], None], **_: object) -> Reading:
        on_picture()
        return Reading(path, Failure("read", "It has no pages.", ExitCode.BAD_PDF), 0.0)

    monkeypatch.setattr("vonextract.cli.extract.read_one", read)
    monkeypatch.setattr(FileProgress, "picture", lambda _: counted.append("picture"))
    run("extract", samples / "atgardsplan-2024.pdf")
    assert counted == ["picture"]


def test_extract_wants_one_form(run: Run, samples: Path) -> None:
    assert (
        run("extract", samples / "atgardsplan-2024.pdf", "--json", "--markdown").exit_code == ExitCode.USAGE
    )


@pytest.mark.parametrize("command", ["extract", "ingest"])
@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "empty"), (b"just text", "not a PDF"), (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "damaged")],
)
def test_a_file_that_is_no_pdf(run: Run, tmp_path: Path, command: str, content: bytes, told: str) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    options = ["--db", tmp_path / "x.duckdb"] if command == "ingest" else []
    line = one_sentence(run(command, path, *options), ExitCode.BAD_PDF)
    assert "bad.pdf" in line and told in line
    if options:
        assert answer(tmp_path / "x.duckdb", "SELECT status FROM documents").rows == [("failed",)]
        assert answer(tmp_path / "x.duckdb", "SELECT count(*) FROM sections").rows == [(0,)]


def test_a_truncated_pdf_ends_in_a_result_or_a_sentence(run: Run, samples: Path, tmp_path: Path) -> None:
    content = (samples / "verksamhetsplan-2025.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(content[: len(content) // 2])
    result = run("extract", path, "--json")
    if result.exit_code:
        one_sentence(result, ExitCode.BAD_PDF)
    else:
        Report.model_validate_json(result.stdout)


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_nothing_there(run: Run, tmp_path: Path, command: str) -> None:
    assert "none.pdf" in one_sentence(run(command, tmp_path / "none.pdf"), ExitCode.NO_INPUT)


def test_a_folder_without_pdfs(run: Run, tmp_path: Path) -> None:
    line = one_sentence(run("ingest", tmp_path, "--db", tmp_path / "x.duckdb"), ExitCode.NO_INPUT)
    assert "holds no PDF" in line
    assert not (tmp_path / "x.duckdb").exists()


def test_one_bad_among_good(run: Run, samples: Path, tmp_path: Path) -> None:
    shutil.copy(samples / "atgardsplan-2024.pdf", tmp_path)
    (tmp_path / "evil\x1b[31m\u202e.pdf").write_text("no")
    result = run("ingest", tmp_path, "--db", tmp_path / "x.duckdb")
    line = one_sentence(result, ExitCode.SOME_FAILED)
    assert "\x1b" not in result.output and "\u202e" not in result.output and "evil" in line
    assert "2 files: 1 failed, 1 new" in result.stdout


def test_a_database_that_is_none(run: Run, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    for command in (["ingest", samples], ["query", "SELECT 1"], ["info"]):
        assert "not a DuckDB database" in one_sentence(
            run(*command, "--db", tmp_path / "x.txt"), ExitCode.DATABASE
        )


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM documents",
        "CREATE TABLE x (i INT)",
        "SELECT 1; SELECT 2",
        "SELEC 1",
        "FROM nowhere",
        "",
        "COPY documents TO '/tmp/never.csv'",
        "FROM read_csv('/etc/passwd')",
        "FROM '/etc/passwd'",
        "ATTACH '/tmp/never.duckdb'",
        "SET lock_configuration = false",
        "INSTALL httpfs",
        "SELECT error('own')",
        "SELECT 'a'::INT",
    ],
)
def test_refused_queries(run: Run, sample_database: Path, sql: str) -> None:
    before = sample_database.read_bytes()
    one_sentence(run("query", sql, "--db", sample_database), ExitCode.BAD_SQL)
    assert sample_database.read_bytes() == before
    assert not Path("/tmp/never.csv").exists()


def test_query_sorts_as_swedes_do(run: Run, sample_database: Path) -> None:
    sql = "SELECT w FROM (VALUES ('ö'), ('z'), ('ä'), ('å'), ('A'), ('b')) v(w) ORDER BY w"
    result = run("query", sql, "--db", sample_database, "--format", "csv")
    assert result.stdout.split() == ["w", "A", "b", "z", "å", "ä", "ö"]


@pytest.mark.parametrize(
    "sql", ["SHOW TABLES", "DESCRIBE facts", "SUMMARIZE facts", "EXPLAIN FROM facts", "SELECT now()"]
)
@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_every_form_prints_every_answer(run: Run, sample_database: Path, sql: str, form: str) -> None:
    result = run("query", sql, "--db", sample_database, "-f", form)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()


def test_equal_column_names_stay_apart(run: Run, sample_database: Path) -> None:
    result = run("query", "SELECT 1 AS a, 2 AS a, 3 AS a", "--db", sample_database, "-f", "json")
    assert json.loads(result.stdout) == [{"a": 1, "a_2": 2, "a_3": 3}]


def test_info(run: Run, sample_database: Path, tmp_path: Path) -> None:
    told = json.loads(run("info", "--db", sample_database, "--json").stdout)
    assert told["vonextract"] == __version__ and told["facts"] > 0
    with open_for_reading(sample_database) as con:
        stored = con.execute("SELECT count(*) FROM documents").fetchone()
    assert stored == (sum(told["documents"].values()),)
    assert "not there yet" in run("info", "--db", tmp_path / "none.duckdb").stdout


def test_kinds(run: Run) -> None:
    assert "investeringar" in run("kinds").stdout
    assert {"drift", "atgarder"} <= {k["kind"] for k in json.loads(run("kinds", "--json").stdout)}


def test_an_unforeseen_error_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vonextract.cli.kinds.default_vocabulary", lambda: 1 / 0)
    assert "please report it" in one_sentence(run("kinds"), ExitCode.INTERNAL)
    monkeypatch.delenv("VONEXTRACT_DEBUG", raising=False)
    debug = run("--debug", "kinds")
    assert "ZeroDivisionError" in debug.stderr and "Traceback" in debug.stderr
    os.environ.pop("VONEXTRACT_DEBUG", None)


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), ExitCode.INTERRUPTED), (OSError(28, "No space left"), ExitCode.OUTPUT)],
)
def test_interruption_and_full_disk(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: ExitCode
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("vonextract.cli.kinds.default_vocabulary", fail)
    one_sentence(run("kinds"), code)


def test_a_reader_that_stops_early_is_no_error(sample_database: Path) -> None:
    query = f"{sys.executable} -m vonextract query 'FROM cells, range(200)' --db {sample_database} -f csv"
    command = f"{query} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("doc_id,")
    assert done.stderr == ""

"""The command starts fast because it loads only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vonextract.store.query import answer

HEAVY = {"numpy", "pyarrow", "pypdfium2", "PIL", "pandas", "camelot", "pdfplumber", "ray", "vonextract.model"}
READER = {"pypdfium2", "PIL", "pandas", "camelot", "pdfplumber", "ray", "vonextract.pdf.reader"}
ROWS = {"pyarrow", "pandas", "duckdb", "camelot", "pdfplumber", "cv2"}
TOLD = """
import sys
from vonextract.cli import app
try:
    app(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
print("loaded", *sys.modules)
"""
READ = """
import sys
from pathlib import Path
from vonextract.reading import read_rows
read_rows(Path(sys.argv[1]))
print(*sys.modules)
"""
SAMPLE = Path(__file__).parents[1] / "samples" / "atgardsplan-2024.pdf"


def loaded_by(*arguments: str | Path) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", TOLD, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return set(told.stdout.rpartition("loaded ")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["query", "--help"], ["info", "--help"], ["kinds"]])
def test_a_command_that_reads_no_document_loads_no_reader(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & HEAVY == set()


def test_without_a_configuration_nothing_is_loaded_to_validate_one() -> None:
    assert "pydantic" not in loaded_by("--help")


def test_the_own_version_is_told_without_looking_through_what_is_installed() -> None:
    assert "importlib.metadata" not in loaded_by("--version")


def test_asking_a_database_loads_duckdb_alone(sample_database: Path) -> None:
    loaded = loaded_by("query", "SELECT 1", "--db", sample_database)
    assert "duckdb" in loaded and loaded & HEAVY == set()


@pytest.mark.parametrize("command", ["batch", "ingest", "verify", "entities", "quarantine"])
def test_what_leaves_reading_to_workers_loads_no_reader(command: str) -> None:
    assert loaded_by(command, "--help") & READER == set()


def test_reading_a_document_loads_no_library_of_rows() -> None:
    """A worker's memory is its libraries above all."""
    told = subprocess.run([sys.executable, "-c", READ, SAMPLE], capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert "numpy" in loaded and loaded & ROWS == set()


def test_the_package_gives_what_it_promises() -> None:
    import vonextract

    assert all(getattr(vonextract, name) for name in vonextract.__all__)
    assert callable(vonextract.extract) and callable(vonextract.ingest)
    with pytest.raises(AttributeError):
        vonextract.nothing  # noqa: B018


def test_showing_a_cell_draws_in_the_worker_alone(sample_database: Path, tmp_path: Path) -> None:
    ((ref,),) = answer(sample_database, "SELECT ref FROM v_findings WHERE rule = 'total_mismatch'").rows
    loaded = loaded_by("show", ref, "--db", sample_database, "-o", tmp_path / "cell.png")
    assert "PIL" in loaded and loaded & {"numpy", "pypdfium2", "pyarrow", "pandas", "jinja2"} == set()

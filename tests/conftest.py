"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from vonextract import ingest
from vonextract.identity.document_rules import DocumentRules
from vonextract.options import Options

SAMPLES = Path(__file__).parents[1] / "samples"

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the golden files beside the samples")


@pytest.fixture(scope="session")
def regenerate(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are rewritten in this run."""
    return bool(pytestconfig.getoption("--regenerate"))


@pytest.fixture(scope="session", autouse=True)
def _own_readings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is read of pictures is kept for this run alone, and read once in it."""
    os.environ["VONEXTRACT_CACHE"] = str(tmp_path_factory.mktemp("scans"))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample PDFs."""
    return SAMPLES


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the printed samples; for reading only."""
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    options = Options(documents=DocumentRules.read(SAMPLES / "documents.toml"))
    printed = [pdf for pdf in sorted(SAMPLES.glob("*.pdf")) if not pdf.stem.endswith("-skannad")]
    result = ingest(printed, path, jobs=2, options=options)
    assert result.exit_code == 0, result
    return path

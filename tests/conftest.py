"""Fixtures that several test modules share."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.kept_workers import KeptWorkers
from tests.made_databases import MadeDatabases
from tests.waiting import wait_for

from vonextract import ingest
from vonextract.identity.document_rules import DocumentRules
from vonextract.options import Options

TESTS = Path(__file__).parent
SAMPLES = TESTS.parent / "samples"
LONGEST = (
    "archive/test_kill.py",
    "test_cluster.py",
    "browser/test_correcting.py",
    "browser/test_server.py",
    "test_cli.py",
    "archive/test_batch.py",
    "test_project.py",
    "corrections/test_applying.py",
    "test_growth.py",
    "test_patterns.py",
    "shards/test_fold.py",
    "archive/test_hostile.py",
    "workers/test_pool.py",
    "store/test_old_clients.py",
    "pdf/scan/test_read_picture.py",
    "accuracy/test_corpus.py",
    "archive/test_publishing.py",
    "render/test_frames.py",
    "fitting/test_fitting.py",
)
"""Files of tests that take ten seconds and more."""

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite the golden files beside the samples")


@pytest.fixture(scope="session")
def regenerate(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are rewritten in this run."""
    return bool(pytestconfig.getoption("--regenerate"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: it is not looked through for what nobody holds, then or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_unconfigure() -> None:
    """At the end everything is let go of."""
    gc.unfreeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no process is left with one of them at the end."""
    places = {TESTS / name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(LONGEST)))


@pytest.fixture(scope="session")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, which all of its processes share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _own_readings(whole_run: Path) -> None:
    """What is read of pictures is kept for this run alone, and read once in it."""
    os.environ["VONEXTRACT_CACHE"] = str(whole_run / "scans")


@pytest.fixture(scope="session", autouse=True)
def kept_workers() -> Iterator[KeptWorkers]:
    """Worker processes that one test leaves to the next."""
    kept = KeptWorkers()
    with pytest.MonkeyPatch.context() as patch:
        kept.lend_to(patch)
        yield kept
    kept.end()


@pytest.fixture(scope="session", autouse=True)
def _made_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """New databases are copies of one."""
    with pytest.MonkeyPatch.context() as patch:
        MadeDatabases(tmp_path_factory.mktemp("made")).lend_to(patch)
        yield


@pytest.fixture
def own_workers(kept_workers: KeptWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that are about processes: each is started and ended for the test."""
    monkeypatch.setattr(kept_workers, "away", True)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample PDFs."""
    return SAMPLES


@pytest.fixture(scope="session")
def sample_database(whole_run: Path) -> Path:
    """A database that holds the printed samples, for reading only; the process that asks first makes it."""
    folder = whole_run / "samples"
    path = folder / "samples.duckdb"
    try:
        folder.mkdir()
    except FileExistsError:
        return Path(wait_for(lambda: path.exists() and path))
    options = Options(documents=DocumentRules.read(SAMPLES / "documents.toml"))
    printed = [pdf for pdf in sorted(SAMPLES.glob("*.pdf")) if not pdf.stem.endswith("-skannad")]
    result = ingest(printed, folder / "making.duckdb", jobs=2, options=options)
    assert result.exit_code == 0, result
    return (folder / "making.duckdb").rename(path)

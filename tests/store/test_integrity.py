from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from tests.full_report import full_report

from vonextract.store.holdings import SeenFile
from vonextract.store.report_rows import rows_of
from vonextract.store.store import Entry, Store
from vonextract.store.verify import verify


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds one report, to copy."""
    path = tmp_path_factory.mktemp("stored") / "x.duckdb"
    report = full_report()
    with Store(path, "1.0") as store:
        store.put([Entry(rows_of(report), [SeenFile(report.meta.path, report.meta.doc_id, 3, 1)])])
    return path


@pytest.fixture
def database(stored: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(stored, tmp_path))


def test_a_whole_database(database: Path) -> None:
    assert verify(database) == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM documents", "every doc_id is in documents"),
        ("DELETE FROM tables", "cells: every table_id is in tables"),
        ("INSERT INTO cells FROM cells LIMIT 1", "is unique"),
        ("UPDATE cells SET value = 1 WHERE value = 202", "facts: the value of their cell"),
        ("UPDATE documents SET sha256 = 'x'", "beginning of sha256"),
        ('UPDATE cells SET "row" = 9 WHERE col = 1 AND "row" = 2', "inside their tables"),
        ("DELETE FROM document_paths", "every one has a path"),
        ("UPDATE cells SET page = 3", "on a page of their document"),
        ("DELETE FROM blocks", "as many rows as were written"),
        ("UPDATE documents SET status = 'failed'", "nothing but the failure is stored"),
    ],
)
def test_damage_is_told(database: Path, damage: str, told: str) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute(damage)
    assert any(told in line for line in verify(database))


def test_the_samples_hold_together(sample_database: Path) -> None:
    assert verify(sample_database) == []

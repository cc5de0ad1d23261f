"""What is kept of a file, so that it is known to be the same without being read."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.full_report import full_report

from vonextract.store.holdings import SeenFile
from vonextract.store.query import answer
from vonextract.store.report_rows import rows_of
from vonextract.store.settings import SETTINGS
from vonextract.store.store import Entry, Store

LONG_AGO = 10**18


def marks(**changed: int) -> os.stat_result:
    stat = {"st_size": 7, "st_mtime_ns": LONG_AGO, "st_ctime_ns": LONG_AGO} | changed
    return SimpleNamespace(**stat)  # type: ignore[return-value]


def test_a_file_is_the_same_while_size_and_both_times_are() -> None:
    file = SeenFile.of(Path("a.pdf"), "d" * 16, marks())
    assert file == ("a.pdf", "d" * 16, 7, LONG_AGO, LONG_AGO)
    assert file.is_same(marks())
    for mark in ("st_size", "st_mtime_ns", "st_ctime_ns"):
        assert not file.is_same(marks(**{mark: LONG_AGO + 1})), mark


@pytest.mark.parametrize(
    ("older", "fresh"), [(-SETTINGS.fresh_ns, True), (0, True), (2 * SETTINGS.fresh_ns, False)]
)
def test_a_file_that_was_just_written_is_read_again(
    monkeypatch: pytest.MonkeyPatch, *, older: int, fresh: bool
) -> None:
    """It may be written once more within the same tick of the clock, and its times would tell nothing."""
    monkeypatch.setattr(time, "time_ns", lambda: LONG_AGO)
    now = marks(st_ctime_ns=LONG_AGO - older)
    file = SeenFile.of(Path("a.pdf"), "d" * 16, now)
    assert (file.ctime_ns == 0) is fresh
    assert file.is_same(now) is not fresh


def test_what_has_no_number_of_its_own_is_counted_from_one_and_columns_bear_their_names(
    tmp_path: Path,
) -> None:
    db, made = tmp_path / "r.duckdb", full_report()
    with Store(db, "test") as store:
        store.put([Entry(rows_of(made), [])])
    found = answer(db, "SELECT finding_id, rule AS regel FROM findings ORDER BY finding_id")
    assert found.columns == ["finding_id", "regel"]
    assert [number for number, _ in found.rows] == list(range(1, len(made.findings) + 1))

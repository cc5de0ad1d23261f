"""When readers see what a batch did so far: every so often, less often where publishing takes long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.full_report import read_by_name

from vonextract.archive import BatchReport, BatchSettings, run_batch
from vonextract.archive.log import Listener
from vonextract.archive.settings import SETTINGS
from vonextract.archive.workcopy import WorkCopy
from vonextract.file_sorter import FileResult
from vonextract.workers import Limits
from vonextract.workers.messages import Reading


class Clock(Listener):
    """A clock that goes on by `each` seconds a file and `cost` a publication, and notes what it was told."""

    def __init__(self, each: float, cost: float) -> None:
        self.now, self.each, self.cost = 1000.0, each, cost
        self.left: list[int] = []
        self.published_after: list[int] = []
        self.costs: list[float] = []

    def file(self, done: FileResult, left: int) -> None:
        self.now += self.each
        self.left.append(left)

    def published(self, seconds: float) -> None:
        self.published_after.append(len(self.left))
        self.costs.append(seconds)


def read_here(
    paths: Iterable[Path], *, limits: Limits | None, reader: str, arguments: Sequence[object]
) -> Iterator[Reading]:
    """An engine without processes."""
    return (Reading(path, read_by_name(path), 1.0) for path in paths)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    for n in range(12):
        (root / f"{n:02}.pdf").write_text(str(n))
    return root


def run(
    archive: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, limit: int | None = None
) -> BatchReport:
    def checkpoint(_: WorkCopy) -> None:
        clock.now += clock.cost

    monkeypatch.setattr(WorkCopy, "checkpoint", checkpoint)
    monkeypatch.setattr("vonextract.file_sorter._GROUP", 1)
    monkeypatch.setattr("vonextract.archive.batch.time", SimpleNamespace(monotonic=lambda: clock.now))
    settings = BatchSettings(engine=read_here, limit=limit)
    return run_batch(archive, archive.parent / "x.duckdb", settings, listener=clock)


@pytest.mark.parametrize(
    ("each", "cost", "published"),
    [
        (100, 0, [3, 6, 9]),
        (100, 15, [3, 6, 9]),
        (100, 30, [3, 9]),
        (100, 20, [3, 7, 11]),
        (301, 0, list(range(1, 12))),
        (300, 0, list(range(1, 12))),
        (299, 0, [2, 4, 6, 8, 10]),
        (1, 0, []),
    ],
)
def test_readers_see_the_work_every_five_minutes_unless_that_takes_long(
    archive: Path, monkeypatch: pytest.MonkeyPatch, each: float, cost: float, published: list[int]
) -> None:
    assert (BatchSettings().checkpoint_seconds, BatchSettings().checkpoint_share) == (300, 0.05)
    clock = Clock(each, cost)
    report = run(archive, clock, monkeypatch)
    assert clock.published_after == published
    assert clock.costs == [cost] * len(published)
    assert clock.left == list(range(11, -1, -1))
    assert report.seconds == 12 * each + len(published) * cost
    assert (report.outcomes, report.left) == ({"new": 12}, 0)


def test_what_the_limit_leaves_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(1, 0)
    report = run(archive, clock, monkeypatch, limit=5)
    assert (report.outcomes, report.left, report.seen) == ({"new": 5}, 7, 12)
    assert clock.left == [11, 10, 9, 8, 7]


@pytest.mark.parametrize(("limit", "told", "left"), [(None, 12, 0), (12, 12, 0), (5, 5, 7), (0, 0, 12)])
def test_a_dry_run_tells_what_would_be_read_up_to_the_limit(
    archive: Path, limit: int | None, told: int, left: int
) -> None:
    report = run_batch(archive, archive.parent / "x.duckdb", BatchSettings(limit=limit), dry_run=True)
    assert (len(report.would_read), report.left) == (told, left)


def test_what_a_batch_does_unless_told() -> None:
    usual = BatchSettings()
    assert (usual.include, usual.exclude, usual.limit, usual.jobs) == (("*.[pP][dD][fF]",), (), None, 1)
    assert (SETTINGS.same_time, SETTINGS.shown) == (0.001, 20)

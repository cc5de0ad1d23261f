"""Reading on a Ray cluster of two machines, each a node with processes of its own on loopback."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.waiting import wait_for

from vonextract.archive import BatchSettings, run_batch, run_batch_to_shards
from vonextract.shards import cluster
from vonextract.shards.cluster import Cluster
from vonextract.shards.fold import fold
from vonextract.shards.folder import ShardFolder
from vonextract.store.report_rows import SOURCES
from vonextract.store.verify import verify
from vonextract.workers import Failure, Limits, WorkerStartError

ray = pytest.importorskip("ray", reason="needs vonextract[ray]")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds nodes in /proc")

READER = "full_report:read_by_name"
HOLDING = "full_report:read_or_hold"
LIMITS = Limits(timeout=60, attempts=1)


class Machines:
    """A head that reads nothing and two nodes of one processor each."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster as Nodes

        self._nodes = Nodes(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
        self.address = self._nodes.address
        self._readers = [self._nodes.add_node(num_cpus=1) for _ in range(2)]

    def lose(self, raylet: int) -> None:
        """Kill the node whose raylet has that process id."""
        (lost,) = (n for n in self._readers if n.all_processes["raylet"][0].process.pid == raylet)
        self._readers.remove(lost)
        self._nodes.remove_node(lost, allow_graceful=False)

    def close(self) -> None:
        ray.shutdown()
        self._nodes.shutdown()


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.delenv("RAY_ADDRESS", raising=False)
        started = Machines()
        try:
            yield started
        finally:
            started.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    root.mkdir()
    for n in range(10):
        (root / f"{n}.pdf").write_text(f"content {n}")
    (root / "raises.pdf").write_text("x")
    (root / "aborts.pdf").write_text("y")
    return root


def contents(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all documents, but when they were read, and what failed."""
    with duckdb.connect(str(db), read_only=True) as con:
        found = {t: con.execute(f"FROM {t} ORDER BY ALL").fetchall() for t in SOURCES if t != "documents"}
        for name, sql in {
            "documents": "SELECT * EXCLUDE (ingested_at) FROM documents ORDER BY ALL",
            "paths": "SELECT path, doc_id, bytes, mtime_ns FROM document_paths ORDER BY ALL",
            "quarantine": "SELECT sha256, path, stage, error FROM quarantine ORDER BY ALL",
        }.items():
            found[name] = con.execute(sql).fetchall()
    return found


@pytest.fixture
def expected(archive: Path, tmp_path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a local run makes of the archive."""
    db = tmp_path / "local.duckdb"
    run_batch(archive, db, BatchSettings(limits=LIMITS, jobs=2), reader=READER)
    return contents(db)


def test_a_lost_machine_costs_its_documents_a_second_try(
    machines: Machines, archive: Path, tmp_path: Path, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    db, note = tmp_path / "ray.duckdb", archive / "5.pdf.tries"
    (archive / "5.pdf.hold").touch()

    def lose_the_machine_that_holds() -> None:
        wait_for(lambda: note.exists() and note.read_text().endswith("\n"))
        machines.lose(int(note.read_text()))

    killer = threading.Thread(target=lose_the_machine_that_holds, daemon=True)
    killer.start()
    settings = BatchSettings(limits=LIMITS, engine=Cluster(machines.address))
    report = run_batch(archive, db, settings, reader=HOLDING)
    killer.join()
    assert contents(db)["quarantine"] == expected["quarantine"]
    assert report.outcomes == {"new": 10, "failed": 2}
    assert len(note.read_text().split()) == 2
    assert contents(db) == expected
    assert verify(db) == []


def test_machines_that_write_shards_of_files_sent_to_them(
    machines: Machines, archive: Path, tmp_path: Path, expected: dict[str, list[tuple[Any, ...]]]
) -> None:
    folder, db = ShardFolder(str(tmp_path / "shards")), tmp_path / "folded.duckdb"
    engine = Cluster(machines.address, ship=True, shards=folder.place)
    report = run_batch_to_shards(archive, folder, BatchSettings(limits=LIMITS, engine=engine), reader=READER)
    assert (report.outcomes, report.pages) == ({"new": 10, "failed": 2}, 20)
    assert fold(folder.place, db).waiting == 0
    assert contents(db) == expected


def test_another_version_on_a_machine_is_told(
    machines: Machines, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0.1")
    with pytest.raises(WorkerStartError, match="install the same version on all"):
        list(Cluster(machines.address)([archive / "1.pdf"], limits=LIMITS, reader=READER, arguments=()))


def test_a_file_that_is_sent_is_told_of_by_its_own_path(machines: Machines, archive: Path) -> None:
    sent = Cluster(machines.address, ship=True)
    (reading,) = sent([archive / "raises.pdf"], limits=LIMITS, reader=READER, arguments=())
    assert isinstance(reading.result, Failure)
    assert str(archive / "raises.pdf") in reading.result.message
    assert "vonextract-" not in reading.result.message

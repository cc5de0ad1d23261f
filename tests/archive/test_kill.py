"""Kill -9 of the batch and of its workers at random moments, and what the next run makes of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from tests.waiting import wait_for

from vonextract.archive import BatchSettings, run_batch
from vonextract.store.report_rows import SOURCES
from vonextract.store.verify import verify

DOCUMENTS = 30
ROUNDS = 10
"""Batches that are hit: each in its own tenth of the archive, a worker of every other."""

READER = "full_report:read_slowly"
RUN = """
import sys
from pathlib import Path
from vonextract.archive import BatchSettings, run_batch
from vonextract.archive.log import Listener

class Aloud(Listener):
    def file(self, done, left):
        print(done.outcome, flush=True)

    def published(self, seconds):
        print("published", flush=True)

settings = BatchSettings(jobs=2, checkpoint_seconds=0, checkpoint_share=1.0)
print("begin", flush=True)
run_batch(Path(sys.argv[1]), Path(sys.argv[2]), settings, listener=Aloud(), reader=sys.argv[3])
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    for n in range(DOCUMENTS):
        (root / f"{n:02}.pdf").write_text(f"document {n}")
        if n % 10 == 0:
            (root / f"{n:02} copy.pdf").write_text(f"document {n}")
    (root / "locked.pdf").write_text("locked")
    old = time.time() - 3600
    for path in root.iterdir():
        os.utime(path, (old, old))
    return root


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    db = tmp_path_factory.mktemp("undisturbed") / "x.duckdb"
    report = run_batch(archive, db, BatchSettings(jobs=2), reader=READER)
    assert report.outcomes == {"new": DOCUMENTS, "unchanged": DOCUMENTS // 10, "failed": 1}
    return content(db)


def content(db: Path) -> dict[str, object]:
    """Every row that tells about documents, without the times of the run."""
    columns = {table: "* EXCLUDE (ingested_at)" if table == "documents" else "*" for table in SOURCES} | {
        "document_paths": "doc_id, path, bytes, replaced_at, vanished_at",
        "quarantine": "sha256, path, stage, error, attempts",
    }
    with duckdb.connect(str(db), read_only=True) as con:
        return {
            table: con.execute(f"SELECT {what} FROM {table} ORDER BY ALL").fetchall()
            for table, what in columns.items()
        }


def children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


class Disturbed:
    """A batch that is hit once, in its own part of the archive, at a moment that the dice choose."""

    def __init__(self, archive: Path, db: Path, environment: dict[str, str], seed: int) -> None:
        self._dice = random.Random(seed)
        part = DOCUMENTS // ROUNDS
        self._after = part * seed + self._dice.randrange(part)
        self._hits_worker = seed % 2 == 1
        self._process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(archive), str(db), READER],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def run(self) -> None:
        pause = self._dice.uniform(0.0, 0.4)
        assert self._process.stdout
        for _ in range(self._after):
            if not self._process.stdout.readline():
                break
        time.sleep(pause)
        workers = children(self._process.pid)
        if self._hits_worker and workers:
            self._kill(self._dice.choice(workers))
            threading.Timer(self._dice.uniform(0.0, 1.0), self._process.kill).start()
        else:
            self._process.kill()
        self._process.communicate()

    def _kill(self, pid: int) -> None:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def test_killed_at_any_moment_the_next_run_finishes(
    archive: Path, undisturbed: dict[str, object], environment: dict[str, str], tmp_path: Path
) -> None:
    def disturb(seed: int) -> None:
        db = tmp_path / str(seed) / "x.duckdb"
        Disturbed(archive, db, environment, seed).run()
        if db.exists():
            assert verify(db) == [], seed
        run_batch(archive, db, BatchSettings(), reader=READER)
        assert verify(db) == [], seed
        assert content(db) == undisturbed, seed
        assert [p.name for p in db.parent.iterdir()] == ["x.duckdb"], seed

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(disturb, range(ROUNDS)))


def test_a_killed_worker_costs_no_document(
    archive: Path, undisturbed: dict[str, object], environment: dict[str, str], db: Path
) -> None:
    """One kill: a document that loses its worker twice is given up, as documented."""
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, str(archive), str(db), READER],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    workers = wait_for(lambda: children(run.pid))
    os.kill(workers[0], signal.SIGKILL)
    run.communicate()
    assert run.returncode == 0
    assert content(db) == undisturbed

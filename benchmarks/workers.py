"""How many workers one writer serves: documents a second with readers that only wait.

    python benchmarks/workers.py --engine local 1 2 4 8 16
    python benchmarks/workers.py --engine ray 1 2 4
    python benchmarks/workers.py --fold 4000

A simulated reader sleeps as long as a report takes to be read and gives the rows of a sample back,
so that what is measured is everything but reading: hashing, sending, storing, publishing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pickle
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from copies import renamed

from vonextract.archive import BatchSettings, run_batch
from vonextract.archive.log import Listener
from vonextract.file_sorter import FileResult
from vonextract.reading import read_rows
from vonextract.shards.cluster import Cluster
from vonextract.shards.fold import fold
from vonextract.shards.folder import ShardFolder
from vonextract.store.report_rows import DocumentRows
from vonextract.workers import Reading

SAMPLE = Path(__file__).parents[1] / "samples" / "verksamhetsplan-2025.pdf"
READER = "workers:read_simulated"
ROWS = "rows.pickle"


@cache
def _template(path: Path) -> DocumentRows:
    rows: DocumentRows = pickle.loads(path.read_bytes())
    return rows


def read_simulated(path: Path) -> DocumentRows:
    """The rows of the sample as those of another document, after as long as its content says."""
    content = path.read_bytes()
    time.sleep(float(content.split()[0]))
    sha256 = hashlib.sha256(content).hexdigest()
    rows = _template(path.with_name(ROWS)).at(path)
    return renamed(rows, sha256)


class Clock(Listener):
    """Notes when files were done."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def file(self, done: FileResult, left: int) -> None:
        """A file is done."""
        self.times.append(time.perf_counter())

    def rate(self) -> float:
        """Files a second once all workers are started: over the second half, without the last ones."""
        first, last = len(self.times) // 2, len(self.times) * 9 // 10
        return (last - first) / (self.times[last] - self.times[first])


def measure(engine: str, workers: int, documents: int, seconds: float) -> tuple[float, float]:
    """Documents a second, and seconds of this process's own processor time for each."""
    with tempfile.TemporaryDirectory() as scratch:
        archive, db = Path(scratch, "archive"), Path(scratch, "x.duckdb")
        _fill(archive, documents, seconds)
        clock, spent = Clock(), time.process_time()
        settings = BatchSettings(jobs=workers, engine=Cluster() if engine == "ray" else None)
        report = run_batch(archive, db, settings, listener=clock, reader=READER)
        assert report.outcomes == {"new": documents}, report.text()
        return clock.rate(), (time.process_time() - spent) / documents


def _fill(archive: Path, documents: int, seconds: float) -> None:
    archive.mkdir()
    (archive / ROWS).write_bytes(pickle.dumps(read_rows(SAMPLE)))
    for n in range(documents):
        (archive / f"{n:05}.pdf").write_text(f"{seconds} {n}")


def measure_fold(documents: int) -> None:
    """Rows a second of a fold, in seconds of processor time."""
    with tempfile.TemporaryDirectory() as scratch:
        archive, place = Path(scratch, "archive"), Path(scratch, "shards")
        _fill(archive, documents, 0.0)
        folder = ShardFolder(str(place))
        paths = sorted(archive.glob("*.pdf"))
        started = time.process_time()
        for first in range(0, documents, 16):
            folder.shelve(Reading(p, read_simulated(p), 0.0) for p in paths[first : first + 16])
        wrote = time.process_time() - started
        size = sum(shard.stat().st_size for shard in place.iterdir())
        started = time.process_time()
        done = fold(str(place), Path(scratch, "x.duckdb"))
        took = time.process_time() - started
        print(
            f"{done.shards} shards of {size / done.shards / 1024:.0f} kB, {done.rows} rows: written at"
            f" {1000 * wrote / documents:.1f} ms a document, folded at {done.rows / took:,.0f} rows a second"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("workers", nargs="*", type=int)
    parser.add_argument("--engine", choices=("local", "ray"), default="local")
    parser.add_argument("--documents", type=int, default=30, help="for each worker")
    parser.add_argument("--seconds", type=float, default=0.5, help="that a document takes")
    parser.add_argument("--fold", type=int, default=0, help="fold so many documents instead")
    given = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    if given.fold:
        measure_fold(given.fold)
    first = 0.0
    for workers in given.workers:
        if given.engine == "ray":
            import ray

            ray.shutdown()
            ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False)
        rate, own = measure(given.engine, workers, given.documents * workers, given.seconds)
        first = first or rate / workers
        print(
            f"{given.engine}, {workers:3} workers: {rate:6.2f} documents a second,"
            f" {rate / first:5.2f} times one; "
            f"{1000 * own:.1f} ms of the driver's processor a document; load {os.getloadavg()[0]:.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()

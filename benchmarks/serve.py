"""The pages of `vonextract serve` over a database of many reports.

    python benchmarks/serve.py 2000
    python benchmarks/serve.py --db archive.duckdb

Each page is asked for three times, in this process and without a network. Processor time is of all its
threads, which a quiet machine runs beside each other; the wall clock counts what others do as well.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from database import make_reports

from vonextract.serve.application import application
from vonextract.serve.settings import ServeSettings
from vonextract.store.database import open_for_reading
from vonextract.store.store import Store
from vonextract.version import __version__

warnings.filterwarnings("ignore", module="starlette")
TIMES = 3
DOUBTED = """
SELECT doc_id, page, doc_id || ':' || table_id || ':' || "row" || ':' || col
FROM findings JOIN documents USING (doc_id) WHERE "row" IS NOT NULL AND col IS NOT NULL
ORDER BY pages DESC, doc_id, finding_id LIMIT 1
"""


def make_database(path: Path, reports: int) -> None:
    with Store(path, __version__) as store:
        store.begin_run("benchmark")
        for made in make_reports(store.con, reports):
            store.load(made.load)
        store.link()


def addresses(db: Path) -> Iterator[str]:
    """One of every sort of page."""
    with open_for_reading(db) as con:
        doc_id, page, ref = con.execute(DOUBTED).fetchall()[0]
    yield from ("/", "/?words=plan+2024", "/?page=30", "/?order=doubts")
    yield from (
        "/findings",
        "/findings?page=20",
        "/findings?rule=total_mismatch",
        "/tables",
        "/tables?words=effekter",
    )
    yield from ("/search?words=hemtjänst", "/search?words=lokaler+2025", "/search?words=saknas+överallt")
    yield from ("/series?words=hemtjänst", "/series.svg?words=hemtjänst", "/series.svg?words=hemtjänst&n=12")
    yield from (f"/reports/{doc_id}", f"/reports/{doc_id}/about", f"/reports/{doc_id}/pages/{page}")
    yield from (f"/cells/{ref}", "/static/review.css")


def measure(db: Path) -> None:
    from starlette.testclient import TestClient

    with TestClient(application(ServeSettings(db=db, hosts=frozenset()))) as visitor:
        for address in addresses(db):
            took = [timed(visitor, address) for _ in range(TIMES)]
            shown = "  ".join(f"{cpu:5.3f} {wall:5.3f}" for cpu, wall in took)
            print(f"  {address:45} processor, wall: {shown}", flush=True)


def timed(visitor: object, address: str) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    answer = visitor.get(address, follow_redirects=False)  # type: ignore[attr-defined]
    assert answer.status_code in (200, 303), (address, answer.status_code)
    return time.process_time() - cpu, time.perf_counter() - wall


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="?", type=int, default=2000)
    parser.add_argument("--db", type=Path, help="a database that is there already")
    given = parser.parse_args()
    if given.db:
        measure(given.db)
        return
    with tempfile.TemporaryDirectory() as scratch:
        db = Path(scratch) / "archive.duckdb"
        make_database(db, given.reports)
        measure(db)


if __name__ == "__main__":
    main()

"""The figures of this tree beside those of the last release: what got slower.

    python benchmarks/figures.py            compare with benchmarks/released.json
    python benchmarks/figures.py --keep     write them there, when a version is released

Every figure is a ratio of two measurements of one run, so that it means the same on another machine:
reading a sample against bare PDFium, starting a command against starting Python, loading reports
against writing the same rows with bare DuckDB, a large database against a small one. Only memory is in MB.
Less is better throughout.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import database
import duckdb
import pages

from vonextract import extract
from vonextract.store.store import Load, Store
from vonextract.version import __version__

RELEASED = Path(__file__).with_name("released.json")
SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*[0-9].pdf"))
COMMANDS = ("--help", "query --help", "info --help")
REPORTS = 512
TIMES = 4
"""How many times as many reports the large database has."""
SLOWER = 1.15
"""A figure that rises to more than this many times the released one is told as slower."""
MEMORY = """
import resource, sys
from pathlib import Path
from vonextract.reading import read_rows
for path in sys.argv[1:]:
    read_rows(Path(path))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def reading() -> Iterator[tuple[str, float]]:
    for path in SAMPLES:
        times = pages.measure(path, {"ours": extract, "bare": pages.bare}, 3, time.process_time)
        yield f"extract {path.name}, × bare PDFium", times["ours"] / times["bare"]


def starting() -> Iterator[tuple[str, float]]:
    nothing = min(_spent("-c", "pass") for _ in range(3))
    for command in COMMANDS:
        took = min(_spent("-m", "vonextract", *command.split()) for _ in range(3))
        yield f"vonextract {command}, × starting Python", took / nothing


def _spent(*arguments: str) -> float:
    """Seconds of processor time of a Python process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def remembering() -> Iterator[tuple[str, float]]:
    told = subprocess.run(
        [sys.executable, "-c", MEMORY, *map(str, SAMPLES)], capture_output=True, text=True, check=True
    )
    yield "memory of a worker after the samples, MB", int(told.stdout) / 1024


def storing() -> Iterator[tuple[str, float]]:
    small, large = _stored(REPORTS), _stored(TIMES * REPORTS)
    for what, took in small.items():
        if what != "bare":
            yield f"{what}, {TIMES} times the reports", large[what] / max(took, 0.001)
    yield "loading reports, × bare DuckDB", large["loading reports"] / large["bare"]


def _stored(reports: int) -> dict[str, float]:
    """Seconds of processor time to load so many reports, to link, check and ask them; and of bare DuckDB."""
    took = {"loading reports": 0.0, "bare": 0.0}
    with tempfile.TemporaryDirectory() as scratch:
        db = Path(scratch, "x.duckdb")
        with Store(db, __version__) as store:
            store.con.execute(f"ATTACH '{Path(scratch, 'plain.duckdb')}' AS plain")
            store.begin_run("benchmark")
            for made in database.make_reports(store.con, reports):
                took["loading reports"] += database.timed(lambda made=made: store.load(made.load))
                took["bare"] += database.timed(lambda made=made: _write_plainly(store.con, made.load))
            took["linking names"] = database.timed(store.link)
        took["verify"] = database.timed(lambda: database.verify(db))
        with duckdb.connect(str(db), read_only=True) as con:
            totals = database.QUERIES["totals by organisation"]
            took["totals of all"] = database.timed(lambda: con.execute(totals).fetchall())
    return took


def _write_plainly(con: duckdb.DuckDBPyConnection, load: Load) -> None:
    con.execute("BEGIN")
    for name, rows in load.tables.items():
        con.execute(f"CREATE TABLE IF NOT EXISTS plain.{name} AS FROM ({rows.sql}) LIMIT 0")
        con.execute(f"INSERT INTO plain.{name} {rows.sql}")
    con.execute("COMMIT")


def measured() -> dict[str, float]:
    parts = (reading, starting, remembering, storing)
    return {what: round(figure, 3) for part in parts for what, figure in part()}


def compare(now: dict[str, float], released: dict[str, float]) -> list[str]:
    """Print both side by side; the names of the figures that got worse."""
    slower = []
    print(f"{'':56} {'now':>9} {'released':>9} {'×':>6}")
    for what, figure in now.items():
        before = released.get(what)
        if before is None:
            print(f"{what:56} {figure:9.2f} {'-':>9}")
            continue
        print(f"{what:56} {figure:9.2f} {before:9.2f} {figure / before:6.2f}")
        if figure > SLOWER * before:
            slower.append(what)
    return slower


def _commit() -> str:
    told = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return told.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", action="store_true", help="these are the figures of a release")
    given = parser.parse_args()
    now = measured()
    if given.keep:
        kept = {"version": __version__, "commit": _commit(), "figures": now}
        RELEASED.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    released = json.loads(RELEASED.read_text(encoding="utf-8"))
    print(f"This tree beside version {released['version']} ({released['commit']}); less is better.")
    slower = compare(now, released["figures"])
    print("\n".join(["", "Slower than released:", *slower] if slower else ["", "Nothing got slower."]))


if __name__ == "__main__":
    main()

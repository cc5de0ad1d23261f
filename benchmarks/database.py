"""The database at size: load, file, views, search, verify, entities link.

    python benchmarks/database.py 1000 10000 100000

Reports are made as rows from those of the samples: every one has its own ids, one of 290
organisations, its own year, numbers and, for one row in five, its own names. Figures are
seconds of processor time; memory is the most that this process held, for each size in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

from vonextract import ingest
from vonextract.store import ddl
from vonextract.store.incoming import Query
from vonextract.store.paths import Sight
from vonextract.store.report_rows import SOURCES, utc_now
from vonextract.store.store import Arrival, Load, Store
from vonextract.store.verify import verify
from vonextract.version import __version__

SAMPLES = Path(__file__).parents[1] / "samples"
GROUP = 512
ORGANISATIONS = 290
OWN_NAMES = 5
"""Of so many rows one has a name that no other report has."""

NAMES = {"drift_poster": "verksamhet", "indikatorer": "indikator", "atgarder": "atgard"}
QUERIES = {
    "one document's facts": "SELECT * FROM v_facts WHERE doc_id = (SELECT max(doc_id) FROM documents)",
    "one verksamhet over years": (
        "SELECT measure, year, sum(value) FROM v_drift_serie WHERE verksamhet = 'Hemtjänst'"
        " AND organisation = 'Kommun 7' GROUP BY ALL"
    ),
    "totals by organisation": (
        "SELECT organisation, year, sum(amount_sek) FROM v_drift_serie WHERE measure = 'budget' GROUP BY ALL"
    ),
    "errors": "SELECT * FROM v_findings WHERE severity = 'error' LIMIT 100",
    "search in text": "SELECT doc_id, page FROM v_text WHERE text ILIKE '%hemtjänstens%' LIMIT 100",
    "count of a word": "SELECT count(*) FROM v_text WHERE text ILIKE '%lokalkostnad%'",
}


class Made(NamedTuple):
    """Reports that are ready to be loaded, and how many rows they have."""

    load: Load
    rows: int


def make_reports(con: duckdb.DuckDBPyConnection, count: int) -> Iterator[Made]:
    """So many reports in groups, out of the rows of the samples, as temporary tables of that connection."""
    with tempfile.TemporaryDirectory() as scratch:
        base = Path(scratch) / "base.duckdb"
        ingest([SAMPLES], base)
        con.execute(f"ATTACH '{base}' AS base (READ_ONLY)")
        con.execute(
            "CREATE TEMP TABLE origin AS SELECT doc_id, row_number() OVER () - 1 AS n FROM base.documents"
        )
        for start in range(0, count, GROUP):
            con.execute(
                "CREATE OR REPLACE TEMP TABLE copies AS SELECT doc_id, m, md5(m::VARCHAR)[:16] AS new"
                f" FROM range({start}, {min(start + GROUP, count)}) r(m)"
                " JOIN origin ON n = m % (SELECT count(*) FROM origin)"
            )
            rows = sum(_copy(con, name) for name in SOURCES)
            documents = con.execute("SELECT path, doc_id, sha256 FROM made_documents").fetchall()
            now = utc_now()
            load = Load(
                [Arrival(doc_id, sha256, True) for _, doc_id, sha256 in documents],
                {name: Query(f"FROM made_{name}", {}) for name in SOURCES},
                [Sight(path, doc_id, 1, 1, 1, now) for path, doc_id, _ in documents],
            )
            yield Made(load, rows)
        con.execute("DETACH base")


def _copy(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Make the rows of a table; how many they are."""
    columns = ddl.types()[table]
    changed = {"doc_id": "c.new", "ref": "c.new || t.ref[17:]"}
    if table in ("cells", "facts"):
        changed["value"] = "t.value + c.m % 97"
    if table == "documents":
        changed |= {
            "sha256": "c.new || repeat('0', 48)",
            "path": "'/archive/' || c.new || '.pdf'",
            "file_name": "c.new || '.pdf'",
            "organisation": f"'Kommun ' || c.m % {ORGANISATIONS}",
            "committee": "'Nämnd ' || c.m % 7",
        }
    if name := NAMES.get(table):
        changed[name] = (
            f"CASE WHEN (t.\"row\" + c.m) % {OWN_NAMES} = 0 THEN t.{name} || ' ' || md5(c.new)[:6]"
            f" ELSE t.{name} END"
        )
    listed = ", ".join(f'{changed.get(c, f"t.{chr(34)}{c}{chr(34)}")} AS "{c}"' for c in columns)
    sql = f"SELECT {listed} FROM base.{table} t JOIN copies c USING (doc_id)"
    made = con.execute(f"CREATE OR REPLACE TEMP TABLE made_{table} AS {sql}").fetchall()
    return int(made[0][0])


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        db = Path(scratch) / "x.duckdb"
        seconds, rows = 0.0, 0
        with Store(db, __version__) as store:
            store.begin_run("benchmark")
            for made in make_reports(store.con, count):
                rows += made.rows
                seconds += timed(lambda made=made: store.load(made.load))
            link = timed(store.link)
            again = timed(store.link)
            afresh = timed(lambda: store.link(afresh=True))
            names = store.con.execute("SELECT count(*) FROM entity_aliases").fetchall()[0][0]
        size = db.stat().st_size
        print(f"{count} reports, {rows} rows, {names} names")
        _tell("load", seconds, count, f"{rows / seconds:,.0f} rows/s")
        _tell("file", size / 1e6, count, f"{size / count / 1024:.1f} kB a report", unit="MB")
        for what, took in (("link", link), ("link again", again), ("entities link", afresh)):
            _tell(what, took, count)
        _tell("verify", timed(lambda: _holds(db)), count)
        with duckdb.connect(str(db), read_only=True) as con:
            for what, sql in QUERIES.items():
                con.execute(sql).fetchall()
                _tell(what, timed(lambda sql=sql: con.execute(sql).fetchall()), count)
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        _tell("memory", held, count, unit="MB")


def _holds(db: Path) -> None:
    troubles = verify(db)
    assert not troubles, troubles


def _tell(what: str, figure: float, count: int, besides: str = "", unit: str = "s") -> None:
    each = f"{1e6 * figure / count:10.1f} µs a report" if unit == "s" else " " * 20
    print(f"  {what:26} {figure:10.3f} {unit:2} {each}  {besides}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="+", type=int)
    sizes = parser.parse_args().sizes
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()

"""`vonextract info`: what is installed and stored."""

from __future__ import annotations

import json as json_format
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from vonextract.cli.app import app
from vonextract.cli.shared_options import Database, Json
from vonextract.display import plain, shown
from vonextract.store import migrations
from vonextract.store.database import DEFAULT_DATABASE, STORAGE_VERSION, explained, open_for_reading
from vonextract.version import __version__

_LIBRARIES = ("duckdb", "pypdfium2", "pdfplumber", "camelot-py", "rapidfuzz")
_HOLDINGS = {
    "documents": "SELECT status, count(*) FROM documents GROUP BY ALL ORDER BY ALL",
    "tables": "SELECT kind, count(*) FROM tables GROUP BY ALL ORDER BY ALL",
    "findings": "SELECT severity, count(*) FROM findings GROUP BY ALL ORDER BY ALL",
}
_LAST_RUN = "SELECT command, started_at, documents_seen FROM runs ORDER BY run_id DESC LIMIT 1"


@app.command()
def info(db: Database = DEFAULT_DATABASE, json: Json = False) -> None:
    """Show versions, paths, and what the database holds.

    For example:

        vonextract info --db archive.duckdb
    """
    told = _program() | _database(db)
    if json:
        print(json_format.dumps(told, ensure_ascii=False, indent=1))
        return
    for name, value in told.items():
        text = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else shown(value)
        print(f"{name + ':':22}{text}")


def _program() -> dict[str, Any]:
    return {
        "vonextract": __version__,
        "python": platform.python_version(),
        "libraries": {name: _installed(name) for name in _LIBRARIES},
        "installed in": str(Path(__file__).parents[1]),
        "schema version": migrations.current_version(),
        "storage version": STORAGE_VERSION,
    }


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _database(db: Path) -> dict[str, Any]:
    told: dict[str, Any] = {"database": str(db.absolute())}
    if not db.exists():
        return told | {"state": "not there yet; 'vonextract ingest' makes it"}
    with open_for_reading(db) as con, explained(db):
        counts = {name: dict(map(plain, con.execute(sql).fetchall())) for name, sql in _HOLDINGS.items()}
        ((facts,),) = con.execute("SELECT count(*) FROM facts").fetchall()
        last = con.execute(_LAST_RUN).fetchall()
    told |= {"bytes": db.stat().st_size} | counts | {"facts": facts}
    for command, started_at, seen in last:
        told["last run"] = f"{command}, {started_at:%Y-%m-%d %H:%M} UTC, {seen} files"
    return told

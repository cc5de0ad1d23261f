"""Every view runs in the DuckDB clients that people have, from 1.2 on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN_VIEWS = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
names = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
for (name,) in names:
    con.execute(f"FROM {name}").fetchall()
print(duckdb.__version__, len(names))
"""
SECONDS = 240


@pytest.fixture(params=["1.2.2", "1.4.4", "1.5.6"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with another DuckDB; skipped where no package index is within reach."""
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--retries=0",
        "--timeout=5",
    ]
    install += ["--disable-pip-version-check", "--no-deps", "--no-compile"]
    install += ["--target", tmp_path / "client", f"duckdb=={request.param}"]
    try:
        done = subprocess.run(install, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the package index is too slow")
    if done.returncode:
        pytest.skip(f"duckdb {request.param} cannot be installed here: {done.stderr.strip()[-200:]}")
    return tmp_path / "client"


def test_every_view_runs_in_older_clients(client: Path, sample_database: Path) -> None:
    command = [sys.executable, "-c", RUN_VIEWS, str(sample_database)]
    environment = os.environ | {"PYTHONPATH": str(client)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    version, views = done.stdout.split()
    assert (client / f"duckdb-{version}.dist-info").is_dir()
    assert int(views) >= 8

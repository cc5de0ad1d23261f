from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x.duckdb"


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """What a process needs that imports vonextract and the tests' own modules."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

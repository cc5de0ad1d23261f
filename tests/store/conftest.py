"""A store that nothing is in yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from vonextract.store.store import Store


@pytest.fixture(scope="session")
def _nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database; to make one takes as long as most of these tests."""
    path = tmp_path_factory.mktemp("nothing") / "x.duckdb"
    with Store(path, "1.0"):
        return path


@pytest.fixture
def store(_nothing: Path, tmp_path: Path) -> Iterator[Store]:
    with Store(Path(shutil.copy(_nothing, tmp_path)), "1.0") as opened:
        yield opened

"""A store that nothing is in yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vonextract.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "x.duckdb", "1.0") as opened:
        yield opened

"""What `make bench` says of figures."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return import_module("figures")


def test_only_what_rose_clearly_is_told_as_slower(figures: Any, capsys: pytest.CaptureFixture[str]) -> None:
    now = {"same": 2.0, "noise": 2.2, "slower": 2.4, "faster": 1.0, "new": 9.0}
    released = {"same": 2.0, "noise": 2.0, "slower": 2.0, "faster": 2.0, "gone": 1.0}
    assert figures.compare(now, released) == ["slower"]
    told = capsys.readouterr().out
    assert all(name in told for name in now)

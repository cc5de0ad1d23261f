"""Pages made to be slow: four times the words must not cost sixteen times the time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pdf.building import Builder, text

from vonextract.pipeline import extract

_FEW, _MANY = 300, 1200
_MOST = 9.0
"""Linear work grows fourfold, quadratic work sixteenfold; there is room between for a busy machine."""

_TRIES = 3
"""A machine may be busy with something else during one of two readings, not always."""

_STEP = 12.0
_SIDE = 5000


def _rows(count: int, per_row: int, word: Callable[[int], str], step: float = 60.0) -> str:
    return "".join(
        text(20 + i % per_row * step, _SIDE - 20 - i // per_row * _STEP, word(i)) for i in range(count)
    )


def _scattered(count: int) -> str:
    places = random.Random(count)
    return "".join(
        text(round(places.uniform(20, 4900)), round(places.uniform(20, 4900)), f"ord{i % 50}")
        for i in range(count)
    )


def _raised(count: int) -> str:
    return "".join(
        text(20 + i % 40 * 30, 4900 - i // 40 * _STEP, "ab")
        + text(31 + i % 40 * 30, 4904 - i // 40 * _STEP, str(i % 9 + 1), size=6)
        for i in range(count // 2)
    )


def _grid(count: int) -> str:
    rows, columns = count // 20, 20
    width, height = columns * 60, rows * _STEP
    across = "".join(
        f"20 {4900 - r * _STEP} m {20 + width} {4900 - r * _STEP} l S\n" for r in range(rows + 1)
    )
    down = "".join(f"{20 + c * 60} 4900 m {20 + c * 60} {4900 - height} l S\n" for c in range(columns + 1))
    cells = "".join(text(25 + i % columns * 60, 4891 - i // columns * _STEP, str(i)) for i in range(count))
    return across + down + cells


PAGES: dict[str, Callable[[int], str]] = {
    "marker-like words": lambda n: _rows(n, 40, lambda i: f"{i % 99 + 1})"),
    "asterisks": lambda n: _rows(n, 40, lambda _: "*"),
    "one long column": lambda n: _rows(n // 2, 1, lambda i: f"Rad {i}"),
    "one long row": lambda n: _rows(n // 2, 1200, lambda i: str(i), 4.0),
    "numbers without borders": lambda n: _rows(n, 20, lambda i: str(i * 7 % 900 + 10)),
    "raised figures": _raised,
    "words anywhere": _scattered,
    "a full grid": _grid,
}


@pytest.fixture(scope="module", autouse=True)
def _warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Vocabulary and word lists are loaded once a process; that is not what is measured."""
    for name, content in PAGES.items():
        _seconds(tmp_path_factory.mktemp(name.replace(" ", "")), content, 100)


def _seconds(folder: Path, content: Callable[[int], str], count: int, readings: int = 1) -> float:
    """The least processor time of some readings of a page."""
    path = Builder().page(content(count), box=f"[0 0 {_SIDE} {_SIDE}]").save(folder)
    times = []
    for _ in range(readings):
        start = time.process_time()
        extract(path)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("kind", PAGES)
def test_no_quadratic_work(kind: str, tmp_path: Path) -> None:
    """A short page that is read too slowly by chance would hide what a long one costs: it is read twice."""
    tries = []
    for _ in range(_TRIES):
        few, many = _seconds(tmp_path, PAGES[kind], _FEW, 2), _seconds(tmp_path, PAGES[kind], _MANY)
        tries.append(f"{few:.3f} s for {_FEW}, {many:.3f} s for {_MANY}")
        if many < _MOST * max(few, 0.02):
            return
    pytest.fail("; ".join(tries))

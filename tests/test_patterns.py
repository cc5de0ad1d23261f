"""No pattern that may meet a document's text takes more than its length squared.

A page of leader dots once took minutes: nested repetitions try every way to share the dots out.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import vonextract

pytestmark = pytest.mark.timed

_UNITS = (
    " ", ".", "…", "-", "–", "1", "a", "A", "(", ")", "()", "[", "_", "*", ":", ",", "/", "@",
    "\t", "\n", "\u00a0",
    " .", ". ", "1 ", " 1", "1.", "1,", "1/", "12-", "1 000 ", "2024 ", "2024-", "10 398 13 818 ",
    "1.1.", "1)", "¹",
    "(1) ", "a ", "a, ", "A ", "Aa ", "a-", "a.a", "a1", "och ", "den 1 ", "§1 ", "% ", "a\n",
    "= ", "1 - ", " - ",
)  # fmt: skip
_ENDS = ("!", "x", "")
_SIZES = (100, 200, 400, 800)
_CUBIC = 6.0
"""Twice the length of text may take four times as long (squared), not eight times (cubed)."""
_MEASURABLE = 0.005
"""Seconds of processor time below which growth is not told from noise."""

_TRIES = 4
"""Busy machines measure wrong now and then, not every time."""


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for info in pkgutil.walk_packages(vonextract.__path__, "vonextract."):
        if info.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            held = (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, (list, tuple))
                else ()
            )
            for pattern in (value, *held):
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{info.name}.{name}", pattern


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """The least processor time of three searches and matches."""
    times = []
    for _ in range(3):
        start = time.process_time()
        pattern.search(text)
        pattern.fullmatch(text)
        times.append(time.process_time() - start)
        if times[-1] < _MEASURABLE:
            break
    return min(times)


def _grows(pattern: re.Pattern[str], unit: str, end: str) -> bool:
    """Whether the time grows faster than the square of the text's length."""
    before, shorter = 0.0, ""
    for size in _SIZES:
        text = "a" + unit * (size // len(unit)) + end
        now = _seconds(pattern, text)
        if now > _MEASURABLE and now > _CUBIC * max(before, _seconds(pattern, shorter)):
            return True
        before, shorter = now, text
    return False


def test_a_pattern_that_tries_all_shares_is_found() -> None:
    assert _grows(re.compile(r"^.*?[\s.]*\.{3,}[\s.]*(\d+)?$"), ".", "x")


@pytest.mark.parametrize("end", _ENDS)
def test_no_pattern_takes_more_than_the_square_of_its_text(end: str) -> None:
    known = {pattern: name for name, pattern in _patterns()}
    slow = {
        (name, unit)
        for (pattern, name), unit in itertools.product(known.items(), _UNITS)
        if all(_grows(pattern, unit, end) for _ in range(_TRIES))
    }
    assert not slow

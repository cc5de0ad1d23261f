"""How years and grouped numbers are written is said once, for every room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vonextract.swedish.number_patterns import (
    DAY,
    GROUPED,
    MONTH_NUMBER,
    POINTED,
    REPORTED_YEAR,
    SIGN,
    THOUSANDS,
    UNSIGNED,
    WHOLE,
    YEAR,
)

SOURCE = Path(__file__).parents[2] / "src/vonextract"
HOME = SOURCE / "swedish/number_patterns.py"
SPELLED = (
    *("19|20", "19[", "20\\d", "3[01]", "1[0-2]"),
    *("(?: \\d{3})", "(?: \\d{{3}})", "(?: [0-9]{3})", "[ .]\\d", "[ .']\\d"),
    *("(?:,\\d+)?", "(?:,[0-9]+)?", "(?:[,.]\\d+)?", "(?:[.,]\\d+)?", "(?:[,.][0-9]+)?"),
)
"""What a pattern says that spells a year, a day, a number in groups or its decimals by itself."""


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (YEAR, ["1900", "1999", "2024", "2099"]),
        (THOUSANDS, ["1 234", "12 345", "123 456 789"]),
        (WHOLE, ["1", "123", "1 234", "123 456 789"]),
        (REPORTED_YEAR, ["1950", "1999", "2024", "2099"]),
        (DAY, ["1", "01", "9", "10", "29", "30", "31"]),
        (MONTH_NUMBER, ["1", "01", "9", "10", "12"]),
        (GROUPED, ["1 234", "1.234", "1'234'567"]),
        (SIGN + UNSIGNED, ["-1", "1234", "+1 234,5", "0,75", "12,5"]),
        (rf"1{POINTED}", ["1", "1.5", "1,25"]),
    ],
)
def test_what_is_one(pattern: str, texts: list[str]) -> None:
    assert [text for text in texts if not re.fullmatch(pattern, text)] == []


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (YEAR, ["1899", "2100", "202", "20245", "20 24"]),
        (THOUSANDS, ["1", "1234", "1 23", "1 2345", "1234 567", "1  234"]),
        (WHOLE, ["1234", "1 23", ""]),
        (REPORTED_YEAR, ["1949", "2100"]),
        (DAY, ["0", "00", "32", "40"]),
        (MONTH_NUMBER, ["0", "13", "20"]),
        (GROUPED, ["1", "1234", "1,234"]),
        (SIGN + UNSIGNED, ["12 34", "1,", ",5", "--1", "1.5"]),
        (rf"1{POINTED}", ["1.", "1 5"]),
    ],
)
def test_what_is_none(pattern: str, texts: list[str]) -> None:
    assert [text for text in texts if re.fullmatch(pattern, text)] == []


def test_no_room_spells_them_by_itself() -> None:
    others = [path for path in SOURCE.rglob("*.py") if path != HOME]
    found = [
        f"{path.relative_to(SOURCE)}: {line.strip()}"
        for path in others
        for line in path.read_text("utf-8").splitlines()
        if any(spelled in line for spelled in SPELLED)
    ]
    assert found == []

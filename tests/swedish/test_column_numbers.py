"""Rows that count columns."""

from __future__ import annotations

import pytest

from vonextract.swedish.column_numbers import counted, counts_columns


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["(1)", "(2)", "(3)=(1)-(2)"], [1, 2, 3]),
        (["7", "8", "9", "10"], [7, 8, 9, 10]),
        (["1", "2", "4"], []),
        (["(1)", "2"], []),
        (["1)", "2)"], []),
        (["(1", "(2", "(3"], []),
        (["120", "121"], []),
        ([], []),
    ],
)
def test_what_is_counted(texts: list[str], numbers: list[int]) -> None:
    assert counted(texts) == numbers


@pytest.mark.parametrize(
    ("texts", "whole", "counts"),
    [
        (["(1)", "(2)"], False, True),
        (["1", "2", "3"], True, True),
        (["1", "2", "3"], False, False),
        (["2", "3", "4"], True, False),
        (["2", "3", "4", "5"], False, True),
        (["3", "4", "5", "6"], False, False),
    ],
)
def test_bare_figures_count_columns_when_they_are_many(texts: list[str], whole: bool, counts: bool) -> None:
    assert counts_columns(texts, whole=whole) is counts

"""Rows of years that are headers taken for data, and rows of amounts that look like years."""

from __future__ import annotations

import pytest

from vonextract.swedish.year_rows import year_rows


@pytest.mark.parametrize(
    ("row", "labelled", "header"),
    [
        (["2023", "2024"], True, True),
        (["2024", "2023"], True, True),
        (["2023", "2023", "2024"], True, True),
        (["2023", "2025"], True, False),
        (["2023", "2023"], True, False),
        (["2023", "2024", "2026"], True, False),
        (["2023"], True, False),
        (["2023"], False, True),
        (["2023", "2025"], False, True),
        (["2023", "150"], False, False),
        (["2 024", "2 025"], False, False),
        (["2023", "2 024"], False, True),
    ],
)
def test_years_under_the_header_are_one_where_they_follow_each_other(
    row: list[str], labelled: bool, header: bool
) -> None:
    texts = {1: row, 2: ["10", "20"], 3: ["30", "40"]}
    assert year_rows(texts, {1} if labelled else set(), 1) == ([1] if header else [])


def test_years_further_down_are_a_header_where_nothing_names_them_and_they_are_several() -> None:
    texts = {1: ["10", "20"], 2: ["2023", "2024"], 3: ["30", "40"]}
    assert year_rows(texts, set(), 1) == [2]
    assert year_rows(texts, {2}, 1) == []
    assert year_rows({**texts, 2: ["2023"]}, set(), 1) == []
    assert year_rows({1: ["2023", "2024"], 2: ["30", "40"]}, set(), 1) == []
    assert year_rows({2: ["2023"], 3: ["30"], 4: ["40"]}, set(), 1) == []

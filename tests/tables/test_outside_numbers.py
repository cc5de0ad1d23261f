"""Columns of numbers that stand right of the borders drawn around labels and one year."""

from __future__ import annotations

import pytest
from tests.tables.pages import covered_once, grid_rules, page, texts, words

from vonextract.tables.ruled.engine import RuledEngine

INSIDE = [
    (55, 105, "Kostnader"), (205, 105, "2024"),
    (55, 125, "Städning"), (205, 125, "41 200"),
    (55, 145, "Hissar"), (205, 145, "28 300"),
    (55, 165, "Snöröjning"), (205, 165, "900"),
]  # fmt: skip
YEAR = (340, 105, "2023")
NUMBERS = [(330, 125, "43 615"), (330, 145, "27 140"), (345, 165, "800")]


def read(*outside: tuple[float, float, str]) -> list[list[str]]:
    rules = grid_rules([50.0, 200.0, 280.0], [100.0, 120.0, 140.0, 160.0, 180.0])
    (table,) = RuledEngine().propose(page(words(*INSIDE, *outside), rules=rules))
    assert covered_once(table)
    return texts(table)


def test_a_year_right_of_the_borders_is_a_column() -> None:
    assert [row[2] for row in read(YEAR, *NUMBERS)] == ["2023", "43 615", "27 140", "800"]


def test_two_years_right_of_the_borders_are_two_columns() -> None:
    further = [(430, 125, "5 000"), (430, 145, "6 000"), (430, 165, "700")]
    assert read(YEAR, *NUMBERS, *further)[1] == ["Städning", "41 200", "43 615", "5 000"]


@pytest.mark.parametrize(
    "outside",
    [
        pytest.param(NUMBERS[:1], id="one row alone"),
        pytest.param([(330, 132, "43 615"), (330, 152, "27 140"), (345, 172, "800")], id="between the rows"),
        pytest.param([(330, 125, "Hyra"), *NUMBERS[1:]], id="words among them"),
    ],
)
def test_what_is_no_column_of_the_rows_stays_outside(outside: list[tuple[float, float, str]]) -> None:
    assert {len(row) for row in read(*outside)} == {2}


def test_another_grid_to_the_right_is_no_column() -> None:
    other = [(330, 105, "2023"), *NUMBERS]
    rules = [
        *grid_rules([50.0, 200.0, 280.0], [100.0, 120.0, 140.0, 160.0, 180.0]),
        *grid_rules([320.0, 370.0], [100.0, 120.0, 140.0, 160.0, 180.0]),
    ]
    tables = RuledEngine().propose(page(words(*INSIDE, *other), rules=rules))
    assert max(table.n_cols for table in tables) == 2

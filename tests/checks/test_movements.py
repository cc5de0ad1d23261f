"""Columns without a word for a sum that are made of several before them."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import report, table

from vonextract.checks.check import check

PEOPLE = [(5120, 61, 44, 310, 287), (3377, 40, 39, 166, 190), (9051, 112, 87, 501, 433),
          (1288, 11, 19, 70, 64), (2214, 27, 21, 133, 119), (7871, 90, 71, 402, 377)]  # fmt: skip


def found(rows: list[list[str]]) -> list[tuple[str, int | None, int | None]]:
    said = check(report(table(rows, unit="antal")))
    return [(f.rule, f.row, f.col) for f in said if f.severity != "info"]


@pytest.mark.parametrize("wrong", [0, 100])
def test_what_came_and_went_is_taken_with_its_signs(wrong: int) -> None:
    header = ["Kommundel", "2023", "Födda", "Döda", "Inflyttade", "Utflyttade", "2024"]
    rows = [
        [f"Del {n}", *map(str, (a, b, c, d, e, a + b - c + d - e))]
        for n, (a, b, c, d, e) in enumerate(PEOPLE)
    ]
    rows[3][6] = str(int(rows[3][6]) + wrong)
    assert found([header, *rows]) == ([("arithmetic_mismatch", 4, 6)] if wrong else [])


@pytest.mark.parametrize("wrong", [0, 7])
def test_a_year_is_made_of_its_quarters(wrong: int) -> None:
    header = ["Enhet", "Kv 1", "Kv 2", "Kv 3", "Kv 4", "Helår"]
    rows = [[f"Enhet {n}", *map(str, (*four, sum(four)))] for n, four in enumerate(row[1:] for row in PEOPLE)]
    rows[2][5] = str(int(rows[2][5]) + wrong)
    assert found([header, *rows]) == ([("arithmetic_mismatch", 3, 5)] if wrong else [])


def test_what_rounding_alone_makes_is_no_movement() -> None:
    header = ["Avdelning", "Kvinnor 2024", "Män 2024", "Kvinnor 2023", "Män 2023"]
    people = [(120, 43, 118, 47), (88, 31, 92, 28), (64, 25, 66, 21), (101, 36, 99, 39), (373, 135, 375, 135)]
    rows = [[f"Del {n}", *map(str, row)] for n, row in enumerate(people)]
    assert not [f for f in check(report(table([header, *rows], unit="antal"))) if f.rule == "rounding"]


def test_years_in_which_nothing_changed_make_no_movement() -> None:
    header = ["Anläggningar", "2021", "2022", "2023", "2024"]
    same = [(f"Slag {n}", *[str(count)] * 4) for n, count in enumerate((4, 7, 11, 8, 23, 9))]
    changed = [("Hallar", "12", "16", "12", "12"), ("Banor", "2", "2", "2", "3")]
    assert found([header, *map(list, [*same, *changed])]) == []

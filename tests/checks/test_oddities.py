"""Numbers that look wrong beside their neighbours."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import alarms, report, table

from vonextract.checks.check import check
from vonextract.checks.oddities import _stands_out
from vonextract.checks.settings import SETTINGS

HEADER = ["Enhet", "2021", "2022", "2023"]


def units(*last: str) -> list[list[str]]:
    """Rows about 13 000 to 17 000 of which the last column is given."""
    return [HEADER, *([f"Enhet {k}", f"1{k} 100", f"1{k} 200", text] for k, text in enumerate(last, 3))]


def test_lost_thousands_are_doubted() -> None:
    rows = units("13 300", "14 300", "300", "16 300", "17 300")
    assert [(f.rule, f.row, f.col) for f in check(report(table(rows)))] == [("suspect_number", 3, 3)]


def test_a_number_far_above_the_others_is_doubted() -> None:
    rows = units("13 300", "14 300", "15 300 000", "16 300", "17 300")
    assert [(f.rule, f.row, f.col) for f in check(report(table(rows)))] == [("suspect_number", 3, 3)]


def test_ordinary_numbers_are_not() -> None:
    assert check(report(table(units("13 300", "14 300", "15 900", "19 300", "17 300")))) == []


def test_a_column_of_mixed_magnitudes_is_left_alone() -> None:
    assert check(report(table(units("13", "1 400", "15", "160", "17 300")))) == []


def test_a_difference_is_small_by_nature() -> None:
    rows = [["Enhet", "2022", "2023", "Förändring"]]
    rows += [
        [f"Enhet {k}", f"1{k} 100", f"1{k} 900", text]
        for k, text in enumerate(["800", "805", "9", "795", "790"])
    ]
    assert ("suspect_number", 3, 3) not in alarms(check(report(table(rows))))


@pytest.mark.parametrize("aside", ["(87 %)", "[87 %]"])
def test_a_share_beside_an_amount_makes_it_no_share(aside: str) -> None:
    rows = [["Mått", "2023"], ["Nöjda", f"8 795 {aside}"], ["Trygga", f"8 801 {aside}"]]
    assert check(report(table(rows))) == []


def test_a_share_of_thousands_is_doubted() -> None:
    rows = [["Mått", "2023"], ["Nöjda", "8 795 %"], ["Trygga", "87 %"]]
    assert alarms(check(report(table(rows, unit="procent")))) == [("suspect_number", 1, 1)]


def test_amounts_near_two_thousand_are_no_years() -> None:
    rows = [["Enhet", "Utfall", "Budget"], ["A", "2 015", "1 250"], ["B", "1 900", "1 610"]]
    assert check(report(table(rows))) == []


@pytest.mark.parametrize(
    ("value", "others", "out"),
    [
        (15001, (100, 200, 250, 300), True),
        (15000, (100, 200, 250, 300), False),
        (20000, (100, 200, 250, 301), False),
        (1, (51, 60, 70, 153), True),
        (1, (50, 60, 70, 150), False),
        (1, (51, 60, 70, 154), False),
        (200, (100, 150, 250, 300), False),
    ],
)
def test_a_number_stands_out_of_four_that_are_alike_by_more_than_fifty_times(
    value: int, others: tuple[int, ...], out: bool
) -> None:
    assert (SETTINGS.alike, SETTINGS.outlier_factor, SETTINGS.outlier_others) == (3, 50, 4)
    ordered = sorted(map(Decimal, (value, *others)))
    assert _stands_out(Decimal(value), ordered) is out
    assert not _stands_out(Decimal(value), ordered[-4:])


def test_a_number_beside_one_other_is_held_against_it() -> None:
    rows = [
        ["Enhet", "2022", "2023"],
        *([f"E{n}", f"{n}00", f"{n}50"] for n in range(1, 6)),
        ["E6", "600", "1"],
    ]
    found = check(report(table(rows, unit="antal")))
    assert [(f.rule, f.row, f.col) for f in found if f.rule == "suspect_number"] == [("suspect_number", 6, 2)]


def test_a_number_alone_in_its_row_is_held_against_nothing() -> None:
    rows = [["Enhet", "2022", "2023"], *([f"E{n}", f"{n}00", f"{n}50"] for n in range(1, 6)), ["E6", "", "1"]]
    found = check(report(table(rows, unit="antal")))
    assert not [f for f in found if f.rule == "suspect_number"]
    many = [["Enhet", "2022"], *([f"E{n}", f"{n}00"] for n in range(3, 9)), ["E9", "900 000"]]
    assert not [f for f in check(report(table(many, unit="antal"))) if f.rule == "suspect_number"]

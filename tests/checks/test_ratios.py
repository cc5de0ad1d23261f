"""Columns of shares, changes in percent and prices per unit are held against what they are made of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import report, table

from vonextract.checks.check import check, relations_of
from vonextract.model import Finding
from vonextract.swedish.numbers import parse_number

AMOUNTS = [("Förskola", 4120, 4377), ("Grundskola", 9377, 9101), ("Hemtjänst", 6051, 6297),
           ("Kultur", 1288, 1305), ("Gator", 2214, 2190), ("Parker", 871, 903)]  # fmt: skip


def found(rows: list[list[str]], unit: str | None = "tkr") -> list[Finding]:
    return [f for f in check(report(table(rows, unit=unit))) if f.severity != "info"]


def swedish(number: Decimal) -> str:
    return f"{number:.1f} %".replace(".", ",")


def changes(wrong: str = "") -> list[list[str]]:
    made = [[name, str(a), str(b), swedish(Decimal(b - a) * 100 / a)] for name, a, b in AMOUNTS]
    made[2][3] = wrong or made[2][3]
    return [["Verksamhet", "2023", "2024", "Förändring"], *made]


def test_a_change_in_percent_is_what_the_two_years_make() -> None:
    assert found(changes()) == []
    (finding,) = found(changes("1,4 %"))
    assert (finding.rule, finding.row, finding.col) == ("arithmetic_mismatch", 3, 3)
    assert finding.expected == Decimal("4.07")
    assert "'2024' by '2023' give 4.07" in finding.message


@pytest.mark.parametrize(("share", "told"), [("17,2 %", []), ("71,2 %", ["arithmetic_mismatch"])])
def test_a_share_is_that_of_the_last_total(share: str, told: list[str]) -> None:
    total = sum(a for _, a, _ in AMOUNTS)
    rows = [[name, str(a), swedish(Decimal(a) * 100 / total)] for name, a, _ in AMOUNTS]
    assert rows[0][2] == "17,2 %"
    rows[0][2] = share
    assert [
        f.rule for f in found([["Verksamhet", "Kostnad", "Andel"], *rows, ["Summa", str(total), "100 %"]])
    ] == told


@pytest.mark.parametrize(("wrong", "told"), [(None, []), ("58 212", ["arithmetic_mismatch"])])
def test_a_price_per_unit_is_an_amount_in_thousands_by_a_number(wrong: str | None, told: list[str]) -> None:
    rows = [[name, str(a), str(b // 50), f"{Decimal(a * 1000) / (b // 50):.0f}"] for name, a, b in AMOUNTS]
    rows[1][3] = wrong or rows[1][3]
    assert [
        f.rule for f in found([["Skola", "Kostnad", "Elever", "Kronor per elev"], *rows], unit=None)
    ] == told


def test_shares_that_are_none_of_two_columns_are_held_against_nothing_and_none_confirms_a_number() -> None:
    free = [[*row[:3], f"{k}1,5 %"] for k, row in enumerate(changes()[1:])]
    assert found([changes()[0], *free]) == []
    assert not any(r.confirmed(Decimal(10)) for r in relations_of(table(changes())))


def test_few_rows_say_nothing() -> None:
    assert parse_number("4,1 %")
    assert found(changes("1,4 %")[:5]) == []

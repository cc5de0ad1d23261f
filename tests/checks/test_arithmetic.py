"""Differences and nets between columns and between rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import alarms, report, table

from vonextract.checks.check import check

OUTCOMES = [(1_200, 1_250), (803, 790), (455, 512), (96, 71), (310, 300)]


def follow_up(sign: int) -> list[list[str]]:
    """Budget, utfall and their difference in one of the two sign conventions."""
    rows = [[f"Enhet {k}", str(b), str(u), str(sign * (b - u))] for k, (b, u) in enumerate(OUTCOMES)]
    return [["Enhet", "Budget 2024", "Utfall 2024", "Avvikelse"], *rows]


@pytest.mark.parametrize("sign", [1, -1])
def test_avvikelse_in_either_sign_convention(sign) -> None:
    rows = follow_up(sign)
    assert check(report(table(rows))) == []
    rows[2][3] = "31"
    (found,) = check(report(table(rows)))
    assert (found.rule, found.row, found.col) == ("arithmetic_mismatch", 2, 3)
    assert (found.expected, found.actual) == (Decimal(sign * 13), Decimal(31))


def test_the_difference_is_taken_between_the_columns_that_fit() -> None:
    rows = [["Enhet", "Bokslut 2023", "Budget 2024", "Prognos 2024", "Avvikelse"]]
    rows += [[f"Enhet {k}", str(b + 37 * k), str(b), str(u), str(b - u)] for k, (b, u) in enumerate(OUTCOMES)]
    assert check(report(table(rows))) == []


def test_nettokostnad_of_income_and_cost_with_blanks() -> None:
    rows = [
        ["Verksamhet", "Kostnader", "Intäkter", "Nettokostnad"],
        ["Nämnd", "-743", "", "-743"],
        ["Boende", "-9 502", "1 142", "-8 360"],
        ["Hemtjänst", "-2 384", "650", "-1 734"],
        ["Öppen verksamhet", "-1 479", "235", "-1 254"],
    ]
    assert [(row, col) for _, row, col in alarms(check(report(table(rows))))] == [(4, 3)]


def test_differences_between_rows() -> None:
    rows = [
        ["Tkr", "jan", "feb", "mars", "april"],
        ["Budget", "1 200", "1 310", "1 290", "1 400"],
        ["Utfall", "1 180", "1 350", "1 300", "1 340"],
        ["Avvikelse", "20", "-40", "-10", "90"],
    ]
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 3, 4)]


def test_changes_in_percent_are_no_differences() -> None:
    rows = [["Mått", "2023", "2024", "Förändring"], ["A", "100", "110", "10 %"], ["B", "50", "60", "20 %"]]
    assert alarms(check(report(table(rows, unit=None)))) == []


def test_a_column_that_is_no_difference_of_its_neighbours_is_left_alone() -> None:
    rows = follow_up(1)
    for row, other in zip(rows[1:], ["7", "-310", "44", "5", "-2"], strict=True):
        row[3] = other
    assert alarms(check(report(table(rows)))) == []


def test_one_false_cell_behind_two_failing_sums_gives_one_finding() -> None:
    rows = [
        ["Tjänst", "Prognos intäkter", "Prognos kostnader", "Prognos resultat"],
        ["Ekonomi", "82,2", "-69,5", "12,7"],
        ["HR", "143,3", "-145,4", "-2,1"],
        ["Digitalt", "840,9", "-848,5", "-7,6"],
        ["Totalt", "-1 066,4", "-1 063,4", "3,0"],
    ]
    (found,) = [f for f in check(report(table(rows, unit="mnkr"))) if f.severity != "info"]
    assert (found.row, found.col, found.severity) == (4, 1, "error")
    assert found.expected == Decimal("1066.4")


def test_a_column_may_be_a_difference_without_saying_so() -> None:
    rows = follow_up(1)
    rows[0] = ["Enhet", "Budget", "Utfall", "Bu-utf"]
    rows += [["Enhet 5", "700", "640", "60"], ["Enhet 6", "820", "777", "45"]]
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 7, 3)]


def test_a_label_broken_in_a_narrow_cell_is_still_known() -> None:
    rows = follow_up(1)
    rows[0][3] = "Budgetav vikelse"
    rows[1][3] = "-59"
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 1, 3)]


def test_a_difference_needs_both_its_sides() -> None:
    rows = [["Enhet", "Budget", "Utfall", "Avvikelse"], ["a", "100", "90", "10"], ["b", "200", "190", "10"]]
    assert alarms(check(report(table([*rows, ["c", "300", "280", "20"], ["d", "400", "", "50"]])))) == []


def test_rows_that_no_label_makes_a_difference_are_none_however_many_numbers_say_so() -> None:
    rows = [["Enhet", *"ABCDEFG"], ["Norr", *map(str, range(200, 270, 10))], ["Syd", *["110"] * 7]]
    rows += [["Öst", *(str(int(north) - 110) for north in rows[1][1:7]), "57"]]
    assert alarms(check(report(table(rows)))) == []
    rows[3][0] = "Differens"
    assert alarms(check(report(table(rows)))) == [("arithmetic_mismatch", 3, 7)]


def test_a_net_beside_which_nothing_stands_is_held_against_nothing() -> None:
    rows = [["Verksamhet", "Kostnader", "Intäkter", "Nettokostnad"], ["Nämnd", "-743", "", "-743"]]
    rows += [["Boende", "-9 502", "1 142", "-8 360"], ["Hemtjänst", "-2 384", "650", "-1 734"]]
    assert alarms(check(report(table([*rows, ["Övrigt", "", "", "-5"]])))) == []

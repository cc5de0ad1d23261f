"""The same line, measure and time in two tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import alarms, fact, report

from vonextract.checks.check import check
from vonextract.checks.restated import restated_places

LABELS = ["Hemtjänst", "Boende", "Service", "Ledning"]


def facts(table_id, values):
    return [
        fact(table_id, r, 1, v, label) for r, (v, label) in enumerate(zip(values, LABELS, strict=True), 1)
    ]


def test_tables_that_agree_say_nothing() -> None:
    both = facts(1, ["10", "20", "30", "40"]) + facts(2, ["10", "20", "30", "40"])
    assert check(report(facts=both)) == []


def test_a_number_that_differs_is_named_in_the_later_table() -> None:
    both = facts(1, ["10", "20", "30", "40"]) + facts(2, ["10", "20", "36", "40"])
    (found,) = check(report(facts=both))
    assert (found.rule, found.table_id, found.row, found.col) == ("restated_mismatch", 2, 3, 1)
    assert (found.expected, found.actual) == (Decimal(30), Decimal(36))


def test_units_are_converted_and_rounding_is_allowed() -> None:
    first = facts(1, ["10", "20", "30", "40"])
    second = [
        fact(2, f.row, 1, f"{f.value * 1000 + 400}", f.row_label, unit="kr", amount_sek=f.value * 1000 + 400)
        for f in first
    ]
    assert check(report(facts=first + second)) == []


def test_tables_that_differ_throughout_are_about_different_things() -> None:
    both = facts(1, ["10", "20", "30", "40"]) + facts(2, ["11", "25", "36", "47"])
    assert check(report(facts=both)) == []


def test_a_bare_total_is_the_total_of_anything() -> None:
    first, second = facts(1, ["10", "20", "30", "40"]), facts(2, ["10", "20", "30", "40"])
    first.append(fact(1, 5, 1, "100", "Summa"))
    second.append(fact(2, 5, 1, "190", "Summa"))
    assert alarms(check(report(facts=first + second))) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (["10", "20", "30", "49"], 1),
        (["10", "20", "39", "49"], 0),
        (["10", "20", "30", "40"], 0),
        (["0", "20", "30", "49"], 0),
    ],
)
def test_three_that_agree_are_wanted_for_each_that_differs(second: list[str], told: int) -> None:
    first = ["0" if second[0] == "0" else "10", "20", "30", "40"]
    assert len(check(report(facts=facts(1, first) + facts(2, second)))) == told


def test_what_differs_is_shown_with_its_unit_and_page_and_in_the_later_ones_unit() -> None:
    first = facts(1, ["10", "20", "30", "40"])
    second = [
        fact(2, f.row, 1, str(f.value * 1000), f.row_label, unit="kr", amount_sek=f.value * 1000)
        for f in facts(2, ["10", "20", "36", "40"])
    ]
    (found,) = check(report(facts=first + second))
    assert (found.expected, found.actual, found.page) == (Decimal(30000), Decimal(36000), 2)
    assert "is 36000 kr here and 30 tkr on page 1." in found.message


def test_amounts_that_differ_by_rounding_agree_up_to_half_a_step_of_each() -> None:
    def told(value: str) -> int:
        return len(
            check(report(facts=facts(1, ["10", "20", "30", "40"]) + facts(2, ["10", "20", "30", value])))
        )

    assert [told("41"), told("42"), told("40.5"), told("40.6")] == [0, 1, 0, 1]


def test_an_amount_printed_alike_elsewhere_vouches_for_both() -> None:
    both = facts(1, ["100", "99", "300", "-400"]) + facts(2, ["100", "99", "301", "-400"])
    assert restated_places(report(facts=both)) == {(1, 1, 1), (2, 1, 1), (1, 4, 1), (2, 4, 1)}
    finer = [fact(1, 1, 1, "101")], [fact(2, 1, 1, "101.4")], [fact(2, 1, 1, "101.6")]
    assert restated_places(report(facts=finer[0] + finer[1])) == {(1, 1, 1), (2, 1, 1)}
    assert restated_places(report(facts=finer[0] + finer[2])) == set()


def test_what_a_table_says_twice_is_held_against_nothing() -> None:
    twice = [*facts(1, ["10", "20", "30", "40"]), fact(1, 9, 1, "41", "Ledning")]
    assert check(report(facts=twice + facts(2, ["10", "20", "30", "49"]))) == []


@pytest.mark.parametrize("unsaid", ["measure", "year"])
def test_what_is_not_said_well_enough_is_held_against_nothing(unsaid: str) -> None:
    first, second = facts(1, ["10", "20", "30", "40"]), facts(2, ["10", "20", "30", "49"])
    for one in (*first, *second):
        setattr(one, unsaid, None)
    assert check(report(facts=first + second)) == []


def test_what_is_no_money_is_told_as_it_is_printed() -> None:
    first, second = facts(1, ["10", "20", "30", "40"]), facts(2, ["10", "20", "36", "40"])
    for one in (*first, *second):
        one.unit, one.amount_sek = "antal", None
    (found,) = check(report(facts=first + second))
    assert (found.expected, found.actual) == (Decimal(30), Decimal(36))
    zero = [*facts(1, ["10", "20", "30", "0"]), *facts(2, ["10", "20", "30", "4"])]
    (found,) = check(report(facts=zero))
    assert (found.expected, found.actual) == (Decimal(0), Decimal(4))


def test_each_cell_is_told_once_and_all_that_differ_are() -> None:
    more = [f"Enhet {n}" for n in range(9)]
    first = [fact(1, r, 1, str(100 * r), label) for r, label in enumerate(more, 1)]
    second = [
        fact(2, r, 1, str(100 * r + (7 if r in (2, 5) else 0)), label) for r, label in enumerate(more, 1)
    ]
    third = [fact(3, f.row, 1, str(f.value), f.row_label) for f in first]
    found = check(report(facts=first + second + third))
    assert [(f.table_id, f.row, f.col) for f in found] == [(2, 2, 1), (2, 5, 1), (3, 2, 1), (3, 5, 1)]


@pytest.mark.parametrize(
    ("amount", "vouched"), [("99", False), ("100", True), ("-100", True), ("-99", False)]
)
def test_small_amounts_stand_in_two_tables_by_chance(amount: str, vouched: bool) -> None:
    both = facts(1, [amount, "1", "2", "3"]) + facts(2, [amount, "4", "5", "6"])
    assert bool(restated_places(report(facts=both))) is vouched


@pytest.mark.parametrize(("finer", "same"), [("101.4", True), ("101.5", True), ("101.6", False)])
def test_half_of_the_coarser_step_is_rounding(finer: str, same: bool) -> None:
    both = [fact(1, 1, 1, "101"), fact(2, 1, 1, finer)]
    assert bool(restated_places(report(facts=both))) is same
    assert not restated_places(report(facts=[fact(1, 1, 1, "101"), fact(2, 1, 1, "102")]))

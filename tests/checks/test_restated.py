"""The same line, measure and time in two tables."""

from __future__ import annotations

from decimal import Decimal

from tests.checks.made_reports import alarms, fact, report

from vonextract.checks.check import check

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

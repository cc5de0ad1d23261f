"""Equations on their own: what must be equal, how far rounding goes, and what would explain a failure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import BOX

from vonextract.checks.equations import Equation, Number, Relation, linear, printed_step
from vonextract.checks.explain import Correction, corrections, explanation, misread, swapped_with
from vonextract.checks.number_lines import Line, is_percent, is_years
from vonextract.checks.totals import _signed
from vonextract.findings.rules import TOTAL_MISMATCH
from vonextract.model import Cell

SIGNIFICANT = Decimal(10)


def number(
    text: str, unit: str | None = None, kronor: str | None = None, row: int = 1, col: int = 1
) -> Number:
    value = Decimal(text)
    cell = Cell(row=row, col=col, text=text, value=value, page=1, box=BOX)
    return Number(1, cell, value, printed_step(value), unit, Decimal(kronor) if kronor else None)


def total(result: str, *parts: str) -> Equation:
    return linear(number(result), [(number(part, row=row), 1) for row, part in enumerate(parts, 2)])


@pytest.mark.parametrize(
    ("result", "parts", "holds"),
    [
        ("30", ("10", "20"), True),
        ("31", ("10", "20"), True),
        ("32", ("10", "20"), False),
        ("31.5", ("10", "20"), False),
        ("62", ("10", "20", "30"), True),
        ("63", ("10", "20", "30"), False),
        ("30.1", ("10.0", "20.0"), True),
        ("30.2", ("10.0", "20.0"), False),
        ("2", ("1.0", "1.5"), True),
        ("-30", ("-10", "-20"), True),
        ("100000", ("49000", "49000"), False),
        ("100000", ("50000", "50000"), True),
        ("101000", ("50000", "50000"), True),
        ("102000", ("50000", "50000"), False),
        ("101001", ("50000", "50000"), False),
        ("101000", ("50000.0", "50000"), False),
        ("152000", ("50000", "50000", "50000"), True),
        ("153000", ("50000", "50000", "50000"), False),
        ("152001", ("50000", "50000", "50000"), False),
        ("51000", ("50000",), False),
        ("2.5", ("1", "1"), True),
        ("30.05", ("10.0", "20.0"), True),
    ],
)
def test_a_sum_may_be_off_by_half_of_the_last_place_of_every_number(
    result: str, parts: tuple[str, ...], holds: bool
) -> None:
    assert total(result, *parts).holds is holds


def test_units_are_converted_and_what_only_the_bare_numbers_fit_is_a_conflict() -> None:
    result = number("30", "tkr", "1000")
    right = linear(result, [(number("10000", "kr", "1"), 1), (number("20", "tkr", "1000"), 1)])
    assert right.holds and not right.unit_conflict and right.expected == 30
    wrong = linear(result, [(number("10", "kr", "1"), 1), (number("20", "tkr", "1000"), 1)])
    assert wrong.unit_conflict and wrong.holds
    neither = linear(result, [(number("10", "kr", "1"), 1), (number("50", "tkr", "1000"), 1)])
    assert not neither.unit_conflict and not neither.holds
    assert neither.expected == Decimal("50.01")


@pytest.mark.parametrize(
    ("ratio", "converted"), [("501", True), ("1999", True), ("499", False), ("2001", False)]
)
def test_parts_without_a_unit_are_kronor_where_the_total_is_so_much_smaller(
    ratio: str, converted: bool
) -> None:
    result = number("100", "tkr", "1000")
    parts = [(number(str(int(ratio) * 60)), 1), (number(str(int(ratio) * 40)), 1)]
    assert (linear(result, parts).expected < 1000) is converted


def test_a_sign_is_the_weight_of_a_part() -> None:
    equation = linear(number("7"), [(number("10"), 1), (number("3"), -1)])
    assert equation.expected == 7 and [t.share for t in equation.terms] == [10, -3]
    assert [n.value for n in equation.numbers] == [7, 10, 3]


@pytest.mark.parametrize(
    ("result", "parts", "lacks"),
    [
        ("100", ("30", "40"), True),
        ("99", ("30", "40"), False),
        ("70", ("30", "40"), False),
        ("50", ("30", "40"), False),
        ("-100", ("-30", "-40"), True),
        ("-100", ("30", "40"), False),
        ("100", ("30",), True),
        ("33", ("30",), True),
        ("100", ("90", "0"), True),
        ("100", ("50", "1"), True),
        ("100", ("10", "-10"), True),
    ],
)
def test_parts_are_missing_where_a_whole_one_more_fits(
    result: str, parts: tuple[str, ...], lacks: bool
) -> None:
    assert total(result, *parts).lacks_parts is lacks


@pytest.mark.parametrize(
    ("result", "parts", "among"),
    [
        ("20", ("10", "30"), True),
        ("10", ("10", "30"), True),
        ("30", ("10", "30"), False),
        ("26", ("10", "30"), True),
        ("27", ("10", "30"), False),
        ("31", ("10", "30"), False),
        ("9", ("10", "30"), False),
        ("20", ("40",), False),
        ("31", ("30", "30", "30"), False),
        ("20", ("10", "20"), False),
        ("30", ("10", "30", "15"), True),
        ("-20", ("-10", "-30"), True),
    ],
)
def test_a_mean_lies_among_its_parts_and_far_below_their_sum(
    result: str, parts: tuple[str, ...], among: bool
) -> None:
    assert total(result, *parts).is_among_parts is among


@pytest.mark.parametrize(
    ("result", "parts", "evidence"),
    [
        ("30", ("10", "20"), True),
        ("30", ("30", "0"), False),
        ("3", ("1", "2"), True),
        ("4", ("1", "2"), False),
        ("-31", ("-10", "-20"), True),
        ("16", ("5", "10"), True),
        ("15", ("4", "10"), False),
        ("0", ("10", "-10"), True),
        ("0", ("10", "-9"), False),
        ("0.0", ("10.0", "-10.1"), False),
        ("0", ("60", "40"), False),
        ("0", ("-60", "-40"), False),
        ("99", ("60", "40"), True),
        ("101", ("60", "40"), True),
        ("30", ("10", "20", "0"), True),
    ],
)
def test_little_slack_and_two_parts_are_evidence(result: str, parts: tuple[str, ...], evidence: bool) -> None:
    assert total(result, *parts).is_evidence(SIGNIFICANT) is evidence


def test_a_relation_counts_what_holds_and_vouches_for_its_cells() -> None:
    good, bad = total("30", "10", "20"), total("99", "10", "20")
    relation = Relation(TOTAL_MISMATCH, "x", (good, bad, total("0", "0", "0")), True)
    assert relation.failing == [bad]
    assert relation.hits(SIGNIFICANT) == 1
    assert relation.confirmed(SIGNIFICANT) == {(1, 1, 1), (1, 2, 1), (1, 3, 1)}


def test_what_would_mend_a_sum_is_asked_of_every_number() -> None:
    equation = linear(number("50"), [(number("40"), 1), (number("20"), -1)])
    assert [(c.number.value, c.value) for c in corrections(equation)] == [
        (Decimal(50), Decimal(20)),
        (Decimal(40), Decimal(70)),
        (Decimal(20), Decimal(-10)),
    ]
    scaled = linear(number("50", "tkr", "1000"), [(number("40000", "kr", "1"), 1)])
    assert list(corrections(scaled))[1][1:] == (Decimal(50000), scaled.tolerance * 1000)


def test_a_sign_explains_before_a_digit_and_the_result_before_its_parts() -> None:
    equation = linear(number("10"), [(number("20"), 1), (number("-30"), 1)])
    assert equation.expected == -10
    found = explanation(equation)
    assert found == (Correction(equation.result, Decimal(-10), equation.tolerance), "sign")
    digit = explanation(linear(number("160"), [(number("100"), 1), (number("50"), 1)]))
    assert digit is not None and (digit[0].number.value, digit[1]) == (160, "digit")
    part = explanation(linear(number("70"), [(number("35"), 1), (number("-35"), 1)]))
    assert part is not None and (part[0].number.value, part[1]) == (-35, "sign")
    assert explanation(total("1000", "3", "4")) is None


@pytest.mark.parametrize(
    ("printed", "needed", "slip"),
    [
        ("12", "12.0", None),
        ("0", "0", None),
        ("5", "50", None),
        ("5", "0", "digit"),
        ("10", "100", "lost digit"),
        ("100", "10", "digit too many"),
        ("12345", "12", "digits too many"),
        ("12345", "45", "digits too many"),
        ("12345", "23", None),
        ("123", "456", None),
        ("12.5", "12.55", "digit"),
        ("-12", "13", None),
        ("0", "5", "digit"),
        ("0", "-5", None),
        ("5", "-5", "sign"),
        ("1", "12", None),
        ("12", "1", None),
        ("12", "123", "lost digit"),
        ("123", "193", "digit"),
        ("123", "199", None),
        ("12", "12345", "lost digits"),
        ("45", "12345", "lost digits"),
        ("0.05", "0.5", None),
    ],
)
def test_more_slips(printed: str, needed: str, slip: str | None) -> None:
    assert misread(Decimal(printed), Decimal(needed)) == slip


def test_numbers_exchanged_between_two_columns_explain_both() -> None:
    def column(col: int, result: str, *parts: str) -> Equation:
        terms = [(number(part, row=row, col=col), 1) for row, part in enumerate(parts, 2)]
        return linear(number(result, col=col), terms)

    results = column(1, "70", "10", "20"), column(2, "30", "30", "40")
    assert swapped_with(results[0], results) is results[1]
    parts = column(1, "30", "10", "60"), column(2, "100", "40", "20")
    assert swapped_with(parts[0], parts) is parts[1] and swapped_with(parts[1], parts) is parts[0]
    sound = column(2, "70", "30", "40")
    assert swapped_with(results[0], [results[0], sound]) is None
    assert swapped_with(parts[0], [column(2, "100", "41", "19")]) is None
    for result in ("29", "31"):
        assert swapped_with(results[0], [column(2, result, "30", "40")]) is None
    for result in ("69", "71"):
        assert swapped_with(column(1, result, "10", "20"), [results[1]]) is None


def test_shares_are_told_by_their_unit_or_their_sign() -> None:
    assert is_percent(number("12", "".join(["pro", "cent"])))
    assert is_percent(number("12")._replace(cell=number("12").cell.model_copy(update={"text": "12 %"})))
    assert not is_percent(number("12", "tkr"))
    aside = number("12").cell.model_copy(update={"text": "12 (4 %)"})
    assert not is_percent(number("12")._replace(cell=aside))
    assert is_years([number("2023"), number("2024")]) and not is_years([number("2023"), number("24")])


def line(label: str, index: int = 0) -> Line:
    return Line(index, label, "part", {})


def test_income_less_cost_is_read_in_both_directions_and_two_lines_as_a_difference() -> None:
    income, cost, other = line("Intäkter", 1), line("Kostnader", 2), line("Övrigt", 3)
    assert [(r.parts, r.natural, r.consumes) for r in _signed([income, cost], True)] == [
        (((income, 1), (cost, -1)), True, 2),
        (((income, -1), (cost, 1)), False, 2),
        (((income, 1), (cost, -1)), False, 2),
    ]
    assert [[sign for _, sign in r.parts] for r in _signed([income, cost, other], False)] == [
        [1, -1, 1],
        [-1, 1, -1],
    ]
    assert [[sign for _, sign in r.parts] for r in _signed([other, other], True)] == [[1, -1]]
    assert list(_signed([cost], True)) == list(_signed([cost, cost, cost], True)) == []

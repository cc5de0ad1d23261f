"""Which cell is to blame where several sums fail, and which sums a table explains by itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.checks.made_reports import BOX, report, table

from vonextract.checks.blame import judge
from vonextract.checks.check import _lacks, check
from vonextract.checks.equations import Equation, Number, Relation, linear, printed_step
from vonextract.checks.untold import passes_over
from vonextract.findings.rules import TOTAL_MISMATCH
from vonextract.model import Cell, Finding


def number(text: str, row: int, col: int) -> Number:
    value = Decimal(text)
    cell = Cell(row=row, col=col, text=text, value=value, page=1, box=BOX)
    return Number(1, cell, value, printed_step(value), None, None)


def column(col: int, result: str, *parts: str) -> Equation:
    """A sum down a column: its parts from row 1 on, its result below them."""
    terms = [(number(part, row, col), 1) for row, part in enumerate(parts, 1)]
    return linear(number(result, len(parts) + 1, col), terms)


def row(at: int, result: str, *parts: str) -> Equation:
    """A sum along a row: its parts from column 1 on, its result behind them."""
    terms = [(number(part, at, col), 1) for col, part in enumerate(parts, 1)]
    return linear(number(result, at, len(parts) + 1), terms)


def judged(*equations: Equation) -> list[tuple[str, int | None, int | None, str, Decimal | None]]:
    relations = [Relation(TOTAL_MISMATCH, f"sum {n}", (e,), True) for n, e in enumerate(equations)]
    found: list[Finding] = judge(relations)
    return [(f.rule, f.row, f.col, f.severity, f.expected) for f in found]


def test_a_sum_that_fails_alone_is_told_at_its_result() -> None:
    assert judged(column(1, "999", "100", "200")) == [("total_mismatch", 3, 1, "warning", Decimal(300))]


def test_a_cell_that_two_sums_would_have_otherwise_is_to_blame() -> None:
    wrong = column(1, "300", "100", "700"), row(2, "250", "700", "50")
    assert judged(*wrong) == [("total_mismatch", 2, 1, "error", Decimal(200))]


def test_a_cell_that_two_sums_would_have_in_two_ways_is_not() -> None:
    two = column(1, "300", "100", "700"), row(2, "290", "700", "50")
    assert [(r, c) for _, r, c, _, _ in judged(*two)] == [(3, 1), (2, 3)]


def test_a_cell_that_a_sum_vouches_for_is_not_to_blame() -> None:
    wrong = column(1, "300", "100", "700"), row(2, "250", "700", "50")
    vouching = linear(number("800", 9, 9), [(number("700", 2, 1), 1), (number("100", 8, 8), 1)])
    assert [(r, c) for _, r, c, _, _ in judged(*wrong, vouching)] == [(3, 1), (2, 3)]


def test_two_sums_of_one_result_are_one_finding() -> None:
    twice = column(1, "999", "100", "200"), linear(number("999", 3, 1), [(number("5", 3, 2), 1)])
    assert [(r, c) for _, r, c, _, _ in judged(*twice)] == [(3, 1)]


@pytest.mark.parametrize(
    ("stated", "rule"), [("300", None), ("301", "rounding"), ("302", "total_mismatch"), ("299", "rounding")]
)
def test_what_rounding_explains_is_information(stated: str, rule: str | None) -> None:
    found = judged(column(1, stated, "100", "200"))
    assert [name for name, *_ in found] == ([rule] if rule else [])
    assert all(severity == "info" for name, _, _, severity, _ in found if name == "rounding")


def test_a_number_of_the_header_explains_a_sum_that_lacks_it() -> None:
    short = column(1, "350", "100", "200")
    for amounts, lacks in (
        ({1: {Decimal(50)}}, True),
        ({2: {Decimal(50)}}, False),
        ({1: {Decimal(51)}}, False),
    ):
        assert _lacks(short, amounts) is lacks


@pytest.mark.parametrize(
    ("unread", "over"),
    [
        ({(2, 1)}, True),
        ({(1, 1)}, True),
        ({(3, 1)}, True),
        ({(0, 1)}, True),
        ({(-1, 1)}, False),
        ({(4, 1)}, False),
        ({(2, 0)}, False),
        ({(2, 2)}, False),
        (set(), False),
        ({(9, 9), (2, 1)}, True),
    ],
)
def test_a_number_that_was_not_read_among_the_parts_explains_a_sum(
    unread: set[tuple[int, int]], over: bool
) -> None:
    assert passes_over(column(1, "999", "100", "200"), unread) is over
    assert passes_over(row(1, "999", "100", "200"), {(c, r) for r, c in unread}) is over
    across = linear(number("999", 3, 3), [(number("100", 1, 1), 1), (number("200", 2, 2), 1)])
    assert not passes_over(across, {(2, 2)})


def test_a_table_of_words_has_nothing_to_be_equal() -> None:
    assert check(report(table([["Vad", "Hur"], ["Summa", "mycket"]]))) == []

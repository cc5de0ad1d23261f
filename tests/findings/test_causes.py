"""One finding a fault: those that follow from another say from which."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vonextract.findings import rules
from vonextract.findings.causes import with_causes
from vonextract.findings.rule import Rule
from vonextract.findings.rules import RULES
from vonextract.model import Finding


def found(*made: Finding) -> list[int | None]:
    numbered = [finding.model_copy(update={"finding_id": n}) for n, finding in enumerate(made, start=1)]
    return [finding.cause_id for finding in with_causes(numbered)]


def about(rule: Rule, table_id: int = 1, **more: Any) -> Finding:
    return rule.finding("…", table_id=table_id, **more)


def test_a_lost_header_is_one_fault() -> None:
    columns = [about(rules.NAMELESS_COLUMN, col=col) for col in range(1, 6)]
    assert found(*columns, about(rules.LOW_CONFIDENCE), about(rules.NO_HEADER)) == [7] * 6 + [None]


def test_tables_do_not_share_causes() -> None:
    assert found(about(rules.NO_HEADER), about(rules.LOW_CONFIDENCE, table_id=2)) == [None, None]


def test_the_halves_of_a_number_and_the_row_they_leave_nameless_are_one_fault() -> None:
    halves = [about(rules.CUT_NUMBER, row=4, col=2), about(rules.CUT_NUMBER, row=5, col=2)]
    assert found(about(rules.NAMELESS_ROW, row=5), *halves) == [2, None, 2]
    assert found(about(rules.NAMELESS_ROW, row=9), *halves) == [None, None, 2]


def test_a_cell_that_is_not_read_because_its_number_was_cut_is_one_fault_with_it() -> None:
    halves = [about(rules.CUT_NUMBER, row=4, col=2), about(rules.CUT_NUMBER, row=5, col=2)]
    unread = [about(rules.UNPARSED_NUMBER, row=5, col=2), about(rules.UNPARSED_NUMBER, row=4, col=3)]
    assert found(*unread, *halves) == [3, None, None, 3]


def test_numbers_that_narrow_cells_cut_all_over_a_table_are_one_fault() -> None:
    halves = [about(rules.CUT_NUMBER, row=row, col=2) for row in (2, 3, 5, 6)]
    assert found(*halves, about(rules.UNPARSED_NUMBER, row=6, col=2)) == [None, 1, 1, 1, 1]
    assert found(about(rules.UNPARSED_NUMBER), *halves) == [2, None, 2, 2, 2]


def test_signs_that_the_file_does_not_explain_are_one_fault_a_table() -> None:
    signs = [about(rules.UNMAPPED_GLYPH, row=row, col=0) for row in (1, 4)]
    assert found(*signs, about(rules.UNMAPPED_GLYPH, table_id=2)) == [None, 1, None]


def test_a_letter_in_the_picture_of_an_unread_number_is_one_fault_with_it() -> None:
    unread = about(rules.UNPARSED_NUMBER, row=3, col=1)
    seen = [about(rules.DOUBTFUL_DIGIT, row=row, col=1) for row in (3, 4)]
    assert found(*seen, unread) == [3, None, None]


def test_what_is_said_of_several_cells_in_the_same_words_is_one_fault() -> None:
    def unread(text: str, reason: str, table_id: int = 1) -> Finding:
        return rules.UNPARSED_NUMBER.finding(f"'{text}' is not read: {reason}", table_id=table_id)

    made = [unread("1.234", "a point"), unread("5 v 2 d", "digits"), unread("1.250", "a point")]
    assert found(*made) == [None, None, 1]
    assert found(unread("1.234", "a point"), unread("1.234", "a point", table_id=2)) == [None, None]


def test_odd_numbers_follow_from_a_broken_table() -> None:
    odd = [rules.SUSPECT_NUMBER.finding(f"'{n}': odd.", table_id=1, severity="warning") for n in (1, 2)]
    assert found(*odd) == [None, 1]
    assert found(*odd, about(rules.NO_HEADER)) == [3, 3, None]


def test_sums_of_one_row_or_column_that_are_wrong_by_as_much_are_one_fault() -> None:
    def wrong(row: int, col: int, expected: int, actual: int) -> Finding:
        return about(
            rules.TOTAL_MISMATCH, row=row, col=col, expected=Decimal(expected), actual=Decimal(actual)
        )

    total, difference = wrong(22, 2, 10_887, 10_923), wrong(22, 3, 910, 874)
    assert found(total, difference) == [None, 1]
    assert found(total, wrong(22, 3, 910, 875)) == [None, None]
    assert found(total, wrong(23, 3, 910, 874), wrong(23, 2, 910, 874)) == [None, None, 1]


def test_a_sum_below_an_amount_that_was_read_into_a_name_follows_from_it() -> None:
    named = about(rules.UNPARSED_NUMBER, row=4, col=0)
    sums = [about(rules.TOTAL_MISMATCH, row=9, col=2), about(rules.TOTAL_MISMATCH, row=2, col=2)]
    assert found(*sums, named) == [3, None, None]


def test_a_sum_that_a_slip_explains_follows_from_a_broken_table() -> None:
    slip = rules.TOTAL_MISMATCH.finding("…", severity="error", table_id=1, row=3, col=1)
    stated = rules.TOTAL_MISMATCH.finding("…", table_id=1, row=4, col=1)
    assert found(slip, stated, about(rules.NUMERIC_HEADER)) == [3, None, None]
    assert found(slip, stated) == [None, None]


def test_what_is_worth_knowing_is_neither_cause_nor_consequence() -> None:
    assert found(about(rules.ROUNDING), about(rules.NO_HEADER), about(rules.UNKNOWN_KIND)) == [None] * 3


def test_a_doubted_table_is_one_warning() -> None:
    cells = [about(rules.UNPARSED_NUMBER, row=2, col=1), about(rules.NAMELESS_ROW, row=3)]
    elsewhere = about(rules.UNPARSED_NUMBER, table_id=2, row=2, col=1)
    made = with_causes([*cells, elsewhere, about(rules.LOW_CONFIDENCE)])
    assert [finding.severity for finding in made] == ["info", "info", "warning", "warning"]


def test_one_that_may_be_right_takes_nothing_from_what_is_said_of_its_cells() -> None:
    cell = about(rules.UNPARSED_NUMBER, row=2, col=1)
    made = with_causes([cell, about(rules.LOW_CONFIDENCE, severity="info")])
    assert [finding.severity for finding in made] == ["warning", "info"]


@given(
    st.lists(
        st.builds(
            lambda rule, table, row: rule.finding("…", table_id=table, row=row),
            st.sampled_from(list(RULES.values())),
            st.integers(1, 2) | st.none(),
            st.integers(0, 5) | st.none(),
        )
    )
)
def test_every_cause_stands_for_itself(findings: list[Finding]) -> None:
    causes = found(*findings)
    assert all(causes[cause - 1] is None for cause in causes if cause is not None)
    assert all(
        findings[cause - 1].table_id == f.table_id for f, cause in zip(findings, causes, strict=True) if cause
    )

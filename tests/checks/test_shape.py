"""Shapes that a table read rightly does not have."""

from __future__ import annotations

import pytest
from made_reports import report, table

from vonextract.checks.check import check

HEADER = ["Verksamhet", "Budget 2024", "Utfall 2024"]
BODY = [["Hemtjänst", "12 500", "11 900"], ["Boende", "8 200", "8 300"], ["Kost", "4 100", "4 000"]]


def doubts(rows, headers=1):
    """Rule, row and column of every warning about the one table."""
    made = table(rows, headers=headers)
    return {(f.rule, f.row, f.col) for f in check(report(made)) if f.severity != "info"}


def test_a_table_read_rightly_is_not_doubted():
    assert doubts([HEADER, *BODY]) == set()


def test_small_numbers_over_each_other_are_not_doubted():
    rows = [[label, str(n), str(n + 3)] for n, label in zip((110, 204, 345, 17), "ABCD", strict=True)]
    assert doubts([HEADER, *rows]) == set()


def test_numbers_without_a_header():
    assert doubts(BODY, headers=0) == {("no_header", None, None)}
    assert doubts([["Verksamhet", "Budget 2024", ""], *BODY]) == {("nameless_column", None, 2)}


def test_numbers_without_a_label():
    assert doubts([HEADER, *BODY, ["", "500", "700"]]) >= {("nameless_row", 4, None)}


def test_a_table_whose_rows_have_no_labels_is_made_so():
    assert doubts([HEADER, *([["", "1 200", "1 300"]] * 4)]) == set()


def test_amounts_that_were_read_into_the_names():
    swallowed = [["Hemtjänst 12 500", "11 900"], ["Boende 8 200,5", "8 300"], ["Kost 4 100", "4 000"]]
    assert ("amount_in_label", None, 0) in doubts([["Verksamhet", "Utfall"], *swallowed])
    numbered = [["Mål 2", "11 900"], ["Avdelning 14", "8 300"], ["Kost 2024", "4 000"]]
    assert doubts([["Verksamhet", "Utfall"], *numbered]) == set()


def test_a_number_broken_over_two_lines():
    rows = [HEADER, *BODY, ["Vård- och omsorgs-", "-245", "-243"], ["boende", "332", "247"]]
    assert doubts(rows) == {("cut_number", row, col) for row in (4, 5) for col in (1, 2)}


@pytest.mark.parametrize("group", ["000", "063"])
def test_a_bare_group_of_digits_ends_the_number_above_or_before_it(group):
    beside = [["Verksamhet", "Budget", "Antal"], *BODY[:2], ["Kost", "4", group]]
    assert ("cut_number", 3, 1) in doubts(beside)
    above = [HEADER, *BODY, ["", "", group]]
    assert ("cut_number", 3, 2) in doubts(above)


def test_columns_that_are_the_halves_of_one():
    rows = [["Verksamhet", "Budget", ""], ["A", "1 011", "695"], ["B", "-813", "978"], ["C", "197", "717"]]
    assert ("cut_number", None, 1) in doubts(rows)


@pytest.mark.parametrize(
    "second", [["Nyckeltal", "Utfall 2023", "Utfall 2024"], ["Åtgärd", "2024 *", "2025", "Totalt"]]
)
def test_a_header_among_the_numbers_doubts_the_table(second):
    width = len(second)
    rows = [[*row, "7 000"][:width] for row in ([*HEADER], *BODY)]
    rows[0] = [*HEADER, "Prognos 2024"][:width]
    assert ("header_in_body", None, None) in doubts([*rows, second, rows[1]])


def test_halves_of_a_table_cut_by_a_page_are_both_doubted():
    first, second = table([HEADER, *BODY], table_id=1), table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = first.page_last + 1
    cut = [f.table_id for f in check(report(first, second)) if f.rule == "cut_table"]
    assert cut == [1, 2]
    second.section_id = 9
    assert not any(f.rule == "cut_table" for f in check(report(first, second)))


@pytest.mark.parametrize(("label", "doubted"), [("Verksamhet Äldreomsorg", [1, 2]), ("Äldreomsorg", [])])
def test_the_name_of_a_group_in_the_header_hides_no_cut(label, doubted):
    first = table([[label, *HEADER[1:]], *BODY], table_id=1)
    second = table([HEADER, *BODY], table_id=2)
    second.page_first = second.page_last = first.page_last + 1
    assert [f.table_id for f in check(report(first, second)) if f.rule == "cut_table"] == doubted

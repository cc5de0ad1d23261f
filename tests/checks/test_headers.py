"""Headers that a table read rightly does not have."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import BODY, HEADER, doubts, report, table

from vonextract.checks.check import check


def test_a_table_read_rightly_is_not_doubted() -> None:
    assert doubts([HEADER, *BODY]) == set()


def test_numbers_without_a_header() -> None:
    assert doubts(BODY, headers=0) == {("no_header", None, None)}
    beside = doubts([["Verksamhet", "Budget 2024", ""], *BODY])
    assert beside == {("nameless_column", None, 1), ("nameless_column", None, 2)}


def test_a_list_of_names_and_one_number_each_needs_none() -> None:
    listed = [[name, amount] for name, amount, _ in BODY]
    for rows, headers, rule in (
        (listed, 0, "no_header"),
        ([["Disposition", ""], *listed], 1, "nameless_column"),
    ):
        (finding,) = check(report(table(rows, headers=headers)))
        assert (finding.rule, finding.severity) == (rule, "info")


@pytest.mark.parametrize(
    "second", [["Nyckeltal", "Utfall 2023", "Utfall 2024"], ["Åtgärd", "2024 *", "2025", "Totalt"]]
)
def test_a_header_among_the_numbers_doubts_the_table(second) -> None:
    width = len(second)
    rows = [[*row, "7 000"][:width] for row in ([*HEADER], *BODY)]
    rows[0] = [*HEADER, "Prognos 2024"][:width]
    assert ("header_in_body", None, None) in doubts([*rows, second, rows[1]])


def test_columns_of_one_header_are_told() -> None:
    rows = [["Enhet", "Utfall", "Utfall"], ["A", "813", "204"]]
    assert doubts(rows) == {("duplicate_header", None, 1), ("duplicate_header", None, 2)}


def test_columns_named_in_a_script_that_does_not_fold_are_told_apart() -> None:
    body = [["A", "813", "204"], ["B", "12", "55"]]
    assert doubts([["银行", "授信总额", "剩余额度"], *body]) == set()
    assert doubts([["银行", "授信总额", "授信总额"], *body]) >= {("duplicate_header", None, 1)}


def test_amounts_in_a_header_are_told() -> None:
    rows = [["Chefer", "11,0", "9,5", "2024"], ["Övriga", "259,5", "246,6", "245,8"]]
    assert ("numeric_header", None, None) in doubts(rows)


def test_small_amounts_in_a_header_are_told_by_their_disorder() -> None:
    rows = [["Hemtjänst", "9", "46", "8"], ["Boende", "25", "24", "28"]]
    assert ("numeric_header", None, None) in doubts(rows)


def test_years_in_a_header_are_right() -> None:
    rows = [["Enhet", "2023", "2024", "2 025"], ["A", "259,5", "246,6", "245,8"]]
    assert doubts(rows) == set()


def test_years_in_the_body_are_told() -> None:
    rows = [["Enhet", "Utfall", "Utfall"], ["", "2023", "2024"], ["A", "259", "246"], ["B", "151", "161"]]
    assert ("header_in_body", 1, None) in doubts(rows)


def test_a_row_of_data_that_was_read_into_the_header_is_told() -> None:
    header = ["Verksamhet Kost", "Budget 2024 4 100", "Utfall 2024 4 000"]
    assert ("numeric_header", None, None) in doubts([header, *BODY[:2]])
    header = ["Verksamhet Kost", "Budget 344", "Utfall 51", "Prognos 863"]
    assert ("numeric_header", None, None) in doubts([header, *([*row, "7 100"] for row in BODY)])


def test_ordinals_and_years_at_the_end_of_headers_are_right() -> None:
    assert doubts([["Verksamhet", "Delår 1", "Delår 2"], *BODY]) == set()
    assert doubts([["Verksamhet", "Utfall 31 dec 2023", "Budget helår 2024"], *BODY]) == set()


def test_a_column_that_lost_the_upper_level_of_its_header() -> None:
    rows = [["", "2023", "", "2024", ""], ["Verksamhet", "Budget", "Utfall", "Budget", "Mål"]]
    rows += [[*row, "7 100", "6 900"] for row in BODY]
    assert doubts(rows, headers=2) == set()
    rows[0][3] = ""
    assert doubts(rows, headers=2) == {("duplicate_header", None, 3)}


def test_a_year_alone_below_the_header_is_a_header_and_no_part_of_a_sum() -> None:
    rows = [
        ["Projekt", "Utfall period", "Prognos"],
        ["", "2 017", "2017"],
        *BODY,
        ["Summa", "24 800", "24 200"],
    ]
    assert doubts(rows) == {("header_in_body", 1, None)}
    rows[1] = ["och projektnummer", "", "2017"]
    assert doubts(rows) == {("header_in_body", 1, None)}


def test_columns_under_one_spanning_cell_are_meant_to_share_it() -> None:
    made = table([["Verksamhet", "Utfall", ""], ["Skola", "10", "20"], ["Vård", "30", "40"]])
    spanning = next(cell for cell in made.cells if (cell.row, cell.col) == (0, 1))
    spanning.col_span = 2
    made.cells = [cell for cell in made.cells if (cell.row, cell.col) != (0, 2)]
    assert "duplicate_header" not in {finding.rule for finding in check(report(made))}


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (["9", "46", "8"], True),
        (["9", "4", "8"], True),
        (["8", "9", "46"], False),
        (["46", "9", "8"], False),
        (["8", "8", "9"], False),
        (["9", "8", "8"], False),
        (["46", "8", "x"], False),
        (["11,5", "9", "x"], False),
        (["11,5", "9,5", "x"], True),
        (["2 201", "2 202", "x"], True),
        (["2 200", "2 199", "x"], False),
        (["2 200", "2 200", "x"], False),
        (["0", "0", "x"], True),
    ],
)
def test_numbers_in_a_header_are_amounts_by_two_of_them_or_by_their_disorder(
    header: list[str], told: bool
) -> None:
    found = doubts([["Enhet", *header], ["A", "259", "246", "245"], ["B", "9", "8", "7"]])
    assert (("numeric_header", None, None) in found) is told


def test_columns_alone_of_one_level_are_told_by_the_name_of_a_group() -> None:
    rows = [["", "2023", "2023", "Mål"], ["Verksamhet", "Budget", "Utfall", ""], *([*r, "7"] for r in BODY)]
    assert doubts(rows, headers=2) == set()
    rows[0][3], rows[1][3] = "", "Budget"
    found = [f for f in check(report(table(rows, headers=2))) if f.rule == "duplicate_header"]
    assert [f.col for f in found] == [3]
    assert found[0].message == "Column 4 is headed 'budget' alone, where others have a second level."


def spanning(row: int, text: str) -> set[int | None]:
    """The columns that are said to be headed alike below a cell that spans two of them."""
    rows = [["", "Utfall", ""], ["Enhet", "Utfall", ""], ["Skola", "10", "20"], ["Vård", "30", "40"]]
    rows[1 - row][1:] = ["Belopp", "Belopp"]
    made = table(rows, headers=2)
    cell = next(cell for cell in made.cells if (cell.row, cell.col) == (row, 1))
    cell.col_span, cell.text = 2, text
    made.cells = [cell for cell in made.cells if (cell.row, cell.col) != (row, 2)]
    return {f.col for f in check(report(made)) if f.rule == "duplicate_header"}


def test_only_the_lowest_cell_of_a_header_is_meant_to_be_shared() -> None:
    assert spanning(1, "Utfall") == set()
    assert spanning(0, "Utfall") == {1, 2}
    assert spanning(1, "") == {1, 2}


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (["Område", "Prognos 2024", "Utfall 2023"], True),
        (["Område", "Prognos 2024", "text"], False),
        (["Område", "2024", "2023"], True),
        (["Område", "2024", "2024"], False),
        (["Område", "2024", "Utfall"], True),
        (["Område", "", "Utfall 2023"], False),
        (["Område", "Prognos 2024", "500"], False),
    ],
)
def test_a_second_header_names_two_columns_and_holds_no_amount(second: list[str], told: bool) -> None:
    found = doubts([HEADER, *BODY, second, *BODY])
    assert (("header_in_body", None, None) in found) is told
    assert ("header_in_body", None, None) not in doubts([HEADER, second, *BODY])


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["Enhet", "A", "", "C", "D"], {1, 2, 3}),
        (["Enhet", "", "B", "C", "D"], {1, 2}),
        (["Enhet", "A", "B", "C", ""], {3, 4}),
    ],
)
def test_the_neighbours_of_a_column_without_header_are_told(header: list[str], columns: set[int]) -> None:
    found = doubts([header, ["X", "1", "2", "3", "4"], ["Y", "5", "6", "7", "8"]])
    assert {col for rule, _, col in found if rule == "nameless_column"} == columns


def test_a_message_shows_four_numbers_of_a_header() -> None:
    rows = [["Enhet", "9,5", "46,5", "8,5", "7,5", "6,5"], ["A", "1", "2", "3", "4", "5"]]
    (found,) = [f for f in check(report(table(rows))) if f.rule == "numeric_header"]
    assert found.message == "Row 1 was read as a header but holds numbers: 9,5, 46,5, 8,5, 7,5."


def test_days_joined_to_amounts_are_another_tables_header() -> None:
    head = ["Not 4", "2015-12-31", "2014-12-31"]
    rows = [["El", "1 100", "1 200"], ["Värme", "3 300", "2 100"], ["Vatten", "2 200", "900"]]
    joined = ["Not 5 Hyror Lokaler", "2015-12-31 50 881 259", "2014-12-31 440"]
    days = ["Beslut", "2015-12-31", "2014-12-31"]
    assert ("header_in_body", None, None) in doubts([head, *rows, joined, *rows])
    assert ("header_in_body", None, None) not in doubts([head, *rows, days, *rows])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Not 7 Mark 2021-12-31 2020-12-31", True),
        ("2021-12-31 2020-12-31", True),
        ("Mark 2021-12-31", False),
        ("Beslut 2020 2021", False),
    ],
)
def test_days_read_as_one_text_are_another_tables_header(text: str, told: bool) -> None:
    head = ["Not 6", "2021-12-31", "2020-12-31"]
    rows = [["El", "1 100", "1 200"], ["Värme", "3 300", "2 100"], ["Vatten", "2 200", "900"]]
    assert (("header_in_body", None, None) in doubts([head, *rows, ["", "", text], *rows])) is told


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ([["Del", "2023", "2024", "Ändring"], ["(1)", "(2)", "(3)", "(4)"]], False),
        ([["Del", "2023", "2024", "Ändring"], ["", "(2)", "(7)", "(4)"]], True),
        ([["Part", "Men 1,000", "Women 1,000", "All 1,000"]], False),
        ([["Part", "Men 1,210", "Women 1,410", "All 2,620"]], True),
    ],
)
def test_numbers_of_columns_and_a_unit_of_thousands_are_no_amounts_of_a_first_row(
    header: list[list[str]], told: bool
) -> None:
    rows = [["A", "410", "398", "12"], ["B", "1 210", "1 180", "30"], ["C", "77", "80", "-3"]]
    found = check(report(table([*header, *rows], headers=len(header))))
    assert any(finding.rule == "numeric_header" for finding in found) is told

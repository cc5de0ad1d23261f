"""Sums without a label are normal; rows that lost their label are not."""

import pytest
from tests.checks.made_reports import HEADER, doubts, report, table

from vonextract.checks.check import check

PARTS = [
    ["Bankkostnader", "3 469", "2 200"],
    ["Underhållsplan", "7 425", "7 425"],
    ["Övriga poster", "26 455", "23 147"],
]


def nameless(rows: list[list[str]]) -> list[int | None]:
    """The rows that are said to have no label."""
    return [finding.row for finding in check(report(table(rows))) if finding.rule == "nameless_row"]


def test_a_sum_that_no_label_names_is_no_fault() -> None:
    assert doubts([HEADER, *PARTS, ["", "37 349", "32 772"]]) == set()
    assert doubts([HEADER, *PARTS, ["", "37 350", "32 771"], ["Ränta", "100", "90"]]) == set()


def test_a_sum_of_one_line_is_no_fault() -> None:
    assert (
        doubts([HEADER, *PARTS, ["Summa", "37 349", "32 772"], ["Ränta", "100", "90"], ["", "100", "90"]])
        == set()
    )


def test_a_total_over_unlabelled_sums_takes_each_line_once() -> None:
    rows = [HEADER, *PARTS, ["", "37 349", "32 772"], ["Ränta", "100", "90"], ["Summa", "37 449", "32 862"]]
    assert doubts(rows) == set()
    rows[-1][1] = "47 449"
    assert [f.rule for f in check(report(table(rows))) if f.severity != "info"] == ["total_mismatch"]


def test_a_row_that_lost_its_label_is_told() -> None:
    rows = [HEADER, *PARTS, ["Kost", "", ""], ["", "41 212", "30 001"], PARTS[0]]
    assert ("nameless_row", 5, None) in doubts(rows)


def test_a_sum_of_sums_is_no_fault() -> None:
    staff = [["Lön", "49", "48"], ["Pension", "3", "2"], ["", "52", "50"]]
    rows = [HEADER, *PARTS, ["", "37 349", "32 772"], *staff, ["", "37 401", "32 822"]]
    assert doubts(rows) == set()


def test_errors_in_brackets_belong_to_the_row_above() -> None:
    rows = [["Variabel", "Modell 1", "Modell 2"]]
    for name in ("Ålder", "Kön", "Inkomst"):
        rows += [[name, "-1,05", "3,11"]]
    rows.insert(2, ["", "(0,62)", "(1,41)"])
    assert doubts(rows) == set()


@pytest.mark.parametrize("text", ["66 612 (100%)", "1 250 (99 %)"])
def test_a_share_beside_an_amount_makes_it_no_share(text) -> None:
    rows = [["Roll", "1999"], ["Ledamot", text], ["Ersättare", "30 559 (45%)"]]
    assert "suspect_number" not in {f.rule for f in check(report(table(rows)))}


def test_what_a_sum_without_a_label_took_is_taken_once() -> None:
    staff = [["Lön", "49", "48"], ["Pension", "3", "2"], ["", "52", "50"]]
    rows = [HEADER, *PARTS, ["", "37 349", "32 772"], *staff, ["", "37 401", "32 822"], ["Ränta", "7", "9"]]
    assert nameless(rows) == []
    rows[8][1] = "37 402"
    assert 8 not in nameless(rows)
    rows[8][1] = "37 501"
    assert 8 in nameless(rows)


@pytest.mark.parametrize(("total", "sums"), [("30", True), ("31", True), ("32", False)])
def test_a_sum_without_a_label_may_be_off_by_the_rounding_of_its_parts(total: str, sums: bool) -> None:
    rows = [["Post", "Utfall"], ["Lön", "10"], ["Pension", "20"], ["", total], ["Ränta", "7"], ["Hyra", "4"]]
    assert (3 not in nameless(rows)) is sums


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([["A", "10"], ["B", "20"], ["", "30"], ["C", "7"], ["D", "8"]], []),
        ([["A", "10"], ["B", "20"], ["", "20"], ["C", "7"], ["D", "8"]], []),
        ([["A", "10"], ["B", "20"], ["", "21"], ["C", "7"], ["D", "8"]], [3]),
        ([["A", "10"], ["", "11"], ["", "11"], *([["C", "7"]] * 9)], [2, 3]),
        ([["A", "10"], ["", "10"], ["", "10"], *([["C", "7"]] * 9)], []),
        ([["A", "10"], ["B", "20"], ["", "0"], ["C", "7"], ["D", "8"]], [3]),
    ],
)
def test_a_row_without_label_sums_those_above_or_repeats_one(rows: list[list[str]], named: list[int]) -> None:
    assert nameless([["Post", "Utfall"], *rows]) == named


def test_a_row_that_is_a_sum_in_one_column_or_a_difference_is_no_cut_row() -> None:
    parts = [["Värme", "304 534", "279 642"], ["Vatten", "82 526", "17 561"], ["El", "58 392", "87 056"]]
    below = ["Reparationer", "", ""]
    apart = ["varav justering", "0", "-40 721"]
    cash = [["Kassa vid årets slut", "29 274", "33 188"], ["Kassa vid årets början", "27 678", "33 193"]]
    for rows, nameless in (
        ([*parts, apart], ["", "445 452", "384 259"]),
        (cash, ["", "1 596", "-5"]),
    ):
        made = report(table([["Post", "2024", "2023"], *rows, nameless, below, ["Gård", "1", "2"]]))
        told = [finding.severity for finding in check(made) if finding.rule == "nameless_row"]
        assert told == ["info"]
        wrong = [["Post", "2024", "2023"], *rows, ["", "412 118", "3 881"], below, ["Gård", "1", "2"]]
        assert [f.severity for f in check(report(table(wrong))) if f.rule == "nameless_row"] == ["warning"]

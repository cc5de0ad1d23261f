"""Rows that state what rows below them make, without a word for it."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import report, table

from vonextract.checks.check import check

HEADER = ["Verksamhet", "2023", "2024"]
HEADS = [
    ["Vård och omsorg", "8 112", "8 405"],
    ["– Hemtjänst", "3 051", "3 297"],
    ["– Särskilt boende", "5 061", "5 108"],
    ["Utbildning", "9 377", "9 691"],
    ["– Förskola", "2 266", "2 384"],
    ["– Grundskola", "7 111", "7 307"],
]
SUM = ["Summa", "17 489", "18 096"]


def found(rows: list[list[str]], unit: str = "tkr") -> list[tuple[str, int | None, int | None]]:
    said = check(report(table([HEADER, *rows], unit=unit)))
    return [(f.rule, f.row, f.col) for f in said if f.severity != "info"]


def test_a_total_sums_the_heads_of_groups_and_not_their_parts_once_more() -> None:
    assert found([*HEADS, SUM]) == []
    assert found([*HEADS, ["Summa", "17 489", "18 196"]]) == [("total_mismatch", 7, 2)]


def test_numbers_so_small_that_rows_add_up_by_chance_make_no_heads() -> None:
    counts = [["A", "3"], ["B", "1"], ["C", "2"], ["D", "5"], ["E", "4"], ["F", "1"], ["Summa", "16"]]
    said = check(report(table([["Enhet", "Antal"], *counts], unit="antal")))
    assert "total_mismatch" not in [finding.rule for finding in said]


@pytest.mark.parametrize(("women", "told"), [("227", []), ("272", [("total_mismatch", 4, 2)])])
def test_rows_of_which_are_all_parts_where_they_mostly_are(
    women: str, told: list[tuple[str, int, int]]
) -> None:
    rows = [
        ["Månadsavlönade", "391", "402"],
        ["varav kvinnor", "288", "297"],
        ["varav män", "103", "105"],
        ["Timavlönade", "301", "318"],
        ["varav kvinnor", "214", women],
        ["varav män", "87", "91"],
        ["Tillsvidare", "377", "388"],
        ["varav kvinnor", "275", "283"],
        ["varav män", "102", "105"],
    ]
    assert [f[0] for f in found(rows, unit="antal")] == [t[0] for t in told]


def test_rows_of_which_that_are_some_parts_are_held_against_nothing() -> None:
    rows = [["Löner", "9 391", "9 402"], ["varav OB", "288", "297"], ["varav jour", "103", "105"]]
    assert found(rows) == []


@pytest.mark.parametrize("wrong", [0, 40])
def test_a_last_row_that_sums_all_others_needs_no_word_for_it(wrong: int) -> None:
    parts = [["Huvud", "9 405", "8 112"], ["Bokbussen", "3 297", "1 051"], ["Filialen", "5 108", "4 061"]]
    rows = [*parts, ["Alla bibliotek", "17 810", str(13224 + wrong)]]
    more = [[*row, str(n)] for row, n in zip(rows, (377, 91, 205, 673), strict=True)]
    said = check(report(table([["Bibliotek", "Lån", "Besök", "Program"], *more], unit="antal")))
    told = [(f.rule, f.row, f.col) for f in said if f.severity != "info"]
    assert told == ([("total_mismatch", 4, 2)] if wrong else [])

"""Rows of numbers that stand in the running text."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import report, section

from vonextract.checks.check import check


def found(line: str) -> bool:
    return "rows_in_text" in {f.rule for f in check(report(sections=[section(line)]))}


@pytest.mark.parametrize(
    "line",
    ["7,6 % 7,5 % 9,7 % -", "Andel nöjda 55 % 58 % 60 % -", "Hemtjänst -12 500 - 1 250", "0,5 12 14 3"],
)
def test_lines_that_end_in_numbers_are_told(line) -> None:
    assert found(line)


@pytest.mark.parametrize(
    "line",
    [
        "Telefon 08-530 610 00",
        "Tel +46 8 506 940 00",
        "Avser åren 2021 2022 2023",
        "0 10 20 30 40 50",
        "Kostnaden var 1 250 tkr 2023 och 1 300 tkr 2024.",
        "Summan 129 112,04 144 386,28",
    ],
)
def test_years_marks_of_an_axis_and_telephones_are_not(line) -> None:
    assert not found(line)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Summa verksamhetens intäkter 153 159 130 207", True),
        ("Årets resultat −1 204 12 530,5", True),
        ("Årets resultat 2024", False),
        ("Summa 3", False),
        ("Avtal om 12 500 kr", False),
        ("Kostnader 153 159 130 207", False),
    ],
)
def test_a_sum_that_became_a_heading_is_told(title: str, told: bool) -> None:
    heading = section("Nämnden redovisar årets resultat.").model_copy(update={"title": title})
    assert ("rows_in_text" in {f.rule for f in check(report(sections=[heading]))}) is told


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        (["2,0 mnkr", "6,0 mnkr", "0,8 mnkr", "7,0 mnkr"], True),
        (["1 200", "-3 400", "850 tkr", "2 100"], True),
        (["1 200", "3 400", "2 100"], False),
        (["40 000", "30 000", "20 000", "20 000", "10 000"], False),
        (["12", "5", "40", "8"], False),
        (["Kostnaden var 1 200", "3 400 tkr", "850 tkr", "2 100 tkr"], False),
    ],
)
def test_a_column_of_amounts_that_became_text_is_told(amounts: list[str], told: bool) -> None:
    assert found("\n".join(amounts)) is told


def test_a_message_shows_the_last_eighty_letters_of_a_row() -> None:
    line = (
        "Kostnader för verksamheten enligt beslut av nämnden under året och åren dessförinnan -12 500 - 1 250"
    )
    messages = [f.message for f in check(report(sections=[section(line)])) if f.rule == "rows_in_text"]
    assert len(line) > 80
    assert messages == [f"1 lines of the text look like rows of a table, such as '{line[-80:]}'."]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Hemtjänst 5 - -", False),
        ("Hemtjänst 5 4 -", True),
        ("Hemtjänst 5 4", False),
        ("Hemtjänst 3 4 5", True),
        ("Hemtjänst 3 4 5 6", False),
        ("Hemtjänst 3 4 5 5", True),
        ("Hemtjänst 6 4 5 7", True),
        ("Hemtjänst 2023 2024 2025", False),
        ("Hemtjänst 2023 2024 25", True),
    ],
)
def test_three_cells_two_of_them_numbers_make_a_row(line: str, told: bool) -> None:
    assert found(line) is told

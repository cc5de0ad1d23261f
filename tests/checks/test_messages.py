"""What each doubt about a table's reading says, and of which row, column and cell it says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.checks.made_reports import BODY, HEADER, report, table

from vonextract.checks.check import check

LONG = [["Hemtjänst", "112 500"], ["Boende", "108 200"], ["Kost", "104 100"], ["Stab", "101 900"]]


def said(rows: Sequence[Sequence[str]], headers: int = 1, unit: str = "tkr") -> dict[str, list[str]]:
    """The messages of every rule about a table, each after its row and column."""
    found: dict[str, list[str]] = {}
    for finding in check(report(table(rows, headers=headers, unit=unit))):
        found.setdefault(finding.rule, []).append(f"{finding.row},{finding.col}: {finding.message}")
    return found


def test_columns_without_a_header_and_beside_one() -> None:
    assert said([["Verksamhet", "Budget", "", "Utfall", "Prognos"], ["Kost", "1", "2", "3", "4"]]) == {
        "nameless_column": [
            "None,1: Column 2 stands beside one without header; it may hold the header of both.",
            "None,2: Column 3 holds numbers but has no header; it may belong to its neighbour.",
            "None,3: Column 4 stands beside one without header; it may hold the header of both.",
        ]
    }


def test_columns_that_are_headed_alike() -> None:
    rows = [["Verksamhet", "Budget", "Utfall", "budget"], ["Kost", "1", "2", "3"]]
    assert said(rows)["duplicate_header"] == [
        "None,1: Columns 2 and 4 are all headed 'Budget'.",
        "None,3: Columns 2 and 4 are all headed 'budget'.",
    ]


def test_years_in_the_body_are_of_their_row() -> None:
    found = said([["Verksamhet", "Budget", "Utfall"], ["", "2023", "2024"], *BODY])
    assert found["header_in_body"] == ["1,None: Row 2 holds years alone and may be a header."]
    lower = said([HEADER, *BODY, ["", "2023", "2024"], *BODY])
    assert lower["header_in_body"] == ["None,None: Row 5 holds years alone and may be a header."]


def test_texts_of_another_header_are_shown() -> None:
    found = said([HEADER, *BODY, ["Område", "Prognos 2024", "Utfall 2023"], *BODY])
    message = "None,None: Row 5 looks like another table's header (Prognos 2024, Utfall 2023)."
    assert [one.partition(",")[2].partition(": ")[2] for one in found["header_in_body"]] == [
        message.partition(": ")[2]
    ]


@pytest.mark.parametrize(
    ("second", "doubted"),
    [
        (["Kost", "4 100,5", "4 000,5"], True),
        (["Kost", "4 100", "4 000"], True),
        (["Kost", "2 023", "2 024"], False),
        (["Kost", "31", "12"], False),
    ],
)
def test_amounts_read_into_a_header_are_named(second: list[str], doubted: bool) -> None:
    found = said([HEADER, second, *BODY], headers=2).get("numeric_header", [])
    assert (
        any(f"Row 2 was read as a header but holds numbers: {second[1]}" in one for one in found) is doubted
    )


def test_headers_that_end_in_amounts() -> None:
    rows = [["Verksamhet", "Budget 12 500", "Utfall 11 900,5"], *BODY]
    assert "The headers end in numbers (12 500, 11 900,5)" in said(rows)["numeric_header"][0]
    one = [["Verksamhet", "Budget 12 500", "Utfall", "Prognos"], ["Kost", "1", "2", "3"]]
    assert "numeric_header" not in said(one)
    two = [["Verksamhet", "Budget 12 500", "Utfall"], ["Kost", "1", "2"]]
    assert "numeric_header" in said(two)


def test_a_number_cut_over_two_rows_is_told_at_both_halves() -> None:
    found = said([["Verksamhet", "Budget"], *LONG[:2], ["Ledning", "-245"], ["", "332"], *LONG[2:]])
    assert [one[:4] for one in found["cut_number"]] == ["3,1:", "4,1:"]
    assert "'332' may be one number" in found["cut_number"][0]


@pytest.mark.parametrize(
    ("label", "below", "doubted"),
    [("", "332", True), ("och stab", "332", True), ("Stab", "332", False), ("", "32", False)],
)
def test_a_lower_half_has_three_figures_and_no_name(label: str, below: str, doubted: bool) -> None:
    rows = [["Verksamhet", "Budget"], *LONG[:2], ["Ledning", "-245"], [label, below], *LONG[2:]]
    assert ("cut_number" in said(rows)) is doubted


def test_a_cut_number_is_of_a_size_with_its_column() -> None:
    small = [["a", "1 500"], ["b", "1 200"], ["c", "1 100"]]
    rows = [["Verksamhet", "Budget"], *small, ["Ledning", "112 245"], ["", "332"]]
    assert "cut_number" not in said(rows)


def test_columns_of_two_halves() -> None:
    halves = [["Kost", "1", "111"], ["Boende", "2", "695"], ["Stab", "3", "140"]]
    found = said([["Verksamhet", "Budget", ""], *halves])
    assert "None,1: Columns 2 and 3 may be the two halves of the same numbers." in found["cut_number"]
    told_apart = said([["Verksamhet", "Budget", "Utfall"], *halves])
    assert not any("two halves" in one for one in told_apart.get("cut_number", []))
    one_in_three = [["Kost", "1", "111"], ["Boende", "2", "69"], ["Stab", "3", "4"]]
    found = said([["Verksamhet", "Budget", ""], *one_in_three])
    assert not any("two halves" in one for one in found.get("cut_number", []))


def test_a_sign_on_a_line_of_its_own() -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["", "-", ""], ["Kost", "4 100", "4 000"], *BODY]
    found = said(rows)["cut_number"]
    assert [one[:4] for one in found] == ["2,1:"] and "lack the sign that stands above it" in found[0]
    assert "cut_number" not in said([HEADER, ["Stab", "-", "-"], *BODY])
    assert "cut_number" not in said([HEADER, ["", "-", ""], ["Kost", "-4 100", "4 000"], *BODY])


def test_texts_that_cut_a_number() -> None:
    rows = [["Vad", "Hur"], ["Kostnaden är 12", "500 tkr i år"], ["Ingenting", "alls"]]
    (found,) = said(rows)["cut_number"]
    assert found.startswith("1,0: ") and "'500 tkr i år' may cut a number in two" in found
    assert said([["Vad", "Hur"], ["Kostnaden är 12", "50 tkr i år"]]) == {}


def column(*values: str) -> list[str]:
    """What is told of a column beside three of 100 each."""
    like = ["100"] * 3
    names = [f"Enhet {letter}" for letter in "ABCDEF"]
    rows = [["Enhet", "2020", "2021", "2022", "2023"]]
    rows += [[name, *like, value] for name, value in zip(names, values, strict=False)]
    return said(rows, unit="antal").get("suspect_number", [])


@pytest.mark.parametrize(
    ("values", "row"),
    [
        (("100", "110", "90", "100", "9000"), "5,4"),
        (("100", "110", "90", "100", "3000"), None),
        (("100", "110", "90", "9000"), None),
        (("100", "400", "90", "100", "90000"), None),
        (("100", "110", "90", "100", "1"), "5,4"),
        (("1", "110", "90", "100", "100"), "1,4"),
        (("100", "110", "90", "100", "0"), None),
    ],
)
def test_a_number_of_another_magnitude_stands_out_from_four_that_are_alike(
    values: tuple[str, ...], row: str | None
) -> None:
    assert [one.partition(":")[0] for one in column(*values)] == ([row] if row else [])


def test_no_share_is_two_thousand_per_cent() -> None:
    def doubted(text: str) -> list[str]:
        rows = [["Mått", "Andel"], ["Nöjda", text], ["Trygga", "87 %"]]
        return said(rows, unit="procent").get("suspect_number", [])

    (said_of,) = doubted("2 500 %")
    assert said_of.endswith("may be misread or mistyped: no share is that large, if it is one.")
    assert doubted("-2 000 %") and not doubted("1 999 %") and not doubted("2024")


def test_rows_without_a_name() -> None:
    rows = [HEADER, BODY[0], ["", "500", "700"], BODY[1], BODY[2], BODY[0]]
    assert said(rows)["nameless_row"] == [
        "2,None: Row 3 holds numbers but no label; it may belong to the row above."
    ]
    usual = [HEADER, BODY[1], *([["", "500", "700"], BODY[0]] * 3)]
    assert "nameless_row" not in said(usual)


def test_a_label_and_its_end_name_each_other() -> None:
    found = said([HEADER, ["Personlig", "1 200", "1 300"], ["assistans", "", ""], *BODY])
    message = "'assistans' may be the end of the label above it, 'Personlig'."
    assert found == {"cut_label": [f"1,None: {message}", f"2,None: {message}"]}


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("Skola 1 200", "Vård 1 300", "Kost 1 400"), True),
        (("Skola 1 200", "Vård 1 300", "Kost"), False),
        (("Skola 1 200", "Vård 1 300", "Kost 1 400", "A aa", "B bb"), True),
        (("Skola 1 200", "Vård 1 300", "Kost 1 400", "A aa", "B bb", "C cc"), False),
        (("över 1 000 till 5 000", "över 5 000 till 9 000", "över 9 000 till 9 900"), False),
        (("Skola 12", "Vård 13", "Kost 14"), True),
        (("Skola 12", "Skola 13", "Skola 14"), False),
        (("Skola 2012", "Vård 2013", "Kost 2014"), False),
        (("Skola 1 2", "Vård 1 3", "Kost 1 4"), False),
    ],
)
def test_names_that_hold_amounts(names: tuple[str, ...], told: bool) -> None:
    rows = [["Verksamhet", "Utfall"], *([name, f"{n} 900"] for n, name in enumerate(names, 1))]
    found = said(rows).get("amount_in_label", [])
    assert bool(found) is told and all("Column 1 holds names and amounts in one" in one for one in found)


def test_a_row_without_a_name_may_go_on_the_one_above_where_few_rows_have_none() -> None:
    rows = [
        ["Verksamhet", "Budget"],
        ["a", "500"],
        ["b", "1 300"],
        ["c", "400"],
        ["d", "12"],
        ["", "332"],
        ["e", "90"],
    ]
    assert [one[:4] for one in said(rows)["cut_number"]] == ["4,1:", "5,1:"]
    many = [
        ["Verksamhet", "Budget"],
        ["a", "500"],
        ["", "130"],
        ["b", "400"],
        ["", "120"],
        ["c", "12"],
        ["", "332"],
    ]
    assert "cut_number" not in said(many)


@pytest.mark.parametrize(("length", "whole"), [(10, True), (48, True), (49, False), (90, False)])
def test_long_labels_are_cut_in_what_is_said(length: int, whole: bool) -> None:
    label = ("Verksamhet med ett mycket långt namn som går över flera rader i sin cell" * 2)[:length].strip()
    rows = [["Post", "Utfall"], [label, "813"], ["B", "204"], ["Summa", "900"]]
    (message,) = said(rows)["total_mismatch"]
    assert (f"'{label}'" in message) is whole
    assert (" …'" in message) is not whole


def test_amounts_behind_years_in_headers_are_named_without_their_unit() -> None:
    rows = [["Verksamhet", "Budget 2024 4 100 tkr", "Utfall 2024 4 000 tkr"], *BODY]
    assert "The headers end in numbers (4 100, 4 000)" in said(rows)["numeric_header"][0]


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (["Delår 3", "Budget 12 500"], True),
        (["Delår 2", "Delår 3", "Budget 12 500"], False),
        (["Delår 3", "Budget 12 500", "Utfall 11 900"], True),
    ],
)
def test_half_of_the_endings_must_be_amounts(headers: list[str], told: bool) -> None:
    body = [["Kost", *"123"[: len(headers)]], ["Stab", *"456"[: len(headers)]]]
    assert ("numeric_header" in said([["Verksamhet", *headers], *body])) is told


def test_a_row_with_an_amount_among_texts_is_no_header() -> None:
    rows = [[*HEADER, "Mål"], *([*row, "5"] for row in BODY)]
    other = ["Område", "Prognos 2024", "Utfall 2023"]
    assert "header_in_body" in said([*rows, [*other, "Budget"], *rows[1:]])
    assert "header_in_body" not in said([*rows, [*other, "12 500"], *rows[1:]])


def test_a_difference_says_what_it_is_made_of() -> None:
    rows = [["Enhet", "Budget", "Utfall", "Avvikelse"], ["a", "900", "800", "100"], ["b", "700", "650", "50"]]
    rows += [["c", "500", "460", "40"], ["d", "300", "290", "60"]]
    assert "'Budget' - 'Utfall'" in said(rows)["arithmetic_mismatch"][0]

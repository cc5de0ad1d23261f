"""Rows set apart below a table's borders, and names of groups inside its bands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.tables.pages import across, grid_rules, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.ruled.ruled_rows import split_rows
from vonextract.tables.strays import with_strays

BODY = words(
    (55, 105, "Område"), (200, 105, "2023"), (300, 105, "2024"),
    (55, 125, "Skola"), (205, 125, "100"), (305, 125, "200"),
    (55, 145, "Omsorg"), (205, 145, "300"), (305, 145, "400"),
)  # fmt: skip
RULES = grid_rules([50, 150, 230, 330], [100, 120, 140, 160])


def rows(*below: tuple[float, float, str]) -> list[list[str]]:
    text: PageText = page(BODY, words(*below), rules=RULES)
    (table,) = with_strays(text, RuledEngine().propose(text))
    return texts(table)


def test_a_total_set_apart_below_the_borders_is_a_row() -> None:
    assert rows((55, 178, "Summa"), (205, 178, "400"), (305, 178, "600"))[-1] == ["Summa", "400", "600"]


@pytest.mark.parametrize(
    "line",
    [
        [(55, 178, "Texten nämner"), (245, 178, "400")],
        [(55, 230, "Summa"), (205, 230, "400"), (305, 230, "600")],
        [(55, 178, "Område"), (200, 178, "2023"), (300, 178, "2024")],
        [(205, 178, "400"), (305, 178, "600")],
    ],
    ids=["not flush", "far below", "the next header", "no label"],
)
def test_what_does_not_fit_the_columns_is_no_row(line: list[tuple[float, float, str]]) -> None:
    assert len(rows(*line)) == 3


def band(*label: list[Word]) -> list[float]:
    numbers = words((205, 118, "100"), (305, 118, "200"))
    return split_rows([w for part in label for w in part] + numbers, [50, 150, 230, 330], 100, 135)


def test_a_label_line_in_other_type_above_the_numbers_is_a_group() -> None:
    (edge,) = band(words((55, 103, "Kvinnor"), bold=True), words((55, 118, "Gifta")))
    assert 112 < edge < 119


def test_a_label_on_two_lines_of_one_type_is_one_row() -> None:
    assert band(words((55, 103, "Företagare och"), (55, 118, "jordbrukare"))) == []


def loans(*sums: tuple[float, float, str], over: Sequence[Word] = ()) -> list[float]:
    """The inner edges of a band with loans below the names of its columns, and what is over the last."""
    names = words((55, 104, "Långivare"), (205, 104, "Belopp"), (305, 104, "Ränta"))
    lent = words((55, 116, "Banken"), (55, 128, "Kassan"), (55, 140, "Summa lån som amorteras"))
    return split_rows([*over, *names, *lent, *words(*sums)], [50, 150, 230, 330], 90, 150)


def test_numbers_below_a_name_in_one_band_are_rows() -> None:
    edges = loans((305, 116, "500"), (305, 128, "-"), (305, 140, "500"))
    assert [round(y) for y in edges] == [115, 127, 139]


def test_fewer_numbers_than_that_below_a_name_are_no_rows() -> None:
    name = words((305, 92, "Nästa"))
    assert loans((305, 116, "500"), (305, 128, "-"), (305, 140, "500"), over=name) == []


def test_two_years_below_a_name_are_no_rows() -> None:
    assert loans((305, 116, "2023"), (305, 128, "2024")) == []


def test_a_text_over_several_columns_does_not_keep_numbers_in_one_row() -> None:
    heads = words((55, 105, "Post"), (205, 105, "Antal"), (300, 105, "Belopp"))
    body = words(
        (55, 123, "Lån"), (205, 123, "1"), (305, 123, "300"),
        (55, 135, "Skuld"), (205, 135, "2"), (305, 135, "200"),
        (55, 147, "Summa att amortera under nästa år"), (305, 147, "500"),
        *((x, y, text) for y in range(165, 265, 20) for x, text in ((55, "Avgift"), (205, "2"), (305, "30"))),
    )  # fmt: skip
    ruled = [across(y, 50, 330) for y in (100, 120, *range(160, 280, 20))]
    (table,) = RuledEngine().propose(page(heads, body, rules=ruled))
    assert [row[0] for row in texts(table)][1:4] == ["Lån", "Skuld", "Summa att amortera under nästa år"]


def test_numbers_below_names_beside_no_labels_are_no_rows() -> None:
    columns = [
        words(*((x, 104 + 12 * n, t) for n, t in enumerate(("Ram", "5", "6", "7")))) for x in (205, 305)
    ]
    assert split_rows([*columns[0], *columns[1]], [150, 230, 330], 90, 150) == []


@pytest.mark.parametrize(
    ("name", "label", "edges"),
    [("Politiska variabler", "System", 2), ("Fristående", "skolor", 1), ("Skatter, avgifter,", "System", 1)],
)
def test_a_name_above_the_first_label_between_rows_without_borders_is_a_row(name, label, edges) -> None:
    said = words((55, 103, name), (55, 115, label), (55, 128, "Antal"))
    numbers = words(*((x, y, "85") for y in (115, 128) for x in (205, 305)))
    assert len(split_rows([*said, *numbers], [50, 150, 230, 330], 90, 145)) == edges


@pytest.mark.parametrize(("rest", "edge"), [("övriga bidrag", 117), ("Övriga bidrag", 129)])
def test_a_line_above_one_in_lower_case_is_the_label_of_its_row(rest: str, edge: int) -> None:
    said = words((55, 106, "Statsbidrag"), (55, 118, "Kultur och"), (55, 130, rest))
    numbers = words(*((x, y, "85") for y in (106, 130) for x in (205, 305)))
    assert [round(y) for y in split_rows([*said, *numbers], [50, 150, 230, 330], 95, 145)][:1] == [edge]

"""Rows set apart below a table's borders, and names of groups inside its bands."""

from __future__ import annotations

import pytest
from tests.tables.pages import grid_rules, page, texts, words

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

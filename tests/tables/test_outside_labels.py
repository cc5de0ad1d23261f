"""Names of rows that stand left of the borders drawn around their numbers."""

from __future__ import annotations

import pytest
from tests.tables.pages import covered_once, fill, grid_rules, page, texts, words

from vonextract.tables.ruled.engine import RuledEngine

XS, YS = [200.0, 280.0, 360.0], [100.0, 120.0, 140.0, 160.0]
NUMBERS = [
    (205, 105, "Budget"), (285, 105, "Utfall"),
    (205, 125, "41 200"), (285, 125, "43 615"),
    (205, 145, "28 300"), (285, 145, "27 140"),
]  # fmt: skip
NAMES = [(50, 125, "Grundskola"), (50, 145, "Förskola")]


def read(*outside: tuple[float, float, str]) -> list[list[str]]:
    tables = RuledEngine().propose(page(words(*NUMBERS, *outside), rules=grid_rules(XS, YS)))
    assert len(tables) == 1
    assert covered_once(tables[0])
    return texts(tables[0])


def test_names_left_of_the_grid_are_its_first_column() -> None:
    assert read(*NAMES) == [
        ["", "Budget", "Utfall"],
        ["Grundskola", "41 200", "43 615"],
        ["Förskola", "28 300", "27 140"],
    ]


def test_name_of_two_lines_and_a_name_over_the_names() -> None:
    rows = read((50, 105, "Verksamhet"), (50, 120, "Grund- och"), (50, 130, "särskola"), NAMES[1])
    assert [row[0] for row in rows] == ["Verksamhet", "Grund- och särskola", "Förskola"]


@pytest.mark.parametrize(
    "outside",
    [
        pytest.param([(50, 113, "som nämnden"), (50, 135, "beslutade då")], id="between the rows"),
        pytest.param([NAMES[0]], id="one row alone"),
        pytest.param([(50, 125, "41"), (50, 145, "42")], id="numbers"),
        pytest.param([(20, 125, "a b c d e f g h"), (20, 145, "a b c d e f g h")], id="many words"),
    ],
)
def test_what_names_no_rows_stays_outside(outside: list[tuple[float, float, str]]) -> None:
    assert {len(row) for row in read(*outside)} == {2}


def test_another_grid_to_the_left_names_no_rows() -> None:
    other = [(60, 105, "Post"), (110, 105, "År"), (60, 125, "Hyra"), (60, 145, "El")]
    rules = [*grid_rules(XS, YS), *grid_rules([50.0, 100.0, 150.0], YS)]
    tables = RuledEngine().propose(page(words(*NUMBERS, *other), rules=rules))
    assert [table.n_cols for table in tables] == [2, 2]


def test_each_of_several_grids_has_the_names_that_stand_between_it_and_the_one_before() -> None:
    beside = [(x + 330, y, text) for x, y, text in [*NUMBERS, *NAMES]]
    rules = [*grid_rules(XS, YS), *grid_rules([x + 330 for x in XS], YS)]
    tables = RuledEngine().propose(page(words(*NUMBERS, *NAMES, *beside), rules=rules))
    assert [[row[0] for row in texts(table)] for table in tables] == [["", "Grundskola", "Förskola"]] * 2


SHADED = [
    (205, 86, "2023"), (285, 86, "2024"), (365, 86, "Mål"), (50, 86, "Mått"),
    (285, 105, "43"), (365, 105, "50"), (50, 105, "Andel som"), (50, 115, "deltar"),
    (205, 127, "-"), (285, 127, "27"), (50, 127, "Antal besök"),
    (205, 147, "12"), (285, 147, "14"), (365, 147, "20"), (50, 147, "Antal samtal"),
]  # fmt: skip


@pytest.mark.parametrize("each", [False, True], ids=["by rows", "by cells"])
def test_names_left_of_shaded_rows_and_of_their_header_are_a_column(each: bool) -> None:
    ends = [(200.0, 280.0), (280.0, 360.0), (360.0, 440.0)] if each else [(200.0, 440.0)]
    bands = zip([100.0, 125.0, 145.0], [125.0, 145.0, 165.0], (0xDDDDDD, 0xCCCCCC, 0xBBBBBB), strict=True)
    fills = [fill(x0, top, x1, bottom, color) for top, bottom, color in bands for x0, x1 in ends]
    (table,) = RuledEngine().propose(page(words(*SHADED), fills=fills))
    assert texts(table) == [
        ["Mått", "2023", "2024", "Mål"],
        ["Andel som deltar", "", "43", "50"],
        ["Antal besök", "-", "27", ""],
        ["Antal samtal", "12", "14", "20"],
    ]
    assert covered_once(table)


def test_bands_of_several_rows_have_no_names_of_their_own() -> None:
    rows = zip((105.0, 117.0, 129.0, 141.0), ("13", "269", "15", "316"), strict=True)
    held = [t for y, n in rows for t in ((205.0, y, n), (285.0, y, n), (50.0, y, "Grundskola"))]
    fills = [fill(200, 100, 360, 124), fill(200, 124, 360, 148, 0xBBBBBB)]
    assert RuledEngine().propose(page(words(*held[::3], *held[1::3]), fills=fills))
    for table in RuledEngine().propose(page(words(*held), fills=fills)):
        assert {len(row) for row in texts(table)} == {2}

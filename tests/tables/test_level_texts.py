"""Texts in cells over several rows: those level with one row are its, a number in the middle is all rows'."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, covered_once, down, page, texts, words

from vonextract.tables.ruled.engine import RuledEngine

XS, YS = [50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 140.0, 160.0, 180.0]
HEAD = words((55, 105, "Post"), (205, 105, "Koncern"), (305, 105, "Kommun"))
BODY = words(*((55, y + 5, f"Rad {y:.0f}") for y in YS[1:4]), *((205, y + 5, f"{y:.0f},50") for y in YS[1:4]))


def tall(*numbers: tuple[float, str]) -> list[list[str]]:
    """The rows of a table whose last column has no borders between its rows."""
    rules = [across(y, 50, 350) for y in (100, 120, 180)] + [across(y, 50, 250) for y in (140, 160)]
    rules += [down(x, 100, 180) for x in XS]
    (table,) = RuledEngine().propose(page(HEAD, BODY, words(*((305, *n) for n in numbers)), rules=rules))
    assert covered_once(table)
    return texts(table)[1:]


@pytest.mark.parametrize(
    "numbers",
    [[(165, "700")], [(125, "500"), (145, "-"), (165, "700")], [(125, "500"), (165, "700")]],
    ids=["the last", "each", "first and last"],
)
def test_numbers_are_of_the_rows_that_they_stand_level_with(numbers: list[tuple[float, str]]) -> None:
    said = dict(numbers)
    assert [row[2] for row in tall(*numbers)] == [said.get(y, "") for y in (125, 145, 165)]


@pytest.mark.parametrize(
    "said",
    [(145, "700"), (125, "700"), (155, "700"), (165, "ingen")],
    ids=["middle", "top", "between", "word"],
)
def test_what_stands_for_all_rows_stays_in_one_cell(said: tuple[float, str]) -> None:
    assert [len(row) for row in tall(said)] == [3, 2, 2]


def test_rows_whose_labels_alone_have_borders_are_not_parted() -> None:
    rules = [across(y, 50, 350) for y in (100, 120, 180)] + [across(y, 50, 150) for y in (140, 160)]
    numbers = words(*((x, y + 5, f"{y:.0f}") for x in (205, 305) for y in YS[1:4]))
    labels = words(*((55, y + 5, "Rad") for y in YS[1:4]))
    (table,) = RuledEngine().propose(
        page(HEAD, labels, numbers, rules=rules + [down(x, 100, 180) for x in XS])
    )
    assert [len(row) for row in texts(table)] == [3, 3, 1, 1]


def unparted(*labels: tuple[float, str]) -> list[list[str]]:
    """The rows of a table whose labels have no borders between them, its last column none either."""
    rules = [across(y, 50, 350) for y in (100, 120, 180)] + [across(y, 150, 250) for y in (140, 160)]
    numbers = words(*((x, y + 5, f"{y:.0f}") for x in (205, 305) for y in YS[1:4]))
    said = words(*((55, *label) for label in labels))
    made = page(HEAD, said, numbers, rules=rules + [down(x, 100, 180) for x in XS])
    (table,) = RuledEngine().propose(made)
    assert covered_once(table)
    return texts(table)[1:]


def test_labels_in_one_cell_are_of_the_rows_that_they_stand_level_with() -> None:
    labels = [(125, "Ingående"), (145, "Ökning"), (165, "Utgående")]
    assert unparted(*labels) == [[text, f"{y - 5:.0f}", f"{y - 5:.0f}"] for y, text in labels]


@pytest.mark.parametrize(
    "labels",
    [
        [(145, "Nämnden")],
        [(125, "Nämnden"), (145, "med"), (165, "utskott")],
        [(125, "Nämnden"), (145, "Kansliet")],
        [(125, "Nämnden"), (139, "Kansliet"), (174, "Skolan")],
    ],
    ids=["middle", "goes on", "a row without", "not level"],
)
def test_a_label_of_several_rows_stays_one(labels: list[tuple[float, str]]) -> None:
    assert [len(row) for row in unparted(*labels)] == [3, 1, 1]


def test_the_rest_of_a_row_from_the_page_before_is_no_label_of_the_rows_below_it() -> None:
    rules = [across(y, 50, 350) for y in (100, 120, 180)] + [across(y, 150, 350) for y in (140, 160)]
    rules += [down(x, 100, 180) for x in XS]
    said = words((55, 145, "Hyra"), (205, 145, "12"), (305, 145, "14"), (205, 165, "13"), (305, 165, "15"))
    more = words((305, 125, "och mer"), (55, 165, "Ränta"))
    (table,) = RuledEngine().propose(page(HEAD, said, more, rules=rules))
    assert texts(table)[1:] == [["", "", "och mer"], ["Hyra", "12", "14"], ["Ränta", "13", "15"]]

from __future__ import annotations

import pytest
from tests.tables.pages import grid_rules, page, texts, words

from vonextract.tables.model import PageTable
from vonextract.tables.over_pages.titles import without_title
from vonextract.tables.ruled.engine import RuledEngine

TABLE = [["Enhet", "Budget", "Utfall"], ["Norr", "120", "130"], ["Söder", "80", "75"]]
BLANK = ["", "", ""]


def grid(rows: list[list[str]]) -> PageTable:
    """A grid of 100 by 20 points a cell that says the rows."""
    said = [(55 + 100 * c, 65 + 20 * r, t) for r, row in enumerate(rows) for c, t in enumerate(row) if t]
    ys = [60.0 + 20 * r for r in range(len(rows) + 1)]
    (table,) = RuledEngine().propose(page(words(*said), rules=grid_rules([50, 150, 250, 350], ys)))
    return table


@pytest.mark.parametrize(
    "above",
    [
        [["Område Norr", "", ""], BLANK],
        [["Område Norr", "", ""], ["Belopp i tkr", "", ""], BLANK],
        [["Område Norr", "", ""], BLANK, ["Belopp i tkr", "", ""], BLANK],
    ],
)
def test_a_title_above_an_empty_row_is_no_part_of_the_table(above: list[list[str]]) -> None:
    table = without_title(grid([*above, *TABLE]))
    assert texts(table) == TABLE
    assert table.box.top == pytest.approx(60 + 20 * len(above), abs=1)
    assert "a title" in table.trace[-1]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(TABLE, id="no title"),
        pytest.param([["Norr", "", ""], *TABLE], id="a first row of one text"),
        pytest.param([["Norr", "Söder", ""], BLANK, *TABLE], id="a first row of two texts"),
        pytest.param([BLANK, *TABLE], id="an empty first row"),
        pytest.param([*TABLE, BLANK, ["Not", "", ""]], id="a text below"),
        pytest.param([["och söder", "", ""], BLANK, *TABLE], id="the rest of a cell of the page before"),
    ],
)
def test_what_no_empty_row_sets_apart_stays(rows: list[list[str]]) -> None:
    assert texts(without_title(grid(rows))) == rows

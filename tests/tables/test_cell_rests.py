"""Lines of drawn cells that a table read from alignment left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import grid_rules, page, texts, words

from vonextract.layout.model import PageText
from vonextract.tables import find
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.cell_rests import with_cell_rests
from vonextract.tables.model import PageTable

LINES = words(
    (55, 105, "Ärende"), (205, 105, "Ansvar"),
    (55, 125, "Yttrande om skola"), (205, 125, "Rektor"),
    (55, 145, "Uppföljning av"), (205, 145, "Direktör"),
)  # fmt: skip
REST = words((55, 157, "gymnasiets program"))
GRID = grid_rules([50, 200, 300], [100, 120, 140, 175])


def read(text: PageText) -> PageTable:
    """The table of all lines but the last."""
    table = BareEngine().read(text, [w for w in text.body if w.top < 150], [])
    assert table is not None
    return table


def test_the_last_lines_of_a_drawn_cell_are_added_to_it() -> None:
    text = page(LINES, REST, rules=GRID)
    (table,) = with_cell_rests(text, [read(text)])
    assert texts(table)[-1] == ["Uppföljning av gymnasiets program", "Direktör"]
    assert table.box.bottom == 167


@pytest.mark.parametrize(
    "rules",
    [[], grid_rules([50, 200, 300], [100, 120, 140, 155, 175]), grid_rules([50, 200, 300], [100, 120, 175])],
    ids=["nothing drawn", "a cell of its own", "a cell over several rows"],
)
def test_what_stands_in_no_cell_with_one_of_the_table_is_left(rules) -> None:
    text = page(LINES, REST, rules=rules)
    before = read(text)
    assert with_cell_rests(text, [before]) == [before]


@pytest.mark.parametrize("beside", ["Kanslichef", "500"])
def test_a_line_beside_other_words_is_a_row_of_its_own(beside: str) -> None:
    rules = [*grid_rules([50, 200], [100, 120, 140, 175]), *grid_rules([200, 300], [100, 120, 140, 155, 175])]
    text = page(LINES, REST, words((205, 157, beside)), rules=rules)
    before = read(text)
    assert with_cell_rests(text, [before]) == [before]


def test_numbers_are_no_rests() -> None:
    text = page(LINES, words((205, 157, "500")), rules=GRID)
    before = read(text)
    assert with_cell_rests(text, [before]) == [before]


def test_words_of_another_table_stay_there() -> None:
    text = page(LINES, REST, rules=GRID)
    table = read(text)
    rest = [w for w in text.body if w.top > 150]
    other = replace(table, cells=[replace(table.cells[0], lines=[rest])])
    assert with_cell_rests(text, [table, other]) == [table, other]


def test_chosen_tables_are_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = page(LINES, REST, rules=GRID)
    monkeypatch.setattr(find, "judged", lambda body, *_: [read(body)])
    (table,) = find.find_tables([text])
    assert texts(table)[-1] == ["Uppföljning av gymnasiets program", "Direktör"]

"""How a table is written as a label: what each cell says of itself."""

from __future__ import annotations

import pytest
from tests.checks.made_reports import table

from vonextract.corrections.labelled import _labelled


@pytest.mark.parametrize(
    ("rows", "cols", "said"),
    [(1, 1, {}), (2, 1, {"rowspan": 2}), (1, 3, {"colspan": 3}), (2, 3, {"rowspan": 2, "colspan": 3})],
)
def test_a_cell_says_how_far_it_reaches_where_that_is_more_than_one(
    rows: int, cols: int, said: dict[str, int]
) -> None:
    made = table([["Namn", "2023"], ["Kost", "1"]])
    made.cells[0].row_span, made.cells[0].col_span = rows, cols
    first, second = _labelled(made)["rows"][0]
    assert {key: first[key] for key in ("rowspan", "colspan") if key in first} == said
    assert not {"rowspan", "colspan"} & second.keys()

"""What the reader of tables is fitted on: made pages and how alike two grids are."""

from __future__ import annotations

import numpy as np
from fitting.likeness import likeness
from fitting.make import truth
from fitting.pages import random_page
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

GRIDS = arrays(
    np.dtype("<U4"), array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.text("ab1", max_size=3)
)


@given(GRIDS)
def test_a_grid_is_wholly_like_itself(grid: np.ndarray) -> None:
    assert likeness(grid, grid) == 1.0


@given(GRIDS, GRIDS)
def test_likeness_has_no_sides(a: np.ndarray, b: np.ndarray) -> None:
    assert 0.0 <= likeness(a, b) <= 1.0


def test_a_lost_row_costs_its_share() -> None:
    grid = np.array([["a", "1"], ["b", "2"], ["c", "3"]])
    assert likeness(grid, grid[1:]) == 2 * 4 / (6 + 4)


def test_a_seed_makes_one_page() -> None:
    assert random_page(7) == random_page(7)
    assert random_page(7) != random_page(8)


def test_every_row_of_a_made_table_covers_its_columns() -> None:
    tables = [table for seed in range(60) for table in random_page(seed).tables()]
    assert len(tables) > 60
    for table in tables:
        open_rows = [0] * len(table.rows)
        for r, row in enumerate(table.rows):
            for cell in row:
                for k in range(cell.rows):
                    open_rows[r + k] += cell.cols
        assert open_rows == [table.n_cols] * len(table.rows)


def test_the_truth_states_spans() -> None:
    made = truth("x", [t for seed in range(80) for t in random_page(seed).tables()])
    cells = [cell for block in made["blocks"] for row in block["rows"] for cell in row]  # type: ignore[attr-defined]
    assert any("rowspan" in cell for cell in cells)
    assert any("colspan" in cell for cell in cells)

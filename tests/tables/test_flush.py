"""Whether lines go on with the columns of a table."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vonextract.tables.alignment.flush import flush_lines, flush_share
from vonextract.tables.alignment.settings import SETTINGS


def test_lines_with_a_number_under_a_column_go_on_with_it() -> None:
    assert flush_share([[100.4, 180.0], [101.0]], [100.0, 300.0]) == 2 / SETTINGS.flush_lines


def test_numbers_elsewhere_and_lines_without_any_do_not() -> None:
    assert flush_share([[130.0], []], [100.0, 300.0]) == 0.0


_ENDS = st.lists(st.floats(0, 60), max_size=6)


@given(st.lists(_ENDS, max_size=SETTINGS.flush_lines), st.lists(_ENDS, min_size=1, max_size=4))
def test_many_tables_at_once_are_told_the_same(lines: list[list[float]], tables: list[list[float]]) -> None:
    ends = [x for table in tables for x in table]
    owner = np.array([row for row, table in enumerate(tables) for _ in table], dtype=int)
    numbers = owner == np.arange(len(tables))[:, None]
    found = flush_lines(lines, numbers, np.array(ends, dtype=float))
    assert (found.sum(axis=1) / SETTINGS.flush_lines).tolist() == [
        flush_share(lines, table) for table in tables
    ]

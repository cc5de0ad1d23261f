"""Words into the rows of a grid."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import words

from vonextract.tables.grid import by_row

HEIGHTS = st.floats(0, 800, allow_nan=False)


@given(st.lists(HEIGHTS, min_size=1, max_size=12, unique=True), st.lists(HEIGHTS, max_size=20))
def test_every_word_stands_in_the_row_that_holds_its_middle(edges: list[float], tops: list[float]) -> None:
    ys = sorted(edges)
    printed = words(*((50.0, top, "ord") for top in tops))
    rows = by_row(printed, ys)
    assert rows == [[w for w in printed if lo <= w.y_mid < hi] for lo, hi in pairwise(ys)]

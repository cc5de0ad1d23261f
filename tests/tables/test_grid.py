"""Words into the rows of a grid."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import words

from vonextract.tables.grid import by_row, lines_of

HEIGHTS = st.floats(0, 800, allow_nan=False)


@given(st.lists(HEIGHTS, min_size=1, max_size=12, unique=True), st.lists(HEIGHTS, max_size=20))
def test_every_word_stands_in_the_row_that_holds_its_middle(edges: list[float], tops: list[float]) -> None:
    ys = sorted(edges)
    printed = words(*((50.0, top, "ord") for top in tops))
    rows = by_row(printed, ys)
    assert rows == [[w for w in printed if lo <= w.y_mid < hi] for lo, hi in pairwise(ys)]


def test_a_raised_sign_stays_with_the_word_of_its_cell() -> None:
    name, sign = words((50.0, 100.0, "Spelet"), (85.0, 95.5, "®"))
    assert [[w.text for w in line] for line in lines_of([sign, name])] == [["Spelet", "®"]]
    sign.top, sign.bottom, sign.baseline = sign.top - 1, sign.bottom - 1, sign.baseline - 1
    assert [[w.text for w in line] for line in lines_of([sign, name])] == [["®"], ["Spelet"]]

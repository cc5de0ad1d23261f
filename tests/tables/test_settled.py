from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import words

from vonextract.tables.alignment.corridors import Column
from vonextract.tables.ruled.settled import settled

COLUMNS = [Column(50, 90, 50, 130), Column(170, 200, 130, 200)]


def border(*texts):
    left, right = settled(COLUMNS, [words(text) for text in texts])
    assert left.right == right.left
    return left.right


def test_border_stands_between_a_long_name_and_the_next_column() -> None:
    assert border((50, 100, "Tidplanenheterna"), (170, 100, "Chef")) == (130 + 170) / 2


def test_name_that_begins_in_the_gap_moves_the_border_to_the_left() -> None:
    assert border((50, 100, "Mål"), (110, 100, "Ansvarigachefer")) == (90 + 110) / 2


def test_free_and_spanning_texts_move_nothing() -> None:
    assert border((120, 100, "fri"), (50, 120, "Enrubriksomgåröverbådakolumner")) == 130


extent = st.tuples(st.floats(50, 200), st.integers(1, 12))


@given(st.lists(extent, max_size=6))
def test_border_stays_in_the_gap(texts) -> None:
    assert 90 <= border(*((x, 100.0 + 20 * i, "x" * n) for i, (x, n) in enumerate(texts))) <= 170

"""Names of two columns in one cell speak against a candidate where another one has them apart."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, words

from vonextract.geometry import Box
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.joined_names import joined_names


def _rivals(left: str, right: str, *, gap: float = 60.0) -> list[PageTable]:
    """A header of two texts in one cell, over one column or two, and in two cells."""
    names = [words((60, 40, left)), words((60 + 5 * len(left) + gap, 40, right))]
    page(*names)

    def table(*spans: tuple[int, int, int]) -> PageTable:
        cells = []
        for place, (col, wide, count) in enumerate(spans):
            held = [w for group in names[place : place + count] for w in group]
            cell = GridCell(0, col, 1, wide, word_box(held))
            set_lines(cell, held)
            cells.append(cell)
        return PageTable(1, Box(60, 40, 300, 90), 2, 2, cells, "text", 0.9)

    return [table((0, 1, 2)), table((0, 2, 2)), table((0, 1, 1), (1, 1, 1))]


def test_names_far_apart_in_one_cell_that_a_rival_has_in_two_are_joined() -> None:
    assert joined_names(_rivals("Beslut", "Investering"), [0.8] * 3) == [True, True, False]
    assert joined_names(_rivals("Beslut", "Investering"), [0.8, 0.8, 0.5]) == [False] * 3


@pytest.mark.parametrize(
    ("left", "right", "gap"), [("Beslut", "om", 4.0), ("$", "Utfall", 60.0), ("Tkr", "24", 60)]
)
def test_texts_close_together_and_signs_and_numbers_are_no_two_names(
    left: str, right: str, gap: float
) -> None:
    assert joined_names(_rivals(left, right, gap=gap), [0.8] * 3) == [False, False, False]

"""Tables that stand beside each other, each with rows of its own, are not read as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from tests.tables.pages import page, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.grid import word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.evidence import NAMES
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.out_of_step import joins_tables_beside
from vonextract.tables.verdict.score import Score

XS = (50, 150, 250, 350)
LABELS = ("Lokalhyra", "Städning", "Telefoni", "Revision", "Porto", "Kopior")


def _table(found: list[Word]) -> PageTable:
    """Each height of words a row, four columns."""
    heights = sorted({w.top for w in found})
    cells = []
    for row, top in enumerate(heights):
        for col, (x, end) in enumerate(zip(XS, (*XS[1:], 999), strict=True)):
            held = [w for w in found if w.top == top and x <= w.x0 < end]
            if held:
                text = " ".join(w.text for w in held)
                cells.append(GridCell(row, col, 1, 1, word_box(held), [held], page=1, text=text))
    return PageTable(1, word_box(found), len(heights), 4, cells, "text", 0.9)


def _lists(*, off: float, left: tuple[str, ...] = LABELS, right: tuple[str, ...] = LABELS) -> list[Word]:
    """Labels and amounts, and others beside them, lower by `off`."""
    return [
        word
        for i in range(len(LABELS))
        for word in words(
            (50, 100 + 24 * i, left[i]), (150, 100 + 24 * i, str(310 + i)),
            (250, 100 + 24 * i + off, right[i]), (350, 100 + 24 * i + off, str(470 + i)),
        )
    ]  # fmt: skip


def test_numbers_at_heights_of_their_own_are_of_two_tables() -> None:
    assert joins_tables_beside(_table(_lists(off=12)))
    assert not joins_tables_beside(_table(_lists(off=0)))


def test_cells_that_stand_hardly_lower_are_of_one_row() -> None:
    assert not joins_tables_beside(_table(_lists(off=1)))
    assert joins_tables_beside(_table(_lists(off=3)))


def test_numbers_level_with_labels_of_the_other_side_are_of_one_table() -> None:
    labels = words(*((50, 112 + 24 * i, label) for i, label in enumerate(LABELS)))
    assert not joins_tables_beside(_table([*_lists(off=12), *labels]))
    told = words(*((250, 100 + 24 * i, label) for i, label in enumerate(LABELS)))
    assert not joins_tables_beside(_table([*_lists(off=12), *told]))


def test_shares_over_several_rows_are_of_the_table_of_these() -> None:
    shares = tuple(f"{i}0 %" for i in range(1, 7))
    assert not joins_tables_beside(_table(_lists(off=12, left=shares)))
    assert not joins_tables_beside(_table(_lists(off=12, right=shares)))


class _Wide(Forest):
    """Expects more of what has four columns."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.where(vectors[:, NAMES.index("columns")] == len(XS), 0.83, 0.58)

    def calibrated(self, score: float) -> float:
        return score


def _judged(text: PageText) -> list[PageTable]:
    return judged(text, *first_verdict(text), score=Score(_Wide(), _Wide()))


def test_two_tables_are_chosen_instead_of_what_joins_them() -> None:
    assert {table.n_cols for table in _judged(page(_lists(off=12)))} == {2}
    assert {table.n_cols for table in _judged(page(_lists(off=0)))} == {4}

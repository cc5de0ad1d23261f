"""A candidate whose columns cut numbers between their groups of thousands is behind one that does not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from tests.tables.pages import page, words

from vonextract.layout.model import Word, around
from vonextract.tables.forest import Forest
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.cut_numbers import cuts_numbers
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score


def _table(*amounts: str, cut: float = 212.0) -> PageTable:
    """A table of labels and amounts at x 200, these cut into two columns at an x."""
    cells = []
    for row, amount in enumerate(amounts):
        line = words((50, 100.0 + 14 * row, "Post"), (200, 100.0 + 14 * row, amount))
        held = [[w for w in line if low <= w.x0 < high] for low, high in ((0, 100), (100, cut), (cut, 999))]
        cells += [_cell(row, col, found) for col, found in enumerate(held) if found]
    return PageTable(
        1, around([w for c in cells for ln in c.lines for w in ln]), len(amounts), 3, cells, "rules", 1.0
    )


def _cell(row: int, col: int, found: Sequence[Word]) -> GridCell:
    return GridCell(
        row, col, 1, 1, around(list(found)), [list(found)], page=1, text=" ".join(w.text for w in found)
    )


def test_columns_that_part_the_groups_of_numbers_cut_them() -> None:
    assert cuts_numbers(_table("12 345", "67 890", "98 765"))
    assert not cuts_numbers(_table("12 345", "67 890"))


def test_columns_of_small_numbers_a_space_apart_cut_none() -> None:
    assert not cuts_numbers(_table("12 345", "67 890", "98 765", "12 45"))


class _Sure(Forest):
    """Expects the same of every table."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.full(len(vectors), 0.7)

    def calibrated(self, score: float) -> float:
        return score


def test_a_table_that_cuts_numbers_is_not_worth_having() -> None:
    text = page(words((50, 100, "Post"), (200, 100, "1")))
    cutting, whole = _table("12 345", "67 890", "98 765"), _table("12 345", "67 890", "98 765", cut=300.0)
    score = Score(_Sure(), _Sure())
    assert judged(text, [cutting], [], score=score) == []
    assert len(judged(text, [whole], [], score=score)) == 1

"""Parts of a table give way to the whole of it where that scores better than they do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vonextract.geometry import Box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.wholes import with_wholes

UPPER, LOWER = frozenset(range(40)), frozenset(range(40, 100))
ABOVE, BELOW, BESIDE = Box(0, 0, 100, 40), Box(0, 44, 100, 100), Box(110, 0, 200, 60)


def _table(box: Box, *rows: str, header: int = 0) -> PageTable:
    """A table of one column."""
    cells = [GridCell(r, 0, 1, 1, box, text=text) for r, text in enumerate(rows)]
    return PageTable(1, box, len(rows), 1, cells, "text", 0.9, n_header_rows=header)


def _kept(
    whole: float,
    *,
    words: frozenset[int] = UPPER | LOWER,
    lower: Box = BELOW,
    headers: Sequence[int] = (0, 0),
) -> Sequence[int]:
    """What is chosen of two parts that score 0.8 and 0.9, and of what holds both."""
    parts = [_table(ABOVE, "Namn", "Ek", header=headers[0]), _table(lower, "Alm", header=headers[1])]
    tables = [*parts, _table(Box(0, 0, 200, 100), "Namn", "Ek", "Träd", "Alm")]
    return with_wholes([0, 1], [0.8, 0.9, whole], [UPPER, LOWER, words], tables)


def test_a_whole_that_scores_better_than_the_words_of_its_parts_takes_their_place() -> None:
    assert _kept(0.87) == [2]
    assert _kept(0.85) == [0, 1]


def test_a_whole_may_be_a_little_worse_where_its_first_part_alone_has_a_header() -> None:
    assert _kept(0.79, headers=(1, 0)) == [2]
    assert _kept(0.77, headers=(1, 0)) == [0, 1]
    assert _kept(0.79, headers=(1, 1)) == _kept(0.79, headers=(0, 0)) == [0, 1]


def test_what_holds_one_part_alone_takes_no_place() -> None:
    tables = [_table(ABOVE, "Namn", "Ek"), _table(ABOVE, "Namn", "Ek", "Alm")]
    assert with_wholes([0], [0.9, 1.1], [UPPER, UPPER], tables) == [0]


def test_tables_beside_each_other_are_no_parts() -> None:
    assert _kept(0.95, lower=BESIDE) == [0, 1]


@pytest.mark.parametrize("words", [UPPER | LOWER | set(range(100, 160)), UPPER | set(range(40, 80))])
def test_what_holds_much_besides_the_parts_or_half_of_one_is_no_whole(words: frozenset[int]) -> None:
    assert _kept(0.95, words=frozenset(words)) == [0, 1]

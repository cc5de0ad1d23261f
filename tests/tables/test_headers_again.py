"""Headers that come again above borders of one width part the stack that these make."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from tests.tables.pages import across, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score

NAMES = ("Katten", "Hunden", "Ekorren")
XS = (60.0, 220.0, 380.0)
BODY = ("Risk för höga kostnader", "Se över alla avtal", "Controller på staben")


def _line(top: float, said: tuple[str, ...]) -> list[Word]:
    return words(*((x, top, text) for x, text in zip(XS, said, strict=True)))


def _tables(*, again: bool = True) -> PageText:
    """Three tables of one row each, a title above and a border below the header of each."""
    groups = []
    for n in range(3):
        top = 100 + 100.0 * n
        groups += [words((60, top, f"Rubrik {n}"), bold=True)]
        groups += [_line(top + 20, NAMES if again else tuple(f"{name}{n}" for name in NAMES))]
        groups += [_line(top + 40, tuple(f"{text} {n}" for text in BODY)), _line(top + 52, BODY)]
    return page(*groups, rules=[across(134 + 100 * n, 55, 520) for n in range(3)])


def test_the_header_begins_a_table_of_its_own_each_time() -> None:
    found = RuledEngine().propose(_tables())
    assert [texts(table)[0] for table in found] == [list(NAMES)] * 3
    assert [len(texts(table)) for table in found] == [2, 2, 2]
    assert not any("Rubrik" in text for table in found for row in texts(table) for text in row)


class _Poor(Forest):
    """Expects little of every candidate."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.full(len(vectors), 0.3)

    def calibrated(self, score: float) -> float:
        return score


def _chosen(text: PageText) -> list[list[str]]:
    """The first rows of what is chosen where the score expects little."""
    tables = judged(text, *first_verdict(text), score=Score(_Poor(), _Poor()))
    return [texts(table)[0] for table in tables]


def test_tables_under_one_header_are_worth_having_though_they_hold_a_row_of_texts() -> None:
    assert _chosen(_tables()) == [list(NAMES)] * 3
    assert _chosen(_tables(again=False)) == []


def test_other_names_part_no_band() -> None:
    assert len(RuledEngine().propose(_tables(again=False))) == 1

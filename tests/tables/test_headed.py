"""Lists of texts that their header tells from running text."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.tables.pages import page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.evidence import NAMES as EVIDENCE
from vonextract.tables.verdict.headed import names_columns
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score

NAMES = ("Åtgärd", "Ansvarig", "Uppföljning")
BODY = (
    (("Se över avtalen", "med utförare"), ("Enhetschef på", "stab"), ("Vi har fått hjälp", "av juristerna")),
    (("Granska fakturor", "från utförare"), ("Controller",), ("Sker varje månad i", "bokslutet")),
)
XS = (60, 220, 380)


def header(top: float, names: tuple[str, ...] = NAMES) -> list[Word]:
    return words(*((x, top, name) for x, name in zip(XS, names, strict=True)))


def rows(top: float, body: tuple[tuple[tuple[str, ...], ...], ...] = BODY) -> list[Word]:
    return words(
        *(
            (x, top + 40 * n + 12 * i, line)
            for n, row in enumerate(body)
            for x, lines in zip(XS, row, strict=True)
            for i, line in enumerate(lines)
        )
    )


def grid(text: PageText) -> PageTable:
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    return table


class _Doubtful(Forest):
    """Expects little of all candidates, and a little more of those with more words."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.2 + 0.0001 * vectors[:, EVIDENCE.index("words")]

    def calibrated(self, score: float) -> float:
        return score


def chosen(*parts: list[Word]) -> list[list[str]]:
    """The first rows of the tables that are chosen where every score is low."""
    text = page(*parts)
    tables = judged(text, *first_verdict(text), score=Score(_Doubtful(), _Doubtful()))
    return [texts(table)[0] for table in tables]


def test_names_of_a_kinds_columns_make_a_table_of_texts() -> None:
    assert chosen(header(100), rows(118)) == [list(NAMES)]


def test_other_names_do_not() -> None:
    assert chosen(header(100, ("Katten", "Hunden", "Ekorren")), rows(118)) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (NAMES, True),
        (("Mål", "Finansiella mål", "Nyckeltal"), True),
        (("Åtgärd", "Katten", "Hunden"), False),
        (("Åtgärd", "Åtgärd", "Åtgärd"), False),
        (("Åtgärd", "Ansvarig", "1 200"), False),
        (("Åtgärd som nämnden ska vidta nu i år", "Ansvarig", "Tidplan"), False),
    ],
)
def test_most_names_are_known_and_all_are_short(names: tuple[str, ...], expected: bool) -> None:
    assert names_columns(grid(page(header(100, names), rows(118)))) is expected


def test_a_header_that_comes_again_inside_is_that_of_another_table() -> None:
    assert not names_columns(grid(page(header(100), rows(118), header(200), rows(218))))


def test_short_texts_below_names_may_be_further_lines_of_them() -> None:
    short = ((("av nytt slag",), ("med titel",), ("och mer",)),)
    assert not names_columns(grid(page(header(100), rows(118, short))))


def test_texts_in_few_columns_below_names_are_no_rows_of_theirs() -> None:
    few = words(*((380, 118 + 14 * n, "Vi följer upp alla beslut varje månad nu") for n in range(2)))
    assert not names_columns(grid(page(header(100), few)))

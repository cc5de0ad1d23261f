"""Boxes below each other that share their columns are one table where the first alone names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tests.tables.pages import grid_rules, page, words

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Rule
from vonextract.tables.candidates.regions import framed_regions
from vonextract.tables.edges import Edge, edges_of
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.crossed_frames import crosses
from vonextract.tables.verdict.evidence import NAMES
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score

Row = tuple[str, str, str]

XS = [50.0, 250.0, 330.0, 410.0]
HEAD = ("Belopp i tkr", "2024", "2023")
UPPER = [("Hyror", "310", "298"), ("Avgifter", "120", "115"), ("Bidrag", "44", "41")]
LOWER = [("Löner", "211", "205"), ("Lokaler", "96", "90"), ("Varor", "31", "30")]


def _box(top: float, rows: Sequence[Row], *, open_top: bool = False) -> tuple[list[Word], list[Rule]]:
    """Rows 18 points high in drawn cells, without the border above them where the top is open."""
    places = [(x + 5, top + 4 + 18 * row) for row in range(len(rows)) for x in XS[:-1]]
    said = [text for cells in rows for text in cells]
    found = words(*((x, y, text) for (x, y), text in zip(places, said, strict=True)))
    ys = [top + 18 * row for row in range(len(rows) + 1)]
    rules = grid_rules(XS, ys)
    return found, rules[1:] if open_top else rules


class _Long(Forest):
    """Expects more of more words."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.6 + 0.01 * vectors[:, NAMES.index("words")]

    def calibrated(self, score: float) -> float:
        return score


def _judged(text: PageText) -> list[PageTable]:
    return judged(text, *first_verdict(text), score=Score(_Long(), _Long()))


def test_a_box_without_names_goes_on_the_one_above() -> None:
    upper, rules = _box(100, [HEAD, *UPPER])
    lower, more = _box(182, LOWER)
    (table,) = _judged(page(upper, lower, rules=rules + more))
    assert (table.n_rows, table.n_header_rows) == (7, 1)


def test_a_box_that_two_engines_saw_alike_is_judged_again_where_borders_enclose_more() -> None:
    upper, rules = _box(100, [HEAD, *UPPER])
    lower, more = _box(182, [("KOSTNADER", "", ""), *LOWER], open_top=True)
    text = page(upper, lower, rules=rules + more)
    seen, (first, rest) = first_verdict(text)
    agreed = replace(rest, method="rules+text", confidence=0.99)
    score = Score(_Long(), _Long())
    assert [table.n_rows for table in judged(text, seen, [first, agreed], score=score)] == [8]
    told = page([*upper, *lower], words((XS[0] + 5, 173, "Kostnader")), rules=rules + more)
    assert agreed in judged(told, seen, [first, agreed], score=score)
    headed = replace(agreed, n_header_rows=1)
    assert headed in judged(text, seen, [first, headed], score=score)


def test_a_name_between_walls_is_none_between_boxes() -> None:
    upper, rules = _box(100, [HEAD, *UPPER])
    lower, more = _box(182, [("KOSTNADER", "", ""), *LOWER], open_top=True)
    text = page(upper, lower, rules=rules + more)
    (table,) = _judged(text)
    assert table.n_rows == 8
    frames, walls = framed_regions(text), edges_of(text).vertical
    assert not crosses(table, frames, walls)
    assert crosses(table, frames, [wall for wall in walls if wall.pos == XS[0]])
    assert crosses(table, frames, [Edge(x, 200, 260, drawn=True) for x in XS])
    page_frame = [Edge(x, 0, 842, drawn=True) for x in (20, 575)]
    assert crosses(table, frames, page_frame)

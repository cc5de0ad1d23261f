"""A part of a table's columns, drawn as a table of its own, gives way to the table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from tests.tables.pages import across, down, page, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.find import first_verdict
from vonextract.tables.forest import Forest
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.evidence import NAMES
from vonextract.tables.verdict.fragments import fragments
from vonextract.tables.verdict.judge import judged
from vonextract.tables.verdict.score import Score

ROWS = 8
HEAD = words((50, 86, "Verksamhet"), (150, 86, "Utfall"), (230, 86, "Budget"), (310, 86, "Prognos"))


def _rows() -> list[Word]:
    return [
        word
        for i, y in enumerate(range(100, 100 + 14 * ROWS, 14))
        for word in words(
            (50, y, f"Post {i}"), (150, y, str(7 + i)), (230, y, str(90 - i)), (310, y, str(40 + i))
        )
    ]


def _read(text: PageText, held: list[Word]) -> PageTable:
    table = BareEngine().read(text, held, [])
    assert table is not None
    return table


def test_what_a_table_worth_having_holds_with_further_columns_is_a_part() -> None:
    text = page(HEAD, _rows())
    whole = _read(text, text.body)
    part = _read(text, [w for w in text.body if w.x0 > 200 and w.top > 90])
    lines = text_lines(text.body)
    assert fragments([whole, part], [0.6, 0.9], lines) == [False, True]
    assert fragments([whole, part], [0.5, 0.9], lines) == [False, False]


def test_a_part_that_lost_header_and_last_lines_besides_is_one() -> None:
    foot = words(*((x, y, "forts. på nästa sida") for x in (150, 230, 310) for y in (212, 222)))
    text = page(HEAD, _rows(), foot)
    whole = _read(text, text.body)
    part = _read(text, [w for w in text.body if w.x0 > 130 and 90 < w.top < 208])
    assert fragments([whole, part], [0.6, 0.9], text_lines(text.body)) == [False, True]


def test_names_of_columns_above_a_part_do_not_count_beside_its_labels() -> None:
    names = words(*((x, 74, "årets tolv månader") for x in (150, 230, 310)))
    text = page(names, HEAD, _rows()[:12])
    whole = _read(text, text.body)
    part = _read(text, [w for w in text.body if w.x0 > 130 and w.top > 96])
    assert whole.n_header_rows > 0
    body = replace(part, cells=[cell for cell in part.cells if cell.col > 0], n_cols=part.n_cols - 1)
    assert fragments([replace(part, n_header_rows=part.n_rows), body], [0.6, 0.9], []) == [False, False]
    assert fragments([whole, part], [0.6, 0.9], text_lines(text.body)) == [False, True]


def test_a_table_whose_columns_go_on_above_and_below_is_no_part() -> None:
    text = page(HEAD, _rows())
    whole = _read(text, text.body)
    few = _read(text, [w for w in text.body if w.x0 > 200 and 90 < w.top < 123])
    same = _read(text, [w for w in text.body if w.top > 90])
    assert fragments([whole, few, same], [0.6, 0.9, 0.9], text_lines(text.body)) == [False, False, False]


def test_a_table_in_a_column_of_running_text_is_no_part_of_what_stands_in_the_next() -> None:
    told = words(*((x, y, "text som löper i en spalt utan slut") for x in (20, 290) for y in (300, 312, 324)))
    text = page(HEAD, _rows(), told)
    whole = _read(text, [w for w in text.body if w.top < 250])
    part = _read(text, [w for w in text.body if w.x0 > 200 and 90 < w.top < 250])
    assert fragments([whole, part], [0.6, 0.9], text_lines(text.body)) == [False, False]


def test_a_table_beside_one_with_labels_of_its_own_is_no_part() -> None:
    names = [word for y in range(100, 100 + 14 * ROWS, 14) for word in words((400, y, "Ansvarig"))]
    text = page(HEAD, _rows(), names)
    whole = _read(text, text.body)
    left = _read(text, [w for w in text.body if w.x0 < 390])
    found = fragments([whole, left], [0.6, 0.9], text_lines(text.body))
    assert found == [False, False]


def test_labels_and_numbers_are_no_part_of_what_takes_a_column_of_numbers_left_of_them() -> None:
    before = [word for i, y in enumerate(range(100, 100 + 14 * ROWS, 14)) for word in words((10, y, str(i)))]
    text = page(HEAD, before, _rows())
    whole = _read(text, text.body)
    right = _read(text, [w for w in text.body if w.x0 > 40])
    assert fragments([whole, right], [0.6, 0.9], text_lines(text.body)) == [False, False]


def test_labels_and_numbers_between_names_of_columns_and_labels_of_other_tables_are_no_part() -> None:
    names = [word for y in range(100, 100 + 14 * ROWS, 14) for word in words((400, y, "Ansvarig"))]
    text = page(HEAD, words((10, 86, "Antal")), names, _rows())
    whole = _read(text, text.body)
    middle = _read(text, [w for w in text.body if 40 < w.x0 < 390])
    assert fragments([whole, middle], [0.6, 0.9], text_lines(text.body)) == [False, False]


def _measures(*, off: float) -> list[Word]:
    """Two measures of each place, whose name stands left of the first, lower by `off`."""
    places = [(50, 100 + 28 * i + off, f"Enhet {i}") for i in range(ROWS // 2)]
    rows = [
        word
        for i, y in enumerate(range(100, 100 + 14 * ROWS, 14))
        for word in words((150, y, "Antal"), (230, y, str(90 - i)), (310, y, str(40 + i)))
    ]
    return [*words(*places), *rows]


def test_rows_without_the_labels_that_every_other_one_has_are_a_part() -> None:
    text = page(words((150, 86, "Mått"), (230, 86, "2024"), (310, 86, "2025")), _measures(off=0))
    whole = _read(text, text.body)
    part = _read(text, [w for w in text.body if w.x0 > 140])
    assert fragments([whole, part], [0.6, 0.9], text_lines(text.body)) == [False, True]


def test_rows_beside_texts_at_heights_of_their_own_are_no_part() -> None:
    text = page(words((150, 86, "Mått"), (230, 86, "2024"), (310, 86, "2025")), _measures(off=4))
    whole = _read(text, text.body)
    part = _read(text, [w for w in text.body if w.x0 > 140])
    assert fragments([whole, part], [0.6, 0.9], text_lines(text.body)) == [False, False]


class _Drawn(Forest):
    """Expects a little more of what is read by borders, and for each word."""

    def __init__(self) -> None:
        """Without any tree."""

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.6 + 0.09 * vectors[:, NAMES.index("rules")] + 0.0025 * vectors[:, NAMES.index("words")]

    def calibrated(self, score: float) -> float:
        return score


def test_columns_in_a_frame_give_way_to_the_table_with_its_labels() -> None:
    frame = [across(y, 215, 350) for y in range(98, 98 + 14 * (ROWS + 1), 14)]
    frame += [down(x, 98, 98 + 14 * ROWS) for x in (215, 290, 350)]
    text = page(HEAD, _rows(), rules=frame)
    (table,) = judged(text, *first_verdict(text), score=Score(_Drawn(), _Drawn()))
    assert table.n_cols == 4


def test_a_form_drawn_around_some_columns_is_judged_against_the_table_with_its_labels() -> None:
    frame = [across(y, 215, 350) for y in range(84, 84 + 14 * (ROWS + 3), 14)]
    frame += [down(x, 84, 84 + 14 * (ROWS + 2)) for x in (215, 290, 350)]
    text = page(HEAD, _rows(), words((50, 100 + 14 * ROWS, "Nya")), rules=frame)
    (table,) = judged(text, *first_verdict(text), score=Score(_Drawn(), _Drawn()))
    assert table.n_cols == 4

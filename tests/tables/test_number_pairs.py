"""Intervals and errors behind numbers: parted from them everywhere in a table, or nowhere."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, texts, words

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.find import readable
from vonextract.tables.word_groups import numbers_side_by_side

TOPS = (116, 130, 144, 158)


def rates(first: float, second: float) -> list[list[str]]:
    """The rows of a table of two rates with their intervals, set so far behind them."""
    head = words((50, 100, "Ålder"), (150, 100, "Kvinnor"), (300, 100, "Män"))
    body = [
        (x, top, text)
        for n, top in enumerate(TOPS)
        for x, text in (
            (50, f"{n}5-{n}9 år"), (150, f"1{n},5"), (170 + first, f"(1{n},1-1{n},9)"),
            (300, f"2{n},5"), (320 + second, f"(2{n},1-2{n},9)"),
        )
    ]  # fmt: skip
    text: PageText = page(head, words(*body))
    table = BareEngine().read(readable(text), readable(text).body, [])
    assert table is not None
    return texts(table)[1:]


def test_most_stand_apart_and_all_are_columns() -> None:
    body = words((300, 172, "99,9"), (322, 172, "(9,1-9,9)"), (50, 172, "Alla"))
    text = page(
        body, words(*((x, t, s) for t in TOPS for x, s in ((50, "A"), (300, "9,9"), (340, "(9,1-9,9)"))))
    )
    said = [w for w in readable(text).body if w.text.startswith("(")]
    assert len(said) == 5
    assert all(w.walled for w in said)


def test_one_column_a_little_further_off_stays_with_its_numbers() -> None:
    assert {len(row) for row in rates(11, 3)} == {3}


def test_columns_well_apart_are_columns_beside_others_that_are_not() -> None:
    assert {len(row) for row in rates(40, 3)} == {4}


def test_tables_far_from_each_other_are_told_apart() -> None:
    near = [(x, 600 + 14 * n, s) for n in range(3) for x, s in ((50, "B"), (200, "9,9"), (218, "(9,1-9,9)"))]
    far = [(x, 100 + 14 * n, s) for n in range(4) for x, s in ((50, "A"), (200, "9,9"), (260, "(9,1-9,9)"))]
    text = readable(page(words(*far), words(*near)))
    assert [w.walled for w in text.body if w.text.startswith("(")] == [True] * 4 + [False] * 3


def test_words_in_brackets_are_not_said_of_numbers() -> None:
    lines = [(x, top, text) for top in TOPS for x, text in ((50, "År"), (150, "2023"), (190, "(kr)"))]
    text = page(words(*lines))
    assert readable(text).body == text.body


@pytest.mark.parametrize(
    ("line", "two"), [("88.9 ± 1.7", False), ("88.9 ±1.7", False), ("88.9 1.7", True), ("88.9 (1.7)", False)]
)
def test_an_error_is_no_second_number(line: str, two: bool) -> None:
    assert numbers_side_by_side(words((50, 100, line))) is two

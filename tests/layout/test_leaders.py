"""Dots that lead to numbers: those of tables are taken out, those of contents stay."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.layout.making import Sheet

from vonextract.layout.leaders import table_leaders


def _dots_taken(lines: Sequence[tuple[str, ...]], dots: str = "." * 20) -> bool:
    """Whether all the dots are leaders of a table; a line is a label and what the dots lead to."""
    sheet = Sheet()
    for i, (label, *values) in enumerate(lines):
        end = sheet.put(label + " ", 60, 100 + 12 * i)
        sheet.put(dots, end, 100 + 12 * i)
        for k, value in enumerate(values):
            sheet.put(value, 300 + 70 * k, 100 + 12 * i)
    words = sheet.text().words
    leaders = {w.index for w in words if set(w.text) == {"."}}
    taken = table_leaders(words)
    assert taken in (set(), leaders)
    return bool(taken)


AMOUNTS = [("Personal", "1 204", "996"), ("Lokaler", "310", "--"), ("Summa", "1 514", "(NA)")]
FALLING = [("Barn", "48"), ("Unga", "31"), ("Vuxna", "120"), ("Äldre", "17"), ("Alla", "216")]
CONTENTS = [("Inledning", "3"), ("Ekonomi", "3"), ("Personal", "8"), ("Bilagor", "12")]


@pytest.mark.parametrize("dots", ["." * 20, ". " * 20])
def test_dots_before_several_numbers_are_a_tables(dots: str) -> None:
    assert _dots_taken(AMOUNTS, dots)


def test_dots_before_falling_numbers_are_a_tables() -> None:
    assert _dots_taken(FALLING)


def test_dots_before_one_large_amount_are_a_tables() -> None:
    assert _dots_taken([("Total receipts", "$1,204,311")])


def test_dots_before_rising_pages_stay() -> None:
    assert not _dots_taken(CONTENTS)


def test_dots_to_be_written_on_stay() -> None:
    assert not _dots_taken([("Namn",), ("Adress",), ("Ort och datum",)])


def test_missing_values_are_no_leaders() -> None:
    assert not _dots_taken(AMOUNTS, "...")


def test_contents_in_two_columns_stay() -> None:
    sheet = Sheet()
    for i in range(4):
        for x, first in ((60, 3), (330, 40)):
            sheet.put(f"Kapitel {'.' * 15}", x, 100 + 12 * i)
            sheet.put(str(first + 5 * i), x + 200, 100 + 12 * i)
    assert table_leaders(sheet.text().words) == set()

"""Words that a column too narrow for them breaks without a hyphen."""

from __future__ import annotations

import pytest
from tests.tables.pages import page, texts, words

from vonextract.layout.model import Word
from vonextract.swedish.hyphens import Vocabulary
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.broken_words import spelt_lines
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, PageTable


def _cell(*lines: str, header: bool = False) -> GridCell:
    held = words(*((50, 100 + 12 * n, line) for n, line in enumerate(lines)))
    cell = GridCell(0, 0, 1, 1, word_box(held), header=header)
    set_lines(cell, held)
    return cell


def _spelt(*lines: str, header: bool = False) -> list[str]:
    return spelt_lines(_cell(*lines, header=header), Vocabulary.of(["utfall", "kommun"]))


@pytest.mark.parametrize(
    ("lines", "spelt"),
    [
        (("Utfa", "ll", "aug"), ["Utfall", "aug"]),
        (("kom", "mun"), ["kommun"]),
        (("infla", "tion"), ["inflation"]),
        (("Räntesats", "a"), ["Räntesats", "a"]),
        (("Mål", "för", "alla"), ["Mål", "för", "alla"]),
        (("Utfall", "män"), ["Utfall", "män"]),
        (("Utfa", "LL"), ["Utfa", "LL"]),
        (("Utfa", "ll i hela kommunen"), ["Utfa", "ll i hela kommunen"]),
    ],
)
def test_a_word_that_finds_no_room_goes_on_in_the_next_line(lines: tuple[str, ...], spelt: list[str]) -> None:
    assert _spelt(*lines) == spelt


def test_a_year_goes_on_in_a_header_alone() -> None:
    assert _spelt("201", "7", header=True) == ["2017"]
    assert _spelt("201", "7") == ["201", "7"]
    assert _spelt("501", "7", header=True) == ["501", "7"]


def _names(top: int, *, label: int) -> list[Word]:
    """Names of three columns whose years break, and that of the labels in one of their lines."""
    lines = [("Utfa", "Utfa", "Mål"), ("ll", "ll", "för"), ("201", "201", "201"), ("4", "5", "6")]
    placed = [
        (200 + 60 * c, top + 12 * r, text) for r, line in enumerate(lines) for c, text in enumerate(line)
    ]
    return words(*placed, (50, top + 12 * label, "Indikatorer"))


def _read(*parts: list[Word]) -> PageTable:
    rows = [
        words((50, top, f"Andel {top}"), *((200 + 60 * c, top, str(300 + top + c)) for c in range(3)))
        for top in (160, 176, 192, 208)
    ]
    text = page(*parts, *rows)
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    return table


def test_lines_of_broken_years_are_header_but_rows_below_each_other_are_not() -> None:
    assert _read(_names(100, label=3)).n_header_rows == 1
    assert texts(_read(_names(100, label=3), words((50, 124, "Antal"))))[0][1] == "Utfa ll"

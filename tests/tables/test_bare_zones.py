from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.tables.bare_pages import PITCH, words_of

from vonextract.layout.model import Word
from vonextract.tables.bare.zones import zones
from vonextract.tables.edges import Edge

TEXT = "Platserna används mer flexibelt och det innebär"
RIGHT = " " * 60
HEADER = "Vad ska göras" + " " * 47 + "Vad det ger" + " " * 20 + "Vem"


def _page(words: Iterable[Word]) -> list[Word]:
    """Words of one page, each with an index of its own."""
    return [replace(word, index=n) for n, word in enumerate(words)]


def _side(indent: str, paragraph: int, lines: int = 36) -> list[Word]:
    """Running text in paragraphs of so many lines, an empty line after each."""
    kept = [n for n in range(lines) if (n + 1) % (paragraph + 1)]
    return [w for n in kept for w in words_of(indent + TEXT, 100.0 + n * PITCH)]


def _texts() -> list[Word]:
    """Running text on both sides of a corridor, the paragraphs of each begun at heights of their own."""
    return _page([*_side("", 4), *_side(RIGHT, 6)])


def test_running_text_on_both_sides_of_a_corridor_is_two_zones() -> None:
    assert len(zones(_texts())) == 2


def test_texts_whose_paragraphs_begin_side_by_side_are_one_zone() -> None:
    assert len(zones(_page([*_side("", 4), *_side(RIGHT, 4)]))) == 1


@pytest.mark.parametrize("bold", [True, False])
def test_a_header_over_both_sides_keeps_them_one_zone(bold: bool) -> None:
    """Bold alone, or underlined across the corridor, it tells that the texts are cells of a table."""
    words = _page([*words_of(HEADER, 80.0, bold=bold), *_texts()])
    under = Edge(85.0, 50.0, 400.0, drawn=True)
    assert len(zones(words, borders=() if bold else (under,))) == 1
    assert bold or len(zones(words)) == 2

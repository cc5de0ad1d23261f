"""Vertical borders part the words of a line; the ground of a word does not."""

from __future__ import annotations

from tests.tables.pages import across, down, fill, page, texts, words

from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.regions import regions
from vonextract.tables.walls import with_walls

HEAD = words((50, 100, "Verksamhet"), (122, 100, "Kvinnor"), (160, 100, "Män"))
ROWS = [
    words((50, 114 + 14 * n, label), (122, 114 + 14 * n, women), (160, 114 + 14 * n, men))
    for n, (label, women, men) in enumerate(
        [("Hemtjänst", "31", "40"), ("Skola", "5", "8"), ("Vård", "7", "9")]
    )
]
WALLS = [down(119, 98, 155), down(158.5, 98, 155)]


def pieces(text):
    return [[piece.text for piece in line.pieces] for line in text_lines(text.body)]


def test_a_wall_parts_what_stands_a_space_apart() -> None:
    assert pieces(page(HEAD))[0] == ["Verksamhet", "Kvinnor Män"]
    assert pieces(with_walls(page(HEAD, *ROWS, rules=WALLS)))[0] == ["Verksamhet", "Kvinnor", "Män"]


def test_columns_between_walls_keep_their_names() -> None:
    text = with_walls(page(HEAD, *ROWS, rules=WALLS))
    [table] = BareEngine().propose(text)
    assert texts(table)[0] == ["Verksamhet", "Kvinnor", "Män"]


def test_the_ground_of_a_word_is_no_wall() -> None:
    marked = page(HEAD, *ROWS, fills=[fill(159, 98, 176, 111)])
    assert with_walls(marked) is marked


def test_without_vertical_borders_the_page_is_as_it_was() -> None:
    text = page(HEAD, *ROWS, rules=[across(98, 50, 180)])
    assert with_walls(text) is text


def test_walls_of_one_height_propose_all_that_stands_beside_them() -> None:
    text = with_walls(page(HEAD, *ROWS, rules=WALLS))
    found = regions(text, [text_lines(text.body)], [])
    assert sorted(w.text for w in text.body) in [sorted(w.text for w in region) for region in found]

"""The header at the end of a page whose rows stand on the next one."""

from __future__ import annotations

from tests.tables.pages import page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.find import find_tables

NAMES = ((60, "Verksamhet"), (247, "Budget"), (347, "Utfall"))
ROWS = (("Hemtjänst", "1 200", "1 150"), ("Särskilt boende", "3 400", "3 520"), ("Stab", "85", "80"))
TEXT = "Nämnden följer kostnaderna varje månad och redovisar dem i april och i augusti."


def names(top: float) -> list[Word]:
    return words(*((x, top, text) for x, text in NAMES), bold=True)


def numbers(top: float) -> list[Word]:
    made: list[Word] = []
    for n, (label, *amounts) in enumerate(ROWS):
        made += words((60, top + 16 * n, label))
        for end, amount in zip((277, 377), amounts, strict=True):
            width = 5 * len(amount.replace(" ", "")) + 3 * amount.count(" ")
            made += words((end - width, top + 16 * n, amount))
    return made


def read(*pages: PageText) -> list[list[list[str]]]:
    return [texts(table) for table in find_tables(pages)]


def told(bottom: float) -> list[Word]:
    return words(*((60, y, TEXT) for y in range(80, round(bottom), 14)))


def test_a_header_alone_at_the_end_of_a_page_names_the_columns_of_the_next_one() -> None:
    first, second = page(told(740), names(770)), page(numbers(80), told(0), number=2)
    assert read(first, second) == [[["Verksamhet", "Budget", "Utfall"], *map(list, ROWS)]]


def test_names_of_groups_below_it_are_rows() -> None:
    first = page(told(720), names(756), words((60, 772, "Äldreomsorg")))
    (table,) = read(first, page(numbers(80), number=2))
    assert table[:3] == [["Verksamhet", "Budget", "Utfall"], ["Äldreomsorg", "", ""], list(ROWS[0])]


def test_where_there_was_room_for_rows_below_the_names_they_are_none() -> None:
    (table,) = read(page(told(300), names(330)), page(numbers(80), number=2))
    assert table[0] == list(ROWS[0])


def test_rows_with_names_of_their_own_keep_them() -> None:
    first, second = page(told(740), names(770)), page(names(80), numbers(96), number=2)
    assert [table[0] for table in read(first, second)] == [["Verksamhet", "Budget", "Utfall"]]


def test_a_heading_above_the_rows_parts_them_from_the_page_before() -> None:
    second = page(words((60, 90, "Utfall per enhet")), numbers(120), number=2)
    assert all(table[0][1:] != ["Budget", "Utfall"] for table in read(page(told(740), names(770)), second))

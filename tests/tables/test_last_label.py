"""The name of a group at the end of a page whose rows stand below the header that the next page repeats."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import page, texts, words

from vonextract.layout.model import Word
from vonextract.tables.find import find_tables

HEAD = ["Verksamhet", "Budget", "Utfall"]
UPPER = [["Hemtjänst", "1 200", "1 150"], ["Stab", "3 400", "3 520"], ["Boende", "85", "80"]]
LOWER = [["Resor", "12", "14"], ["Lokaler", "120", "150"], ["Tolkar", "7", "9"]]


def _rows(top: float, *rows: list[str]) -> list[Word]:
    """Rows of a label and numbers flush right; one of a label alone is bold."""
    made: list[Word] = []
    for n, (label, *amounts) in enumerate(rows):
        made += words((60, top + 16 * n, label), bold=not amounts or label == HEAD[0])
        for end, amount in zip((277, 377), amounts, strict=bool(amounts)):
            width = 5 * len(amount.replace(" ", "")) + 3 * amount.count(" ")
            made += words((end - width, top + 16 * n, amount), bold=label == HEAD[0])
    return made


def _in_size(word: Word, size: float = 13.0) -> Word:
    return replace(word, size=size, top=word.top - 3)


@pytest.mark.parametrize("bold", [True, False])
def test_a_name_at_the_foot_is_a_row_where_others_of_its_type_stand_above(bold: bool) -> None:
    upper = [
        _in_size(word) if word.text == "Äldreomsorg" else word
        for word in _rows(680, HEAD, ["Äldreomsorg"], *UPPER)
    ]
    last = [_in_size(word) for word in words((60, 762, "Funktionsstöd"), bold=bold)]
    pages = [page(upper, last), page(_rows(60, HEAD, *LOWER), number=2)]
    found = [texts(table) for table in find_tables(pages)]
    assert (len(found) == 1) == bold
    if bold:
        assert found[0] == [HEAD, ["Äldreomsorg", "", ""], *UPPER, ["Funktionsstöd", "", ""], *LOWER]

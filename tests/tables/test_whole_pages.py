"""What is found on whole pages: candidates, verdict and what completes it, together."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables import find
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable


def found(text: PageText) -> list[list[list[str]]]:
    return [texts(table) for table in find.find_tables([text])]


def row(top: float, *said: str, xs: tuple[float, ...]) -> list[Word]:
    return words(*((x, top, text) for x, text in zip(xs, said, strict=True) if text))


def test_what_was_chosen_is_completed_by_the_lines_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [(60.0, 120.0 + 30 * n, day) for n, day in enumerate(("12 mars", "20 april", "5 juni"))]
    rows = [(140.0, 120.0 + 30 * n, f"Beslut om ramar i nämnd {n}") for n in range(3)]
    names = row(100, "Datum", "Aktivitet", xs=(60, 140))
    text = page(names, words(*days, *rows), words((140.0, 192.0, "för de tre åren")))

    def chosen(body: PageText, *_: object) -> list[PageTable]:
        table = BareEngine().read(body, [w for w in body.body if w.top < 185], [])
        return [table] if table else []

    monkeypatch.setattr(find, "judged", chosen)
    assert found(text)[0][-1] == ["5 juni", "Beslut om ramar i nämnd 2 för de tre åren"]


def test_words_and_years_that_narrow_columns_break_are_whole() -> None:
    xs = (60, 260, 290, 320)
    head = [
        row(100 + 11 * n, "", *said, xs=xs)
        for n, said in enumerate((("Utf",) * 3, ("all",) * 3, ("202",) * 3))
    ]
    last = row(133, "Verksamhet", "1", "2", "3", xs=xs)
    body = [row(152 + 14 * n, f"Utfall {n} av alla", "51", "64", "73", xs=xs) for n in range(5)]
    [table] = found(page(*head, last, *body, rules=[across(147, 55, 350)]))
    assert table[0] == ["Verksamhet", "Utfall 2021", "Utfall 2022", "Utfall 2023"]

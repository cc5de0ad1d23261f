"""What is found on whole pages: candidates, verdict and what completes it, together."""

from __future__ import annotations

from tests.tables.pages import across, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.find import find_tables


def found(text: PageText) -> list[list[list[str]]]:
    return [texts(table) for table in find_tables([text])]


def row(top: float, *said: str, xs: tuple[float, ...]) -> list[Word]:
    return words(*((x, top, text) for x, text in zip(xs, said, strict=True) if text))


def test_the_last_row_goes_on_below_what_looks_like_rows() -> None:
    said = [
        "Nämnden lämnar förslag till budget för",
        "Beredning av förslagen i utskottet inför",
        "Beslut om ramar",
    ]
    days = [(60, 120 + 30 * n, day) for n, day in enumerate(("12 mars", "20 april", "5 juni"))]
    rows = [(140, 120 + 30 * n, line) for n, line in enumerate(said)]
    rests = [(140, 132, "det kommande året"), (140, 162, "kommunstyrelsen"), (140, 192, "för de tre åren")]
    [table] = found(page(row(100, "Datum", "Aktivitet", xs=(60, 140)), words(*days, *rows, *rests)))
    assert table[-1] == ["5 juni", "Beslut om ramar för de tre åren"]


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

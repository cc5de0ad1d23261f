"""Bands behind every other row: they part rows, hold the lines of one together, and belong to one table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tables.pages import across, fill, page, texts, words

from vonextract.layout.model import Word
from vonextract.pdf.model import Fill, Rule
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.find import find_tables
from vonextract.tables.stripes import stripes_of

X0, X1, HEIGHT = 50.0, 450.0, 16.0


def _bands(*tops: float, height: float = HEIGHT, shade: int = 0xDDDDDD) -> list[Fill]:
    return [fill(X0, top, X1, top + height, shade) for top in tops]


def _row(top: float, label: str, *amounts: str) -> list[Word]:
    return words((X0 + 5, top + 3, label), *((280 + 60 * n, top + 3, said) for n, said in enumerate(amounts)))


ROWS = [_row(100 + HEIGHT * n, f"Enhet {n}", str(100 + n), str(200 + n)) for n in range(7)]


def test_bands_as_far_apart_as_they_are_high_are_stripes() -> None:
    [found] = stripes_of(page(*ROWS, fills=_bands(100, 132, 164, 196)))
    assert [band.top for band in found.bands] == [100, 132, 164, 196]
    assert [found.row_at(60, 108 + HEIGHT * n) for n in range(-1, 8)] == [None, 0, 1, 2, 3, 4, 5, 6, None]
    assert not found.lacks_rows([*ROWS[0], *ROWS[6]])
    assert found.lacks_rows(ROWS[1])
    assert not found.lacks_rows(words((60, 400, "Enhet 99")))


@pytest.mark.parametrize(
    ("fills", "rules"),
    [
        (_bands(100, 132), []),
        (_bands(100, 116, 132, 148), []),
        (_bands(100, 164, 196), []),
        ([*_bands(100, 164), *_bands(132, 196, shade=0xCCCCCC)], []),
        (_bands(100, 132, 164, 196), [across(124, X0, X1), across(156, X0, X1), across(188, X0, X1)]),
    ],
    ids=["two", "touching", "room for several rows", "of two shades", "ruled apart"],
)
def test_other_bands_are_no_stripes(fills: list[Fill], rules: list[Rule]) -> None:
    assert stripes_of(page(*ROWS, fills=fills, rules=rules)) == []


def test_bands_that_lie_over_each_other_are_no_stripes() -> None:
    over = [_shifted(band, 100.0) for band in _bands(105, 137, 169, 201)]
    assert stripes_of(page(*ROWS, fills=[*_bands(100, 132, 164, 196), *over])) == []


def _shifted(band: Fill, by: float) -> Fill:
    return Fill(band.box._replace(x0=band.box.x0 + by), band.color)


def test_lines_between_two_bands_are_one_row_whatever_else_tells_rows_apart() -> None:
    said = ["Bygga om", "Flytta in", "Måla nytt", "Byta tak", "Riva ut"]
    held, fills = words((55, 80, "Mål"), (280, 80, "Läge"), bold=True), []
    for n, text in enumerate(said):
        top = 100 + 30 * n
        held += words((55, top, text), (280, top, "Klart"), (55, top + 14, "Först"), (280, top + 14, "Snart"))
        fills += [fill(X0, top - 1, X1, top + 29, 0xDDDDDD)] if n % 2 == 0 else []
    made = page(held, fills=fills)
    table = BareEngine().read(made, made.body, [])
    assert table is not None
    assert texts(table)[1:] == [[f"{one} Först", "Klart Snart"] for one in said]


LINE = 11.0


def _table(top: float, head: str, *rows: tuple[str, ...]) -> tuple[list[Word], list[Fill], float]:
    """Words and bands of a table below its header, and where it ends; a row of one text is a name in bold.

    A name has two lines of larger type.
    """
    held = words((55, top, head), *((280 + 40 * n, top, f"201{n}") for n in range(4)))
    bands, top = [], top + LINE
    for n, (label, *said) in enumerate(rows):
        height = LINE if said else 28.0
        if said:
            held += words(
                (55, top, label), *((x, top, text) for x, text in zip(XS, said, strict=True) if text)
            )
        else:
            first, rest = label.split("|")
            name = words((55, top, first), (55, top + 13, rest))
            held += [replace(word, bold=True, size=13.0) for word in name]
        if n % 2 == 0:
            bands.append(fill(X0, top, X1, top + height, 0xDDDDDD))
        top += height
    return held, bands, top


XS = (150, 280, 320, 360, 400)
UPPER = [
    ("Omsorg för|vuxna",),
    ("Bostad med|enligt LSS",),
    ("- Grupp", "Antal platser", "139", "138", "121", "126"),
    ("- Service", "Antal platser", "37", "38", "57", "59"),
    ("- Externa", "Antal årsplatser", "34,7", "37,1", "35,2", "37,8"),
    ("Bostad med|enligt SoL",),
    ("- Grupp", "Antal platser", "", "", "", "0"),
    ("", "Antal årsplatser", "", "", "", ""),
    ("- Service", "Antal platser", "", "", "", "0"),
    ("", "Antal årsplatser", "", "", "", ""),
    ("- Externa", "Antal årsplatser", "15,1", "14,9", "16,3", "16,0"),
    ("Assistans", "Antal timmar", "90 827", "110 455", "156 845", "120 000"),
]
LOWER = [
    ("Bostad med|särskild service",),
    ("- Grupp", "Kostnad per plats", "902", "969", "1 011", "1 044"),
    ("", "Kostnad per dygn", "2 472", "2 656", "2 762", "2 724"),
    ("- Service", "Kostnad per plats", "377", "375", "359", "383"),
    ("", "Kostnad per dygn", "1 034", "1 028", "980", "1 050"),
    ("Ledsagning", "Kostnad per timme", "193", "277", "277", "278"),
]


def _rows(head: str, rows: list[tuple[str, ...]]) -> list[list[str]]:
    named = [[row[0].replace("|", " "), *row[1:], *[""] * (6 - len(row))] for row in rows]
    return [[head, "", *(f"201{n}" for n in range(4))], *named]


def test_names_of_groups_over_two_lines_cut_no_table_and_are_one_row_each() -> None:
    upper, above, end = _table(100, "Volymer", *UPPER)
    lower, below, _ = _table(end + 25, "Nyckeltal", *LOWER)
    rules = [across(y, X0, X1) for y in (110.5, end + 35.5)]
    found = find_tables([page(upper, lower, fills=[*above, *below], rules=rules)])
    assert [texts(table) for table in found] == [_rows("Volymer", UPPER), _rows("Nyckeltal", LOWER)]

"""Tables without borders that running text interrupts: the rows below it are theirs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.tables.pages import page, words

from vonextract.layout.model import PageText
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.candidates.interrupted import interrupted_regions
from vonextract.tables.find import find_tables

XS = (50, 200, 260, 320, 380)
HEAD = words(*zip(XS, [100] * 5, ["Indikator", "2022", "2023", "2024", "2025"], strict=True), bold=True)
FIRST, SECOND = ["Nöjda boende", "71 %", "74 %", "76 %", "-"], ["Sjuk frånvaro", "6,5 %", "8,3 %", "-", "-"]
TOLD = "Analys Enkäten görs i oktober och svaren kommer till årets bokslut."


def _row(top: int, texts: Sequence[str]) -> list[tuple[float, float, str]]:
    return [(x, top, text) for x, text in zip(XS, texts, strict=True)]


def _page(*below: tuple[float, float, str], told: str = TOLD) -> PageText:
    """A table of a row, running text below it, and what stands below that."""
    return page(HEAD, words(*_row(120, FIRST)), words((50, 140, told)), words(*below))


def _held(text: PageText) -> list[str]:
    """First and last word of each region of a table that goes on below running text."""
    upper = [w for w in text.body if w.y_mid < 130]
    table = BareEngine().read(text, upper, [])
    assert table is not None
    found = [[w.text for w in text.body if w.index in r.words] for r in interrupted_regions(text, [table])]
    return [f"{held[0]} {held[-1]}" for held in found]


def test_rows_in_the_columns_of_a_table_go_on_below_running_text_under_it() -> None:
    assert _held(_page(*_row(160, SECOND))) == ["Indikator -"]
    assert _held(_page(*_row(160, SECOND), (50, 174, "per år"))) == ["Indikator år"]


def test_a_text_below_the_last_row_that_begins_like_the_first_is_held_too() -> None:
    below = (50.0, 180.0, "Analys Fler är friska i år än i fjol.")
    assert _held(_page(*_row(160, SECOND), below)) == ["Indikator fjol."]
    assert _held(_page(*_row(160, SECOND), (50, 180, "Fler är friska."))) == ["Indikator -"]


@pytest.mark.parametrize(
    "below",
    [
        _row(160, ["Ort", "Antal", "Andel", "Rang", "Mål"]),
        [(50.0, 160.0, "Nöjda"), (225.0, 160.0, "71 %"), (285.0, 160.0, "74 %"), (345.0, 160.0, "9")],
        [(50.0, 160.0, "Nöjda"), (200.0, 160.0, "71 %"), (260.0, 160.0, "4")][:2],
        [(50.0, 150.0, "Källa: Kolada"), *_row(165, SECOND)],
    ],
    ids=["names", "other columns", "few columns", "a source between"],
)
def test_what_is_no_row_of_the_table_does_not_go_on_with_it(below: list[tuple[float, float, str]]) -> None:
    assert _held(_page(*below)) == []


def test_the_text_between_is_a_row_over_all_columns() -> None:
    [table] = find_tables([_page(*_row(160, SECOND))])
    rows = {cell.row: cell.text for cell in table.cells if cell.col == 0}
    assert [rows[row][:6] for row in sorted(rows)] == ["Indika", "Nöjda ", "Analys", "Sjuk f"]

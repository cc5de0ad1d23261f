"""Texts close behind numbers that begin a column of their own, as printed spreadsheets set them."""

from __future__ import annotations

from tests.tables.pages import across, down, page, texts, words

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.flush_texts import with_flush_texts
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.find import readable
from vonextract.tables.ruled.engine import RuledEngine

AMOUNTS = ("2 300", "-", "70", "13 844")
REMARKS = ("Bättre resursutnyttjande", "Ingen effekt", "Samlokalisering av två enheter", "Enligt plan")
END = 300.0
"""Where the amounts end, points."""


def rows(amounts: tuple[str, ...], remarks: tuple[str, ...], *, behind: float = 3.0) -> list[Word]:
    made: list[Word] = []
    for n, (amount, remark) in enumerate(zip(amounts, remarks, strict=True)):
        top = 120 + 20 * n
        width = 5 * len(amount.replace(" ", "")) + 3 * amount.count(" ")
        made += words((60, top, f"Enhet {n}"), (END - width, top, amount), (END + behind, top, remark))
    return made


def walled(text: PageText) -> list[str]:
    return [word.text for word in with_flush_texts(text).body if word.walled]


def test_what_begins_close_behind_numbers_that_end_flush_is_a_column() -> None:
    text = readable(page(rows(AMOUNTS, REMARKS)))
    table = BareEngine().read(text, text.body, [])
    assert table is not None
    assert [row[1:] for row in texts(table)] == [list(row) for row in zip(AMOUNTS, REMARKS, strict=True)]


def test_so_it_is_in_a_drawn_table_without_a_border_there() -> None:
    rules = [*(across(118 + 20 * n, 50, 500) for n in range(5)), *(down(x, 118, 198) for x in (50, 150, 500))]
    (table,) = RuledEngine().propose(readable(page(rows(AMOUNTS, REMARKS), rules=rules)))
    assert [row[1:] for row in texts(table)] == [list(row) for row in zip(AMOUNTS, REMARKS, strict=True)]


def test_units_and_what_ends_flush_itself_are_none() -> None:
    assert walled(page(rows(AMOUNTS, ("platser", "platser", "platser", "platser")))) == []
    assert walled(page(rows(AMOUNTS, ("mars", "april", "juni", "juli")))) == []
    assert (
        walled(page(rows(AMOUNTS, ("varav lokaler", "varav el", "varav städ av kontor", "varav stab")))) == []
    )


def test_bullets_and_numbers_of_one_width_are_none() -> None:
    assert walled(page(rows(("-", "-", "-", "-"), REMARKS))) == []
    assert walled(page(rows(("3300", "3301", "3302", "3303"), REMARKS))) == []


def test_three_lines_show_no_column() -> None:
    assert walled(page(rows(AMOUNTS, REMARKS))) == ["Bättre", "Ingen", "Samlokalisering", "Enligt"]
    assert walled(page(rows(AMOUNTS[:3], REMARKS[:3]))) == []

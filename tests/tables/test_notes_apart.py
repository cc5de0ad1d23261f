"""Notes of the accounts below one that has names of its own."""

from __future__ import annotations

import pytest
from tests.tables.pages import covered_once, page, texts, words

from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import LogicalTable
from vonextract.tables.over_pages.notes_apart import with_notes_apart

NAMES = ("Långivare", "Ränta", "Belopp", "Amortering")
XS = (50, 200, 300, 400)


def _rows(top: int, *rows: tuple[str, ...]) -> list[tuple[float, float, str]]:
    placed = zip(range(top, top + 16 * len(rows), 16), rows, strict=True)
    return [(x, y, text) for y, row in placed for x, text in zip(XS, row, strict=True) if text]


def _table(rows: list[tuple[float, float, str]]) -> LogicalTable:
    text = page(words(*rows))
    read = BareEngine().read(text, text.body, [])
    assert read is not None
    return LogicalTable.of(read)


def _notes(*head: str, names: tuple[str, ...] = NAMES) -> list[LogicalTable]:
    """Notes under a header, and below them loans with names of their own and a further note."""
    above = _rows(
        100,
        head,
        ("Not 3 Fordringar", "", "", ""),
        ("Skatter", "", "21 330", "12 669"),
        ("Övriga", "", "79 697", "10 500"),
    )
    below = _rows(
        200,
        names,
        ("Nordbanken", "1,25 %", "16 831", "10 000"),
        ("Sydbanken", "2,50 %", "12 604", "12 000"),
        ("Not 5 Skulder", "", "", ""),
        ("Moms", "", "20 996", "70 861"),
        ("Skatt", "", "19 560", "53 911"),
    )
    found = with_notes_apart([_table(above), _table(below)])
    assert all(covered_once(table) for table in found)
    return found


def test_a_note_below_one_with_names_of_its_own_has_the_periods_of_those_before() -> None:
    _, loans, debts = map(texts, _notes("Noter", "", "2024-12-31", "2023-12-31"))
    assert [row[0] for row in loans] == ["Långivare", "Nordbanken", "Sydbanken"]
    assert debts == [
        ["Noter", "2024-12-31", "2023-12-31"],
        ["Moms", "20 996", "70 861"],
        ["Skatt", "19 560", "53 911"],
    ]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (("Noter", "", "Belopp", "Amortering"), NAMES),
        (("Noter", "", "2024-12-31", "2023-12-31"), ("Noter", "", "2024-12-31", "2023-12-31")),
        (("Noter", "2024-12-31", "", "2023-12-31"), NAMES),
    ],
)
def test_it_stays_where_the_periods_do_not_stand_over_its_amounts(
    head: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert len(_notes(*head, names=names)) == 2

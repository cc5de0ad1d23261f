"""The probability of a border is the share of the readings that part the words at it."""

from __future__ import annotations

from tests.tables.bare_pages import page_of

from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable
from vonextract.tables.verdict.borders import borders

TEXT = """
Verksamhet              Utfall 2022    Budget 2023

Äldreomsorg                 -10 398        -13 818

Funktionsstöd                -1 204         -9 717
"""


def _read(columns: int = 3) -> PageTable:
    """The table, or one that takes the last two columns for one."""
    page = page_of(TEXT)
    (table,) = BareEngine().propose(page)
    if columns == 2:
        for cell in [c for c in table.cells if c.col == 2]:
            beside = next(c for c in table.cells if (c.row, c.col) == (cell.row, 1))
            beside.lines = [beside.lines[0] + cell.lines[0]]
            table.cells.remove(cell)
        table.n_cols = 2
    return table


def test_borders_on_which_all_readings_agree_are_certain() -> None:
    table = _read()
    found = borders(table, [_read(), _read()], [0.9, 0.6])
    assert [(b.across, b.probability) for b in found] == [(True, 1.0)] * 2 + [(False, 1.0)] * 2
    assert [b.at for b in found] == sorted(b.at for b in found[:2]) + sorted(b.at for b in found[2:])


def test_a_reading_without_the_border_counts_by_its_score() -> None:
    table = _read()
    sure, doubted = [
        b.probability for b in borders(table, [_read(), _read(columns=2)], [0.8, 0.6]) if not b.across
    ]
    assert sure == 1.0
    assert round(doubted, 3) == round(0.4 / 0.6, 3)


def test_readings_that_are_worth_nothing_say_nothing() -> None:
    assert borders(_read(), [_read(columns=2)], [0.1]) == []

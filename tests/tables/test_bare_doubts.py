from __future__ import annotations

from tests.tables.bare_pages import page_of

from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.bare.engine import BareEngine
from vonextract.tables.model import PageTable


def read(text: str) -> PageTable:
    (table,) = BareEngine().propose(page_of(text, bold=(0,)))
    return table


def test_names_over_their_numbers_leave_no_doubt() -> None:
    table = read(
        """
Projekt               Budget          Utfall          Prognos

Gruppbostad           -400 000        -262 000        -300 000

Inventarier           -300 000        -180 000        -
"""
    )
    assert table.confidence > ALIGNMENT.doubtful


def test_a_name_over_dashes_beside_numbers_without_a_name_leaves_the_table_in_doubt() -> None:
    table = read(
        """
Projekt               Budget          Utfall         Prognos

Gruppbostad           -400 000        -262 000                                -300 000

Inventarier           -300 000        -180 000       -                        -250 000
"""
    )
    assert table.n_cols == 5
    assert table.confidence <= ALIGNMENT.doubtful
    assert any("no name" in sentence for sentence in table.trace)


def test_powers_among_page_numbers_are_no_error() -> None:
    table = read(
        """
Storhet               Antal

Gruppbostad           10³

Inventarier           3

Fordon                10²
"""
    )
    assert table.n_rows == 4

"""A sum without a name below its parts is no rest of the numbers above it."""

from __future__ import annotations

import pytest
from tests.tables.bare_pages import page_of

from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.bare.engine import BareEngine

NOTE = """
Not 5                      2023          2022

Styrelsearvode             105 000       96 600
Sociala avgifter            32 550       25 302
                           {first}       {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "doubted"),
    [("137 550", "121 902", False), ("137 550", "121 903", True), ("137 500", "121 900", True)],
)
def test_a_row_without_a_name_is_told_unless_it_is_a_sum(first: str, second: str, doubted: bool) -> None:
    (table,) = BareEngine().propose(page_of(NOTE.format(first=first, second=second), bold=(0,)))
    assert any("rest of the numbers" in sentence for sentence in table.trace) == doubted
    assert (table.confidence <= ALIGNMENT.doubtful) == doubted


def test_sums_of_sums_and_sums_of_one_are_sums() -> None:
    text = """
Not 8                      2023          2022

Lån A                      500 000       500 000
Lån B                    1 000 000     1 000 000
                         1 500 000     1 500 000
Lån C                      500 000       500 000
                           500 000       500 000
                         2 000 000     2 000 000
"""
    (table,) = BareEngine().propose(page_of(text, bold=(0,)))
    assert not any("rest of the numbers" in sentence for sentence in table.trace)

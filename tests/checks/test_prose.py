"""Sentences against the rows they quote."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.made_reports import alarms, report, section, table

from vonextract.checks.check import check
from vonextract.checks.prose import amounts

ROWS = [
    ["Åtgärd", "Effekt 2023, tkr", "Helårseffekt, tkr"],
    ["Samlokaliserad dagverksamhet", "70 tkr", "421 tkr"],
    ["Lokalhyra", "300 tkr", "310 tkr"],
]
QUOTE = "Dagverksamhetens effekt väntas bli {} för 2023 med en helårseffekt på {}."


def said(text: str):
    """The alarms of a report whose text is `text`."""
    return check(report(table(ROWS), sections=[section(text)]))


def test_a_right_quote_says_nothing() -> None:
    assert alarms(said(QUOTE.format("70 tusen kronor", "421 tusen kronor"))) == []


def test_a_wrong_quote_names_the_cell_and_the_sentence() -> None:
    (found,) = said(QUOTE.format("70 tusen kronor", "412 tusen kronor"))
    assert (found.rule, found.row, found.col) == ("prose_mismatch", 1, 2)
    assert (found.expected, found.actual) == (Decimal(412), Decimal(421))
    assert found.section_id == 1
    assert "412 tusen kronor" in found.message


@pytest.mark.parametrize(
    "text",
    [
        QUOTE.format("70 tkr", "0,4 mnkr"),
        QUOTE.format("65 tusen kronor", "412 tusen kronor"),
        QUOTE.format("70 tusen kronor", "900 tusen kronor"),
        QUOTE.format("70 tusen kronor", "365 tusen kronor"),
        "Färdtjänsten kostar 70 tusen kronor för 2023 och 412 tusen kronor på helår.",
        "Dagverksamhetens effekt blir 70 tusen kronor för 2023 och 412 tusen kronor för 2022.",
    ],
    ids=["rounded", "no amount agrees", "another amount", "a near amount", "another matter", "no full year"],
)
def test_what_may_be_about_something_else_is_left_alone(text) -> None:
    assert alarms(said(text)) == []


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("effekten blir 2,3 miljoner kronor", ["2300000"]),
        ("mellan 1 309 tkr och –6,2 mnkr", ["1309000", "-6200000"]),
        ("högst 364 kr per timme", ["364"]),
        ("cirka 5, 5 miljoner kronor", []),
        ("43 platser, 12 procent och 2023", []),
    ],
)
def test_amounts_of_a_sentence(text, kronor) -> None:
    assert [a.kronor for a in amounts(text)] == [Decimal(k) for k in kronor]


@given(st.integers(1, 10**7))
def test_an_amount_reads_back(value) -> None:
    typeset = f"{value:,}".replace(",", " ")
    (found,) = amounts(f"Kostnaden är {typeset} tkr för året.")
    assert found.kronor == value * 1000


def test_a_quote_in_kronor_is_of_the_number_in_thousands_that_it_rounds_to() -> None:
    (found,) = said(QUOTE.format("70 400 kronor", "412 tusen kronor"))
    assert (found.rule, found.row, found.col) == ("prose_mismatch", 1, 2)
    assert alarms(said(QUOTE.format("71 400 kronor", "412 tusen kronor"))) == []

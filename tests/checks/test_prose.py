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


@pytest.mark.parametrize(
    ("text", "kronor", "step"),
    [
        ("12 tkr", "12000", "1000"),
        ("1,5 mnkr", "1500000", "100000"),
        ("-4 500 kr", "-4500", "1"),
        ("3 miljoner kronor", "3000000", "1000000"),
    ],
)
def test_an_amount_is_worth_kronor_and_its_last_figure_tells_how_exactly(
    text: str, kronor: str, step: str
) -> None:
    (found,) = amounts(f"Kostnaden var {text} för året.")
    assert (found.kronor, found.step) == (Decimal(kronor), Decimal(step))


def test_the_clause_of_an_amount_lies_between_its_neighbours() -> None:
    first, second = amounts("Budget 12 tkr och på helår utfall 14 tkr.")
    assert first.clause == "Budget 12 tkr och på helår utfall "
    assert second.clause == " och på helår utfall 14 tkr."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("12 500 tkr och utfallet 11 900 tkr", False),
        ("12 500 tkr och utfallet 11 400 tkr", True),
        ("12 500 tkr och utfallet 11 305 tkr", True),
        ("12 500 tkr och utfallet 11 304 tkr", False),
        ("12 500 tkr och utfallet 14 900 tkr", False),
        ("12 500 tkr och utfallet 13 900 tkr", True),
        ("12 500 tkr och utfallet 11,9 mnkr", False),
        ("12 500 tkr och utfallet 11,4 mnkr", False),
        ("12 501 tkr och utfallet 11 400 tkr", False),
    ],
)
def test_a_quoted_row_is_quoted_rightly(said: str, told: bool) -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["Hemtjänst", "12 500", "11 900"], ["Boende", "8 200", "80"]]
    found = check(report(table(rows), sections=[section(f"Hemtjänstens budget var {said}.")]))
    assert [f.rule for f in found] == (["prose_mismatch"] if told else [])


@pytest.mark.parametrize(
    ("said_amount", "told"),
    [
        ("0,42 mnkr", False),
        ("0,4 mnkr", False),
        ("421 000 kr", False),
        ("421 499 kr", False),
        ("412 tkr", True),
        ("442 tkr", True),
        ("443 tkr", False),
        ("400 tkr", True),
        ("399 tkr", False),
        ("521 tkr", True),
        ("321 tkr", True),
        ("621 tkr", False),
    ],
)
def test_an_amount_near_a_number_or_a_digit_from_it_is_meant_to_state_it(
    said_amount: str, told: bool
) -> None:
    found = [f.rule for f in said(QUOTE.format("70 tkr", said_amount)) if f.severity != "info"]
    assert found == (["prose_mismatch"] if told else [])


@pytest.mark.parametrize(("quoted", "told"), [("70 tkr", True), ("0,07 mnkr", False), ("71 tkr", False)])
def test_a_quote_has_ten_times_its_step(quoted: str, told: bool) -> None:
    found = [f.rule for f in said(QUOTE.format(quoted, "412 tkr")) if f.severity != "info"]
    assert bool(found) is told

"""A document settles how it writes numbers: by marks that mean one thing, by its language, by its sums."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.notation import (
    ENGLISH,
    SWEDISH,
    Notation,
    column_notation,
    document_notation,
    infer_notation,
)
from vonextract.swedish.numbers import parse_number

ENGLISH_TEXT = "The results of the year and the income from operations, with the taxes that were paid for it."
SWEDISH_TEXT = (
    "Resultatet för året och intäkterna av verksamheten, med det som är betalt till staten och att det."
)
AMBIGUOUS = [["1,234", "12,450", "310"]]


def test_the_language_settles_what_the_numbers_leave_open() -> None:
    assert document_notation(AMBIGUOUS, ENGLISH_TEXT) == ENGLISH
    assert document_notation(AMBIGUOUS, SWEDISH_TEXT) == SWEDISH
    assert document_notation(AMBIGUOUS, "") == SWEDISH


def test_marks_that_mean_one_thing_outweigh_no_language() -> None:
    columns = [["1,234.5", "2,345.6", "1,000,000", "12.5"], ["1,234", "45,100"]]
    assert document_notation(columns, "") == ENGLISH
    assert document_notation(columns, SWEDISH_TEXT) == SWEDISH


def test_swedish_numbers_in_an_english_document_stay_swedish() -> None:
    columns = [["1 234,5", "2 345,6", "12,5", "1 200"]]
    assert document_notation(columns, ENGLISH_TEXT) == SWEDISH


def test_sums_that_hold_in_one_way_alone_settle_it() -> None:
    columns = [
        ["998", "236", "1,234"],
        ["700", "800", "1,500"],
        ["1,200", "900", "2,100"],
        ["600", "600", "1,200"],
    ]
    assert document_notation(columns, "") == ENGLISH


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (["1,234", "310"], "1,234", "1234"),
        (["1,234", "12.5"], "1,234", "1234"),
        (["(1,234)", "(2.74)"], "(2.74)", "-2.74"),
        (["$ 1,234"], "$ 1,234", "1234"),
        (["3.125"], "3.125", "3.125"),
        ([".4%", "2.1%"], ".4%", "0.4"),
    ],
)
def test_a_column_of_an_english_document_is_read_in_its_way(column: list[str], text: str, value: str) -> None:
    notation = column_notation(infer_notation(column), infer_notation(column), ENGLISH)
    number = parse_number(text, notation)
    assert number is not None
    assert (number.value, number.doubt) == (Decimal(value), None)


def test_a_column_that_speaks_against_its_document_is_unsure() -> None:
    column = ["0,75", "1,234"]
    notation = column_notation(infer_notation(column), infer_notation(column), ENGLISH)
    number = parse_number("1,234", notation)
    assert number is not None and number.doubt is not None


@given(st.lists(st.text("0123456789.,' -()$", max_size=20), max_size=12))
def test_any_column_ends_in_a_notation(column: list[str]) -> None:
    assert isinstance(document_notation([column], ENGLISH_TEXT), Notation)


@given(st.lists(st.integers(1, 10**9), min_size=4, max_size=20))
def test_english_documents_read_back(values: list[int]) -> None:
    column = [f"{value:,}" for value in values]
    document = document_notation([column], ENGLISH_TEXT)
    notation = column_notation(infer_notation(column), infer_notation(column), document)
    assert [getattr(parse_number(text, notation), "value", None) for text in column] == values


def test_points_settle_nothing_beside_commas() -> None:
    assert infer_notation(["1.55", "2.55"]) == Notation(".", "", True, True)
    mixed = infer_notation(["1.55", "2,55"])
    assert (mixed.decimal, mixed.certain) == (",", False)

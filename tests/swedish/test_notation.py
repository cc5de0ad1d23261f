"""A document settles how it writes numbers: by marks that mean one thing, by its language, by its sums."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.notation import (
    ENGLISH,
    STOPPED,
    SWEDISH,
    Notation,
    column_notation,
    document_notation,
    infer_notation,
    surely_groups,
)
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.settings import SETTINGS

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


def test_sums_that_hold_show_stops_between_thousands() -> None:
    columns = [["202 tkr", "531 tkr", "52 tkr", "374 tkr", "1.159 tkr"], ["2.000", "–"]]
    assert document_notation(columns, SWEDISH_TEXT) == STOPPED
    assert document_notation(columns, ENGLISH_TEXT) == STOPPED
    assert document_notation([["2.000", "70"]], SWEDISH_TEXT) == SWEDISH


def test_a_point_before_decimals_speaks_against_stops_between_thousands() -> None:
    columns = [["202", "531", "733", "1.466"], ["12.5", "7.25"]]
    assert document_notation(columns, SWEDISH_TEXT) == SWEDISH


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


@pytest.mark.parametrize(
    ("core", "marks"),
    [
        ("1.309.000", ["."]),
        ("1,309,000", [","]),
        ("1.309", []),
        ("1 309", []),
        ("1.309,5", ["."]),
        ("1,309.5", [","]),
        ("1.309.5", []),
        ("0.309,5", []),
        ("12,5", []),
    ],
)
def test_marks_that_can_only_part_thousands(core: str, marks: list[str]) -> None:
    assert surely_groups(core) == marks


@pytest.mark.parametrize(
    ("texts", "decimal", "groups", "certain", "unsure"),
    [
        (["1.309.000"], ",", ".", True, False),
        (["1,309,000"], ".", ",", True, False),
        (["1.309,5"], ",", ".", True, False),
        (["1,309.5"], ".", ",", True, False),
        (["1.309.5"], ",", "", False, False),
        (["1.309.000", "1,309,000"], ",", "", False, False),
        (["1.309.000", "12.5"], ",", "", False, False),
        (["1,309,000", "12,5"], ",", "", False, False),
        (["1,309,000", "12.5"], ".", ",", True, False),
        (["12.5"], ".", "", True, False),
        (["12.5", "12,5"], ",", "", False, False),
        (["12,5"], ",", "", True, False),
        (["12 ,5"], ",", "", True, False),
        (["1.23"], ".", "", True, False),
        (["1.2345"], ".", "", True, False),
        (["1.234"], ",", "", False, False),
        (["0.234"], ".", "", True, False),
        (["1234.567"], ".", "", True, False),
        (["1 234.567"], ".", "", True, False),
        (["1,234"], ",", "", False, True),
        (["1,234", "12,5"], ",", "", True, False),
        (["0,234"], ",", "", True, False),
        (["1 234"], ",", "", False, False),
        (["år 12.5 eller 13,5"], ",", "", False, False),
        ([], ",", "", False, False),
    ],
)
def test_what_the_marks_of_cells_show(
    texts: list[str], decimal: str, groups: str, certain: bool, unsure: bool
) -> None:
    assert infer_notation(texts) == Notation(decimal, groups, certain, True, unsure)


@pytest.mark.parametrize(
    ("text", "minus"), [("-5", False), ("− 5", False), ("-", True), ("5-", True), ("(5)", True)]
)
def test_brackets_are_a_minus_where_no_number_has_a_sign(text: str, minus: bool) -> None:
    assert infer_notation([text, "12,5"]).brackets_negative is minus


OWN = Notation(",", "", True, True)
POINTS = Notation(",", ".", True, False)
TABLE = Notation(",", "", False, False, True)


@pytest.mark.parametrize(
    ("own", "table", "document", "expected"),
    [
        (OWN, TABLE, SWEDISH, Notation(",", "", True, False)),
        (OWN, TABLE, ENGLISH, Notation(",", "", True, False, True)),
        (OWN, TABLE, POINTS, Notation(",", ".", True, False)),
        (OWN, TABLE, Notation(".", ","), Notation(",", "", True, False)),
        (ENGLISH, TABLE, POINTS, Notation(".", ",", True, False, True)),
        (ENGLISH, TABLE, ENGLISH, Notation(".", ",", True, False)),
        (Notation(".", "", True), TABLE, ENGLISH, Notation(".", ",", True, False)),
        (SWEDISH, POINTS, ENGLISH, POINTS),
        (SWEDISH, Notation(",", "."), SWEDISH, Notation(",", ".", True)),
        (SWEDISH, TABLE, ENGLISH, Notation(".", ",", True, False)),
        (SWEDISH, TABLE, SWEDISH, Notation(",", "", False, False, False)),
        (TABLE, TABLE, SWEDISH, TABLE),
        (TABLE, OWN, SWEDISH, SWEDISH),
    ],
)
def test_a_column_is_as_it_shows_else_as_its_table_else_as_its_document(
    own: Notation, table: Notation, document: Notation, expected: Notation
) -> None:
    assert column_notation(own, table, document) == expected


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("the of and for", False),
        ("the of and for with", True),
        ("the of and for with from", True),
        ("the of and for with och", True),
        ("the of and for with from och att", False),
        ("the of and for with from that och att", True),
    ],
)
def test_five_words_and_three_times_as_many_as_of_others_make_a_text_english(
    text: str, english: bool
) -> None:
    assert (SETTINGS.language_words, SETTINGS.clear_marks) == (5, 3)
    assert (document_notation(AMBIGUOUS, text) == ENGLISH) is english


@pytest.mark.parametrize(
    ("columns", "text", "english"),
    [
        ([["1.5", "2.5", "3.5"]], "", False),
        ([["1.5", "2.5", "3.5", "4.5"]], "", True),
        ([["1.5", "2.5", "3.5"], ["1,234,567"]], "", True),
        ([["1.5", "2.5", "3.5", "4.5", "1,5"]], "", True),
        ([["1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "1,5", "2,5"]], "", False),
        ([["1.5", "2.5", "3.5", "4.5", "5.5", "6.5", "7.5", "1,5", "2,5"]], "", True),
        ([["1.5", "2.5", "3.5", "4.5"]], "och att som för", True),
        ([["1.5", "2.5", "3.5", "4.5"]], "och att som för av", False),
        ([["1.5", "2.5", "3.5", "4.5"]], "och att som för av det är", False),
        ([["1.5", "2.5", "3.5", "4.5"]], "och att som för av det the of", True),
        ([["1.5", "2.5", "3.5", "4.5"]], "och att som för av det till the of", False),
        ([["1 234"]], ENGLISH_TEXT, False),
        ([["1.234.567"]], ENGLISH_TEXT, False),
        ([["1,5"]], ENGLISH_TEXT, False),
        ([["1.5"], ["1,5", "2,5", "3,5"]], ENGLISH_TEXT, True),
        ([["1.5"], ["1,5", "2,5", "3,5", "4,5"]], ENGLISH_TEXT, False),
        ([["1.5"], ["1 234,5", "2 345,5", "3 456,5"]], ENGLISH_TEXT, True),
    ],
)
def test_marks_outnumber_others_by_three_times(columns: list[list[str]], text: str, english: bool) -> None:
    assert (document_notation(columns, text) == ENGLISH) is english


@pytest.mark.parametrize(
    ("column", "times", "text", "english"),
    [
        (["998", "236", "1,234"], 3, "", False),
        (["998", "236", "1,234"], 4, "", True),
        (["998", "236", "1,235"], 4, "", False),
        (["998", "236", "1,234", "12.55.1"], 4, "", False),
        (["1,500", "2,500", "4"], 1, ENGLISH_TEXT, False),
        (["1,500", "2,500", "4,000"], 1, ENGLISH_TEXT, True),
        (["1,500", "2,500", "4,000", "8"], 1, ENGLISH_TEXT, False),
        (["1,000", "1"], 1, ENGLISH_TEXT, True),
        (["1", "1,000"], 1, ENGLISH_TEXT, True),
        (["20"] * 60 + ["1,200"], 4, "", True),
        (["20"] * 61 + ["1,220"], 4, "", False),
        (["200", "300", "400", "700", "1,100"], 4, "", True),
        (["0", "0", "0", "1,500"], 4, "", False),
    ],
)
def test_sums_of_two_or_more_numbers_above_count_where_they_hold_one_way(
    column: list[str], times: int, text: str, english: bool
) -> None:
    assert SETTINGS.sum_parts == 60
    assert (document_notation([column] * times, text) == ENGLISH) is english

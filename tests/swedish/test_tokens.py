"""What a word is by its form alone, and that the forms agree with the reading of numbers."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vonextract.swedish.numbers import parse_number
from vonextract.swedish.tokens import (
    TokenKind,
    are_years,
    is_blank,
    is_number_text,
    is_period,
    is_year,
    is_year_or_span,
    token,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024", "year"),
        ("2024*", "year"),
        ("1949", "number"),
        ("2100", "number"),
        ("2024-08-31", "date"),
        ("31/8", "date"),
        ("31.12.2024", "date"),
        ("12,5", "number"),
        ("-813", "number"),
        ("–6,2%", "number"),
        ("(25,5%)", "number"),
        ("55:-", "number"),
        ("60,–", "number"),
        ("Mål:-", "word"),
        ("1)", "marker"),
        ("**", "marker"),
        ("¹", "marker"),
        ("a)", "marker"),
        ("tkr", "unit"),
        ("%", "unit"),
        ("−", "sign"),
        ("≥", "sign"),
        ("VON2024", "code"),
        ("N00945", "code"),
        ("Hemtjänst", "word"),
        ("12st", "word"),
        ("", "word"),
    ],
)
def test_a_word_is_what_its_form_says(text: str, kind: TokenKind) -> None:
    assert token(text).kind == kind


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("10", "398", True),
        ("-813", "978", True),
        ("1", "309,5", True),
        ("1", "250:-", True),
        ("398", "13", False),
        ("1234", "567", False),
        ("12,5", "300", False),
        ("31/8", "300", False),
    ],
)
def test_thousands_part_in_groups_of_three(left: str, right: str, one: bool) -> None:
    assert (token(left).head and token(right).group) is one


@pytest.mark.parametrize("text", ["tkr", "%", "*", "**", "st", "år"])
def test_units_and_asterisks_are_said_of_the_number_before(text: str) -> None:
    assert token(text).attached


@pytest.mark.parametrize("text", ["1)", "a)", "¹", "-", "kronor", "12"])
def test_nothing_else_is_said_of_the_number_before(text: str) -> None:
    assert not token(text).attached


@pytest.mark.parametrize("text", ["2.1.3", "(12)", "12*", "31/8", "12:5"])
def test_plain_figures_have_no_more_than_one_decimal_mark(text: str) -> None:
    assert not token(text).plain


def test_years_may_span_and_bear_a_marker() -> None:
    assert all(map(is_year_or_span, ["2024", "2024–2026", "2024/25", "2024**", "2024 *"]))
    assert not any(map(is_year_or_span, ["2024 000", "24/25", "12 024", "2024-08-31"]))
    assert is_year("2023)") and not is_year("20 23")


def test_blanks_say_that_a_number_is_missing() -> None:
    assert all(map(is_blank, ["-", "–", "…", "x", "i.u.", "n/a", "..."]))
    assert not any(map(is_blank, ["0", "-1", "xxxxx", "nej"]))


def test_columns_are_named_by_years_days_and_halves_of_spans() -> None:
    assert all(
        map(is_period, ["2024", "2023/24", "2024-12-31", "2024-01-01-", "-2024-12-31", "- 2024-12-31"])
    )
    assert all(map(is_period, ["31 december 2024", "31 dec. 2024", "augusti 2024"]))
    assert all(map(is_period, ["31.12.2024", "1.1.–31.12.2024"]))
    assert not any(map(is_period, ["-", "12", "-1 200", "Not", "2024 års budget", "31 december"]))
    assert not any(map(is_period, ["1.1.", "31.13.2024"]))


def printed(value: int, decimals: str, sign: str, space: str) -> str:
    return sign + f"{value:,}".replace(",", space) + decimals


@given(
    st.integers(0, 10**9),
    st.sampled_from(["", ",5", ",25"]),
    st.sampled_from(["", "-", "−", "–"]),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
)
@example(1_163_512, "", "-", " ")
@example(0, "", "", " ")
def test_every_printed_number_is_told_for_one(value: int, decimals: str, sign: str, space: str) -> None:
    text = printed(value, decimals, sign, space)
    assert parse_number(text) is not None
    assert is_number_text(text)
    first, *rest = text.split(space)
    assert token(first).figure and all(token(part).group for part in rest)
    assert not rest or token(first).head


def test_years_are_those_that_reports_speak_of() -> None:
    assert [is_year(year) for year in ("1949", "1950", "2099", "2100")] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "year"), [("02024", False), ("202", False), ("2024*", True), ("2024 1)", False), ("²⁰²⁴", False)]
)
def test_a_year_has_four_digits(text: str, year: bool) -> None:
    assert is_year(text) is year


@pytest.mark.parametrize(
    ("texts", "others", "years"),
    [
        (["2012", "2013", "2017"], ["1 234"], True),
        (["2017", "2015"], ["17,682"], True),
        (["2010", "2020", "2024"], ["1 234"], True),
        (["2010", "1998"], ["1 234"], False),
        (["2012", "2013"], ["1234", "371"], False),
        (["2012", "2017", "2013"], ["1 234"], False),
        (["2012", "2012"], ["1 234"], False),
        (["2012"], ["1 234"], False),
        (["2012", "371"], ["1 234"], False),
    ],
)
def test_years_rise_or_fall_where_amounts_are_set_in_groups(
    texts: list[str], others: list[str], years: bool
) -> None:
    assert are_years(texts, others) is years


@pytest.mark.parametrize(
    "text", ["$ 40.40", "$40.40", "€ 40,40", "SEK 40 000", "40 000 SEK", "5,99 €", "$ (1,150)"]
)
def test_money_with_a_sign_or_code_in_front_or_behind_is_a_number(text: str) -> None:
    assert is_number_text(text)


@pytest.mark.parametrize("text", ["$", "SEK", "Euro 6", "EURO 2024"])
def test_a_sign_or_code_alone_is_none(text: str) -> None:
    assert not is_number_text(text)

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.dates import MONTHS, find_dates, find_years, month_number, parse_period

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_is_read(day: dt.date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for text in (written, f"den {written}", day.isoformat(), f"{day:%Y%m%d}", f"vid mötet {day:%Y.%m.%d}."):
        assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["2023-02-30", "von/2017:106", "31 augusti", "2023", "12-34-56", "20231301"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert not list(find_dates(text))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("jan–augusti 2017", (2017, 1, 1), (2017, 8, 31)),
        ("januari till och med mars 2026", (2026, 1, 1), (2026, 3, 31)),
        ("2017, jan-aug", (2017, 1, 1), (2017, 8, 31)),
        ("aug 2017", (2017, 8, 1), (2017, 8, 31)),
        ("Tertial 2 2017", (2017, 5, 1), (2017, 8, 31)),
        ("kvartal 1, 2024", (2024, 1, 1), (2024, 3, 31)),
        ("februari 2024", (2024, 2, 1), (2024, 2, 29)),
        ("Budget 2024", (2024, 1, 1), (2024, 12, 31)),
        ("maj–maj 2017", (2017, 5, 1), (2017, 5, 31)),
        ("december 2023", (2023, 12, 1), (2023, 12, 31)),
        ("Tertial 1 2017", (2017, 1, 1), (2017, 4, 30)),
        ("Tertial 3 2017", (2017, 9, 1), (2017, 12, 31)),
        ("Tertial 4 2017", (2017, 1, 1), (2017, 12, 31)),
        ("kvartal 2 2024", (2024, 4, 1), (2024, 6, 30)),
        ("kvartal 4 2024", (2024, 10, 1), (2024, 12, 31)),
        ("kvartal 5 2024", (2024, 1, 1), (2024, 12, 31)),
        ("halvår 1 2024", (2024, 1, 1), (2024, 6, 30)),
        ("halvår 2 2024", (2024, 7, 1), (2024, 12, 31)),
        ("halvår 3 2024", (2024, 1, 1), (2024, 12, 31)),
        ("2016 och 2017", (2016, 1, 1), (2016, 12, 31)),
    ],
)
def test_periods(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert parse_period(text) == (dt.date(*first), dt.date(*last))


def test_a_text_without_a_year_has_no_period() -> None:
    assert parse_period("jan–augusti") is None


def test_the_years_of_case_numbers_are_not_counted() -> None:
    assert find_years("VON 2023/554, plan för 2024–2026, von/2017:106") == [2024, 2026]


def test_dates_come_in_order_with_their_place() -> None:
    text = "från 2023-01-02 till 5 maj 2023"
    found = find_dates(text)
    assert [text[f.start : f.end] for f in found] == ["2023-01-02", "5 maj 2023"]


@pytest.mark.parametrize(
    ("name", "number"), [("Jan.", 1), ("sept", 9), ("MAJ", 5), ("ma", None), ("plan", None)]
)
def test_months_are_known_by_name_and_abbreviation(name: str, number: int | None) -> None:
    assert month_number(name) == number


def test_a_span_that_ends_before_it_begins_is_none_of_months() -> None:
    assert parse_period("december–augusti 2017") == parse_period("augusti 2017")


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    find_dates(text), find_years(text), parse_period(text)

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.swedish.dates import MONTHS, find_dates, find_years, month_number

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_is_read(day: dt.date) -> None:
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    for text in (written, f"den {written}", day.isoformat(), f"{day:%Y%m%d}", f"vid mötet {day:%Y.%m.%d}."):
        assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["2023-02-30", "von/2017:106", "31 augusti", "2023", "12-34-56", "20231301"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert not list(find_dates(text))


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


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    find_dates(text), find_years(text)

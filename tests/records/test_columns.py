"""Headers of many municipalities resolve to what they say, and to nothing that they do not."""

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from vonextract.meaning.columns import (
    ColumnContext,
    ColumnMeaning,
    looks_back,
    resolve_column,
    resolve_columns,
)
from vonextract.meaning.periods import Period, find_period
from vonextract.vocabulary import VocabularyFile, speaking

HEADERS = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
REPORT = ColumnContext(year=2024, as_of=dt.date(2024, 8, 31), looks_back=True)
PLAN = ColumnContext(year=2024)


def test_the_set_is_large_enough() -> None:
    assert len(HEADERS["report"]) + len(HEADERS["plan"]) >= 150


@pytest.mark.parametrize("case", HEADERS["report"], ids=lambda case: " > ".join(case["path"]))
def test_header_in_a_report(case: dict[str, Any]) -> None:
    assert _stated(case, REPORT) == _meaning(case)


@pytest.mark.parametrize("case", HEADERS["plan"], ids=lambda case: " > ".join(case["path"]))
def test_header_in_a_plan(case: dict[str, Any]) -> None:
    assert _stated(case, PLAN) == _meaning(case)


def _stated(case: dict[str, Any], context: ColumnContext) -> ColumnMeaning:
    return replace(resolve_column(case["path"], context), period_start=None, period_end=None)


def _meaning(case: dict[str, Any]) -> ColumnMeaning:
    return ColumnMeaning(**{key: value for key, value in case.items() if key != "path"})


def test_without_a_document_nothing_is_guessed() -> None:
    assert resolve_column(["Utfall"]).year is None
    assert resolve_column(["Budget fg år"]).year is None


def test_a_difference_has_the_year_of_the_column_before_it() -> None:
    paths = [["Verksamhet"], ["Budget 2022"], ["Utfall 2022"], ["Avvikelse"]]
    assert resolve_columns(paths, REPORT)[3].year == 2022


def test_the_documents_year_is_not_given_to_a_column_among_other_years() -> None:
    paths = [["Verksamhet"], ["Utfall 2021"], ["Utfall 2022"], ["Budget"]]
    assert resolve_columns(paths, REPORT)[3].year is None


def test_the_title_names_the_year() -> None:
    context = ColumnContext(year=2024, looks_back=True, titles=["Årliga investeringar 2017"])
    assert resolve_column(["Prognos"], context).year == 2017


def test_a_month_is_of_the_year_that_a_heading_names_beside_it() -> None:
    context = ColumnContext(year=2025, titles=["Mål och indikatorer", "Delårsrapport mars 2025"])
    assert resolve_column(["Utfall mars, kvinnor"], context).year == 2025
    assert resolve_column(["Utfall april, kvinnor"], context).year is None
    assert resolve_column(["Utfall"], context).year is None


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ("Utfall jan–aug 2024", "2024-01-01", "2024-08-31"),
        ("Utfall T2 2024", "2024-05-01", "2024-08-31"),
        ("Utfall per 31 augusti", "2024-01-01", "2024-08-31"),
        ("Antal barn per 15 oktober 2023", None, "2023-10-15"),
        ("läsår 2018/19", "2018-07-01", "2019-06-30"),
        ("Effekt 2024–2026", "2024-01-01", "2026-12-31"),
        ("Budget 2025", "2025-01-01", "2025-12-31"),
        ("2022-01-01 – 2022-06-30", "2022-01-01", "2022-06-30"),
        ("Antal mars 2024", "2024-03-01", "2024-03-31"),
        ("Utfall kvartal 3 2023", "2023-07-01", "2023-09-30"),
        ("Utfall andra halvåret 2023", "2023-07-01", "2023-12-31"),
        ("Utfall t.o.m. april 2024", "2024-01-01", "2024-04-30"),
        ("Kommentar", None, None),
    ],
)
def test_the_first_and_the_last_day_of_a_column(header: str, start: str | None, end: str | None) -> None:
    meaning = resolve_column([header], REPORT)
    found = [str(day) if day else None for day in (meaning.period_start, meaning.period_end)]
    assert found == [start, end]


@pytest.mark.parametrize(
    ("header", "population"),
    [("kv. 1", None), ("Kv 4 2024", None), ("Kv", "kvinnor"), ("Andel kv 2024", "kvinnor")],
)
def test_a_quarter_is_of_no_women(header: str, population: str | None) -> None:
    assert resolve_column([header], REPORT).population == population


def test_a_part_of_the_year_and_its_year_may_stand_on_two_levels() -> None:
    meaning = resolve_column(["Utfall jan–aug", "2023"], REPORT)
    assert (meaning.period_start, meaning.period_end) == (dt.date(2023, 1, 1), dt.date(2023, 8, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("31.12.2024", None, dt.date(2024, 12, 31)),
        ("1.1. - 31.12.2024", dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        ("1.1-30.6.2024", dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
        ("Avsnitt 2.1.3", None, None),
    ],
)
def test_days_with_points_are_days(text: str, start: dt.date | None, end: dt.date | None) -> None:
    assert find_period(text).span(None) == (start, end)


@pytest.mark.parametrize(
    ("kind", "title", "back"),
    [
        ("delårsrapport", "Plan", True),
        ("tjänsteskrivelse", "Årsbokslut Välfärd skola 2017", True),
        ("tjänsteskrivelse", "Avgifter 2024", False),
        ("verksamhetsplan", "Verksamhetsplan med uppföljning av mål", False),
        (None, "Uppföljning per augusti", True),
    ],
)
def test_a_document_looks_back_by_its_type_else_by_its_title(
    kind: str | None, title: str, back: bool
) -> None:
    assert looks_back(kind, title) is back


def test_a_users_own_words_name_years_and_thirds() -> None:
    own = VocabularyFile("own.toml", '[periods]\nbefore_year = ["omräknad"]\ntertial = ["tredjedel"]\n')
    assert find_period("Omräknad 24") == Period()
    with speaking(own):
        assert find_period("Omräknad 24").year == 2024
        assert find_period("tredjedel 2 2024").month == 8
        assert find_period("Utfall 24").year == 2024
    assert find_period("Omräknad 24") == Period()


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
def test_parts_of_a_year_begin_and_end(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert find_period(text).span(None) == (dt.date(*first), dt.date(*last))


def test_months_without_a_year_begin_and_end_on_no_day() -> None:
    assert find_period("jan–augusti").span(None) == (None, None)
    assert find_period("jan–augusti").span(2024) == (dt.date(2024, 1, 1), dt.date(2024, 8, 31))


def test_a_span_that_ends_before_it_begins_has_an_end_alone() -> None:
    assert find_period("december–augusti 2017").span(None) == (None, dt.date(2017, 8, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("juli 2023 – juni 2024", (2023, 7, 1), (2024, 6, 30)),
        ("1 sept 2023 till 31 augusti 2024", (2023, 9, 1), (2024, 8, 31)),
        ("1/7-2023 – 30/6-2024", (2023, 7, 1), (2024, 6, 30)),
        ("2023 juli – 2024 juni", (2023, 7, 1), (2024, 6, 30)),
        ("2023-07 – 2024-06", (2023, 7, 1), (2024, 6, 30)),
        ("202307–202406", (2023, 7, 1), (2024, 6, 30)),
        ("20230701-20240630", (2023, 7, 1), (2024, 6, 30)),
        ("230701-240630", (2023, 7, 1), (2024, 6, 30)),
        ("juli–juni 2023/24", (2023, 7, 1), (2024, 6, 30)),
        ("juli 2023/juni 2024", (2023, 7, 1), (2024, 6, 30)),
        ("Utfall jul 23 – jun 24", (2023, 7, 1), (2024, 6, 30)),
        ("oktober 2023 t.o.m. mars 2024", (2023, 10, 1), (2024, 3, 31)),
        ("nov 2023 – mars", (2023, 11, 1), (2024, 3, 31)),
        ("T2 2023 – T1 2024", (2023, 5, 1), (2024, 4, 30)),
        ("kv 3 2023 – kv 2 2024", (2023, 7, 1), (2024, 6, 30)),
        ("HT 2023 – VT 2024", (2023, 7, 1), (2024, 6, 30)),
    ],
)
def test_a_span_over_the_turn_of_a_year_is_of_the_year_that_it_ends_in(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    period = find_period(text)
    assert period.span(None) == (dt.date(*first), dt.date(*last))
    assert (period.year, period.several) == (last[0], False)
    assert period.as_of(period.year) == dt.date(*last)


@pytest.mark.parametrize("text", ["maj 2024 – maj 2025", "2022-01-01 – 2023-12-31", "aug 2022 – dec 2023"])
def test_a_span_longer_than_a_year_is_of_several(text: str) -> None:
    period = find_period(text)
    assert (period.year, period.several) == (None, True)
    assert None not in period.span(None)


@pytest.mark.parametrize("text", ["läsåret 2023–2024", "läsår 23/24", "lå 23/24", "2023/24"])
def test_a_school_year_is_of_the_year_that_it_ends_in(text: str) -> None:
    period = find_period(text)
    assert (period.year, period.span(None)) == (2024, (dt.date(2023, 7, 1), dt.date(2024, 6, 30)))


@pytest.mark.parametrize("text", ["dec 2022/dec 2023", "aug 2024 (aug 2023)", "juni 2024 – maj 2023"])
def test_two_days_that_are_compared_are_no_span(text: str) -> None:
    begins, _ = find_period(text).span(None)
    assert begins is None or begins.year == find_period(text).year


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Förbrukat av budget", "utfall"),
        ("Upparbetat av budget tkr", "utfall"),
        ("Förbrukat av budget, %", "andel"),
        ("Utfall i % av budget", "andel"),
        ("Andel av årsbudget (%)", "andel"),
        ("Budgetutnyttjande", "andel"),
        ("Avvikelse i % av budget", "avvikelse"),
        ("Kvar av budget", "avvikelse"),
        ("Årsbudget", "budget"),
    ],
)
def test_what_is_used_of_a_budget_is_no_budget(header: str, measure: str) -> None:
    assert resolve_column([header]).measure == measure

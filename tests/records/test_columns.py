"""Headers of many municipalities resolve to what they say, and to nothing that they do not."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from vonextract.records.columns import ColumnContext, ColumnMeaning, resolve_column, resolve_columns

HEADERS = tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
REPORT = ColumnContext(year=2024, as_of=dt.date(2024, 8, 31), document_type="delårsrapport")
PLAN = ColumnContext(year=2024, document_type="verksamhetsplan")


def test_the_set_is_large_enough() -> None:
    assert len(HEADERS["report"]) + len(HEADERS["plan"]) >= 150


@pytest.mark.parametrize("case", HEADERS["report"], ids=lambda case: " > ".join(case["path"]))
def test_header_in_a_report(case: dict[str, Any]) -> None:
    assert resolve_column(case["path"], REPORT) == _meaning(case)


@pytest.mark.parametrize("case", HEADERS["plan"], ids=lambda case: " > ".join(case["path"]))
def test_header_in_a_plan(case: dict[str, Any]) -> None:
    assert resolve_column(case["path"], PLAN) == _meaning(case)


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
    context = ColumnContext(year=2024, document_type="delårsrapport", titles=["Årliga investeringar 2017"])
    assert resolve_column(["Prognos"], context).year == 2017

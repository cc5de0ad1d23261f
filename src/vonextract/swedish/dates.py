"""Swedish dates and periods: "31 augusti 2023", "2023-08-31", "20230831", "jan–augusti 2017"."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import NamedTuple

from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

MONTH = (
    r"(?:jan(?:uari)?|feb(?:r(?:uari)?)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|"
    r"sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""Pattern of a month's name or abbreviation, in small letters and without the abbreviation's full stop."""
_MONTH = rf"{MONTH}\.?"
_ISO = re.compile(rf"(?<![\d/:-])({YEAR})([-‐–./])(\d\d?)\2(\d\d?)(?![\d-])")
_COMPACT = re.compile(rf"(?<![\d/:-])({YEAR})(\d\d)(\d\d)(?!\d)")
_WRITTEN = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\s*:?e)?\s+({_MONTH})\s*,?\s+({YEAR})(?!\d)", re.I)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\s*,?\s+({YEAR})(?!\d)", re.I)
_YEARS = re.compile(rf"(?<![\d/:.-])({YEAR})(?!\d|/\d|:\d)")


@per_vocabulary
def _months_joined(words: Words) -> re.Pattern[str]:
    """A span of months: "jan–augusti 2017", "januari till och med mars"."""
    to = "|".join((*words.periods.up_to, *words.periods.to))
    return re.compile(rf"\b({_MONTH})\s*(?:[-–—−‐]|{to})\s*({_MONTH})(?:\s+({YEAR}))?(?!\w)", re.I)


@per_vocabulary
def _parts_of_year(words: Words) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Thirds, quarters and halves of a year with the number that says which, and their months."""
    said = words.periods
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(names)})[ .:–-]{{0,3}}([1-{12 // months}])\b", re.I), months)
        for names, months in ((said.tertial, 4), (said.quarter, 3), (said.half, 6))
    )


class Period(NamedTuple):
    """A span of days, both ends included."""

    first: dt.date
    last: dt.date


class FoundDate(NamedTuple):
    """A day that a text states, and where in the text it stands."""

    day: dt.date
    start: int
    end: int


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation of at least three letters, in any case; else None."""
    stem = name.strip(" .").casefold()
    if len(stem) < SETTINGS.month_letters:
        return None
    return next((n for n, month in enumerate(MONTHS, 1) if month.startswith(stem)), None)


def find_dates(text: str) -> list[FoundDate]:
    """Every full date in `text`, in order; impossible days such as 2023-02-30 are passed over."""
    found = [(m, m[1], m[3], m[4]) for m in _ISO.finditer(text)]
    found += [(m, m[1], m[2], m[3]) for m in _COMPACT.finditer(text)]
    found += [(m, m[3], str(month_number(m[2])), m[1]) for m in _WRITTEN.finditer(text)]
    dates = [
        FoundDate(day, match.start(), match.end())
        for match, y, m, d in found
        if (day := _day(int(y), int(m), int(d))) is not None
    ]
    return sorted(dates, key=lambda f: f.start)


def parse_period(text: str) -> Period | None:
    """The span that `text` states: "jan–augusti 2017", "augusti 2017", "2023", "tertial 2 2017".

    Returns:
        First and last day; None when the text states no year.
    """
    if match := _months_joined().search(text):
        year = match[3] or _first_year(text)
        first, last = month_number(match[1]), month_number(match[2])
        if year and first and last and first <= last:
            return _months(int(year), first, last)
    if match := _MONTH_YEAR.search(text):
        month = month_number(match[1])
        return _months(int(match[2]), month, month) if month else None
    year = _first_year(text)
    if not year:
        return None
    for pattern, length in _parts_of_year():
        if part := pattern.search(text):
            number = int(part[1])
            return _months(int(year), length * (number - 1) + 1, length * number)
    return _months(int(year), 1, 12)


def find_years(text: str) -> list[int]:
    """Years from 1900 to 2099 in order of appearance, without those of case numbers ("2023/554")."""
    return [int(m[1]) for m in _YEARS.finditer(text)]


def _first_year(text: str) -> str | None:
    """The first year in the text, as written."""
    match = _YEARS.search(text)
    return match[1] if match else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The date, if there is such a day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another."""
    return Period(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]))

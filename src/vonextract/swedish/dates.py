"""Swedish dates: "31 augusti 2023", "2023-08-31", "20230831"; spans of months are `meaning.periods`'s."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.settings import SETTINGS

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
_YEARS = re.compile(rf"(?<![\d/:.-])({YEAR})(?!\d|/\d|:\d)")


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


def find_years(text: str) -> list[int]:
    """Years from 1900 to 2099 in order of appearance, without those of case numbers ("2023/554")."""
    return [int(m[1]) for m in _YEARS.finditer(text)]


def _day(year: int, month: int, day: int) -> dt.date | None:
    """The date, if there is such a day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

"""Years, months and days as column headers state them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from vonextract.meaning.settings import SETTINGS
from vonextract.meaning.spans import Span, find_span, with_school_years
from vonextract.swedish.dates import MONTH, month_number
from vonextract.swedish.number_patterns import DAY, MONTH_NUMBER, RECENT_YEAR, REPORTED_YEAR, YEAR
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.vocabulary import Words, per_vocabulary

_MONTH = rf"({MONTH})(?![a-zåäö])\.?"
_YEAR = re.compile(rf"(?<![\d.,])({REPORTED_YEAR})(?![\d]|,\d)")
_SPLIT_YEAR = re.compile(r"(?<!\d)2 0([0-4]\d)(?!\d)")
_PAIR = re.compile(rf"({YEAR}) ?/ ?({YEAR}|\d\d)(?!\d)")
_ISO = re.compile(rf"({RECENT_YEAR})-(\d\d)-(\d\d)(?!\d)")
_DOTTED = re.compile(
    r"(?<![\d.])(?:(?P<day>\d\d?)\.(?P<month>\d\d?)\.? ?- ?)?"
    rf"(?P<last>\d\d?)\.(?P<until>\d\d?)\.(?P<year>{RECENT_YEAR})(?![\d.])"
)
_YEAR_MONTH = re.compile(rf"(?<!\d)({RECENT_YEAR})-?(?=\d\d)({MONTH_NUMBER})(?![\d-])")
_DAY_MONTH = re.compile(rf"(?<!\d)({DAY})[ :.]{{0,2}}(?:e )?{_MONTH}")
_SLASHED = re.compile(rf"(?<!\d)({DAY})/({MONTH_NUMBER})(?!\d)")
_MONTH_ALONE = re.compile(rf"(?<![a-zåäö]){_MONTH}")


class _Words(NamedTuple):
    """What parts of a year, and years of two figures, are named by."""

    short_year: re.Pattern[str]
    span: re.Pattern[str]
    tertial: re.Pattern[str]
    quarter: re.Pattern[str]
    half: re.Pattern[str]
    months_to: re.Pattern[str]
    ends: re.Pattern[str]
    up_to: re.Pattern[str]
    first: tuple[str, ...]


@per_vocabulary
def _words(words: Words) -> _Words:
    said = words.periods
    which = _any([re.escape(word) for word in (*said.first, *said.second)])
    return _Words(
        short_year=re.compile(rf"(?:\b{_any(said.before_year)}[ .'-]{{0,2}}|')([0-4]\d)(?![\d%]|[ ,.]\d)"),
        span=re.compile(
            rf"({YEAR}) ?(?:-|{_any((*said.up_to, *said.to))}) ?({YEAR}|\d\d)"
            r"(?![\d/])(?!-\d)(?! ?[a-zåäö])"
        ),
        tertial=re.compile(rf"\b{_any(said.tertial)} ?([123])(?!\d)"),
        quarter=re.compile(
            rf"\b{_any(said.quarter)} ?([1-4])(?!\d)|\b([1-4])(?:a|:a|:e)? {_any(said.the_quarter)}"
        ),
        half=re.compile(rf"\b{_any(said.half)} ?([12])(?!\d)|\b({which}) {_any(said.the_half)}"),
        months_to=re.compile(rf"\b{_any(said.months)} ?0?1 ?- ?({MONTH_NUMBER})(?!\d)"),
        ends=re.compile(rf"\b{_any(said.ends)}\b[^a-z]*$"),
        up_to=re.compile(rf"\b{_any(said.up_to)}(?= )"),
        first=said.first,
    )


def without_quarters(text: str) -> str:
    """A header's text without the quarters it names: "kv 1" is of no women."""
    return _words().quarter.sub(" ", text)


def _any(patterns: Sequence[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


@dataclass(frozen=True, slots=True)
class Period:
    """When a header's numbers are from.

    Attributes:
        year: the one year that is named.
        month, day: the last month, and day of it, that they reach to.
        several: more than one year is meant, as in "2024-2026".
        up_to: it says "till och med".
        since: the first day, as (year, month, day), where one is named or follows: of "T2" the first
            of May in a year that it leaves open (None).
        until: the last day, where it is not the one that `month` and `day` name.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    several: bool = False
    up_to: bool = False
    since: tuple[int | None, int, int] | None = None
    until: dt.date | None = None

    def as_of(self, year: int | None) -> dt.date | None:
        """The last day meant, in `year`; None when no month is named or the year is unknown."""
        month = self.month or (12 if self.up_to and self.year else None)
        if year is None or month is None:
            return None
        return _day(year, month, self.day or 31)

    def span(self, year: int | None) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day meant, in `year` where no other is named; None for what is unsaid."""
        end = self.until or self.as_of(self.year or year)
        if self.since is None or end is None:
            return None, end
        begins = self.since[0] or end.year
        start = _day(begins, *self.since[1:])
        return (start if start <= end else None), end


def find_period(text: str) -> Period:
    """The period that a header text names; an empty one when it names none."""
    return _found()(text)


@per_vocabulary
def _found(_words: Words) -> Callable[[str], Period]:
    """The same, kept: the headers of a document come again and again."""
    return lru_cache(maxsize=SETTINGS.kept_headers)(_read)


def _read(text: str) -> Period:
    plain = with_school_years(_SPLIT_YEAR.sub(r"20\1", fold_dashes(fold_spaces(text)).casefold()))
    plain = _with_iso_days(plain)
    year, several = _year(plain)
    month, day = _last_day(plain)
    if dates := list(_ISO.finditer(plain)):
        iso = dates[-1]
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            month, day = None, None
    elif month is None and (joined := _YEAR_MONTH.search(plain)):
        year, month = int(joined[1]), int(joined[2])
    up_to = _words().up_to.search(plain) is not None
    if span := find_span(plain):
        return _crossing(span, up_to=up_to)
    since, until = _years(plain) if month is None else (_first_day(plain, up_to=up_to), None)
    return Period(year, month, day, several, up_to, since, until)


def _crossing(span: Span, *, up_to: bool) -> Period:
    """The period of a span over the turn of a year: of the year that it ends in, unless it is longer."""
    since = (span.first.year, span.first.month, span.first.day)
    if span.several:
        return Period(several=True, up_to=up_to, since=since, until=span.last)
    return Period(span.last.year, span.last.month, span.last.day, False, up_to, since)


def _with_iso_days(plain: str) -> str:
    """The text with days as Finns and Germans write them, "1.1. - 31.12.2024", the Swedish way."""
    return _DOTTED.sub(
        lambda hit: " - ".join(
            f"{hit['year']}-{int(month):02}-{int(day):02}"
            for day, month in ((hit["day"], hit["month"]), (hit["last"], hit["until"]))
            if day
        ),
        plain,
    )


def _day(year: int, month: int, day: int) -> dt.date:
    """The day, or the month's last where it has fewer."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _years(plain: str) -> tuple[tuple[int, int, int] | None, dt.date | None]:
    """The first and the last day of the year, school year or years that are named without a month."""
    if (span := _words().span.search(plain)) and (last := _full(span[2], span[1])) > (first := int(span[1])):
        return (first, 1, 1), dt.date(last, 12, 31)
    if pair := _PAIR.search(plain):
        first, last = int(pair[1]), _full(pair[2], pair[1])
        return ((first, 7, 1), dt.date(last, 6, 30)) if last == first + 1 else (None, None)
    year, _ = _year(plain)
    if year is None:
        return None, None
    return (None if _words().up_to.search(plain) else (year, 1, 1)), dt.date(year, 12, 31)


def _first_day(plain: str, *, up_to: bool) -> tuple[int | None, int, int] | None:
    """The day that numbers begin at, of a text that names a month; None where it only names an end."""
    if dates := [tuple(map(int, found.groups())) for found in _ISO.finditer(plain)]:
        year, month, day = dates[0]
        return (year, month, day) if len(dates) > 1 and 1 <= month <= 12 and 1 <= day <= 31 else None
    if dated := list(_DAY_MONTH.finditer(plain)):
        return (None, _month(dated[0][2]), int(dated[0][1])) if len(dated) > 1 else None
    if _SLASHED.search(plain):
        return None
    if named := list(_MONTH_ALONE.finditer(plain)):
        ends = len(named) == 1 and (up_to or _words().ends.search(plain[: named[0].start()]))
        return None if ends else (None, _month(named[0][1]), 1)
    if _words().months_to.search(plain):
        return None, 1, 1
    for pattern, months in ((_words().tertial, 4), (_words().quarter, 3)):
        if parts := pattern.search(plain):
            return None, months * (int(next(filter(None, parts.groups()))) - 1) + 1, 1
    if half := _words().half.search(plain):
        return None, (1 if half[1] == "1" or half[2] in _words().first else 7), 1
    return None


def _year(plain: str) -> tuple[int | None, bool]:
    """The year meant, and whether several are."""
    if (
        _ISO.search(plain) is None
        and (span := _words().span.search(plain))
        and _full(span[2], span[1]) > int(span[1])
    ):
        return None, True
    if pair := _PAIR.search(plain):
        return max(int(pair[1]), _full(pair[2], pair[1])), False
    years = [int(found[1]) for found in _YEAR.finditer(plain)]
    if not years and (short := _words().short_year.search(plain)):
        years = [2000 + int(short[1])]
    return (years[0] if years else None), False


def _full(digits: str, like: str) -> int:
    return int(digits if len(digits) == 4 else like[:2] + digits)


def _last_day(plain: str) -> tuple[int | None, int | None]:
    """The last month and day named; None for what is not."""
    if dated := list(_DAY_MONTH.finditer(plain)):
        return _month(dated[-1][2]), int(dated[-1][1])
    if slashed := list(_SLASHED.finditer(plain)):
        return int(slashed[-1][2]), int(slashed[-1][1])
    if named := list(_MONTH_ALONE.finditer(plain)):
        return _month(named[-1][1]), None
    if months := _words().months_to.search(plain):
        return int(months[1]), None
    if tertial := list(_words().tertial.finditer(plain)):
        return 4 * int(tertial[-1][1]), None
    if quarter := list(_words().quarter.finditer(plain)):
        return 3 * int(quarter[-1][1] or quarter[-1][2]), None
    if half := _words().half.search(plain):
        return (6 if half[1] == "1" or half[2] in _words().first else 12), None
    return None, None


def _month(name: str) -> int:
    return month_number(name) or 0

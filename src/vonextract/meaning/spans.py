"""Spans of time that cross the turn of a year: broken years, winters, school years, several years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.meaning.settings import SETTINGS
from vonextract.swedish.dates import MONTH, month_number
from vonextract.swedish.number_patterns import DAY, MONTH_NUMBER, RECENT_YEAR, TWO_FIGURES
from vonextract.vocabulary import Words, per_vocabulary

_YEAR = rf"(?P<year>{RECENT_YEAR}|{TWO_FIGURES})(?:/(?P<later>{RECENT_YEAR}|{TWO_FIGURES}))?(?![\d%/])"
_OF_YEAR = rf"(?: ?['.-]? ?{_YEAR}(?! ?{MONTH}))?"


class Span(NamedTuple):
    """The first and the last day of a span."""

    first: dt.date
    last: dt.date

    @property
    def several(self) -> bool:
        """Whether it is longer than a year is."""
        return (self.last - self.first).days > SETTINGS.longest_year


class _End(NamedTuple):
    """One end of a span: its months, its day, its year, and the year behind the stroke of "2023/24"."""

    first: int
    last: int
    day: int | None
    year: int | None
    later: int | None


class _Patterns(NamedTuple):
    """What stands between the ends of a span, and how an end is printed: before it, and behind it."""

    between: re.Pattern[str]
    before: tuple[re.Pattern[str], ...]
    behind: tuple[re.Pattern[str], ...]
    school_year: re.Pattern[str]


@per_vocabulary
def _patterns(words: Words) -> _Patterns:
    said = words.periods
    tertial, quarter, terms = (
        "|".join(some) for some in (said.tertial, said.quarter, (*said.spring, *said.autumn))
    )
    ends = (
        rf"(?:(?P<day>{DAY})[ .:]{{0,2}}(?:e )?)?(?P<month>{MONTH})(?![a-zåäö])\.?{_OF_YEAR}",
        rf"(?P<year>{RECENT_YEAR}) (?:(?P<day>{DAY}) )?(?P<month>{MONTH})(?![a-zåäö])",
        rf"(?P<day>{DAY})/(?P<number>{MONTH_NUMBER})(?!\d){_OF_YEAR}",
        rf"(?P<year>{RECENT_YEAR})-(?P<number>{MONTH_NUMBER})(?:-(?P<day>{DAY}))?(?![\d-])",
        rf"(?P<year>{RECENT_YEAR})(?=\d\d)(?P<number>{MONTH_NUMBER})(?:(?=\d\d)(?P<day>{DAY}))?(?!\d)",
        rf"(?P<year>{TWO_FIGURES})(?=\d{{4}})(?P<number>{MONTH_NUMBER})(?P<day>{DAY})(?!\d)",
        rf"(?:{tertial}) ?(?P<third>[123])(?!\d){_OF_YEAR}",
        rf"(?:{quarter}) ?(?P<quarter>[1-4])(?!\d){_OF_YEAR}",
        rf"(?P<term>{terms})(?![a-zåäö]){_OF_YEAR}",
    )
    stroke = "|".join((*said.up_to, *said.to))
    return _Patterns(
        re.compile(rf" ?-{{1,3}} ?| ?/ ?| (?:{stroke}) "),
        tuple(re.compile(rf"(?<![\w.,/-])(?:{end})\Z") for end in ends),
        tuple(re.compile(rf"\A(?:{end})") for end in ends),
        re.compile(
            rf"\b(?:{'|'.join(said.school_year)}) ?(?P<year>{RECENT_YEAR}|{TWO_FIGURES}) ?[/-] ?"
            rf"(?P<later>{RECENT_YEAR}|{TWO_FIGURES})(?![\d%/-])"
        ),
    )


def with_school_years(plain: str) -> str:
    """The text with "läsåret 23-24" as two years that follow each other, 2023/2024."""
    return _patterns().school_year.sub(_pair, plain)


def _pair(named: re.Match[str]) -> str:
    first, last = _full(named["year"]), _full(named["later"])
    return f"{first}/{last}" if last == first + 1 else named[0]


def find_span(plain: str) -> Span | None:
    """The span that a text in small letters names, where it begins in another year than it ends.

    A year that one end alone names is that of the other as well, or the next: "nov 2023 - mars". Where only
    the last end has one ("juli-juni 2024"), nobody knows whether the first is of the year before.
    """
    for between in _patterns().between.finditer(plain):
        before = plain[max(0, between.start() - SETTINGS.longest_day) : between.start()]
        behind = plain[between.end() : between.end() + SETTINGS.longest_day]
        for first in _ends(_patterns().before, before):
            for last in _ends(_patterns().behind, behind):
                if span := _span(first, last, compared="/" in between[0]):
                    return span
    return None


def _ends(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[_End]:
    """The ways in which a text ends, or begins, with a day, a month or a part of a year."""
    for pattern in patterns:
        if match := pattern.search(text):
            yield _end(match.groupdict())


def _end(named: dict[str, str | None]) -> _End:
    months = _months(named)
    year, later, day = (named.get(key) for key in ("year", "later", "day"))
    return _End(
        *months, int(day) if day else None, _full(year) if year else None, _full(later) if later else None
    )


def _months(named: dict[str, str | None]) -> tuple[int, int]:
    """The first and the last month of what is named."""
    if month := named.get("month"):
        return (month_number(month) or 0,) * 2
    if number := named.get("number"):
        return (int(number),) * 2
    for key, months in (("third", 4), ("quarter", 3)):
        if which := named.get(key):
            return months * (int(which) - 1) + 1, months * int(which)
    return (1, 6) if _is_spring(named.get("term") or "") else (7, 12)


def _span(first: _End, last: _End, *, compared: bool) -> Span | None:
    """The span between two ends that lie in different years; None for days compared by a stroke."""
    begins, ends = first.year, last.later or last.year
    if last.later is not None:
        begins = last.year if first.year is None else first.year
    elif begins is not None and ends is None:
        ends = begins + (last.last < first.first)
    if begins is None or ends is None or begins >= ends:
        return None
    if compared and (first.first == last.last or None in (first.year, last.year)):
        return None
    return Span(_day(begins, first.first, first.day or 1), _day(ends, last.last, last.day or 31))


def _day(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _full(digits: str) -> int:
    return int(f"20{digits[-2:]}")


def _is_spring(term: str) -> bool:
    return _spring().fullmatch(term) is not None


@per_vocabulary
def _spring(words: Words) -> re.Pattern[str]:
    return re.compile("|".join(words.periods.spring))

"""When: the year that a document is about, and the day up to which it reports."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vonextract.identity.settings import SETTINGS
from vonextract.identity.sources import Sources
from vonextract.identity.statements import Statement
from vonextract.identity.vocabulary import reports_up_to_a_day
from vonextract.meaning.periods import find_period
from vonextract.pdf.model import Document
from vonextract.swedish.dates import MONTHS, FoundDate, find_dates, find_years, month_number
from vonextract.swedish.number_patterns import YEAR
from vonextract.vocabulary import Words, per_vocabulary

_MONTHS = "|".join(MONTHS)


class _Patterns(NamedTuple):
    """What stands before the years and days that a document is about.

    Attributes:
        year: the year of an account, a plan or a named day.
        signed: a place, and the day on which something is signed there.
        up_to: the day or month that is reported up to.
        accounts: the year that a board gives accounts for.
    """

    year: re.Pattern[str]
    signed: re.Pattern[str]
    up_to: re.Pattern[str]
    accounts: re.Pattern[str]


@per_vocabulary
def _patterns(words: Words) -> _Patterns:
    years, said = words.documents.years, words.periods
    of, day = "|".join(years.of), f"(?:{'|'.join(said.day)})"
    up_to = "|".join((*said.per, *said.up_to))
    return _Patterns(
        year=re.compile(rf"\b(?:{of}|\d{{1,2}}\s(?:{_MONTHS}))\s+({YEAR})\b", re.I),
        signed=re.compile(rf"\A[A-ZÅÄÖ][\wåäö-]+ (?:{day} )?\d{{1,2}} "),
        up_to=re.compile(
            rf"\b(?:{up_to})\s+(?:{day}\s+)?(?:(\d{{1,2}})\s+)?({_MONTHS})(?:\s+({YEAR}))?\b", re.I
        ),
        accounts=re.compile(rf"\b{years.accounts}\b[^.]{{0,24}}?({YEAR})\b", re.I),
    )


def find_years_stated(document: Document, sources: Sources) -> Iterator[Statement]:
    """The years that the document may be about, the likeliest first.

    The title, large lines of the first page, years of account named there, headers, dates in
    the letterhead, and the running text where it keeps to one year. The day of creation is the
    last resort, where the text knows that year or the one before.
    """
    if sources.title and (years := _years(sources.title_text)):
        title = sources.title
        yield Statement(years[0], title.source, title.page, title.box)
    lines = sources.front[: SETTINGS.title_lines]
    for line in lines:
        if line.style.size > SETTINGS.large_title * sources.body_size and (years := find_years(line.text)):
            yield sources.said(years[0], line)
    for source, margin in sources.margins:
        if years := _years(margin.text):
            yield Statement(years[0], source, margin.page, margin.box)
    for line in lines:
        if _patterns().signed.match(line.text) and (dates := find_dates(line.text)):
            yield sources.said(dates[0].day.year, line)
    if counts := Counter(int(m[1]) for m in _patterns().year.finditer(sources.front_text)):
        year = counts.most_common(1)[0][0]
        yield from (sources.said(year, line) for line in sources.front if str(year) in line.text)
    for line in lines:
        dates = find_dates(line.text)
        if _is_span_alone(line.text, dates):
            yield sources.said(dates[-1].day.year, line)
        elif dates and sources.place(line) == "letterhead":
            yield sources.said(dates[0].day.year, line)
    if given := accounts_given(sources):
        yield given
    counts = Counter(int(m[1]) for m in _patterns().year.finditer(sources.text[: SETTINGS.early_chars]))
    if counts and counts.most_common(1)[0][1] > max(2, sum(counts.values()) / 2):
        yield Statement(counts.most_common(1)[0][0], "running text")
    made = document.created.year if document.created else None
    if made and {made, made - 1} & set(find_years(sources.text)):
        yield Statement(made, "metadata")


def find_as_of(sources: Sources, document_type: str | None, year: int | None) -> Iterator[Statement]:
    """The days up to which the document may report, the likeliest first."""
    title = sources.title
    if title and (found := _day_of_title(sources.title_text, document_type, year)):
        yield Statement(found, title.source, title.page, title.box)
    for source, margin in sources.margins:
        if dates := find_dates(margin.text):
            yield Statement(dates[0].day, source, margin.page, margin.box)
    for line in sources.front[: SETTINGS.title_lines]:
        dates = find_dates(line.text)
        if dates and dates[0].end - dates[0].start >= len(line.text.strip()):
            yield sources.said(dates[0].day, line)
    if not reports_up_to_a_day(document_type):
        return
    days = Counter(
        day
        for m in _patterns().up_to.finditer(sources.text[: SETTINGS.early_chars])
        if (day := _day_of(m, year)) is not None
    )
    if days:
        yield Statement(days.most_common(1)[0][0], "running text")


def accounts_given(sources: Sources) -> Statement | None:
    """The year a board gives accounts for: "får härmed avge årsredovisning för räkenskapsåret 2022"."""
    found = _patterns().accounts.search(sources.text[: SETTINGS.early_chars])
    return Statement(int(found[1]), "running text") if found else None


def _years(text: str) -> list[int]:
    """Years named, else those of the days named."""
    return find_years(text) or [date.day.year for date in find_dates(text)]


def _is_span_alone(text: str, dates: Sequence[FoundDate]) -> bool:
    """Whether a line states the first and the last day of a time, and nothing else."""
    if len(dates) != 2 or dates[0].day >= dates[1].day:
        return False
    first, last = dates
    beside = text[: first.start] + text[first.end : last.start] + text[last.end :]
    return not any(map(str.isalnum, beside))


def _day_of_title(title: str, document_type: str | None, year: int | None) -> dt.date | None:
    """The day a title states, or the end of the part of a year that a report's title names."""
    if dates := find_dates(title):
        return dates[0].day
    if match := _patterns().up_to.search(title):
        return _day_of(match, year)
    if not reports_up_to_a_day(document_type):
        return None
    first, last = find_period(title).span(None)
    if first is None or last is None or (last - first).days > SETTINGS.longest_part:
        return None
    return last


def _day_of(match: re.Match[str], year: int | None) -> dt.date | None:
    """The day that "per 31 augusti" or "per augusti 2017" means; the month's last when it names none."""
    month, stated = month_number(match[2]), int(match[3]) if match[3] else year
    if month is None or stated is None:
        return None
    last = monthrange(stated, month)[1]
    day = int(match[1]) if match[1] else last
    return dt.date(stated, month, day) if 1 <= day <= last else None

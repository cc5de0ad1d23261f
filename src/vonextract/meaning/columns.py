"""What a column's header means: measure, year, day, population, whole year or part, unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from vonextract.meaning.counted import names_money
from vonextract.meaning.periods import Period, find_period, without_quarters
from vonextract.meaning.record_words import Vocabulary, default_vocabulary
from vonextract.meaning.unit_phrases import unit_of_header
from vonextract.swedish.phrases import Phrases
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary

DIFFERENCES = ("avvikelse", "förändring")
_COUNT = "antal"
_REPORTED = ("utfall", "budget", "prognos", "avvikelse", "föregående prognos", "mål", "måluppfyllelse")
_PLANNED = ("budget",)
_FLOWS = ("utfall", "budget", "prognos", "avvikelse", "bokslut")
_ABBREVIATED = re.compile(r"\b([a-z]{1,4})(\d\d)\b")


@per_vocabulary
def _kinds(words: Words) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Parts of the names of documents that look back on their year, and of those that look ahead."""
    reports = words.documents.reports
    return re.compile("|".join(reports.looks_back)), re.compile("|".join(reports.looks_ahead))


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What every number of a column is, as far as its header says.

    Attributes:
        measure: utfall, budget, prognos, mål, effekt, avvikelse, …
        post: intäkter, kostnader or netto, where the header says so.
        year: the year the numbers are about.
        as_of: the day up to which they reach, when it is not the whole year.
        population: kvinnor, män or alla.
        full_year: True for a whole year, False for a part of one, None when unsaid.
        unit: canonical name.
        period_start, period_end: the first and the last day that the numbers are about.
    """

    measure: str | None = None
    post: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    population: str | None = None
    full_year: bool | None = None
    unit: str | None = None
    period_start: dt.date | None = None
    period_end: dt.date | None = None

    def lasting(self, periods: Sequence[Period]) -> ColumnMeaning:
        """The meaning with its first and last day, by the periods named and by what is known already.

        Sums of money up to a day begin with its year; counts and targets of a day have that day alone.
        """
        start, end = _span(periods, self.year)
        if end is None and self.as_of is not None:
            end = self.as_of
        elif end is None and self.year is not None and self.full_year is not False:
            start, end = dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        if start is None and end is not None and self.measure in _FLOWS:
            start = dt.date(end.year, 1, 1)
        return replace(self, period_start=start, period_end=end)


@dataclass(frozen=True, slots=True)
class ColumnContext:
    """What is known around a table, for what its headers leave unsaid.

    Attributes:
        year: the year the document is about.
        as_of: the day up to which the document reports.
        looks_back: the document reports of its year, as no plan does.
        titles: caption and headings above the table, nearest first.
        vocabulary: the words.
    """

    year: int | None = None
    as_of: dt.date | None = None
    looks_back: bool = False
    titles: Sequence[str] = ()
    vocabulary: Vocabulary = field(default_factory=default_vocabulary)


def resolve_column(header_path: Sequence[str], context: ColumnContext | None = None) -> ColumnMeaning:
    """The meaning of a column by its header texts, top first.

    The lowest level that names a measure, year, day, population or unit wins. What no level
    names is taken from the context only where it cannot be wrong.
    """
    context = context or ColumnContext()
    words = context.vocabulary
    levels = [text for text in reversed(header_path) if text]
    folded = [_rewritten(_ABBREVIATED.sub(r"\1 \2", fold(text)), words.rewrite) for text in levels]
    periods = [find_period(text) for text in levels]
    plain = _first(folded, words.measures)
    weak = _first(folded, words.weak_measures)
    measure = plain or (None if weak == _COUNT and any(map(names_money, levels)) else weak)
    full = _full_year(folded, measure, periods, words)
    year = _year(folded, periods, measure, context)
    meaning = ColumnMeaning(
        measure=measure,
        post=_post(folded, words.posts) if plain else None,
        year=year,
        as_of=_as_of(periods, year, full, context),
        population=_population(folded, words.populations),
        full_year=full,
        unit=next(filter(None, (unit_of_header(text, words.units) for text in levels)), None),
    )
    return meaning.lasting(periods)


def stated_columns(paths: Sequence[Sequence[str]], vocabulary: Vocabulary) -> list[ColumnMeaning]:
    """The meaning of all columns of a table by their headers alone."""
    context = ColumnContext(vocabulary=vocabulary)
    return [resolve_column(path, context) for path in paths]


def resolve_columns(paths: Sequence[Sequence[str]], context: ColumnContext) -> list[ColumnMeaning]:
    """The meaning of all columns of a table, each by its own header and its neighbours'.

    A column of differences without a year has the year of the column to its left, and the
    document's year is not given to a column among others that state other years.
    """
    meanings = [resolve_column(path, context) for path in paths]
    stated = stated_columns(paths, context.vocabulary)
    others = {meaning.year for meaning in stated if meaning.year is not None}
    for i, meaning in enumerate(meanings):
        if stated[i].year is not None or meaning.measure is None:
            continue
        if meaning.measure in DIFFERENCES:
            left = [m.year for m in stated[:i] if m.measure is not None and m.measure not in DIFFERENCES]
            year = left[-1] if left and left[-1] else meaning.year
            meanings[i] = replace(meaning, year=year).lasting([find_period(text) for text in paths[i]])
        elif others and meaning.year not in (None, *others) and not _is_certain(meaning, paths[i], context):
            meanings[i] = replace(meaning, year=None, as_of=None, period_start=None, period_end=None)
    return meanings


def _span(periods: Sequence[Period], year: int | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of the level that names a part of a year or several, else of any."""
    closest = sorted(periods, key=lambda period: not (period.month or period.several))
    return next((span for period in closest if (span := period.span(year))[1] is not None), (None, None))


def _rewritten(folded: str, rewrite: Mapping[str, Phrases]) -> str:
    for word, phrases in rewrite.items():
        folded = phrases.replaced(folded, word)
    return folded


def _first(levels: Sequence[str], named: Mapping[str, Phrases]) -> str | None:
    """The first name any of whose phrases stands in the lowest level that has one."""
    for text in levels:
        for name, phrases in named.items():
            if phrases.within(text):
                return name
    return None


def _post(levels: Sequence[str], named: Mapping[str, Phrases]) -> str | None:
    """The post of the lowest level that names one; a netto is one though it names its parts."""
    for text in levels:
        found = [name for name, phrases in named.items() if phrases.within(text)]
        if found:
            return found[0] if len(found) == 1 or found[0] == next(iter(named)) else None
    return None


def _population(levels: Sequence[str], named: Mapping[str, Phrases]) -> str | None:
    for text in map(without_quarters, levels):
        found = [name for name, phrases in named.items() if phrases.within(text)]
        if found:
            return found[0] if len(found) == 1 else "alla"
    return None


def _full_year(
    levels: Sequence[str], measure: str | None, periods: Sequence[Period], words: Vocabulary
) -> bool | None:
    if any(words.full_year.within(text) for text in levels):
        return True
    if any(period.month and (period.month, period.day or 31) < (12, 31) for period in periods):
        return False
    if any(words.part_year.within(text) for text in levels):
        return False
    return True if measure in ("helårseffekt", "bokslut") else None


def _year(
    levels: Sequence[str], periods: Sequence[Period], measure: str | None, context: ColumnContext
) -> int | None:
    for period in periods:
        if period.several:
            return None
        if period.year is not None:
            return period.year
    if (
        any(context.vocabulary.previous_year.within(text) for text in levels)
        and measure != "föregående prognos"
    ):
        return context.year - 1 if context.year and context.looks_back else None
    months = {period.month for period in periods if period.month}
    if measure is None and not months:
        return None
    return _year_of_month(months, context) or _year_around(measure, context)


def _year_of_month(months: Set[int], context: ColumnContext) -> int | None:
    """The year that a title above names beside one of the months: "Delårsrapport mars 2025"."""
    titled = map(find_period, context.titles)
    return next((period.year for period in titled if period.year and period.month in months), None)


def _year_around(measure: str | None, context: ColumnContext) -> int | None:
    """The year of the title, or the document's where such a column can be about no other."""
    titled = find_period(context.titles[0]) if context.titles else Period()
    if titled.year is not None:
        return titled.year
    safe = _REPORTED if context.looks_back else _PLANNED
    return context.year if measure in safe or (measure is None and context.looks_back) else None


def looks_back(document_type: str | None, title: str | None = None) -> bool:
    """Whether a document looks back on its year, as no plan does: by its type, else by its title.

    A tjänsteskrivelse of that title is of the årsbokslut that it presents.
    """
    back, ahead = _kinds()
    kind = (document_type or "").casefold()
    if back.search(kind) or ahead.search(kind):
        return back.search(kind) is not None
    return back.search((title or "").casefold()) is not None


def _is_certain(meaning: ColumnMeaning, path: Sequence[str], context: ColumnContext) -> bool:
    """Whether a year taken from the context holds though other columns are about other years."""
    if meaning.as_of is not None and meaning.as_of == context.as_of:
        return True
    return any(context.vocabulary.previous_year.within(fold(text)) for text in path)


def _as_of(
    periods: Sequence[Period], year: int | None, full: bool | None, context: ColumnContext
) -> dt.date | None:
    for period in periods:
        if (day := period.as_of(period.year or year)) is not None:
            return day
    if full is False and context.as_of and year == context.as_of.year:
        return context.as_of
    return None

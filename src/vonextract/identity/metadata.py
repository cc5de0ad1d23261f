"""What the document says about itself: who wrote it, what it is, and when it holds."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from vonextract.identity.authors import find_committee, find_organisation, is_about_others
from vonextract.identity.sources import Sources, read_sources
from vonextract.identity.vocabulary import (
    document_kind,
    is_junk_title,
    is_kind_alone,
    self_reference,
)
from vonextract.layout.model import PageText
from vonextract.pdf.model import Document
from vonextract.swedish.dates import find_dates, find_years, month_number, parse_period
from vonextract.swedish.diarienummer import find_diarienummer
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.swedish.typography import fold

REPORTING = frozenset({"åtgärdsplan", "delårsrapport", "möteshandlingar", "kallelse"})
SAME = 90.0
TITLE_LINES = 30
TITLE_CHARS = 90
HEADINGS = 2
EARLY_CHARS = 20_000

_WORD = re.compile(r"[^\W\d_]{2,}")
_CHAPTER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.:]?\s+(?=[^\W\d_])")
_YEAR_CONTEXT = re.compile(
    r"\b(?:verksamhetsåre[tn]|budgetåre[tn]|helåre?t?|året|år|budget|bokslut|delårsrapport(?:\s\d)?|delår(?:\s\d)?"
    r"|tertial\s\d|prognosen?(?:\sför)?|\d{1,2}\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september"
    r"|oktober|november|december))\s+((?:19|20)\d\d)\b",
    re.I,
)
_PER = re.compile(
    r"\b(?:per|t\.?\s?o\.?\s?m\.?|till och med)\s+(?:den\s+)?(?:(\d{1,2})\s+)?"
    r"(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"(?:\s+((?:19|20)\d\d))?\b",
    re.I,
)


@dataclass(slots=True)
class DocumentFacts:
    """The document facts of `DocumentMeta`; None where the document does not say.

    Attributes:
        places: for each fact read, where: "the title", "page 1", "the running header or footer", …
    """

    title: str | None = None
    organisation: str | None = None
    committee: str | None = None
    document_type: str | None = None
    diarienummer: str | None = None
    year: int | None = None
    as_of: dt.date | None = None
    places: dict[str, str] = field(default_factory=dict)


def document_facts(document: Document, texts: Sequence[PageText]) -> DocumentFacts:
    """Read the document facts from title page, letterhead, running header and properties."""
    facts = DocumentFacts()
    sources = read_sources(texts)
    _put(facts, "title", _title(document, sources))
    sources.title = facts.title
    _put(facts, "document_type", _kind(sources))
    about_others = is_about_others(facts.document_type, sources)
    _put(facts, "organisation", find_organisation(sources))
    _put(facts, "committee", find_committee(sources, about_others, facts.organisation is not None))
    _put(facts, "diarienummer", _diarienummer(sources))
    _put(facts, "year", _year(document, sources))
    _put(facts, "as_of", _as_of(sources, facts))
    return facts


def _put(facts: DocumentFacts, name: str, found: tuple[object, str] | None) -> None:
    """Store a fact with its place, if there is one."""
    if found is not None:
        setattr(facts, name, found[0])
        facts.places[name] = found[1]


def _title(document: Document, sources: Sources) -> tuple[str, str] | None:
    """The title property or the largest lines of the first page, whichever says more.

    The property wins when the page prints it or it names a kind of document; properties that
    programs make up never do.
    """
    stated = " ".join(document.info.get("Title", "").split())
    printed = _printed_title(sources) or _named_kind(sources)
    if not stated or is_junk_title(stated):
        return (printed, "page 1") if printed else None
    if printed and document_kind(printed) and not document_kind(stated):
        return printed, "page 1"
    shown = fuzz.partial_ratio(fold(stated), fold(sources.front_text)) >= SAME
    if shown or document_kind(stated) or not printed:
        return stated, "the properties"
    return (stated, "the properties") if len(stated.split()) > 1 else (printed, "page 1")


def _printed_title(sources: Sources) -> str | None:
    """The lines in the largest type at the beginning of the first page.

    Where that type comes back on later pages it is a heading's; then a line above it, or the
    running header, that begins with a kind of document is the title.
    """
    lines = [x for x in sources.front[:TITLE_LINES] if sum(map(str.isalpha, x.text)) >= 4]
    if not lines:
        return None
    size = max(line.style.size for line in lines)
    if size < 1.1 * sources.body_size:
        return None
    first = next(i for i, line in enumerate(lines) if line.style.size == size)
    title = [lines[first].text]
    for above, line in pairwise(lines[first:]):
        if line.style.size != size or not 0 < line.baseline - above.baseline <= 1.8 * size:
            break
        title.append(line.text)
    printed = _CHAPTER.sub("", join(title, Vocabulary()), count=1)
    if sources.later_sizes[size] >= HEADINGS and not document_kind(printed):
        return _named_kind(sources) or printed or None
    return printed or None


def _named_kind(sources: Sources) -> str | None:
    """The first line above the first page's headings that begins with a kind of document, in full.

    A running header cuts long titles short; the line that says the same and more is preferred.
    """
    lines = list(takewhile(lambda x: x.style.size <= 1.1 * sources.body_size, sources.front[:TITLE_LINES]))
    named = [x.text for x in lines if len(x.text) <= TITLE_CHARS and _begins_with_kind(x.text)]
    return max((text for text in named if text.startswith(named[0])), key=len, default=None)


def _begins_with_kind(line: str) -> bool:
    """Whether a line's first two words name a kind of document and it is no sentence."""
    return not line.endswith((".", ",", ":")) and document_kind(" ".join(line.split()[:2])) is not None


def _kind(sources: Sources) -> tuple[str, str] | None:
    """The kind of document: on a line of its own, in the title, in headers, in headings, in the text."""
    for line in sources.front[:TITLE_LINES]:
        if kind := is_kind_alone(line.text):
            return kind, "page 1"
    if sources.title and (kind := document_kind(sources.title)):
        return kind, "the title"
    if kind := document_kind(sources.furniture):
        return kind, "the running header or footer"
    for line in sources.front[:TITLE_LINES]:
        if line.style.size > 1.1 * sources.body_size and (kind := document_kind(line.text)):
            return kind, "page 1"
    kind = self_reference(sources.text, sources.pages)
    return (kind, "the running text") if kind else None


def _diarienummer(sources: Sources) -> tuple[str, str] | None:
    """The case number with its label, in a header, or on a line of the first page that says little else."""
    for place, text in (("the running header or footer", sources.furniture), ("page 1", sources.front_text)):
        for number in find_diarienummer(text):
            if number.labelled or place != "page 1":
                return number.number, place
    for line in sources.front[:TITLE_LINES]:
        for number in find_diarienummer(line.text):
            beside = line.text[: number.start] + " " + line.text[number.end :]
            alone = number.end - number.start >= len(line.text.strip("() "))
            if alone or (len(_WORD.findall(beside)) <= 1 and not beside.rstrip(") ").endswith("(")):
                return number.number, "page 1"
    return None


def _year(document: Document, sources: Sources) -> tuple[int, str] | None:
    """The year the document is about: title, header, what the first pages report on.

    The day of creation is the last resort, where the text knows that year or the one before.
    """
    for place, text in (
        ("the title", sources.title or ""),
        ("the running header or footer", sources.furniture),
    ):
        dates = find_dates(text)
        years = find_years(text) or [d.day.year for d in dates]
        if years:
            return years[0], place
    for line in sources.front[:TITLE_LINES]:
        if line.style.size > 1.1 * sources.body_size and (years := find_years(line.text)):
            return years[0], "page 1"
    counts = Counter(int(m[1]) for m in _YEAR_CONTEXT.finditer(sources.front_text))
    if counts:
        return counts.most_common(1)[0][0], "page 1"
    counts = Counter(int(m[1]) for m in _YEAR_CONTEXT.finditer(sources.text[:EARLY_CHARS]))
    if counts and counts.most_common(1)[0][1] > max(2, sum(counts.values()) / 2):
        return counts.most_common(1)[0][0], "the running text"
    made = document.created.year if document.created else None
    return (made, "the properties") if made and {made, made - 1} & set(find_years(sources.text)) else None


def _as_of(sources: Sources, facts: DocumentFacts) -> tuple[dt.date, str] | None:
    """The day up to which the document reports."""
    if found := _as_of_title(sources.title or "", facts):
        return found, "the title"
    if dates := find_dates(sources.furniture):
        return dates[0].day, "the running header or footer"
    for line in sources.front[:TITLE_LINES]:
        dates = find_dates(line.text)
        if dates and dates[0].end - dates[0].start >= len(line.text.strip()):
            return dates[0].day, "page 1"
    if facts.document_type not in REPORTING:
        return None
    days = Counter(
        day for m in _PER.finditer(sources.text[:EARLY_CHARS]) if (day := _day_of(m, facts.year)) is not None
    )
    return (days.most_common(1)[0][0], "the running text") if days else None


def _as_of_title(title: str, facts: DocumentFacts) -> dt.date | None:
    """The day a title states, or the end of the period a delårsrapport's title names."""
    if dates := find_dates(title):
        return dates[0].day
    if match := _PER.search(title):
        return _day_of(match, facts.year)
    if facts.document_type != "delårsrapport":
        return None
    period = parse_period(title)
    if period is None or (period.last - period.first).days > 300:
        return None
    return period.last


def _day_of(match: re.Match[str], year: int | None) -> dt.date | None:
    """The day that "per 31 augusti" or "per augusti 2017" means; the month's last when it names none."""
    month, stated = month_number(match[2]), match[3] or (str(year) if year else None)
    if month is None or stated is None:
        return None
    period = parse_period(f"{match[2]} {stated}")
    if period is None or not match[1]:
        return period.last if period else None
    day = int(match[1])
    return period.last.replace(day=day) if 1 <= day <= period.last.day else None

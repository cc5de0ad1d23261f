"""The papers of a packet: which pages are a tjänsteskrivelse, which a bilaga, a motion, a rapport.

A paper begins where its ärende does, where a letterhead names a kind of paper, where the
printed page numbers begin again at 1, at a heading "Bilaga 2 …", at one that says the ärende's
title again, and at one that the paper before lists among its appendices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from vonextract.identity.packets import PlacedArende
from vonextract.identity.paper_words import (
    APPENDIX,
    OTHER,
    heads_paper,
    lists_papers,
    may_head_paper,
    paper_kind,
    prepared_kind,
    proposes,
)
from vonextract.identity.settings import SETTINGS
from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText
from vonextract.layout.spelling import spell
from vonextract.model import Handling, Section
from vonextract.swedish.typography import fold
from vonextract.vocabulary import Words, per_vocabulary

_LABEL = re.compile(r"\b(\d{1,3})\s?(?:\(\s?(\d{1,3})\s?\)|(?:av|/)\s?(\d{1,3})\b)")
_PARTS = re.compile(r"(?<!\s)\s*[–:]\s+|(?<!\s)\s+-\s*|,\s+")
_CASE = re.compile(r"(?<!\s)\s*\((?=[^()\d]*\d)[^()]*\)\s*$")


@per_vocabulary
def _appendix(words: Words) -> re.Pattern[str]:
    """The heading of an appendix, with what it says behind its number."""
    names = "|".join(words.captions.appendix)
    return re.compile(rf"(?:{names})\s*(?:\d+\w?|[A-ZÅÄÖ])?\b[\s.:,–-]*(.*)$", re.I)


class _Start(NamedTuple):
    """The beginning of a paper.

    Attributes:
        page, top: where; 0 for the top of the page.
        kind: as its letterhead, heading or the list of appendices says; None when nothing does.
        title: its heading.
    """

    page: int
    top: float
    kind: str | None
    title: str | None


def find_papers(
    texts: Sequence[PageText],
    arenden: Sequence[PlacedArende],
    sections: Sequence[Section],
    document_type: str | None = None,
) -> list[Handling]:
    """The papers of a document in page order; a plain report is one, with its appendices.

    Args:
        texts: one per page.
        arenden: of the document.
        sections: of the document, in reading order.
        document_type: what the document as a whole is.
    """
    headings = [s for s in sections if s.title and s.level > 0]
    plain = len(arenden) == 1
    found = [_Start(1, 0.0, paper_kind(document_type or "") if plain else None, None)]
    found += [_Start(1, 0.0, None, a.arende.title) for a in arenden if plain]
    found += [_Start(a.named, a.top, None, a.arende.title) for a in arenden if not plain]
    found += _page_starts(texts)
    found += _heading_starts(headings, arenden)
    starts = _merged(found, headings)
    return [
        _paper(number, start, starts[number] if number < len(starts) else None, arenden, headings, len(texts))
        for number, start in enumerate(starts, start=1)
    ]


def _page_starts(texts: Sequence[PageText]) -> list[_Start]:
    """Pages whose letterhead names a kind of paper, or whose printed number is 1 again."""
    starts = []
    before: str | None = None
    for text in texts:
        kind = _letterhead_kind(text)
        number = _printed_number(text)
        first = number == 1 if number is not None else kind is not None and kind != before
        if first and text.page.number > 1:
            starts.append(_Start(text.page.number, 0.0, kind, None))
        before = kind
    return starts


def _letterhead_kind(text: PageText) -> str | None:
    """The kind of paper that a line of the page's head names."""
    lowest = SETTINGS.paper_letterhead * text.page.height
    if not any(may_head_paper(word.text) for word in text.words if word.top < lowest + SETTINGS.word_drop):
        return None
    whole = PageText(text.page, text.words, notes=text.notes)
    head = page_lines(whole)[: SETTINGS.letterhead_lines]
    kinds = (heads_paper(line.text) for line in head if line.box.top < lowest)
    return next((kind for kind in kinds if kind), None)


def _printed_number(text: PageText) -> int | None:
    """The page's own number, when it stands in its header or footer together with their count."""
    printed = spell(text.words[i] for i in sorted(text.furniture))
    found = [
        (int(match[1]), int(match[2] or match[3])) for match in _LABEL.finditer(printed) if int(match[1]) > 0
    ]
    return next((number for number, count in found if number <= count), None)


def _heading_starts(headings: Sequence[Section], arenden: Sequence[PlacedArende]) -> list[_Start]:
    """Headings of appendices, of papers listed before, and those that say their ärende's title again."""
    titles = {a.arende.arende_id: _key(a.arende.title or "") for a in arenden}
    listed: dict[int | None, list[str]] = {}
    starts = []
    for section in headings:
        title = section.title or ""
        known = listed.setdefault(section.arende_id, [])
        appendix = _appendix().match(title)
        if lists_papers(title):
            known += [b.text for b in section.blocks if len(b.text) >= SETTINGS.title_least]
        elif appendix and (appendix[1] or title[-1:].isalnum()):
            starts.append(_Start(section.page_first, section.box.top, _named_kind(appendix[1]), title))
        elif item := next((text for text in known if _is_listed(title, text)), None):
            known.remove(item)
            starts.append(_Start(section.page_first, section.box.top, _named_kind(item), title))
        elif len(arenden) > 1 and section.level <= 2:
            same = fuzz.ratio(_key(title), titles.get(section.arende_id or 0, "")) >= SETTINGS.same_title
            if same:
                starts.append(_Start(section.page_first, section.box.top, None, title))
    return starts


def _named_kind(text: str) -> str:
    """The kind of paper an appendix is."""
    return paper_kind(text) or APPENDIX


def _key(title: str) -> str:
    """A title for comparison, without a case number at its end."""
    return fold(_CASE.sub("", title))


def _is_listed(title: str, item: str) -> bool:
    """Whether a heading is the title of a listed paper."""
    key = fold(title)
    parts = [item, *_PARTS.split(item)]
    return len(key) >= SETTINGS.title_least and any(
        fuzz.ratio(key, fold(part)) >= SETTINGS.listed for part in parts
    )


def _merged(found: Iterable[_Start], headings: Sequence[Section]) -> list[_Start]:
    """The beginnings in order, one for each place: those with no heading's text between them are one."""
    merged: list[_Start] = []
    for start in sorted(found, key=lambda s: (s.page, s.top)):
        if start.title is None:
            start = start._replace(title=_first_title(start, headings))
        last = merged[-1] if merged else None
        if last is not None and last.page == start.page and _same_place(last, start):
            kind, title = last.kind or start.kind, start.title or last.title
            merged[-1] = _Start(last.page, last.top, kind, title)
        else:
            merged.append(start)
    return merged


def _first_title(start: _Start, headings: Sequence[Section]) -> str | None:
    """The first heading on a start's page, at or below it."""
    titles = [h.title or "" for h in headings if h.page_first == start.page and h.box.bottom > start.top]
    return next((title for title in titles if not heads_paper(title)), None)


def _same_place(a: _Start, b: _Start) -> bool:
    """Whether two beginnings on a page are one: of one height, or the page's top and its first heading."""
    return abs(a.top - b.top) < 2 or (
        a.top == 0 and (not a.title or a.title == b.title or b.top < SETTINGS.paper_head)
    )


def _paper(
    number: int,
    start: _Start,
    following: _Start | None,
    arenden: Sequence[PlacedArende],
    headings: Sequence[Section],
    pages: int,
) -> Handling:
    """The paper from one beginning to the next."""
    last = pages
    if following is not None:
        last = following.page - 1 if following.top < SETTINGS.paper_top else following.page
    end = (following.page, following.top) if following else (pages + 1, 0.0)
    own = [h.title or "" for h in headings if (start.page, start.top) <= (h.page_first, h.box.bottom) < end]
    kind = start.kind or (prepared_kind() if any(map(proposes, own)) else paper_kind(start.title or ""))
    begun = [a for a in arenden if (a.named, a.top) <= (start.page, start.top + SETTINGS.named_level)]
    plain = len(arenden) == 1
    return Handling(
        handling_id=number,
        arende_id=arenden[0].arende.arende_id if plain else begun[-1].arende.arende_id if begun else None,
        ordinal=number,
        kind=kind or OTHER,
        title=start.title,
        page_first=start.page,
        page_last=max(start.page, last),
    )

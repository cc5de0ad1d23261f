"""A packet (kallelse, handlingar) falls into its ärenden; a plain report is one ärende."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from vonextract.identity.protocol import MINUTES, Paragraph, find_paragraphs
from vonextract.identity.settings import SETTINGS
from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText, body_size
from vonextract.layout.printed import FlowLine
from vonextract.model import Arende
from vonextract.swedish.diarienummer import Diarienummer, find_diarienummer, same_case
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.vocabulary import Words, per_vocabulary

_BULLET = re.compile(r"[•▪◦●■\uf0b7*–-]\s")


class _Agenda(NamedTuple):
    """How an agenda begins, how its items are numbered, and lines that are no title of one."""

    heading: re.Pattern[str]
    numbering: re.Pattern[str]
    untitled: re.Pattern[str]


@per_vocabulary
def _agenda(words: Words) -> _Agenda:
    said = words.documents.agenda
    patterns = (
        "|".join(said.headings),
        rf"(?:(?:§|{'|'.join(said.items)})\s*)?\d{{1,3}}\s*[.):]?\s+|§\s*\d{{1,3}}\s*[.:]?\s*",
        "|".join(said.untitled),
    )
    return _Agenda(*(re.compile(pattern, re.I) for pattern in patterns))


class PlacedArende(NamedTuple):
    """An ärende and where on its first page it begins.

    Attributes:
        arende: the item; it ends on the page where the next one begins, or on the one before.
        top: y in points on `arende.page_first`; text above it belongs to the ärende before.
        named: the page that names it; what stands before the first one's is an agenda or cover.
    """

    arende: Arende
    top: float
    named: int = 1


class _Item(NamedTuple):
    """A line that names an ärende: in the agenda, as a heading, or in a letterhead."""

    page: int
    line: int
    top: float
    title: str
    number: str
    size: float
    labelled: bool


def find_arenden(
    texts: Sequence[PageText],
    title: str | None = None,
    diarienummer: str | None = None,
    kind: str | None = None,
) -> list[PlacedArende]:
    """The ärenden of a document in page order.

    Each § of minutes is one.

    An ärende begins where a heading ends with a case number ("Delegationsbeslut (von/2017:1)")
    or a letterhead states another one than before. An agenda at the front lends its titles and
    is no ärende itself.

    Args:
        texts: one per page.
        title: of the whole document, for a report that is no packet.
        diarienummer: of the whole document, likewise.
        kind: what kind of document it is.

    Returns:
        At least one; the first also has whatever stands before it.
    """
    if kind in MINUTES and (paragraphs := find_paragraphs(texts)):
        return _minuted(paragraphs, len(texts), title)
    items, agenda, lines = _items(texts)
    starts = _starts(items, agenda, lines)
    begins_late = (
        all(item.labelled for item in items)
        and not agenda
        and starts
        and starts[0].page > SETTINGS.front_pages
    )
    if len(starts) < SETTINGS.packet_items or begins_late:
        whole = _arende(1, title, diarienummer, 1, max(1, len(texts)))
        return [PlacedArende(whole, 0.0)]
    return _placed(starts, len(texts))


def _items(texts: Sequence[PageText]) -> tuple[list[_Item], list[_Item], dict[int, list[FlowLine]]]:
    """Lines with a case number: those of the papers and those of agendas; and the lines of their pages."""
    papers: list[_Item] = []
    agenda: list[_Item] = []
    pages: dict[int, list[FlowLine]] = {}
    large = SETTINGS.large_label * body_size(texts)
    for text in texts:
        if not find_diarienummer(" ".join(w.text for w in text.words)):
            continue
        number = text.page.number
        whole = PageText(text.page, text.words, notes=text.notes)
        pages[number] = lines = page_lines(whole)
        found = [item for i, line in enumerate(lines) if (item := _item(lines, i, line, large))]
        listed = _agenda_items(found, lines)
        agenda += listed
        papers += [item for item in found if item not in listed]
    return papers, agenda, pages


def _item(lines: Sequence[FlowLine], index: int, line: FlowLine, large: float) -> _Item | None:
    """The ärende that a line names, with the lines of the same style before it that belong to its title.

    Type of at least `large` points is a heading's.
    """
    numbers = find_diarienummer(line.text)
    if not numbers or _BULLET.match(line.text):
        return None
    number = numbers[-1]
    rest = line.text[number.end :].strip(" ()[].:")
    if number.labelled:
        if index >= SETTINGS.letterhead_lines or len(numbers) > 1:
            return None
        return _Item(line.page, index, line.box.top, "", number.number, line.style.size, True)
    if len(rest) > SETTINGS.entry_words or not _is_heading(line, number, large):
        return None
    first = index
    while first and _goes_on(lines[first - 1], lines[first], large):
        first -= 1
    texts = [x.text for x in lines[first:index]] + [line.text[: number.start]]
    title = _unnumbered(join(texts, Vocabulary())).strip(" ([,;:–-")
    if sum(map(str.isalpha, title)) < SETTINGS.title_letters:
        return None
    return _Item(line.page, index, lines[first].box.top, title, number.number, line.style.size, False)


def _unnumbered(title: str) -> str:
    """A title without its item's number."""
    match = _agenda().numbering.match(title)
    return title[match.end() :] if match else title


def _is_heading(line: FlowLine, number: Diarienummer, large: float) -> bool:
    """Whether a line is set or numbered like a heading or an agenda's entry, not like running text."""
    if _is_set_apart(line, large) or _agenda().numbering.match(line.text):
        return True
    before = line.text[: number.start].rstrip()
    begins = line.words[0].x0 <= line.column[0] + SETTINGS.own_edge
    return before.endswith("(") and before[:1].isupper() and begins


def _is_set_apart(line: FlowLine, large: float) -> bool:
    """Whether a line is tagged, weighted or sized as a heading."""
    return line.role.startswith("H") or line.style.bold or line.style.size >= large


def _goes_on(above: FlowLine, line: FlowLine, large: float) -> bool:
    """Whether a heading's line continues the one above: the same style, tightly set, no new number."""
    return (
        above.style == line.style
        and _is_set_apart(line, large)
        and 0 < line.pitch <= SETTINGS.paper_title_pitch * line.style.size
        and not _agenda().numbering.match(line.text)
        and not find_diarienummer(above.text)
    )


def _agenda_items(found: Sequence[_Item], lines: Sequence[FlowLine]) -> list[_Item]:
    """The items of a page that are an agenda's: close together, or under a heading that says so."""
    headings = [item for item in found if not item.labelled]
    entries = [item for item in headings if abs(item.size - headings[0].size) < SETTINGS.same_heading]
    if len(entries) < SETTINGS.packet_items:
        return []
    close = all(b.line - a.line <= SETTINGS.agenda_gap for a, b in pairwise(entries))
    headed = any(_agenda().heading.match(line.text) for line in lines[: entries[0].line])
    return entries if close or (headed and len(entries) > SETTINGS.packet_items) else []


def _starts(items: Sequence[_Item], agenda: Sequence[_Item], pages: dict[int, list[FlowLine]]) -> list[_Item]:
    """The first item of each ärende: its case number differs from that of the one before."""
    largest = max((i.size for i in items if not i.labelled), default=0.0)
    starts: list[_Item] = []
    for item in items:
        if not item.labelled and item.size < SETTINGS.part_size * largest:
            continue
        if starts and same_case(starts[-1].number, item.number):
            continue
        if item.labelled:
            listed = next((a.title for a in agenda if same_case(a.number, item.number)), None)
            title = listed or _page_title(pages[item.page])
            item = item._replace(title=title, top=0.0)
        starts.append(item)
    return _merged(starts)


def _merged(starts: Sequence[_Item]) -> list[_Item]:
    """Without a letterhead that only restates, on its page, the heading of an ärende of the same title."""
    kept: list[_Item] = []
    for start in starts:
        twin = next((k for k in kept if same_case(k.number, start.number)), None)
        if twin and (start.labelled or fuzz.ratio(twin.title, start.title) >= SETTINGS.same_title):
            continue
        kept.append(start)
    return kept


def _page_title(lines: Sequence[FlowLine]) -> str:
    """The largest lines near the top of a page, without names of kinds of paper."""
    head = [
        x
        for x in lines[: SETTINGS.letterhead_lines]
        if any(map(str.isalpha, x.text))
        and not _agenda().untitled.match(x.text)
        and not find_diarienummer(x.text)
    ]
    if not head:
        return ""
    size = max(x.style.size for x in head)
    first = next(i for i, x in enumerate(head) if x.style.size == size)
    title = [head[first].text]
    for above, line in pairwise(head[first:]):
        if (
            line.style.size != size
            or not 0 < line.pitch <= SETTINGS.item_title_pitch * size
            or above.style != line.style
        ):
            break
        title.append(line.text)
    return join(title, Vocabulary())


def _placed(starts: Sequence[_Item], pages: int) -> list[PlacedArende]:
    """The ärenden that begin at `starts`, each up to where the next one begins."""
    placed = []
    for ordinal, start in enumerate(starts, start=1):
        last = pages
        if ordinal < len(starts):
            following = starts[ordinal]
            last = following.page - 1 if _at_top(following) else following.page
        first = 1 if ordinal == 1 else start.page
        arende = _arende(ordinal, start.title or None, start.number, first, max(first, last))
        placed.append(PlacedArende(arende, 0.0 if ordinal == 1 else start.top, start.page))
    return placed


def _minuted(paragraphs: Sequence[Paragraph], pages: int, title: str | None) -> list[PlacedArende]:
    """The ärenden of minutes; each ends where the next § begins."""
    placed = []
    for ordinal, (paragraph, following) in enumerate(pairwise([*paragraphs, None]), start=1):
        assert paragraph is not None
        last = pages if following is None else following.page - (1 if following.first else 0)
        arende = Arende(
            arende_id=ordinal,
            ordinal=ordinal,
            title=paragraph.title or title,
            diarienummer=paragraph.diarienummer,
            paragraph=f"§ {paragraph.number}",
            page_first=paragraph.page,
            page_last=max(paragraph.page, last),
        )
        placed.append(PlacedArende(arende, paragraph.top, paragraph.page))
    return placed


def _at_top(item: _Item) -> bool:
    """Whether nothing of the ärende before can stand above it on its page."""
    return item.labelled or item.line <= 1 or item.top < SETTINGS.paper_top


def _arende(ordinal: int, title: str | None, number: str | None, first: int, last: int) -> Arende:
    """An ärende."""
    return Arende(
        arende_id=ordinal, ordinal=ordinal, title=title, diarienummer=number, page_first=first, page_last=last
    )

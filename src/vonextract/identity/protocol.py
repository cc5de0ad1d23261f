"""The paragraphs of minutes: each § of a protokoll is an ärende with its number, title, case number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vonextract.identity.settings import SETTINGS
from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText
from vonextract.layout.printed import FlowLine
from vonextract.swedish.diarienummer import find_diarienummer
from vonextract.swedish.hyphens import Vocabulary, join
from vonextract.vocabulary import Words, per_vocabulary

MINUTES = frozenset({"protokoll", "protokollsutdrag"})
"""Kinds of documents that fall into paragraphs."""

_NUMBERED = re.compile(r"§\s*(?P<number>\d{1,4})(?:\s*/\s*\d{2,4})?(?:[.:]|\b)\s*(?P<rest>.*)")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}")


@per_vocabulary
def _untitled(words: Words) -> re.Pattern[str]:
    """Headings of parts of a paragraph, which are not its title."""
    return re.compile("|".join(words.documents.minutes.untitled), re.IGNORECASE)


class Paragraph(NamedTuple):
    """A § and where it begins.

    Attributes:
        number: of the §.
        title: its heading, "" when none was found.
        diarienummer: printed beside it; None without.
        page, top: where it begins.
        first: whether nothing but the page's head stands above it.
    """

    number: int
    title: str
    diarienummer: str | None
    page: int
    top: float
    first: bool


def find_paragraphs(texts: Sequence[PageText]) -> list[Paragraph]:
    """The paragraphs of minutes in their order.

    A § begins a line, and its number follows that of the § before: what the text refers to ("§ 14
    kommunallagen") does not. Pages that list the contents, with leaders or one § close under another,
    begin nothing.
    """
    found = [paragraph for text in texts for paragraph in _on_page(text)]
    return _in_order(found)


def _on_page(text: PageText) -> Iterator[Paragraph]:
    if not any("§" in word.text for word in text.words):
        return
    lines = page_lines(PageText(text.page, text.words, notes=text.notes))
    begins = min((word.top for word in text.body), default=0.0)
    begun = [(nth, hit) for nth, line in enumerate(lines) if (hit := _NUMBERED.fullmatch(line.text.strip()))]
    if any(_LEADERS.search(line.text) for line in lines) or _is_list([nth for nth, _ in begun]):
        return
    for nth, hit in begun:
        line, rest = lines[nth], hit["rest"]
        on_line = find_diarienummer(rest)
        numbers = on_line or find_diarienummer(_beside(lines, line))
        own = rest[: on_line[0].start].strip(" (") if on_line else rest
        title = own or join(_title(lines[nth + 1 :], line), Vocabulary())
        number = numbers[0].number if numbers else None
        yield Paragraph(int(hit["number"]), title, number, line.page, line.box.top, line.box.top <= begins)


def _is_list(places: Sequence[int]) -> bool:
    return len(places) >= SETTINGS.listed_paragraphs and all(
        b - a <= SETTINGS.list_gap for a, b in pairwise(places)
    )


def _beside(lines: Sequence[FlowLine], line: FlowLine) -> str:
    """What is printed on the height of a line, in another column."""
    beside = (
        other for other in lines if other is not line and abs(other.box.top - line.box.top) <= SETTINGS.beside
    )
    return " ".join(other.text for other in beside)


def _title(below: Sequence[FlowLine], number: FlowLine) -> list[str]:
    """The lines of the heading under a §: those of the first one's style."""
    lines = [
        line
        for line in below
        if line.box.top - number.box.top > SETTINGS.beside and not _is_aside(line, number)
    ]
    title: list[FlowLine] = []
    for line in lines[: SETTINGS.paragraph_title_lines]:
        if _untitled().match(line.text) and (title or line.style.bold):
            break
        if title and (
            line.style != title[0].style or line.pitch > SETTINGS.item_title_pitch * line.style.size
        ):
            break
        title.append(line)
    return [line.text for line in title]


def _is_aside(line: FlowLine, number: FlowLine) -> bool:
    """Whether a line stands in another column than the §, where case numbers and projects are."""
    return line.box.x0 > number.box.x1 + SETTINGS.aside


def _in_order(found: Sequence[Paragraph]) -> list[Paragraph]:
    """The longest run of paragraphs whose numbers count up, each number once."""
    best: list[list[Paragraph]] = []
    for nth, paragraph in enumerate(found):
        before = [
            best[other]
            for other in range(nth)
            if 0 < paragraph.number - found[other].number <= SETTINGS.missing_paragraphs
        ]
        best.append([*max(before, key=len, default=[]), paragraph])
    return max(best, key=len, default=[])

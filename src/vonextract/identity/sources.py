"""The parts of a document that say what it is: headers, title, first page, running text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.identity.settings import SETTINGS, Source
from vonextract.identity.statements import Statement, Value
from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText, Word, around, body_size
from vonextract.layout.printed import FlowLine


class Margin(NamedTuple):
    """What stands at the head or foot of pages.

    Attributes:
        text: each distinct text once.
        page, box: of the one that most pages have.
        usual: the words of that text that are the same on all its pages; "" when less than half have it.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    usual: str = ""


@dataclass(slots=True)
class Sources:
    """What document facts are read from.

    Attributes:
        pages: how many there are.
        header, footer: what many pages share at their head and foot, each distinct text once.
        front: lines of the first page that has text, headers included.
        front_text: the same as one string.
        text: all words of the document.
        body_size: the type size most words have.
        later_sizes: on how many pages after the front each type size is used, rounded to halves.
        height: of the first page, in points.
        title: of the document, when known.
    """

    pages: int
    header: Margin
    footer: Margin
    front: list[FlowLine]
    front_text: str
    text: str
    body_size: float
    later_sizes: Counter[float]
    height: float
    title: Statement | None = None

    @property
    def title_text(self) -> str:
        """The title, "" when it is not known."""
        return str(self.title.value) if self.title else ""

    @property
    def margins(self) -> tuple[tuple[Source, Margin], ...]:
        """Header and footer by their names."""
        return ("header", self.header), ("footer", self.footer)

    def place(self, line: FlowLine) -> Source:
        """Which part of the first page a line is of: the title, the head above it, or the text."""
        title = self.title.box if self.title and self.title.page == line.page else None
        if line.box.top > SETTINGS.foot * self.height:
            return "footer"
        if title is None or line.box.bottom <= title.top + SETTINGS.head_slack:
            return "letterhead" if line.box.top < SETTINGS.letterhead * self.height else "first page"
        return "title block" if line.box.top <= title.bottom + SETTINGS.title_reach else "first page"

    def said(self, value: Value, line: FlowLine) -> Statement:
        """A statement that a line of the first page makes."""
        return Statement(value, self.place(line), line.page, line.box)


def read_sources(texts: Sequence[PageText]) -> Sources:
    """Collect what document facts are read from."""
    front = _front_page(texts)
    lines = page_lines(PageText(front.page, front.words, notes=front.notes)) if front else []
    return Sources(
        pages=len(texts),
        header=_margin(texts, head=True),
        footer=_margin(texts, head=False),
        front=lines,
        front_text="\n".join(line.text for line in lines[: SETTINGS.front_lines]),
        text="\n".join(" ".join(w.text for w in text.words) for text in texts),
        body_size=body_size(texts),
        later_sizes=_later_sizes(texts, front),
        height=front.page.height if front else 0.0,
    )


def _front_page(texts: Sequence[PageText]) -> PageText | None:
    """The first page that says more than its furniture; else the first one with letters."""
    said = next((text for text in texts if _has_letters(text.body)), None)
    return said or next((text for text in texts if _has_letters(text.words)), None)


def _later_sizes(texts: Sequence[PageText], front: PageText | None) -> Counter[float]:
    """On how many pages after the front each type size is used, rounded to halves as styles are."""
    later = [text for text in texts if front is not None and text.page.number > front.page.number]
    return Counter(size for text in later for size in {round(w.size * 2) / 2 for w in text.body})


def _has_letters(words: Sequence[Word]) -> bool:
    return any(any(map(str.isalpha, w.text)) for w in words)


def _margin(texts: Sequence[PageText], *, head: bool) -> Margin:
    """Headers or footers, apart from their figures alike on enough pages."""
    variants: defaultdict[str, list[Margin]] = defaultdict(list)
    for text in texts:
        words = [text.words[i] for i in sorted(text.furniture)]
        words = [word for word in words if (word.bottom < text.page.height / 2) is head]
        if words:
            printed = " ".join(word.text for word in words)
            alike = re.sub(r"\d+", "#", printed)
            variants[alike].append(Margin(printed, text.page.number, around(words)))
    found = sorted(variants.values(), key=len, reverse=True)[: SETTINGS.most_margins]
    found = [alike for alike in found if len(alike) >= SETTINGS.margin_share * len(texts)]
    if not found:
        return Margin("")
    joined = " | ".join(alike[0].text for alike in found)
    usual = _common(found[0]) if len(found[0]) >= SETTINGS.usual_margin * len(texts) else ""
    return found[0][0]._replace(text=joined, usual=usual)


def _common(alike: Sequence[Margin]) -> str:
    """The words that all of them have: not the pages' numbers, nor those of the parts they are of."""
    shared = set.intersection(*(set(margin.text.split()) for margin in alike))
    return " ".join(word for word in alike[0].text.split() if word in shared)

"""The parts of a document that say what it is: headers, title, first page, running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vonextract.layout.flow_model import FlowLine
from vonextract.layout.lines import page_lines
from vonextract.layout.model import PageText, Word, body_size

FRONT_LINES = 40
FURNITURE_SHARE = 0.2


@dataclass(slots=True)
class Sources:
    """What document facts are read from.

    Attributes:
        pages: how many there are.
        furniture: running headers and footers that many pages share, each distinct one once.
        front: lines of the first page that has text, headers included.
        front_text: the same as one string.
        text: all words of the document.
        body_size: the type size most words have.
        later_sizes: on how many pages after the front each type size is used, rounded to halves.
        title: of the document, when known.
    """

    pages: int
    furniture: str
    front: list[FlowLine]
    front_text: str
    text: str
    body_size: float
    later_sizes: Counter[float]
    title: str | None = None


def read_sources(texts: Sequence[PageText]) -> Sources:
    """Collect what document facts are read from."""
    front = _front_page(texts)
    lines = page_lines(PageText(front.page, front.words, notes=front.notes)) if front else []
    return Sources(
        pages=len(texts),
        furniture=_furniture(texts),
        front=lines,
        front_text="\n".join(line.text for line in lines[:FRONT_LINES]),
        text="\n".join(" ".join(w.text for w in text.words) for text in texts),
        body_size=body_size(texts),
        later_sizes=_later_sizes(texts, front),
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


def _furniture(texts: Sequence[PageText]) -> str:
    """Headers and footers, apart from their figures alike on enough pages."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in texts:
        if text.furniture:
            printed = " ".join(text.words[i].text for i in sorted(text.furniture))
            alike = re.sub(r"\d+", "#", printed)
            counts[alike] += 1
            shown.setdefault(alike, printed)
    least = FURNITURE_SHARE * sum(counts.values())
    return " | ".join(shown[alike] for alike, count in counts.most_common(8) if count >= least)

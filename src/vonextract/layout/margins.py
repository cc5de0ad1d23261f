"""The printed lines in the top and bottom margins of a page, outermost first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from vonextract.layout.baselines import parted, rows_of
from vonextract.layout.model import PageText, Word
from vonextract.layout.settings import SETTINGS

Zone = Literal["top", "bottom"]
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Segment:
    """Neighbouring words of a margin line.

    Attributes:
        page: index of the page.
        zone: which margin.
        offset: distance of the baseline from the page's top (or bottom) edge.
        key: the text in lower case, every number replaced by '#'.
    """

    page: int
    zone: Zone
    words: list[Word]
    offset: float
    text: str
    key: str

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.words[-1].x1


@dataclass(slots=True, eq=False)
class Row:
    """A margin line: everything on one baseline."""

    segments: list[Segment]
    top: float
    bottom: float
    size: float

    @property
    def words(self) -> list[Word]:
        """All its words, left to right."""
        return [w for s in self.segments for w in s.words]


def margin_rows(text: PageText, index: int, zone: Zone, share: float) -> list[Row]:
    """The lines of one margin from the page's edge inwards, the first body lines among them.

    Args:
        text: the page.
        index: its position in the document.
        zone: which margin.
        share: of the page's height that counts as margin.
    """
    return _rows(text, index, zone, 0.0, share * text.page.height)


def next_row(text: PageText, index: int, zone: Zone, share: float) -> Row | None:
    """The body's first line inwards from a margin, when it stands close to it.

    Args:
        text: the page.
        index: its position in the document.
        zone: which margin.
        share: of the page's height that counts as margin.
    """
    margin = share * text.page.height
    return next(iter(_rows(text, index, zone, margin, margin + SETTINGS.margin_reach)), None)


def _rows(text: PageText, index: int, zone: Zone, beyond: float, reach: float) -> list[Row]:
    """The lines with a baseline between two distances from the page's edge, outermost first."""
    height = text.page.height
    near = []
    for word in text.words:
        offset = word.baseline if zone == "top" else height - word.baseline
        if offset <= reach and (not beyond or beyond < offset) and word.angle == 0 and word.size > 0:
            near.append(word)
    rows = rows_of(near)
    return [_row(row, index, zone, height) for row in (rows if zone == "top" else reversed(rows))]


def _row(line: list[Word], page: int, zone: Zone, height: float) -> Row:
    return Row(
        [_segment(part, page, zone, height) for part in parted(line, SETTINGS.margin_gap)],
        min(w.top for w in line),
        max(w.bottom for w in line),
        max(w.size for w in line),
    )


def _segment(part: list[Word], page: int, zone: Zone, height: float) -> Segment:
    text = " ".join(w.text for w in part)
    base = part[0].baseline
    return Segment(page, zone, part, base if zone == "top" else height - base, text, _key(text))


def _key(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()

"""Printed lines of running text, and how they are set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vonextract.layout.model import Line, Word
from vonextract.layout.settings import SETTINGS
from vonextract.layout.spelling import spell
from vonextract.lazy import lazy


class Style(NamedTuple):
    """How a line is set; lines of one style look alike to a reader.

    Attributes:
        size: points, rounded to halves.
        bold, italic: whether nearly all of its letters are.
        color: fill colour 0xRRGGBB.
        caps: no small letter in a line of at least two words or five letters.
    """

    size: float
    bold: bool
    italic: bool
    color: int
    caps: bool


@dataclass(eq=False)
class FlowLine(Line):
    """A printed line of running text: one column's worth, in reading order.

    Attributes:
        page: from 1.
        words: left to right.
        column: left and right edge of the column it stands in.
        reach: how far right the lines go that begin where it does.
        pitch: points from the baseline of the line above in its column; 0 for the first.
        tag: number of the structure element it belongs to on its page, 0 for none.
        role: that element's role, such as P, H1, LI, Caption; empty for none.
        depth: how many lists that element stands in.
    """

    page: int
    words: list[Word]
    column: tuple[float, float] = (0.0, 0.0)
    reach: float = 0.0
    pitch: float = 0.0
    tag: int = 0
    role: str = ""
    depth: int = 0

    @lazy
    def text(self) -> str:
        """The words, joined by spaces."""
        return spell(self.words)

    @lazy
    def size(self) -> float:
        """Of its largest word, in points."""
        return max([w.size for w in self.words])

    @lazy
    def baseline(self) -> float:
        """Of its largest word."""
        size = self.size
        return next(w.baseline for w in self.words if w.size == size)

    @lazy
    def style(self) -> Style:
        """The style of nearly all its letters."""
        return style_of(self.words)


def style_of(words: Sequence[Word]) -> Style:
    """The style that most letters of the words share; superscripts do not count."""
    letters: defaultdict[tuple[float, bool, bool, int], int] = defaultdict(int)
    for word in words:
        if not word.superscript or len(words) == 1:
            letters[word.size, word.bold, word.italic, word.color] += len(word.text)
    total = sum(letters.values())
    if not total:
        return Style(words[0].size if words else 0.0, False, False, 0, False)
    if len(letters) == 1:
        size, is_bold, is_italic, color = next(iter(letters))
        return Style(round(size * 2) / 2, is_bold, is_italic, color, _in_capitals(words))
    sizes: defaultdict[float, int] = defaultdict(int)
    colors: defaultdict[int, int] = defaultdict(int)
    bold = italic = 0
    for (size, is_bold, is_italic, color), n in letters.items():
        sizes[round(size * 2) / 2] += n
        colors[color] += n
        bold += n * is_bold
        italic += n * is_italic
    return Style(
        max(sizes, key=sizes.__getitem__),
        bold > SETTINGS.mostly * total,
        italic > SETTINGS.mostly * total,
        max(colors, key=colors.__getitem__),
        _in_capitals(words),
    )


def _in_capitals(words: Sequence[Word]) -> bool:
    """Whether the words hold at least some letters and no small one."""
    text = "".join([word.text for word in words])
    return text == text.upper() and sum(map(str.isalpha, text)) >= SETTINGS.caps_letters

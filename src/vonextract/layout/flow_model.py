"""The running text between words and sections: printed lines and the blocks made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vonextract.geometry import Box, bounding
from vonextract.layout.model import Word, around
from vonextract.layout.spelling import spell
from vonextract.lazy import lazy

BlockKind = Literal["text", "list_item", "caption", "figure", "toc"]


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
class FlowLine:
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
    def box(self) -> Box:
        """Around its words."""
        return around(self.words)

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


@dataclass(eq=False)
class FlowBlock:
    """Lines that make one paragraph, list item, caption or figure, perhaps over several pages.

    Attributes:
        kind: what it is; headings are still `text` here.
        lines: top to bottom, in reading order.
        label: a list item's bullet or number, as printed.
        level: nesting depth of a list item, from 1.
        run_in: the bold beginning of a paragraph, set apart as a heading.
        place: page and box of a figure without any text.
        label_words: how many words of the first line are the label.
    """

    kind: BlockKind
    lines: list[FlowLine]
    label: str | None = None
    level: int = 0
    label_words: int = 0
    run_in: bool = False
    place: tuple[int, Box] | None = None

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.place[0] if self.place else self.lines[0].page

    @property
    def box(self) -> Box:
        """Around its lines on its first page."""
        if self.place:
            return self.place[1]
        return bounding(line.box for line in self.lines if line.page == self.page)

    @property
    def last_page(self) -> int:
        """The page it ends on."""
        return self.lines[-1].page if self.lines else self.page

    @property
    def role(self) -> str:
        """The structure element its first line belongs to, such as P or H1; empty for none."""
        return self.lines[0].role if self.lines else ""

    @property
    def raw(self) -> str:
        """The printed lines, joined by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def text_lines(self) -> list[str]:
        """The printed lines without the list label."""
        first = spell(self.lines[0].words[self.label_words :])
        return [first, *(line.text for line in self.lines[1:])]

    @lazy
    def style(self) -> Style:
        """The style of nearly all its letters."""
        return style_of([w for line in self.lines for w in line.words])


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
        bold > 0.85 * total,
        italic > 0.85 * total,
        max(colors, key=colors.__getitem__),
        _in_capitals(words),
    )


def _in_capitals(words: Sequence[Word]) -> bool:
    """Whether the words hold at least five letters and no small one."""
    if any(word.text != word.text.upper() for word in words):
        return False
    return sum(map(str.isalpha, "".join([word.text for word in words]))) >= 5

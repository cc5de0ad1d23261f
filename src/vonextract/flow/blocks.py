"""Blocks of running text: what stands between printed lines and sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vonextract.geometry import Box, bounding
from vonextract.layout.printed import FlowLine, Style, style_of
from vonextract.layout.spelling import spell
from vonextract.lazy import lazy

BlockKind = Literal["text", "list_item", "caption", "figure", "toc"]


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

"""Pages made in memory for the tests of layout."""

from __future__ import annotations

import numpy as np

from vonextract.layout.model import PageText, Word
from vonextract.layout.words import words
from vonextract.pdf.model import NO_MCID, Chars, Font, Page

FONTS = [Font("Text-Regular", False, False), Font("Text-Bold", True, False)]
ADVANCE = 0.5


class Sheet:
    """Collects characters, half an em wide each, and makes a page of them."""

    def __init__(self, number: int = 1, width: float = 595, height: float = 842) -> None:
        self.page = Page(number, width, height, _chars([]))
        self._rows: list[tuple[str, float, float, float, float, float, float, int, int, int, int]] = []

    def put(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float = 10,
        font: int = 0,
        mcid: int = NO_MCID,
        spacing: float = 0,
        spaces: bool = True,
        advance: float = ADVANCE,
    ) -> float:
        """Print a text, each character `advance` ems wide and `spacing` apart; unprinted spaces move on.

        Returns:
            Where the text ends.
        """
        for letter in text:
            end = x + advance * size
            if letter != " " or spaces:
                top, bottom = baseline - 0.78 * size, baseline + 0.22 * size
                self._rows.append((letter, x, top, end, bottom, baseline, size, font, 0, mcid, 0))
            x = end + spacing
        return x

    def done(self) -> Page:
        """The page."""
        self.page.chars = _chars(self._rows)
        return self.page

    def text(self) -> PageText:
        """The page with its words."""
        page = self.done()
        return PageText(page, words(page, FONTS))

    def spelled(self) -> list[str]:
        """The words' texts."""
        return [w.text for w in words(self.done(), FONTS)]

    def words(self) -> list[Word]:
        """The words."""
        return words(self.done(), FONTS)


def _chars(rows: list[tuple[str, float, float, float, float, float, float, int, int, int, int]]) -> Chars:
    columns = list(zip(*rows, strict=True)) if rows else [()] * 11
    x0, top, x1, bottom, baseline, size = (np.array(c, np.float64) for c in columns[1:7])
    font, color, mcid = (np.array(c, np.int32) for c in columns[7:10])
    return Chars(
        np.array(columns[0], np.object_), x0, top, x1, bottom, baseline, size,
        font, color, mcid, np.array(columns[10], np.int16),
    )  # fmt: skip

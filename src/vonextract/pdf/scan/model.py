"""What came of reading a picture: characters, rules and bands in points of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from vonextract.geometry import Box
from vonextract.pdf.model import Fill, Rule


def exact(value: float) -> float:
    """A length as readings hold it: to a thousandth, so that one read back is the same."""
    return round(float(value), 3)


def exact_box(x0: float, top: float, x1: float, bottom: float) -> Box:
    """A box as readings hold it."""
    return Box(exact(x0), exact(top), exact(x1), exact(bottom))


class ScanChar(NamedTuple):
    """A character that an engine read.

    Attributes:
        box: em box, as that of a printed character; neighbours within a word touch.
        baseline, size: points.
        confidence: the engine's probability that it is this character.
        others: what it may be instead, likeliest first, with the engine's probability.
        fixed: set in type of one pitch.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    confidence: float
    others: tuple[tuple[str, float], ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class ScanReading:
    """A picture, read.

    Attributes:
        chars: in the order of lines; a space between words.
        rules, fills: as a drawn page has them.
        quarters: quarters clockwise that the picture had to be turned for its text to be upright.
        tilt: degrees counter-clockwise that it was turned then, to set its lines level.
        unread: boxes of ink as large as letters that nothing could be made of: stamps, handwriting, and
            print under them.
        unfinished: why it was not read whole, or None.
    """

    chars: Sequence[ScanChar] = ()
    rules: Sequence[Rule] = ()
    fills: Sequence[Fill] = ()
    quarters: int = 0
    tilt: float = 0.0
    unread: Sequence[Box] = ()
    unfinished: str | None = None

    def without(self, boxes: Iterable[Box]) -> ScanReading:
        """The reading without characters that lie where something else is known to stand."""
        taken = list(boxes)
        if not taken:
            return self
        chars = [c for c in self.chars if not any(_within(c.box, box) for box in taken)]
        return replace(self, chars=chars)


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


class Certainty:
    """How sure the characters of a page are, by their places.

    A document holds those of all of its pages: they are kept as columns, in a third of the memory.

    Attributes:
        usual: probability of all other text on the page, where a hidden layer is all there is; else None.
        unread: boxes of ink that nothing could be made of.
    """

    def __init__(
        self, chars: Sequence[ScanChar] = (), usual: float | None = None, unread: Sequence[Box] = ()
    ) -> None:
        """Keep the characters that were read from a picture."""
        self.usual = usual
        self.unread = unread
        self._texts = [char.text for char in chars]
        rows = [(*char.box, char.baseline, char.size, char.confidence) for char in chars]
        self._lengths = np.array(rows, np.float64).reshape(len(rows), 7)
        self._kinds = np.array([(char.bold, char.fixed) for char in chars], np.bool_).reshape(len(rows), 2)
        self._others = {k: char.others for k, char in enumerate(chars) if char.others}
        self._solid = np.array([text != " " for text in self._texts], np.bool_)

    @property
    def chars(self) -> list[ScanChar]:
        """The characters that were read from a picture, in the order of lines."""
        return [self._char(k) for k in range(len(self._texts))]

    def within(self, box: Box) -> list[ScanChar]:
        """The characters, without spaces, whose middle lies in a box, from left to right."""
        x0, top, x1, bottom = self._lengths[:, :4].T
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        inside = self._solid & (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
        found = np.flatnonzero(inside)
        return [self._char(k) for k in found[x0[found].argsort(kind="stable")].tolist()]

    def _char(self, number: int) -> ScanChar:
        *box, baseline, size, confidence = self._lengths[number].tolist()
        bold, fixed = self._kinds[number].tolist()
        others = self._others.get(number, ())
        return ScanChar(self._texts[number], Box(*box), baseline, size, bold, confidence, others, fixed)

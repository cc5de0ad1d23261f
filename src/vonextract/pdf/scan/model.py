"""What came of reading a picture: characters, rules and bands in points of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from vonextract.geometry import Box
from vonextract.pdf.model import Fill, Rule
from vonextract.pdf.scan.settings import SETTINGS


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


@dataclass(slots=True)
class Certainty:
    """How sure the characters of a page are, by their places.

    Attributes:
        chars: those that were read from a picture.
        usual: probability of all other text on the page, where a hidden layer is all there is; else None.
        unread: boxes of ink that nothing could be made of.
    """

    chars: Sequence[ScanChar] = ()
    usual: float | None = None
    unread: Sequence[Box] = ()
    _bands: dict[int, list[ScanChar]] = field(default_factory=dict)

    def within(self, box: Box) -> list[ScanChar]:
        """The characters, without spaces, whose middle lies in a box, from left to right."""
        if not self._bands:
            for char in self.chars:
                if char.text != " ":
                    self._bands.setdefault(_band(char.box), []).append(char)
        rows = range(int(box.top // SETTINGS.lookup_band), int(box.bottom // SETTINGS.lookup_band) + 1)
        found = [char for row in rows for char in self._bands.get(row, ()) if _within(char.box, box)]
        return sorted(found, key=lambda char: char.box.x0)


def _band(box: Box) -> int:
    return int((box.top + box.bottom) / 2 // SETTINGS.lookup_band)

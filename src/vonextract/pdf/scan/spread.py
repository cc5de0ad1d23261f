"""Two pages side by side on one picture: told from a wide page, and laid one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from vonextract.geometry import Box
from vonextract.pdf.model import Chars, Page, Rule
from vonextract.pdf.scan.model import Certainty, ScanChar, ScanReading, exact_box
from vonextract.pdf.scan.settings import SPREAD


def is_spread(reading: ScanReading, sheet: Box) -> bool:
    """Whether a picture shows two pages.

    Nothing crosses its middle, and the halves have lines of their own: at other heights, or running text on
    both sides. Rows of a table have neither.
    """
    if sheet.width < SPREAD.wide * sheet.height:
        return False
    middle = (sheet.x0 + sheet.x1) / 2
    gutter = (middle - SPREAD.gutter * sheet.width, middle + SPREAD.gutter * sheet.width)
    drawn = [*((r.x0, r.x1) for r in reading.rules), *((f.box.x0, f.box.x1) for f in reading.fills)]
    spans = [*((c.box.x0, c.box.x1) for c in reading.chars if c.text != " "), *drawn]
    if any(x0 < gutter[1] and x1 > gutter[0] for x0, x1 in spans):
        return False
    halves = [[c for c in reading.chars if (c.box.x0 > middle) == right] for right in (False, True)]
    left, right = (sorted({c.baseline for c in half}) for half in halves)
    if min(len(left), len(right)) < SPREAD.lines:
        return False
    full = SPREAD.full * sheet.width / 2
    runs = (sum(run > full for run in _runs(half)) for half in halves)
    return _alike(left, right) < SPREAD.alike or min(runs) >= SPREAD.lines


def _alike(some: Sequence[float], others: Sequence[float]) -> float:
    """The share of the baselines of one half that stand level with one of the other's, as rows do."""
    return sum(any(abs(one - other) < SPREAD.level for other in others) for one in some) / len(some)


def _runs(chars: Sequence[ScanChar]) -> list[float]:
    """How wide the text of every line runs without a gap as wide as its letters are high."""
    rows: dict[float, list[ScanChar]] = {}
    for char in chars:
        if char.text != " ":
            rows.setdefault(char.baseline, []).append(char)
    widest = []
    for row in rows.values():
        row.sort(key=lambda char: char.box.x0)
        cuts = [k for k, (a, b) in enumerate(pairwise(row), 1) if b.box.x0 - a.box.x1 > b.size]
        parts = pairwise([0, *cuts, len(row)])
        widest.append(max(row[last - 1].box.x1 - row[first].box.x0 for first, last in parts))
    return widest


def unfolded(page: Page) -> Page:
    """A page that shows two, the right one laid below the left one."""
    fold = _Fold(page.width / 2, page.height)
    return replace(
        page,
        width=fold.across,
        height=2 * fold.down,
        chars=fold.chars(page.chars),
        rules=[fold.rule(rule) for rule in page.rules],
        fills=[fill._replace(box=fold.box(fill.box)) for fill in page.fills],
        slants=[fold.rule(slant) for slant in page.slants],
        certainty=page.certainty and fold.certainty(page.certainty),
    )


class _Fold(NamedTuple):
    """Where two pages meet, and how far down the right one goes; in points."""

    across: float
    down: float

    def box(self, box: Box) -> Box:
        if box.x0 + box.x1 <= 2 * self.across:
            return box
        return exact_box(
            box.x0 - self.across, box.top + self.down, box.x1 - self.across, box.bottom + self.down
        )

    def rule(self, rule: Rule) -> Rule:
        return rule._replace(**self.box(Box(*rule[:4]))._asdict())

    def chars(self, chars: Chars) -> Chars:
        right = chars.x0 + chars.x1 > 2 * self.across
        order = np.argsort(right, kind="stable")
        across, down = np.where(right, self.across, 0.0), np.where(right, self.down, 0.0)
        moved = replace(
            chars,
            x0=chars.x0 - across,
            x1=chars.x1 - across,
            top=chars.top + down,
            bottom=chars.bottom + down,
            baseline=chars.baseline + down,
        )
        return Chars(*(getattr(moved, column.name)[order] for column in fields(Chars)))

    def certainty(self, certainty: Certainty) -> Certainty:
        chars = [self.char(char) for char in certainty.chars]
        return Certainty(chars, certainty.usual, [self.box(box) for box in certainty.unread])

    def char(self, char: ScanChar) -> ScanChar:
        box = self.box(char.box)
        return char._replace(box=box, baseline=char.baseline + box.top - char.box.top)

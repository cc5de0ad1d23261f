"""Stripes: bands of one shade and width behind every other row of a table."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from weakref import WeakKeyDictionary

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.pdf.covered import WHITE
from vonextract.pdf.model import Fill, Page
from vonextract.tables.edges import Edge, count_edges, edges_of
from vonextract.tables.settings import SETTINGS


class Stripes(NamedTuple):
    """The bands of one table, top to bottom: a row stands on each, and one between two of them."""

    bands: tuple[Box, ...]

    @property
    def edges(self) -> list[float]:
        """Upper and lower edge of each band."""
        return [y for band in self.bands for y in (band.top, band.bottom)]

    def row_at(self, x: float, y: float) -> int | None:
        """Which row, from the top, a point lies in; None of one beside, above or below the bands."""
        first, last = self.bands[0], self.bands[-1]
        inside = first.x0 - SETTINGS.out < x < first.x1 + SETTINGS.out
        return bisect(self.edges, y) - 1 if inside and first.top < y < last.bottom else None

    @property
    def box(self) -> Box:
        """Around all bands."""
        return bounding(self.bands)

    def crosses(self, other: Stripes) -> bool:
        """Whether other bands lie over these: what they part cannot be told."""
        return self != other and self.box.intersection(other.box).area > 0

    def lacks_rows(self, words: Iterable[Word]) -> bool:
        """Whether words stand in some of the rows, and none in the first or the last."""
        rows = {self.row_at(word.x_mid, word.y_mid) for word in words} - {None}
        return bool(rows) and not rows >= {0, 2 * len(self.bands) - 2}

    def around(self, box: Box) -> bool:
        """Whether a box lies between the first and the last band."""
        own, slack = self.box, SETTINGS.touching
        return own.top < box.top + slack and box.bottom < own.bottom + slack and own.x0 < box.x_mid < own.x1


_FOUND: WeakKeyDictionary[PageText, list[Stripes]] = WeakKeyDictionary()


def stripes_of(text: PageText) -> list[Stripes]:
    """The stripes of a page, none of a drawing: at least three bands, words on each and between each two."""
    found = _FOUND.get(text)
    if found is None:
        bands = [] if count_edges(text.page) > SETTINGS.max_edges else _bands(text.page)
        rules = sorted(edge for edge in edges_of(text).horizontal if edge.drawn)
        runs = [Stripes(tuple(run)) for alike in bands for run in _runs(alike, rules)]
        parting = [stripes for stripes in runs if _part_rows(stripes, text.body)]
        found = _FOUND[text] = [one for one in parting if not any(map(one.crosses, parting))]
    return found


def _bands(page: Page) -> Iterator[list[Box]]:
    """Fills of one shade that begin and end in one place, those that touch beside each other made one."""
    rows: defaultdict[tuple[int, int, int], list[Fill]] = defaultdict(list)
    for fill in page.fills:
        if fill.color != WHITE and fill.box.area < SETTINGS.page_share * page.box.area:
            rows[fill.color, round(fill.box.top), round(fill.box.bottom)].append(fill)
    bands: defaultdict[tuple[int, int, int], list[Box]] = defaultdict(list)
    for (color, _, _), fills in rows.items():
        for box in _touching(sorted(fill.box for fill in fills)):
            bands[color, round(box.x0), round(box.x1)].append(box)
    return (sorted(boxes, key=lambda box: box.top) for boxes in bands.values())


def _touching(boxes: Sequence[Box]) -> list[Box]:
    joined = [boxes[0]]
    for box in boxes[1:]:
        if box.x0 - joined[-1].x1 < SETTINGS.join:
            joined[-1] = bounding([joined[-1], box])
        else:
            joined.append(box)
    return joined


def _runs(bands: Sequence[Box], rules: Sequence[Edge]) -> list[list[Box]]:
    """The bands, cut where two touch, a row has no room between them, several have, or a rule is drawn."""
    highest = max(band.height for band in bands)
    runs = [[bands[0]]]
    for above, below in pairwise(bands):
        gap = Box(above.x0, above.bottom, above.x1, below.top)
        first, last = (bisect(rules, y, key=_height) for y in (gap.top, gap.bottom + SETTINGS.touching))
        ruled = any(_across(rule, gap) for rule in rules[first:last])
        if ruled or not SETTINGS.snap < gap.height < 2 * highest:
            runs.append([])
        runs[-1].append(below)
    return runs


def _height(rule: Edge) -> float:
    return rule.pos


def _across(rule: Edge, gap: Box) -> bool:
    """Whether a rule is drawn over most of a gap, and not right below the band above it."""
    within = gap.top + SETTINGS.touching < rule.pos < gap.bottom + SETTINGS.touching
    return within and min(rule.hi, gap.x1) - max(rule.lo, gap.x0) > SETTINGS.row_edge * gap.width


def _part_rows(stripes: Stripes, words: Iterable[Word]) -> bool:
    """Whether the bands are as far apart as they are high, and words stand in all rows."""
    bands = stripes.bands
    if len(bands) < SETTINGS.least_stripes or bands[0].width < SETTINGS.min_width:
        return False
    apart = median(below.top - above.bottom for above, below in pairwise(bands))
    high = median(band.height for band in bands)
    if max(apart, high) > SETTINGS.stripe_gap * min(apart, high):
        return False
    held = {stripes.row_at(word.x_mid, word.y_mid) for word in words} - {None}
    return len(held) == 2 * len(bands) - 1

"""Drawn borders: rules and the edges of fills as straight edges, snapped and joined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from vonextract.geometry import Box
from vonextract.layout.model import PageText
from vonextract.pdf.covered import WHITE
from vonextract.pdf.model import Page
from vonextract.tables.settings import SETTINGS


class Edge(NamedTuple):
    """A straight border: at `pos` across its direction, from `lo` to `hi` along it.

    `drawn` tells a rule from the edge of a fill.
    """

    pos: float
    lo: float
    hi: float
    drawn: bool

    @property
    def length(self) -> float:
        """Extent along its direction, points."""
        return self.hi - self.lo


class Edges(NamedTuple):
    """The borders of a page by direction."""

    horizontal: list[Edge]
    vertical: list[Edge]


_FOUND: WeakKeyDictionary[PageText, Edges] = WeakKeyDictionary()


def edges_of(text: PageText) -> Edges:
    """The borders of a page of text, looked for once: every engine and the verdict ask for them."""
    found = _FOUND.get(text)
    if found is None:
        found = _FOUND[text] = page_edges(text.page)
    return found


def count_edges(page: Page) -> int:
    """How many edges are drawn on the page: rules, and the sides of fills."""
    return len(page.rules) + SETTINGS.fill_sides * len(page.fills)


def page_edges(page: Page) -> Edges:
    """All borders drawn on the page, or none when it holds so many that it is a drawing."""
    if count_edges(page) > SETTINGS.max_edges:
        return Edges([], [])
    horizontal: list[Edge] = []
    vertical: list[Edge] = []
    for rule in page.rules:
        if rule.horizontal:
            horizontal.append(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1, True))
        elif rule.bottom - rule.top > rule.x1 - rule.x0:
            vertical.append(Edge((rule.x0 + rule.x1) / 2, rule.top, rule.bottom, True))
    for box in _panels(page):
        horizontal += [Edge(box.top, box.x0, box.x1, False), Edge(box.bottom, box.x0, box.x1, False)]
        vertical += [Edge(box.x0, box.top, box.bottom, False), Edge(box.x1, box.top, box.bottom, False)]
    return Edges(joined(horizontal), joined(vertical))


def _panels(page: Page) -> list[Box]:
    """Fills that can be the ground of a cell, a row or a table.

    White ones, those as large as the page, and those that lie on a larger one of their own
    colour cannot be seen.
    """
    by_color: dict[int, list[Box]] = {}
    for fill in page.fills:
        box = fill.box.intersection(page.box)
        if fill.color == WHITE or box.width < SETTINGS.fill_side or box.height < SETTINGS.fill_side:
            continue
        if box.area < SETTINGS.page_share * page.box.area:
            by_color.setdefault(fill.color, []).append(box)
    return [box for boxes in by_color.values() for box in _uncovered(boxes)]


def _uncovered(boxes: list[Box]) -> list[Box]:
    """The boxes that do not lie inside a larger one of them."""
    if len(boxes) < 2:
        return boxes
    grid = np.array(boxes)
    area = (grid[:, 2] - grid[:, 0]) * (grid[:, 3] - grid[:, 1])
    kept = []
    for i, box in enumerate(boxes):
        around = (
            (grid[:, 0] <= box.x0 + SETTINGS.touching)
            & (grid[:, 1] <= box.top + SETTINGS.touching)
            & (grid[:, 2] >= box.x1 - SETTINGS.touching)
            & (grid[:, 3] >= box.bottom - SETTINGS.touching)
            & (area > SETTINGS.wraps * area[i])
        )
        if not around.any():
            kept.append(box)
    return kept


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on the same line made one: doubles dropped, dashes and touching pieces joined.

    Positions within `snap` of each other become their mean, drawn rules before fills.
    """
    result: list[Edge] = []
    for group in _same_position(sorted(edges), SETTINGS.snap):
        drawn = [e for e in group if e.drawn] or group
        weights = [max(e.length, SETTINGS.edge_weight) for e in drawn]
        moments = [e.pos * weight for e, weight in zip(drawn, weights, strict=True)]
        pos = sum(moments, 0.0) / sum(weights, 0.0)
        result.extend(_along(pos, sorted(group, key=lambda e: e.lo)))
    return result


def _same_position(edges: list[Edge], snap: float) -> Iterable[list[Edge]]:
    group: list[Edge] = []
    for edge in edges:
        if group and (edge.pos - group[-1].pos > snap or edge.pos - group[0].pos > 2 * snap):
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def _along(pos: float, pieces: list[Edge]) -> Iterable[Edge]:
    """Pieces on one line, joined over corners and dashes."""
    lo, hi, drawn = pieces[0].lo, pieces[0].hi, pieces[0].drawn
    piece = hi - lo
    for edge in pieces[1:]:
        bridge = SETTINGS.join
        if max(piece, edge.length) < SETTINGS.dashes:
            bridge = max(bridge, min(SETTINGS.dash * max(piece, edge.length), 2 * SETTINGS.join))
        if edge.lo - hi <= bridge:
            hi, drawn = max(hi, edge.hi), drawn or edge.drawn
        else:
            if hi - lo >= SETTINGS.min_edge:
                yield Edge(pos, lo, hi, drawn)
            lo, hi, drawn = edge.lo, edge.hi, edge.drawn
        piece = edge.length
    if hi - lo >= SETTINGS.min_edge:
        yield Edge(pos, lo, hi, drawn)

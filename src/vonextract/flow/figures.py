"""Figures: the lines that are labels inside a picture or a drawn chart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Sequence

from vonextract.flow.settings import SETTINGS
from vonextract.geometry import Box, bounding
from vonextract.layout.printed import FlowLine
from vonextract.pdf.model import Page
from vonextract.tables.model import PageTable


def repeated_images(pages: Sequence[Page]) -> set[tuple[int, ...]]:
    """Places where a picture stands on several pages: logos and ornaments, no figures."""
    places = Counter(_rounded(box) for page in pages for box in page.images[: SETTINGS.most_images])
    return {place for place, n in places.items() if n >= SETTINGS.emblem_pages}


def _rounded(box: Box) -> tuple[int, ...]:
    """A place, up to a few points."""
    return tuple(round(v / SETTINGS.emblem_step) for v in box)


def figure_regions(page: Page, tables: Sequence[PageTable], emblems: Container[tuple[int, ...]]) -> list[Box]:
    """Where pictures and drawn charts are that are neither backgrounds nor emblems."""
    area = page.width * page.height
    images = [
        box
        for box in page.images[: SETTINGS.most_images]
        if SETTINGS.background_area <= box.area <= SETTINGS.figure_area * area
        and _rounded(box) not in emblems
    ]
    charts = [box for box in _charts(page, tables) if box.area <= SETTINGS.figure_area * area]
    regions: list[Box] = []
    for box in sorted(images + charts, key=lambda b: -b.area):
        if not any(box.overlap(other) > SETTINGS.same_figure for other in regions):
            regions.append(box)
    return sorted(regions, key=lambda b: (b.top, b.x0))


def figure_lines(
    regions: Sequence[Box], lines: Sequence[FlowLine], body: float
) -> tuple[list[list[FlowLine]], list[Box]]:
    """The labels of each figure that has any, in reading order, and the figures without.

    In a figure only short lines stand; a picture with prose on it is a background. Axis labels
    just outside of a chart belong to it. Type of `body` points is what most letters have.
    """
    figures: list[list[FlowLine]] = []
    taken = {id(line) for line in lines if line.role == "Figure"}
    bare = []
    for box in regions:
        inside = [x for x in lines if id(x) not in taken and _belongs(x, box, body)]
        if not inside:
            bare.append(box)
        elif _are_labels(inside, body):
            figures.append(inside)
            taken.update(id(x) for x in inside)
    return figures, bare


def _belongs(line: FlowLine, box: Box, body: float) -> bool:
    """Whether the line stands in the figure, or is an axis label just outside of it."""
    if line.box.overlap(box) > SETTINGS.inside:
        return True
    near = line.box.overlap(box.grow(SETTINGS.axis_margin)) > SETTINGS.beside_axis
    numeric = not any(map(str.isalpha, line.text))
    return near and (numeric or line.style.size < SETTINGS.label_size * body)


def _are_labels(lines: Sequence[FlowLine], body: float) -> bool:
    """Whether lines look like labels: mostly short, none set as prose or larger than the text."""
    short = sum(len(x.words) <= SETTINGS.figure_words for x in lines)
    longest = max(len(x.words) for x in lines)
    return (
        short >= SETTINGS.labels * len(lines)
        and longest <= SETTINGS.label_words
        and all(x.style.size <= SETTINGS.label_large * body for x in lines)
    )


def _charts(page: Page, tables: Sequence[PageTable]) -> list[Box]:
    """Groups of enough drawn things, several of them filled or upright, outside tables."""
    drawn = [r.box for r in page.rules] + [
        f.box for f in page.fills if f.box.area < 0.5 * page.width * page.height
    ]
    if not SETTINGS.chart_strokes <= len(drawn) <= SETTINGS.most_drawn:
        return []
    blocked = [t.box.grow(SETTINGS.beside_table) for t in tables]
    free = [
        b
        for b in drawn
        if not any(b.overlap(t) > SETTINGS.in_table or t.contains(b.x_mid, b.y_mid) for t in blocked)
    ]
    groups = [part for group in _clusters(free, 1) for part in _clusters(group, 0)]
    found = []
    for group in groups:
        around = bounding(group)
        tall = sum(b.height > SETTINGS.chart_upright for b in group)
        clear = not any(t.overlap(around) > SETTINGS.chart_overlap for t in blocked)
        large = around.height >= SETTINGS.chart_high and around.width >= SETTINGS.chart_wide
        if len(group) >= SETTINGS.chart_strokes and tall >= 2 and clear and large:
            found.append(around)
    return found


def _clusters(boxes: Sequence[Box], axis: int) -> list[list[Box]]:
    """Boxes in groups with more than a line's space between them across (0) or down (1) the page."""
    groups: list[list[Box]] = []
    end = -math.inf
    for box in sorted(boxes, key=lambda b: b[axis]):
        if groups and box[axis] <= end + SETTINGS.figure_gap:
            groups[-1].append(box)
        else:
            groups.append([box])
        end = max(end, box[axis + 2])
    return groups

"""Figures: the lines that are labels inside a picture or a drawn chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from vonextract.geometry import Box, bounding
from vonextract.layout.flow_model import FlowLine
from vonextract.layout.flow_settings import FlowSettings
from vonextract.layout.paragraphs import Typography
from vonextract.pdf.model import Page
from vonextract.tables.model import PageTable

_MAX_DRAWN = 4000
_MAX_IMAGES = 500


def repeated_images(pages: Sequence[Page]) -> set[tuple[int, ...]]:
    """Places where a picture stands on three pages or more: logos and ornaments, no figures."""
    places = Counter(_rounded(box) for page in pages for box in page.images[:_MAX_IMAGES])
    return {place for place, n in places.items() if n >= 3}


def _rounded(box: Box) -> tuple[int, ...]:
    """A place, up to a few points."""
    return tuple(round(v / 4) for v in box)


def figure_regions(
    page: Page, tables: Sequence[PageTable], emblems: Container[tuple[int, ...]], settings: FlowSettings
) -> list[Box]:
    """Where pictures and drawn charts are that are neither backgrounds nor emblems."""
    area = page.width * page.height
    images = [
        box
        for box in page.images[:_MAX_IMAGES]
        if settings.background_area <= box.area <= settings.figure_area * area
        and _rounded(box) not in emblems
    ]
    charts = [box for box in _charts(page, tables) if box.area <= settings.figure_area * area]
    regions: list[Box] = []
    for box in sorted(images + charts, key=lambda b: -b.area):
        if not any(box.overlap(other) > 0.5 for other in regions):
            regions.append(box)
    return sorted(regions, key=lambda b: (b.top, b.x0))


def figure_lines(
    regions: Sequence[Box], lines: Sequence[FlowLine], usual: Typography, settings: FlowSettings
) -> tuple[list[list[FlowLine]], list[Box]]:
    """The labels of each figure that has any, in reading order, and the figures without.

    In a figure only short lines stand; a picture with prose on it is a background. Axis labels
    just outside of a chart belong to it.
    """
    tagged = [line for line in lines if line.role == "Figure"]
    figures = [tagged] if tagged else []
    taken = {id(line) for line in tagged}
    bare = []
    for box in regions:
        inside = [x for x in lines if id(x) not in taken and _belongs(x, box, usual, settings)]
        if not inside:
            bare.append(box)
        elif _are_labels(inside, usual, settings):
            figures.append(inside)
            taken.update(id(x) for x in inside)
    return figures, bare


def _belongs(line: FlowLine, box: Box, usual: Typography, settings: FlowSettings) -> bool:
    """Whether the line stands in the figure, or is an axis label just outside of it."""
    if line.box.overlap(box) > 0.7:
        return True
    near = line.box.overlap(box.grow(settings.axis_margin)) > 0.9
    numeric = not any(map(str.isalpha, line.text))
    return near and (numeric or line.style.size < 0.9 * usual.size)


def _are_labels(lines: Sequence[FlowLine], usual: Typography, settings: FlowSettings) -> bool:
    """Whether lines look like labels: mostly short, none set as prose or larger than the text."""
    short = sum(len(x.words) <= settings.figure_words for x in lines)
    longest = max(len(x.words) for x in lines)
    return (
        short >= 0.7 * len(lines) and longest <= 12 and all(x.style.size <= 1.3 * usual.size for x in lines)
    )


def _charts(page: Page, tables: Sequence[PageTable]) -> list[Box]:
    """Groups of at least six drawn things, several of them filled or upright, outside tables."""
    drawn = [r.box for r in page.rules] + [
        f.box for f in page.fills if f.box.area < 0.5 * page.width * page.height
    ]
    if not 6 <= len(drawn) <= _MAX_DRAWN:
        return []
    blocked = [t.box.grow(8) for t in tables]
    free = [b for b in drawn if not any(b.overlap(t) > 0.1 or t.contains(b.x_mid, b.y_mid) for t in blocked)]
    groups: list[list[Box]] = []
    bottom = -1e9
    for box in sorted(free, key=lambda b: b.top):
        if groups and box.top <= bottom + 25:
            groups[-1].append(box)
            bottom = max(bottom, box.bottom)
        else:
            groups.append([box])
            bottom = box.bottom
    found = []
    for group in groups:
        around = bounding(group)
        tall = sum(b.height > 4 for b in group)
        clear = not any(t.overlap(around) > 0.2 for t in blocked)
        if len(group) >= 6 and tall >= 2 and clear and around.height >= 50 and around.width >= 60:
            found.append(around)
    return found

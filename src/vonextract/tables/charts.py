"""Charts: the words on a page that label axes and bars, and are no cells of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Page
from vonextract.tables.grid import lines_of
from vonextract.tables.settings import SETTINGS
from vonextract.tables.word_groups import Atom, atoms

_BLANKS = str.maketrans(dict.fromkeys(" \xa0\u2009\u202f%") | {"−": "-", "–": "-", ",": "."})


class _Label(NamedTuple):
    """A number that may stand at an axis.

    Attributes:
        ticked: a dash is glued to its end: in a scan the tick beside it is read so.
    """

    value: float
    box: Box
    size: float
    ticked: bool


def without_charts(text: PageText) -> PageText:
    """The page without the words of its charts, or the page itself when it has none.

    A chart is told by its axis: numbers below each other in even steps at even distances, each with
    its middle at the end of a grid line or tick, or beside bars that stand on the line of the last.
    The rules of a table run between its numbers, never at the middle of them.
    """
    if len(text.page.rules) + len(text.page.fills) < SETTINGS.axis_labels:
        return text
    axes = islice(_axes(text.body), SETTINGS.max_axes)
    regions = [region for axis in axes if (region := _plot(axis, text.page))]
    taken = {
        word.index for region in regions for word in [*_inside(text.body, region), *_below(text.body, region)]
    }
    return PageText(text.page, text.words, text.furniture | taken, text.notes) if taken else text


def _axes(words: Sequence[Word]) -> Iterator[list[_Label]]:
    """Numbers that stand evenly below each other and fall in even steps, flush at one side."""
    lines = [line for line in lines_of(words) if any(map(_has_figure, line))]
    labels = [found for line in lines for atom in atoms(line) if (found := _label(atom))]
    for side in (0, 2):
        lane: list[_Label] = []
        for label in sorted(labels, key=lambda a: a.box[side]):
            if lane and label.box[side] - lane[0].box[side] > SETTINGS.snap:
                yield from _runs(sorted(lane, key=lambda a: a.box.top))
                lane = []
            lane.append(label)
        yield from _runs(sorted(lane, key=lambda a: a.box.top))


def _has_figure(word: Word) -> bool:
    return any(map(str.isdigit, word.text))


def _label(atom: Atom) -> _Label | None:
    if not any(map(_has_figure, atom.words)):
        return None
    text = "".join([w.text for w in atom.words]).translate(_BLANKS)
    ticked = text.endswith("-") and text[-2:-1].isdigit()
    try:
        value = float(text[:-1] if ticked else text)
    except ValueError:
        return None
    return _Label(value, bounding(w.box for w in atom.words), atom.words[0].size, ticked)


def _runs(lane: Sequence[_Label]) -> Iterator[list[_Label]]:
    """The longest stretches of a lane in which distance and step stay what they are."""
    run = list(lane[:1])
    for label in lane[1:]:
        if len(run) > 1 and not _even(run, label):
            if len(run) >= SETTINGS.axis_labels:
                yield run
            run = run[-1:]
        run.append(label)
    if len(run) >= SETTINGS.axis_labels:
        yield run


def _even(run: Sequence[_Label], label: _Label) -> bool:
    """Whether the label goes on below the run as it began: as far down, by the same step."""
    distance = run[1].box.y_mid - run[0].box.y_mid
    step = run[0].value - run[1].value
    down = label.box.y_mid - run[-1].box.y_mid
    return (
        step > 0
        and abs(run[-1].value - label.value - step) <= SETTINGS.tick_step * step
        and abs(down - distance) <= max(SETTINGS.tick_slack, SETTINGS.tick_place * distance)
        and distance > 0.5 * label.size
    )


def _plot(axis: Sequence[_Label], page: Page) -> Box | None:
    """The extent of the chart that the axis belongs to; None when nothing is drawn at its labels."""
    around = bounding(a.box for a in axis)
    level = [r.box for r in page.rules if r.horizontal and around.top <= r.box.y_mid <= around.bottom]
    right = [b for b in level if _close(b.x0 - around.x1)] + [a.box for a in axis if a.ticked]
    left = [b for b in level if _close(around.x0 - b.x1)]
    met_right, met_left = _met(axis, right), _met(axis, left)
    if max(met_right, met_left) >= SETTINGS.ticks_met * len(axis):
        lines, rightward = (right, True) if met_right >= met_left else (left, False)
        return _spread(bounding([around, *lines]), page, rightward=rightward)
    bars = _bars(axis, page)
    on_ground = len(bars) > 1 and len({round(b.top) for b in bars}) > 1 and len(axis) > SETTINGS.axis_labels
    if not on_ground:
        return None
    rightward = 2 * sum(bar.x_mid > around.x_mid for bar in bars) >= len(bars)
    return _spread(around, page, rightward=rightward)


def _bars(axis: Sequence[_Label], page: Page) -> list[Box]:
    """What is filled and stands on the line of the last label, no higher than the first."""
    ground, top = axis[-1].box.y_mid, axis[0].box.top - SETTINGS.axis_reach
    return [f.box for f in page.fills if abs(f.box.bottom - ground) < SETTINGS.snap and f.box.top > top]


def _close(gap: float) -> bool:
    """Whether a line begins or ends so far from the labels of an axis that it belongs to it."""
    return -SETTINGS.snap <= gap <= SETTINGS.axis_reach


def _met(axis: Sequence[_Label], lines: Sequence[Box]) -> int:
    """At how many labels of the axis one of the lines ends."""
    heights = sorted(box.y_mid for box in lines)
    return sum(
        _meets(heights, a.box.y_mid, max(SETTINGS.tick_slack, SETTINGS.tick_near * a.size)) for a in axis
    )


def _meets(heights: Sequence[float], y: float, within: float) -> bool:
    i = bisect_left(heights, y - within)
    return i < len(heights) and heights[i] <= y + within


def _spread(plot: Box, page: Page, *, rightward: bool) -> Box:
    """The plot, grown away from its axis over what is drawn at its height and close to it."""
    drawn = [r.box for r in page.rules] + [f.box for f in page.fills]
    band = [b for b in drawn if b.top > plot.top - SETTINGS.snap and b.bottom < plot.bottom + SETTINGS.snap]
    if rightward:
        for box in sorted(band, key=lambda b: b.x0):
            if box.x1 > plot.x1 and box.x0 - plot.x1 < SETTINGS.axis_reach:
                plot = plot._replace(x1=box.x1)
        return plot
    for box in sorted(band, key=lambda b: -b.x1):
        if box.x0 < plot.x0 and plot.x0 - box.x1 < SETTINGS.axis_reach:
            plot = plot._replace(x0=box.x0)
    return plot


def _inside(words: Sequence[Word], plot: Box) -> list[Word]:
    return [w for w in words if plot.contains(w.box.x_mid, w.box.y_mid)]


def _below(words: Sequence[Word], plot: Box) -> list[Word]:
    """The names of the categories: the first few lines under the plot, as small as its labels."""
    labels = _inside(words, plot)
    size = min((w.size for w in labels), default=0.0)
    last = plot.bottom + SETTINGS.names_deep * size
    near = [w for w in words if plot.x0 <= w.box.x_mid <= plot.x1 and plot.bottom <= w.box.y_mid <= last]
    found: list[Word] = []
    floor = plot.bottom
    for line in lines_of(near)[: SETTINGS.axis_lines]:
        if (
            min(w.top for w in line) - floor > SETTINGS.names_below * size
            or max(w.size for w in line) > SETTINGS.names_large * size
        ):
            break
        found += line
        floor = max(w.bottom for w in line)
    return found

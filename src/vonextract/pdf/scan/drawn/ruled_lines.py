"""Rules and shaded bands of a picture, which tables are drawn with."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.drawn.seams import is_seam
from vonextract.pdf.scan.drawn.settings import SETTINGS
from vonextract.pdf.scan.paper.picture import Picture
from vonextract.pdf.scan.paper.settings import SETTINGS as PAPER

Mask = NDArray[np.uint8]


class Stroke(NamedTuple):
    """A rule in pixels of the picture: its middle line and its thickness."""

    x0: float
    top: float
    x1: float
    bottom: float
    thick: float

    @property
    def level(self) -> bool:
        """Whether it runs along the x axis."""
        return self.x1 - self.x0 >= self.bottom - self.top


class _Kind(NamedTuple):
    """What makes ink a rule; lengths in points.

    Attributes:
        length: of the shortest.
        hole: that is closed in it.
        whole: share of it that has ink.
        crowdable: a longer one is no line of letters, whatever stands beside it.
        crowded: share of it with ink close beside it on one side, at most.
    """

    length: float
    hole: float
    whole: float
    crowdable: float
    crowded: float


_WHOLE = _Kind(
    SETTINGS.rule_length, SETTINGS.rule_break, SETTINGS.rule_whole, SETTINGS.crowdable, SETTINGS.rule_crowded
)
_BROKEN = _Kind(
    SETTINGS.broken_length, SETTINGS.rule_join, SETTINGS.broken_whole, math.inf, SETTINGS.broken_crowded
)
"""A hairline of which a copier or a fax left pieces."""
_TRACES = _Kind(
    SETTINGS.traces_length, SETTINGS.traces_apart, SETTINGS.traces_whole, math.inf, SETTINGS.traces_crowded
)
"""One of which it left dots, with nothing beside them."""


def find_strokes(picture: Picture) -> tuple[list[Stroke], Mask]:
    """The rules, level ones first, and a mask of their pixels."""
    scale = picture.scale
    block = max(3, round(SETTINGS.rule_around * scale) | 1)
    darker = cv2.adaptiveThreshold(
        picture.clean, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, SETTINGS.rule_contrast
    )
    ink: Mask = np.asarray(darker, np.uint8)
    mask: Mask = np.zeros_like(ink)
    strokes: list[Stroke] = []
    for across in (False, True):
        lines = _strokes(ink, ink, mask, scale, _WHOLE, across=across)
        if not across:
            lines = _joined([*lines, *_hairlines(picture, mask, scale)], scale, across)
        strokes += [stroke for stroke in lines if not is_seam(stroke, picture.seen, scale)]
    level = [stroke for stroke in strokes if stroke.level]
    upright = [_continued(stroke, level, ink, mask, scale) for stroke in strokes if not stroke.level]
    return [*level, *upright], mask


def _continued(stroke: Stroke, level: list[Stroke], ink: Mask, mask: Mask, scale: float) -> Stroke:
    """An upright rule let out to the level ones up to which its ink goes on: it is in pieces in a header."""
    reach, lane = SETTINGS.rule_length * scale, SETTINGS.rule_beside * scale
    columns = slice(max(0, round(stroke.x0 - lane / 2)), round(stroke.x0 + lane / 2) + 1)
    crossed = sorted(other.top for other in level if other.x0 - lane <= stroke.x0 <= other.x1 + lane)
    top, bottom = stroke.top, stroke.bottom
    for next_one in reversed(crossed):
        if next_one < top <= next_one + reach and _is_inked(ink[round(next_one) : round(top), columns]):
            top = next_one
    for next_one in crossed:
        if next_one - reach <= bottom < next_one and _is_inked(ink[round(bottom) : round(next_one), columns]):
            bottom = next_one
    for rows in (slice(round(top), round(stroke.top)), slice(round(stroke.bottom), round(bottom))):
        mask[rows, columns] |= ink[rows, columns]
    return stroke._replace(top=top, bottom=bottom)


def _is_inked(window: Mask) -> bool:
    """Whether a narrow window is inked from its top to its bottom, but for a gap at a double rule."""
    return not window.size or float(window.any(axis=1).mean()) >= SETTINGS.piece_whole


def _hairlines(picture: Picture, mask: Mask, scale: float) -> list[Stroke]:
    """Level rules as thin as a hair, of which pieces are left."""
    ink = (picture.clean < PAPER.ink).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    pieces = stats[:, cv2.CC_STAT_HEIGHT] <= SETTINGS.hair_high * scale
    pieces[0] = False
    thin = np.asarray(pieces[labels], np.uint8)
    return [s for kind in (_BROKEN, _TRACES) for s in _strokes(thin, ink, mask, scale, kind, across=False)]


def _straight(ink: Mask, scale: float, kind: _Kind, across: bool) -> Mask:
    """Pixels of long straight lines: small gaps and waves closed, then opened along the line."""
    wave = max(3, round(SETTINGS.rule_wave * scale) | 1)
    length, join = round(kind.length * scale), max(3, round(kind.hole * scale) | 1)
    grow = (wave, 1) if across else (1, wave)
    close, cut = ((1, join), (1, length)) if across else ((join, 1), (length, 1))
    thick = cv2.dilate(ink, np.ones((grow[1], grow[0]), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((close[1], close[0]), np.uint8))
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((cut[1], cut[0]), np.uint8)), np.uint8)


def _strokes(ink: Mask, beside: Mask, mask: Mask, scale: float, kind: _Kind, *, across: bool) -> list[Stroke]:
    """The rules of a kind in some ink, whose pixels are added to the mask; `beside` is all ink."""
    found = _straight(ink, scale, kind, across)
    # The other line of an upright double rule is no letter; level lines of letters are found in pairs too.
    letters = beside & (1 - found) if across else beside
    strokes = []
    for x, y, straight in _pieces(found):
        high, wide = straight.shape
        window = np.s_[y : y + high, x : x + wide]
        own = straight & (ink[window] > 0)
        length = high if across else wide
        along = own.any(axis=1 if across else 0).sum()
        thick = own.sum() / max(1, along)
        if along < kind.whole * length or thick > SETTINGS.rule_thick * scale:
            continue
        short = length < kind.crowdable * scale
        if short and _crowded(letters, (x, y, wide, high), scale, kind.crowded, across):
            continue
        mask[window] |= own.astype(np.uint8)
        rows, cols = np.nonzero(own)
        middle = float(np.median(cols if across else rows)) + 0.5
        if across:
            strokes.append(Stroke(x + middle, y + rows.min(), x + middle, y + rows.max() + 1.0, thick))
        else:
            strokes.append(Stroke(x + cols.min(), y + middle, x + cols.max() + 1.0, y + middle, thick))
    return _joined(strokes, scale, across)


def _pieces(mask: Mask) -> Iterator[tuple[int, int, NDArray[np.bool_]]]:
    """The parts of a mask that hang together: left edge, top and own pixels; most pages hold few, or none."""
    left, upper, wide, high = cv2.boundingRect(mask)
    if not wide:
        return
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask[upper : upper + high, left : left + wide])
    for n in range(1, count):
        x, y, across, down, _ = (int(v) for v in stats[n])
        yield left + x, upper + y, labels[y : y + down, x : x + across] == n


def within_paper(strokes: list[Stroke], picture: Picture) -> list[Stroke]:
    """The rules without what runs off the paper: folds, streaks of the glass, edges of what lay below.

    Several that begin at one place are the rows of a table that the paper's edge cuts.
    """
    high, wide = picture.clean.shape
    rim, lane = SETTINGS.paper_rim * picture.scale, SETTINGS.lane * picture.scale
    off = [stroke for stroke in strokes if min(_to_edges(stroke, high, wide)) <= rim]
    rows = [stroke for stroke in off if _is_of_table(stroke, off, high, wide, rim)]
    off = [stroke for stroke in off if stroke not in rows]
    return [
        stroke
        for stroke in strokes
        if not any(other.level == stroke.level and abs(_lane(other) - _lane(stroke)) <= lane for other in off)
    ]


def _to_edges(stroke: Stroke, high: int, wide: int) -> tuple[float, ...]:
    """Pixels from the ends of a stroke to the edges of the paper, and from itself to those along it."""
    if stroke.level:
        return stroke.x0, wide - stroke.x1, stroke.top, high - stroke.bottom
    return stroke.top, high - stroke.bottom, stroke.x0, wide - stroke.x1


def _is_of_table(stroke: Stroke, off: list[Stroke], high: int, wide: int, rim: float) -> bool:
    """Whether a stroke runs off the paper from where others do."""
    edges = _to_edges(stroke, high, wide)[:2]
    if (edges[0] <= rim) == (edges[1] <= rim):
        return False
    place = 0 if edges[1] <= rim else 1
    alike = [
        other
        for other in off
        if other.level == stroke.level
        and abs((inner := _to_edges(other, high, wide))[place] - edges[place]) <= rim
        and inner[1 - place] <= rim
    ]
    return len(alike) >= SETTINGS.rows_cut


def _lane(stroke: Stroke) -> float:
    return stroke.top if stroke.level else stroke.x0


def _crowded(ink: Mask, box: tuple[int, int, int, int], scale: float, most: float, across: bool) -> bool:
    """Whether much ink stands close beside a line: it is the foot or the waist of a line of letters."""
    x, y, wide, high = box
    out = round(SETTINGS.rule_beside * scale)
    if across:
        sides = (ink[y : y + high, max(0, x - out)], ink[y : y + high, min(ink.shape[1] - 1, x + wide + out)])
    else:
        sides = (ink[max(0, y - out), x : x + wide], ink[min(ink.shape[0] - 1, y + high + out), x : x + wide])
    return any(float(side.mean()) > most for side in sides)


def _joined(strokes: list[Stroke], scale: float, across: bool) -> list[Stroke]:
    """Pieces of one rule, put together over small gaps."""
    start, end, lane = (1, 3, 0) if across else (0, 2, 1)
    todo = sorted(strokes, key=lambda s: (round(s[lane] / (2 * scale)), s[start]))
    whole: list[Stroke] = []
    for stroke in todo:
        before = whole[-1] if whole else None
        near = before is not None and abs(before[lane] - stroke[lane]) <= SETTINGS.same_lane * scale
        if before is not None and near and stroke[start] - before[end] <= SETTINGS.rule_join * scale:
            middle = (before[lane] + stroke[lane]) / 2
            ends = (before[start], max(before[end], stroke[end]))
            thick = max(before.thick, stroke.thick)
            sides = (middle, ends[0], middle, ends[1]) if across else (ends[0], middle, ends[1], middle)
            whole[-1] = Stroke(*sides, thick)
        else:
            whole.append(stroke)
    return whole

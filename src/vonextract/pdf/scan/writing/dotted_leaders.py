"""Dots that lead from a label to its number: too small for detectors, and rules or dashes once they blur."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.engine import Letter, Spot
from vonextract.pdf.scan.paper.picture import Picture
from vonextract.pdf.scan.paper.settings import SETTINGS as PAPER
from vonextract.pdf.scan.writing.letters import Glyph, LineRead
from vonextract.pdf.scan.writing.settings import INK, LEADERS, SIGNS

Boxes = NDArray[np.int64]
"""x0, top, x1, bottom of blots, in pixels."""


def without_leaders(picture: Picture) -> tuple[Picture, list[LineRead]]:
    """The picture with its leaders erased, and each of them as a line of points."""
    ink = (picture.clean < PAPER.ink).astype(np.uint8)
    blots = _blots(ink)
    leaders = [
        dots
        for dots in _rows(_dots(blots, picture.scale), picture.scale)
        if _leads(dots, blots, ink, picture.scale)
    ]
    if not leaders:
        return picture, []
    clean = picture.clean.copy()
    for x0, top, x1, bottom in np.concatenate(leaders).tolist():
        clean[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1] = 255
    return replace(picture, clean=clean), [_line(dots) for dots in leaders]


def _blots(ink: NDArray[np.uint8]) -> Boxes:
    stats = np.asarray(cv2.connectedComponentsWithStats(ink)[2][1:, :4], np.int64)
    return np.concatenate([stats[:, :2], stats[:, :2] + stats[:, 2:]], axis=1)


def _dots(blots: Boxes, scale: float) -> Boxes:
    """The blots of the size of a point, from left to right."""
    sides = (blots[:, 2:] - blots[:, :2]) / scale
    small = (sides.max(axis=1) <= LEADERS.dot_most) & (sides.min(axis=1) >= INK.speck)
    dots = blots[small]
    return np.asarray(dots[np.lexsort((dots[:, 1], dots[:, 0]))], np.int64)


def _rows(dots: Boxes, scale: float) -> Iterator[Boxes]:
    """The dots that stand in a row at equal distances, as many as make a leader."""
    rows: list[list[list[int]]] = []
    open_rows: dict[int, list[list[int]]] = {}
    for dot in dots.tolist():
        lane = round((dot[1] + dot[3]) / 2 / (LEADERS.dot_level * scale))
        near = [
            row for row in (open_rows.get(lane + k) for k in (0, -1, 1)) if row and _goes_on(row, dot, scale)
        ]
        row = max(near, key=lambda row: row[-1][0], default=[])
        if not row:
            rows.append(row)
        row.append(dot)
        open_rows[lane] = row
    for row in rows:
        if len(row) >= LEADERS.leader_dots:
            yield from _even(np.array(row, np.int64))


def _goes_on(row: list[list[int]], dot: list[int], scale: float) -> bool:
    """Whether a dot is the next one of a row."""
    last = row[-1]
    level = abs(last[1] + last[3] - dot[1] - dot[3]) / 2 <= LEADERS.dot_level * scale
    return level and 0 < dot[0] - last[0] <= LEADERS.dot_step * scale


def _even(row: Boxes) -> Iterator[Boxes]:
    """The parts of a row whose dots stand as far from each other as most of its dots do."""
    steps = np.diff((row[:, 0] + row[:, 2]) / 2)
    usual = np.median(steps)
    breaks = np.flatnonzero(np.abs(steps - usual) > max(LEADERS.dot_uneven * usual, LEADERS.dot_pixels))
    for part in np.split(row, breaks + 1):
        if len(part) >= LEADERS.leader_dots:
            yield part


def _leads(dots: Boxes, blots: Boxes, ink: NDArray[np.uint8], scale: float) -> bool:
    """Whether dots begin behind letters that stand on their level, with nothing printed above them."""
    x0, top, x1 = dots[0, 0], dots[:, 1].min(), dots[-1, 2]
    above = ink[max(0, round(top - LEADERS.leader_clear * scale)) : top, x0:x1]
    if above.any():
        return False
    step = float(np.median(np.diff(dots[:, 0])))
    reach = x0 - LEADERS.leader_reach * scale - step
    before = blots[(blots[:, 2] <= x0) & (blots[:, 2] >= reach)]
    high = before[:, 3] - before[:, 1] >= INK.letter_least * scale
    level = (before[:, 1] < dots[0, 1]) & (before[:, 3] >= dots[0, 3] - scale)
    return bool((high & level & (before[:, 1] > top - INK.line_most * scale)).any())


def _line(dots: Boxes) -> LineRead:
    x0, top, x1, bottom = dots[0, 0], dots[:, 1].min(), dots[-1, 2], dots[:, 3].max()
    letter = Letter(".", 0.0, SIGNS.dash_sure)
    return LineRead(Spot(x0, top, x1, bottom), [[Glyph(letter, a, c, b, d) for a, b, c, d in dots.tolist()]])

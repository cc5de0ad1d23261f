"""Which rules and fills are seen: not what a later fill covers, nor white on white paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.geometry import Box
from vonextract.pdf.runs import Bools

WHITE = 0xFFFFFF
_SLACK = 0.05
_MOST_PAIRS = 1_000_000


class Mark(NamedTuple):
    """Something drawn: when, where its ink is, in which colour."""

    turn: int
    box: Box
    color: int


def uncovered(marks: Sequence[Mark], covers: Sequence[Mark], backdrops: Sequence[Box]) -> Bools:
    """Which marks are seen.

    Args:
        marks: rules and fills, in the order they are drawn.
        covers: rectangles that let nothing through.
        backdrops: whatever puts a colour other than white on the page.
    """
    seen = np.ones(len(marks), np.bool_)
    if not marks:
        return seen
    boxes, turns = np.array([mark.box for mark in marks]), np.array([mark.turn for mark in marks])
    for cover in _largest(covers, len(marks)):
        inside = (boxes[:, :2] >= np.array(cover.box[:2]) - _SLACK).all(axis=1)
        inside &= (boxes[:, 2:] <= np.array(cover.box[2:]) + _SLACK).all(axis=1)
        seen &= ~(inside & (turns < cover.turn))
    white = np.flatnonzero(seen & np.array([mark.color == WHITE for mark in marks]))
    if len(white):
        seen[white] = _over_colour(boxes[white], backdrops)
    return seen


def _largest(covers: Sequence[Mark], marks: int) -> list[Mark]:
    """The covers, or the largest of so many that it takes too long to look below each."""
    most = _MOST_PAIRS // marks
    return sorted(covers, key=lambda cover: -cover.box.area)[:most]


def _over_colour(boxes: NDArray[np.float64], backdrops: Sequence[Box]) -> Bools:
    """Which boxes touch something coloured."""
    found = np.zeros(len(boxes), np.bool_)
    for x0, top, x1, bottom in backdrops[: max(1, _MOST_PAIRS // len(boxes))]:
        found |= (boxes[:, 0] <= x1) & (boxes[:, 2] >= x0) & (boxes[:, 1] <= bottom) & (boxes[:, 3] >= top)
    return found

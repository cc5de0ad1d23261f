"""Which rules and fills are seen: not what a later fill covers, nor white on white; surfaces of thin ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from vonextract.geometry import Box, bounding
from vonextract.pdf.frame import Floats
from vonextract.pdf.runs import Bools
from vonextract.pdf.settings import SETTINGS

WHITE = 0xFFFFFF


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
    boxes = np.array([mark.box for mark in marks])
    turns = np.array([mark.turn for mark in marks])
    later = [cover for cover in covers if cover.turn > turns[0]]
    later = sorted(later, key=lambda cover: -cover.box.area)[: SETTINGS.covered_pairs // len(marks)]
    for some in _in_blocks(np.array([(*cover.box, cover.turn) for cover in later]), len(marks)):
        inside = (boxes[:, :2] >= some[:, None, :2] - SETTINGS.covered_slack).all(axis=2)
        inside &= (boxes[:, 2:] <= some[:, None, 2:4] + SETTINGS.covered_slack).all(axis=2)
        seen &= ~(inside & (turns < some[:, None, 4])).any(axis=0)
    white = np.flatnonzero(seen & np.array([mark.color == WHITE for mark in marks]))
    seen[white] = False
    for some in _in_blocks(np.array(backdrops[: SETTINGS.covered_pairs // max(1, len(white))]), len(white)):
        meets = (boxes[white, :2] <= some[:, None, 2:]).all(axis=2)
        meets &= (boxes[white, 2:] >= some[:, None, :2]).all(axis=2)
        seen[white] |= meets.any(axis=0)
    return seen


def _in_blocks(rows: Floats, others: int) -> Iterator[Floats]:
    """Rows, so many at a time as can be held against the others at once; none without others."""
    step = max(1, SETTINGS.pairs_at_once // max(1, others))
    return (rows[k : k + step] for k in range(0, len(rows) if others else 0, step))


def surfaces(marks: Iterable[Mark], thin: float) -> Iterator[Mark]:
    """Surfaces, wider than `thin`, of thin marks that were drawn one along the other.

    Args:
        marks: thin marks in the order in which they were drawn.
        thin: what is no wider covers no text.
    """
    last: Mark | None = None
    for mark in marks:
        joined = last and _along(last.box, mark.box)
        if not joined and last and _is_surface(last.box, thin):
            yield last
        last = Mark(mark.turn, bounding((last.box, mark.box)), mark.color) if last and joined else mark
    if last and _is_surface(last.box, thin):
        yield last


def _along(one: Box, other: Box) -> bool:
    """Whether two boxes have two sides in common and meet at another."""
    slack = SETTINGS.straight
    level = max(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= slack
    upright = max(abs(one.top - other.top), abs(one.bottom - other.bottom)) <= slack
    meets = one.grow(slack).intersection(other)
    return (level or upright) and meets.x0 <= meets.x1 and meets.top <= meets.bottom


def _is_surface(box: Box, thin: float) -> bool:
    return min(box.width, box.height) > thin

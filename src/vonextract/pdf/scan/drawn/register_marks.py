"""Printers' register marks: a disc in a ring under a cross, which readers of letters take for an O or a Q."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vonextract.pdf.scan.drawn.settings import SETTINGS

Bools = NDArray[np.bool_]


def register_marks(labels: NDArray[np.int32], boxes: NDArray[np.int64], scale: float) -> list[int]:
    """The numbers of the blots that are register marks.

    Args:
        labels: the number of the blot of every pixel.
        boxes: x0, top, x1, bottom and area of every blot, in pixels; row 0 is paper.
        scale: pixels per point.
    """
    sides = np.stack([boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]]) / scale
    least, most = SETTINGS.register_sizes
    round_ones = (sides.min(axis=0) >= least) & (sides.max(axis=0) <= most)
    round_ones &= np.ptp(sides, axis=0) <= SETTINGS.register_uneven * sides.max(axis=0)
    round_ones[0] = False
    marks = []
    for number in np.flatnonzero(round_ones).tolist():
        x0, top, x1, bottom, _ = boxes[number].tolist()
        if _is_register_mark(labels[top:bottom, x0:x1] == number):
            marks.append(number)
    return marks


def _is_register_mark(blot: Bools) -> bool:
    """Whether a blot looks the same from its four sides, and each way aslant has ink, paper and ink again."""
    side = min(blot.shape)
    square = blot[:side, :side]
    turned = np.rot90(square)
    if (square & turned).sum() < SETTINGS.register_alike * (square | turned).sum():
        return False
    half = np.arange(side // 2)
    corners = (square, square[::-1], square[:, ::-1], square[::-1, ::-1])
    inwards = [corner[half, half] for corner in corners]
    return all(line[-1] and (np.diff(line.astype(np.int8)) == 1).sum() == 2 for line in inwards)

"""Products of matrices in pieces that numpy's library does not share out among threads.

Waking its threads takes longer than most products of a page: where other work keeps the cores busy, 8 ms of
processor time for one row by a thousand columns that take 0.1 ms alone.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_ALONE = 200_000
"""Multiplications of a product for which OpenBLAS wakes no thread: four times 65,536 at the most."""


def products(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    """The products of every row of a matrix with every row of another."""
    if len(one) < 2:
        return np.asarray(np.einsum("ik,jk->ij", one, other))
    side = max(2, math.isqrt(_ALONE // one.shape[1]))
    found = np.empty((len(one), len(other)), np.float32)
    for top in range(0, len(one), side):
        for left in range(0, len(other), side):
            piece = np.matmul(one[top : top + side], other[left : left + side].T)
            found[top : top + side, left : left + side] = piece
    return found

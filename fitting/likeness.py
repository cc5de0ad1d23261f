"""How alike two grids of texts are: GriTS for content, factored into rows and columns.

Smock, Pesala, Abraham: GriTS: Grid table similarity metric for table structure recognition, 2022.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

Texts = NDArray[np.str_]

MOST_PLACES = 4000
"""Larger grids are not compared; they count as unlike."""


def likeness(truth: Texts, read: Texts) -> float:
    """Twice the alike share of two grids over the places of both, 0 to 1.

    Args:
        truth: the texts of a grid, rows by columns; a spanning cell's text in all its places.
        read: another such grid.
    """
    if max(truth.size, read.size) > MOST_PLACES or not truth.size or not read.size:
        return 0.0
    mine, at_mine = np.unique(truth, return_inverse=True)
    theirs, at_theirs = np.unique(read, return_inverse=True)
    table = process.cdist(list(mine), list(theirs), scorer=Indel.normalized_similarity, dtype=np.float32)
    places = at_mine.reshape(truth.shape)[:, :, None, None], at_theirs.reshape(read.shape)[None, None]
    alike = table[places].astype(np.float64)
    rows = _pairs(_aligned(alike.transpose(0, 2, 1, 3)))
    columns = _pairs(_aligned(alike.transpose(1, 3, 0, 2)))
    total = sum(alike[r, c, rr, cc] for r, rr in rows for c, cc in columns)
    return float(2 * total / (truth.size + read.size))


def _grown(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """The table of best alignments of two sequences that keep their order, over any leading axes."""
    *lead, n, m = alike.shape
    best = np.zeros((*lead, n + 1, m + 1))
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            straight = best[..., i - 1, j - 1] + alike[..., i - 1, j - 1]
            best[..., i, j] = np.maximum(np.maximum(best[..., i - 1, j], best[..., i, j - 1]), straight)
    return best


def _aligned(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """The worth of the best alignment for every pair of the leading axes."""
    worth: NDArray[np.float64] = _grown(alike)[..., -1, -1]
    return worth


def _pairs(alike: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs of the best alignment."""
    best = _grown(alike)
    i, j = alike.shape
    found = []
    while i and j:
        if alike[i - 1, j - 1] > 0 and best[i, j] == best[i - 1, j - 1] + alike[i - 1, j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return found

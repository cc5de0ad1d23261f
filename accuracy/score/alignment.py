"""GriTS-Con in its factored form: how alike two tables are when rows and columns keep their order.

Smock, Pesala, Abraham: GriTS, grid table similarity metric for table structure recognition, ICDAR 2023.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Indel

from accuracy.score.grid import Grid

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Alignment:
    """The sum of the likeness of aligned cells, and which read row and column is which true one."""

    likeness: float
    rows: dict[int, int]
    columns: dict[int, int]


def aligned(true: Grid, read: Grid) -> Alignment:
    """The best alignment of the rows and of the columns of two tables."""
    likeness = _likeness(true, read)
    rows = _pairs(_scores(np.transpose(likeness, (0, 2, 1, 3))))
    columns = _pairs(_scores(np.transpose(likeness, (1, 3, 0, 2))))
    total = sum(float(likeness[r, c, rr, cc]) for r, rr in rows.items() for c, cc in columns.items())
    return Alignment(total, rows, columns)


def _likeness(true: Grid, read: Grid) -> Floats:
    """How alike each cell of one is to each of the other: [row, column, read row, read column]."""
    ours, our_place = np.unique(true.text.astype(str), return_inverse=True)
    theirs, their_place = np.unique(read.text.astype(str), return_inverse=True)
    table = process.cdist(list(ours), list(theirs), scorer=Indel.normalized_similarity, dtype=np.float32)
    places = our_place.reshape(true.text.shape), their_place.reshape(read.text.shape)
    found: Floats = table[places[0][:, :, None, None], places[1][None, None]].astype(np.float64)
    return found


def _best(likeness: Floats) -> Floats:
    """The table of the best order-keeping alignment of two sequences, for many pairs at once."""
    *lead, n, m = likeness.shape
    best = np.zeros((*lead, n + 1, m + 1))
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            apart = np.maximum(best[..., i - 1, j], best[..., i, j - 1])
            best[..., i, j] = np.maximum(apart, best[..., i - 1, j - 1] + likeness[..., i - 1, j - 1])
    return best


def _scores(likeness: Floats) -> Floats:
    scores: Floats = _best(likeness)[..., -1, -1]
    return scores


def _pairs(likeness: Floats) -> dict[int, int]:
    """Which of the second sequence each of the first is aligned with."""
    best = _best(likeness)
    pairs = {}
    i, j = likeness.shape
    while i and j:
        here = likeness[i - 1, j - 1]
        if here > 0 and best[i, j] == best[i - 1, j - 1] + here:
            i, j = i - 1, j - 1
            pairs[i] = j
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return pairs

"""Boosted regression trees as arrays: fitted elsewhere, applied with numpy alone.

Friedman: Greedy function approximation: a gradient boosting machine, Annals of Statistics 2001.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from vonextract.lazy import lazy


@dataclass(frozen=True)
class Forest:
    """Trees whose leaves add up to a score.

    Attributes:
        feature: int16, the place of a vector that a node looks at; -1 in a leaf.
        threshold: float64, vectors of at most so much go left; many stand at a value, so none is rounded.
        left, right: int32, the nodes below.
        value: float32, what a leaf adds.
        roots: int32, the first node of each tree.
        base: float64, one number: what every score begins with.
        said, right_share: float64, a score and the share of right cells that tables of that score had on
            publishers left out of the fit, both ascending.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    base: NDArray[np.float64]
    said: NDArray[np.float64]
    right_share: NDArray[np.float64]

    def scores(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The score of each row of `vectors` (candidates by places)."""
        asked, below, depth = self._steps
        width = vectors.shape[1]
        values = vectors.ravel()
        first = (np.arange(len(vectors)) * width)[:, None]
        at = np.broadcast_to(self.roots.astype(np.intp), (len(vectors), len(self.roots)))
        for _ in range(depth):
            goes_left = values[first + asked[at]] <= self.threshold[at]
            at = below[2 * at + goes_left]
        total: NDArray[np.float64] = self.base[0] + self.value[at].sum(axis=1, dtype=np.float64)
        return total

    @lazy
    def _steps(self) -> tuple[NDArray[np.intp], NDArray[np.intp], int]:
        """What each node asks, its right and left followers by turns, and how many steps lead to every leaf.

        Leaves lead to themselves, so that all trees are walked down by the same number of steps.
        """
        own = np.arange(len(self.feature))
        leaf = self.feature < 0
        left, right = (np.where(leaf, own, side) for side in (self.left, self.right))
        below = np.stack([right, left], axis=1).ravel().astype(np.intp)
        depth, level = 0, self.roots
        while not leaf[level].all():
            depth, level = depth + 1, np.union1d(left[level], right[level])
        return np.maximum(self.feature, 0).astype(np.intp), below, depth

    def calibrated(self, score: float) -> float:
        """The share of right cells, 0 to 1, to be expected of a table that was chosen with this score."""
        return float(np.interp(score, self.said, self.right_share))

    def saved(self) -> bytes:
        """The forest as the bytes of a file, the same for the same forest."""
        out = BytesIO()
        np.savez_compressed(out, **{f.name: getattr(self, f.name) for f in fields(self)})
        return out.getvalue()


@cache
def shipped(package: str, name: str) -> Forest:
    """A forest that lies in a package, as the file of this name."""
    data = files(package).joinpath(name).read_bytes()
    with np.load(BytesIO(data)) as arrays:
        return Forest(**{f.name: arrays[f.name] for f in fields(Forest)})

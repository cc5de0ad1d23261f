"""The fitted score of a candidate: the share of its cells that is likely to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vonextract.tables.forest import Forest, shipped
from vonextract.tables.verdict import rivals

FIRST = "first.npz"
"""The fitted score of each candidate for itself."""
SECOND = "second.npz"
"""The fitted score that knows those of its rivals."""


@dataclass(frozen=True)
class Score:
    """How right a candidate is likely to be: first for itself, then knowing its rivals.

    Attributes:
        first: looks at a candidate's evidence.
        second: looks at the first scores of all that share words with it, and at its evidence.
    """

    first: Forest
    second: Forest

    @classmethod
    def shipped(cls) -> Score:
        """The one in the package."""
        return cls(shipped(__package__, FIRST), shipped(__package__, SECOND))

    def of(self, vectors: NDArray[np.float64], words: Sequence[frozenset[int]]) -> list[float]:
        """The share of right cells to be expected of each candidate of a page."""
        first = self.first.scores(vectors).tolist()
        scores: list[float] = self.second.scores(with_rivals(vectors, first, words)).tolist()
        return scores


def with_rivals(
    vectors: NDArray[np.float64], scores: Sequence[float], words: Sequence[frozenset[int]]
) -> NDArray[np.float64]:
    """The evidence of the candidates of a page, behind what their rivals' first scores say of each."""
    return np.hstack([rivals.evidence(scores, words), vectors])

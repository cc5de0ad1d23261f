"""The fitted score of a candidate: the share of its cells that is likely to be right.

The first verdict is right so often that a forest which is told what it followed learns to believe it, also
where a producer's pages mislead it. A forest that is not told errs elsewhere, and their mean errs less than
either (Ho: The random subspace method for constructing decision forests, IEEE PAMI 1998).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vonextract.tables.forest import Forest, shipped
from vonextract.tables.verdict.evidence import NAMES

TOLD = "told.npz"
"""The forest that is told what the first verdict followed."""
UNTOLD = "untold.npz"
"""The forest that is not."""
_FIRST_VERDICT = [place for place, name in enumerate(NAMES) if name.startswith("followed")]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """How right a candidate is likely to be: the mean of two forests.

    Attributes:
        told: looks at all evidence; its calibration is that of the mean.
        untold: looks at all but what the first verdict followed.
    """

    told: Forest
    untold: Forest

    @classmethod
    def shipped(cls) -> Score:
        """The one in the package."""
        return cls(shipped(__package__, TOLD), shipped(__package__, UNTOLD))

    def of(self, vectors: Floats) -> list[float]:
        """The share of right cells to be expected of each candidate, by its evidence."""
        mean = (self.told.scores(vectors) + self.untold.scores(untold(vectors))) / 2
        scores: list[float] = mean.tolist()
        return scores

    def calibrated(self, score: float) -> float:
        """What a score is worth as a probability."""
        return self.told.calibrated(score)


def untold(vectors: Floats) -> Floats:
    """The evidence of candidates, without what it says of the first verdict."""
    blind = vectors.copy()
    blind[:, _FIRST_VERDICT] = 0.0
    return blind

"""What an engine's probabilities are taken for: how often characters read so surely may be expected right."""

from __future__ import annotations

import numpy as np

_STATED = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)
_MEASURED = (0.2, 0.6, 0.8, 0.88, 0.95, 0.98, 0.992, 0.998, 0.9999)
"""Of figures read with each of these probabilities, so many are expected right: less than was seen, which
docs/scans.md tells, for too few unsure ones were seen to know."""


def calibrated(stated: float) -> float:
    """The share of characters read with this probability that are right."""
    return float(np.interp(stated, _STATED, _MEASURED))

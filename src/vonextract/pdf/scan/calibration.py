"""What an engine's probabilities are worth: how often characters read so surely were right."""

from __future__ import annotations

import numpy as np

_STATED = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.0)
_MEASURED = (0.2, 0.6, 0.8, 0.88, 0.95, 0.98, 0.992, 0.998, 0.9999)
"""Of the figures that were read with each of these probabilities, so many were right (docs/scans.md)."""


def calibrated(stated: float) -> float:
    """The share of characters read with this probability that are right."""
    return float(np.interp(stated, _STATED, _MEASURED))

"""Distances from line to line: those inside a text, and those that part texts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

WIDER = 1.15
"""A step this many times the narrowest one parts texts, whatever the others are."""
_CRISP = ((3, 1.02, 1.06), (8, 1.01, 1.035))
"""Where so many steps are the narrowest one, so closely, one but so much wider parts texts."""


def parting_step(steps: Iterable[float]) -> float:
    """The step from which on lines stand further apart than the lines of one text; inf when none do.

    Type is set at one pitch: steps that agree to a hair are those of lines in a text, and one that
    is clearly wider shows the space around a cell or a paragraph, little as it may be.
    """
    ordered = sorted(steps)
    if not ordered:
        return float("inf")
    tight = ordered[0]
    for count, (step, wider) in enumerate(itertools.pairwise(ordered), 1):
        crisp = any(
            count >= least and step < close * tight and wider > apart * tight
            for least, close, apart in _CRISP
        )
        if crisp or wider > WIDER * tight:
            return (step + wider) / 2
    return float("inf")

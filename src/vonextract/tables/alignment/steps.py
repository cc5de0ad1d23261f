"""Distances from line to line: those inside a text, and those that part texts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from vonextract.tables.alignment.settings import SETTINGS


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
            for least, close, apart in SETTINGS.crisp
        )
        if crisp or wider > SETTINGS.wider * tight:
            return (step + wider) / 2
    return float("inf")

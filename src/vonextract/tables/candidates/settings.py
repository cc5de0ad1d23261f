"""The knobs of the candidates, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    min_width: float = 40.0
    same_end: float = 4.0
    all_pairs: int = 9
    wide_step: float = 2.5
    lines_above: int = 4
    lines_below: int = 2
    line_gap: float = 1.6
    cut_step: float = 1.25
    max_cuts: int = 5


DEFAULT = CandidateSettings()

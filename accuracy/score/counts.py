"""Counts that figures are made of; those of documents add up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """What was found rightly, what was read, what there was to read."""

    hit: float = 0.0
    read: float = 0.0
    true: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.read + other.read, self.true + other.true)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to read and nothing read."""
        precision = self.hit / self.read if self.read else float(not self.true)
        recall = self.hit / self.true if self.true else float(not self.read)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def share(self, nothing: float) -> float:
        """The hits among what there was, or `nothing` where there was none."""
        return self.hit / self.true if self.true else nothing

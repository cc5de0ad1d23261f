"""The knobs of knowing the same thing in different reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntitySettings:
    """How alike two names of one thing are.

    Attributes:
        alike: likeness, 0 to 100, of two names of one thing.
        alike_with_code: the same where both have one code, which says more than the name.
        candidates: known names, the likest first, that are looked at.
        certain: score of what people decided, or what has the same number, 0 to 100.
    """

    alike: float = 90.0
    alike_with_code: float = 60.0
    candidates: int = 5
    certain: float = 100.0


SETTINGS = EntitySettings()

"""How messages are told in another language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingSettings:
    """How messages are told in another language.

    Attributes:
        depth: phrases in phrases, at most.
    """

    depth: int = 6


SETTINGS = FindingSettings()

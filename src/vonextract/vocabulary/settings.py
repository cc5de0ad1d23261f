"""How vocabularies are kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VocabularySettings:
    """How vocabularies are kept.

    Attributes:
        kept: vocabularies of which what is made is kept: the shipped one and those of a few calls.
    """

    kept: int = 4


SETTINGS = VocabularySettings()

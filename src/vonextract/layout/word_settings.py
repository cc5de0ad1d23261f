"""The knobs of making words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Thresholds, as shares of the font size.

    Attributes:
        gap: a wider gap between two characters splits.
        covered: a printed space is none when the letters around it are closer than this.
        overlap: a next character starting further back than this splits.
        drift: a baseline step beyond this splits.
        shrink: size ratio below which a baseline step makes a super- or subscript.
        raise_least, raise_most: how far a superscript stands above the baseline.
        spaced_share: a stretch is letterspaced when this share of its gaps is wide.
        spaced_least: and it has at least so many letters.
        spaced_most: and its letters stand no further apart than this.
        superscript_length: longer words are no superscripts.
        beside: a raised marker drawn apart from its word stands no further from it than this.
    """

    gap: float = 0.13
    covered: float = 0.03
    overlap: float = 0.6
    drift: float = 0.12
    shrink: float = 0.85
    raise_least: float = 0.12
    raise_most: float = 0.7
    spaced_share: float = 0.8
    spaced_least: int = 5
    spaced_most: float = 0.8
    superscript_length: int = 6
    beside: float = 0.4


SETTINGS = WordSettings()

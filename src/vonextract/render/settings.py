"""How much of a table is shown, and how deep headings go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """How much of a table is shown, and how deep headings go.

    Attributes:
        most_rows: rows of a table that a notebook shows.
        deepest_heading: levels of headings that Markdown has.
    """

    most_rows: int = 200
    deepest_heading: int = 6


SETTINGS = RenderSettings()

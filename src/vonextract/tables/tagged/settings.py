"""How tables are read by their tags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaggedSettings:
    """How tables are read by their tags.

    Attributes:
        confidence: of a table whose tags fit what is seen,
        per_doubt: less for each doubt,
        confidence_least: down to this.
        misplaced: share of cells in another column than the tags say from which the tags are wrong.
        most_columns: columns of a tagged table.
        empty_row: font sizes that an empty row is high, at least;
        empty_marked: with marked content, at least;
        empty_most: below all text, at most.
    """

    confidence: float = 0.97
    per_doubt: float = 0.3
    confidence_least: float = 0.05
    misplaced: float = 0.1
    most_columns: int = 400
    empty_row: float = 0.9
    empty_marked: float = 0.3
    empty_most: float = 3.0


SETTINGS = TaggedSettings()

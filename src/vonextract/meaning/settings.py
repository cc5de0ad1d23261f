"""The knobs of understanding headers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeaningSettings:
    """Which lines speak of a table.

    Attributes:
        unit_line: characters; a longer line above a table is running text.
        line_begins: characters at the beginning of such a line that tell what it counts or compares.
        kept_headers: texts of which is kept what period they name: those of a long document.
        kept_names: labels and headers of which is kept what they count, likewise.
        longest_day: characters that one end of a span of time takes, at most: "3:e kvartalet september 2023".
        longest_year: days; a longer span is of several years. A day of one year and the same of the next are
            the ends of one.
        told_words: words of a kind that the list of kinds shows.
    """

    unit_line: int = 90
    line_begins: int = 25
    kept_headers: int = 4096
    kept_names: int = 4096
    longest_day: int = 30
    longest_year: int = 367
    told_words: int = 8


SETTINGS = MeaningSettings()

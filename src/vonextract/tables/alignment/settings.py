"""The knobs of reading tables by the alignment of their text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """Lengths in em (font sizes) unless the name says otherwise.

    Attributes:
        baseline: words whose baselines differ by less share a printed line; closer than in running text
            (`LayoutSettings.same_row`), as the rows of a table may stand tight.
        space: a gap up to this is a space between the words of one text.
        part: a gap from this on parts a printed line into pieces before columns are known.
        stretch: in a line of running text, a gap must exceed its usual gap by this factor to part it.
        wide: a corridor from this width on needs no further support.
        narrow: a corridor must have at least this width.
        crossing: share of the lines that may cross a corridor (spanning headers, long labels).
        row_gap: vertical distance to the next line, in line heights, that ends a region.
        prose_width: a piece wider than this many em, alone on its line, is running text.
        max_words: a page with more words is not read for bare tables.
        max_lines: a region with more lines is not read.
        min_confidence: a grid below it is no table.
        doubtful: no more confidence has a grid that may be read wrongly (see `bare_doubts`).
    """

    baseline: float = 0.25
    space: float = 0.48
    part: float = 0.95
    stretch: float = 1.9
    wide: float = 0.9
    narrow: float = 0.22
    crossing: float = 0.12
    row_gap: float = 2.8
    prose_width: float = 34.0
    max_words: int = 8000
    max_lines: int = 1500
    min_confidence: float = 0.5
    doubtful: float = 0.7


DEFAULT = AlignmentSettings()

BULLETS = frozenset("•◦▪‣·●○■□–-*➢➤►o§")

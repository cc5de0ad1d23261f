"""The knobs of the candidates, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """How generously regions are proposed; what is proposed in vain costs time alone.

    Attributes:
        min_width: points; narrower borders enclose no table.
        same_end: points; borders whose ends differ by less have one width.
        all_pairs: between any two of up to so many borders of one width there may be a table.
        wide_step: of more borders, steps so many times the usual one part tables.
        beside: points that lines above and below may stand out beyond the borders.
        lines_above, lines_below: so many lines may belong to a table outside of its borders.
        line_gap: such lines stand at most so many font sizes apart.
        cut_step: a run of lines may be cut at steps so many times the usual one.
        max_cuts: cuts of one run.
        name_width: share of the width of the text that the name of a group inside of a table has at most.
        crossed: share of the lines that may cross the space between two lists side by side.
        list_lines: shorter lists side by side are not parted.
        apart: a corridor of so many font sizes may part two tables side by side.
        most_corridors: only so many of the widest are tried.
        least_side: share of the width that each of two such tables has at least.
        rivals: of regions that share half of the words of the larger one only so many are read.
        most_read: regions read on a page.
        most_words: on a page with more words no further region is looked for.
        most_regions: of more regions only the first are read.
        few_words: a region of fewer words is no table.
    """

    min_width: float = 40.0
    same_end: float = 4.0
    all_pairs: int = 14
    wide_step: float = 2.5
    beside: float = 12.0
    lines_above: int = 4
    lines_below: int = 2
    line_gap: float = 1.6
    cut_step: float = 1.25
    max_cuts: int = 6
    name_width: float = 0.6
    crossed: float = 0.15
    list_lines: int = 8
    apart: float = 1.2
    most_corridors: int = 2
    least_side: float = 0.25
    rivals: int = 4
    most_read: int = 80
    most_words: int = 4000
    most_regions: int = 600
    few_words: int = 3


SETTINGS = CandidateSettings()

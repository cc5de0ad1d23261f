"""The knobs of the candidates, all in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CandidateSettings:
    """How generously regions are proposed; what is proposed in vain costs time alone.

    Attributes:
        min_width: points; narrower borders enclose no table.
        same_end: points; borders whose ends differ by less have one width.
        all_pairs: between any two of up to so many borders of one width there may be a table.
        wide_step: of more borders, steps so many times the usual one part tables.
        beside: points that lines above and below may stand out beyond the borders.
        told: share of the width of borders from which on a text of some words between them is running text.
        cell_room: em up to which running text is as near to the borders above and below it as that of a cell.
        double: points up to which two borders with nothing between them are the strokes of one.
        lines_above, lines_below: so many lines may belong to a table outside of its borders.
        shorter: and so many lines at an end of a run may be none of it.
        clear: points that a region ends beyond its outer lines.
        line_gap: such lines stand at most so many font sizes apart.
        cut_step: a run of lines may be cut at steps so many times the usual one.
        max_cuts: cuts of one run.
        name_width: share of the width of the text that the name of a group inside of a table has at most.
        crossed: share of the lines that may cross the space between two lists side by side.
        list_lines: shorter lists side by side are not parted.
        apart: a corridor of so many font sizes may part two tables side by side.
        most_corridors: only so many of the widest are tried.
        least_side: share of the width that each of two such tables has at least.
        rival: of regions that share so much of the words of the larger one,
        rivals: only so many are read,
        whole: one so many times as large as its part is no rival of that,
        twin: and of those that share so much,
        twins: so many.
        most_read: regions read on a page.
        most_words: on a page with more words no further region is looked for.
        most_regions: of more regions only the first are read.
        least_rows: of a drawn table without its title and source so many rows are left.
        few_words: a region of fewer words is no table.
        interrupted_columns: a table with fewer columns does not go on below running text,
        interrupted_share: nor in a line that fills a smaller share of them,
        interrupted_size: nor below one set in type so many times larger.
        prose_words: a line of so many words in one piece is running text.
        near_words: em from a region up to which a word is beside it.
        caption_near: em from a region up to which a caption is its own.
        border_near: em from a region up to which a border is one of its own.
        border_across: share of a region's width from which on a border runs through it.
    """

    min_width: float = 40.0
    same_end: float = 4.0
    all_pairs: int = 14
    wide_step: float = 2.5
    beside: float = 12.0
    told: float = 0.7
    cell_room: float = 0.9
    double: float = 6.0
    lines_above: int = 4
    lines_below: int = 2
    shorter: int = 2
    clear: float = 0.5
    line_gap: float = 1.6
    cut_step: float = 1.25
    max_cuts: int = 6
    name_width: float = 0.6
    crossed: float = 0.15
    list_lines: int = 8
    apart: float = 1.2
    most_corridors: int = 2
    least_side: float = 0.25
    rival: float = 0.5
    rivals: int = 4
    whole: float = 1.4
    twin: float = 0.9
    twins: int = 2
    most_read: int = 80
    most_words: int = 4000
    most_regions: int = 600
    least_rows: int = 3
    few_words: int = 3
    interrupted_columns: int = 4
    interrupted_share: float = 0.6
    interrupted_size: float = 1.1
    prose_words: int = 10
    near_words: float = 2.5
    caption_near: float = 4.0
    border_near: float = 3.0
    border_across: float = 0.8


SETTINGS = CandidateSettings()

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType({
    "words": (0, 400), "lines": (0, 80), "step": (0, 6), "widest_step": (0, 8), "first_step": (0, 6),
    "last_step": (0, 6), "tight_step": (0, 6), "gap_above": (-2, 10), "gap_below": (-2, 10),
    "width_above": (0, 4), "width_below": (0, 4), "edges_inside": (0, 20), "part_edges": (0, 20),
    "walls": (0, 20), "periods_inside": (0, 5), "periods_first": (0, 5), "periods_second": (0, 5),
    "prose_inside": (0, 5),
})  # fmt: skip
"""Between what each sign of a region is seen: beyond it says no more. Units are those of the sign."""

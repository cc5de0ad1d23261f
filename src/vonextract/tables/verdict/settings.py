"""The knobs of the verdict, all in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class VerdictSettings:
    """What a candidate must be worth, and how long the best set is looked for.

    Attributes:
        worth: expected share of right cells from which a candidate is worth having; below it a
            table costs more than it gives.
        seen_worth: the same where the first verdict saw a table and nothing of worth is: a doubted table is
            better than numbers that are missing without a word.
        name_words: words of a name of a column, at most.
        weight: power of a candidate's words in its weight: 0 would count tables, and part them; 1 words.
        whole: share of the words of a table that chosen parts of it hold together, and of each part that the
            table holds, from which on it is their whole.
        further_rows: a candidate that goes on with further rows of the same form, with its sum, or with parts
            that have no header, may be behind by so much; a share of right cells,
        last_row_gap: where the first of them is no more em below the last one.
        kept: what the first verdict's table has ahead of its rivals; a share of right cells that
            lies within the error of the score.
        closed: what a table worth having that borders enclose, no word more and none less, has ahead;
            a share of right cells.
        prose_words: pieces of a line with so many words are running text.
        level_words: share of a table's other words that stand as high as a part of its columns does, beside
            what it left out of header and last lines,
        level_rows: and share of the part's rows that they stand beside,
        label_rows: or left of, as labels of several rows each do.
        fragment: what such a part is behind, or one without the upper line of its header; a share of right
            cells. Its cells may all be right, but without the labels and names they say little.
        cut_rows: so many numbers are cut between two columns that cut numbers, at least.
        same_line: em that the baselines of words of one line differ at most.
        heights: lines of a side that tell whether the other one's stand level with them,
        level: em that the baselines of lines in one row differ at most where the cells are set alike.
        running_words: lines of running text have so many words, at least;
        running_rows: so many of a column go on the text above, where running text was taken for it,
        running: and this share of them.
        word_space: em between two words of running text.
        cutting: what a table that cuts numbers or holds running text is behind; a share of right cells.
        sure_worth: what a drawn half of a table over a page break is worth at least.
        most_candidates: more, and only the best so many are weighed against each other.
        most_steps: steps of the search for the best set; then the best found stands.
        settled: confidence of a table that two engines saw from which on it is not judged again.
        parted_rows: share of rows with two texts in one cell from which on a border is missing in a table.
        rows_in_one: further lines of numbers in a row from which on borders are missing in it.
        written: points from which on an empty row is high enough to be written in; two rules closer are one
            border drawn twice.
        loose_lines: so many lines of several texts outside of settled tables have a page judged.
        gain: a set of candidates must weigh so much more than another one to be better: the error of sums.
        periods_in: lines above a table that may name its columns by their years.
        numbers: share of a column's texts that are numbers, from which on it is one of numbers.
        summed_rows: rows of a candidate in which sums are looked for.
        same_place: share of the words of two candidates that both hold, from which on they have one place.
        cut_off: em that a word may stand out of its cell.
        beside: em from a table up to which a word is beside it,
        beside_over: if it reaches into the table by no more.
        text_gap: em from which on a gap parts the texts of a line.
        long_cell: a cell of more words is prose.
        border_near: em around a table up to which a border is one of the table.
        border_out: em that a border of a table reaches beyond it, at most.
        same_end: points within which borders of one table end.
        same_left: points within which the line above a table begins where the table does.
        caption_near: em from a table up to which a caption is its own.
        border_across: share of a table's width from which on a border parts it,
        border_along: and of its height.
        border_at: em from an end of the table up to which a border stands at it.
        type_size: points; that of a page or a table without words.
    """

    worth: float = 0.55
    seen_worth: float = 0.4
    name_words: int = 6
    weight: float = 0.5
    whole: float = 0.8
    further_rows: float = 0.08
    last_row_gap: float = 2.0
    kept: float = 0.03
    closed: float = 0.06
    prose_words: int = 6
    level_words: float = 0.35
    level_rows: float = 0.6
    label_rows: float = 0.3
    fragment: float = 0.1
    cut_rows: int = 3
    same_line: float = 0.35
    heights: int = 3
    level: float = 0.15
    running_words: int = 4
    running_rows: int = 3
    running: float = 0.6
    word_space: float = 0.25
    cutting: float = 0.3
    sure_worth: float = 0.6
    most_candidates: int = 120
    most_steps: int = 4000
    settled: float = 0.97
    parted_rows: float = 0.3
    rows_in_one: int = 2
    written: float = 4.0
    loose_lines: int = 2
    gain: float = 1e-9
    periods_in: int = 5
    numbers: float = 0.6
    summed_rows: int = 80
    same_place: float = 0.02
    cut_off: float = 0.4
    beside: float = 2.5
    beside_over: float = 0.2
    text_gap: float = 0.9
    long_cell: int = 12
    border_near: float = 1.5
    border_out: float = 3.0
    same_end: float = 4.0
    same_left: float = 2.0
    caption_near: float = 4.0
    border_across: float = 0.85
    border_along: float = 0.6
    border_at: float = 0.3
    type_size: float = 10.0


SETTINGS = VerdictSettings()

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType({
    "rows": (0, 60), "columns": (0, 20), "header_rows": (0, 6), "words": (0, 400), "cells": (0, 400),
    "longest_cell": (0, 100), "long_last": (0, 40), "left_out": (0, 50), "rivals": (0, 100),
    "sums": (0, 30), "broken_sums": (0, 30),
    "least_gap": (-3, 3), "median_gap": (-3, 6), "gap_above": (-2, 10), "gap_below": (-2, 10),
    "step": (0, 6), "first_step": (-inf, 6), "widest_step": (-inf, 8), "step_spread": (0, 4),
    "steps_above": (-inf, 8), "steps_below": (-inf, 8),
    "walls": (0, 20), "edges_inside": (0, 1.5), "edge_above": (-inf, 20), "edge_below": (-inf, 20),
    "stack_above": (0, 60), "stack_below": (0, 60),
    "grounds_inside": (0, 5), "periods_inside": (0, 5), "names_inside": (0, 5), "bold_inside": (0, 5),
    "followed_rows": (-20, 20),
})  # fmt: skip
"""Between what each evidence is seen: beyond it says no more, and few values there teach a forest nothing.

Units are those of the evidence: counts, em, steps between rows. What is not there is as far as can be.
"""

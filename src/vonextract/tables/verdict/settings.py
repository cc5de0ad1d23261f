"""The knobs of the verdict, all in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerdictSettings:
    """What a candidate must be worth, and how long the best set is looked for.

    Attributes:
        worth: expected share of right cells from which a candidate is worth having; below it a
            table costs more than it gives.
        seen_worth: the same where the first verdict saw a table and nothing of worth is: a doubted table is
            better than numbers that are missing without a word.
        weight: power of a candidate's words in its weight: 0 would count tables, 1 words.
        kept: what the first verdict's table has ahead of its rivals; a share of right cells that
            lies within the error of the score.
        sure: first verdict's tables of this confidence or more give way to better ones only, never to none.
        sure_worth: what such a table is worth at least.
        alone: expected share of right cells from which a table is taken where the first verdict saw none.
        most_candidates: more, and only the best so many are weighed against each other.
        most_steps: steps of the search for the best set; then the best found stands.
        settled: confidence of a drawn or tagged table from which on it is not judged again.
        parted_rows: share of rows with two texts in one cell from which on a border is missing in a table.
        torn_lines: share of a table's lines that go on outside of it, from which on it is a part of one.
        loose_lines: so many lines of several texts outside of settled tables have a page judged.
    """

    worth: float = 0.55
    seen_worth: float = 0.4
    weight: float = 0.2
    kept: float = 0.02
    sure: float = 0.9
    sure_worth: float = 0.6
    alone: float = 0.65
    most_candidates: int = 120
    most_steps: int = 4000
    settled: float = 0.97
    parted_rows: float = 0.3
    torn_lines: float = 0.5
    loose_lines: int = 2


SETTINGS = VerdictSettings()

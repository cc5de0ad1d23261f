"""The figures of the tables of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment

from accuracy.score.alignment import Alignment, aligned
from accuracy.score.counts import Counts
from accuracy.score.grid import Grid

SHARED_WORDS = 0.05
"""The share of its words that two tables must have in common to be compared."""

Relations = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class Pair:
    """A true table and the one that was read for it, by their numbers."""

    true: int
    read: int
    alignment: Alignment


@dataclass(frozen=True)
class NumberRead:
    """A number that was read: how sure its table was, whether it is right, whether a finding doubts it."""

    confidence: float
    right: bool
    doubted: bool


def matched(true: Sequence[Grid], read: Sequence[Grid]) -> list[Pair]:
    """Tables one to one, so that the sum of likeness is greatest."""
    words = [[Counter(" ".join(grid.text.ravel()).split()) for grid in grids] for grids in (true, read)]
    found: dict[tuple[int, int], Alignment] = {}
    sums = np.zeros((len(true), len(read)))
    for a, ours in enumerate(words[0]):
        for b, theirs in enumerate(words[1]):
            if (ours & theirs).total() >= SHARED_WORDS * max(1, ours.total()):
                found[a, b] = aligned(true[a], read[b])
                sums[a, b] = found[a, b].likeness
    best = zip(*linear_sum_assignment(-sums), strict=True) if sums.size else ()
    return [Pair(int(a), int(b), found[a, b]) for a, b in best if sums[a, b] > 0]


def relations(grid: Grid) -> Relations:
    """Neighbouring cells with text, to the right and below, blanks skipped (ICDAR 2013)."""
    found: Relations = Counter()
    for texts, begins, direction in (
        (grid.text, grid.begins, "right"),
        (grid.text.T, grid.begins.T, "below"),
    ):
        for line, starts in zip(texts, begins, strict=True):
            filled = [
                text.replace(" ", "") for text, start in zip(line, starts, strict=True) if start and text
            ]
            found.update((a, b, direction) for a, b in pairwise(filled))
    return found


def table_figures(true: Sequence[Grid], read: Sequence[Grid]) -> tuple[dict[str, Counts], list[NumberRead]]:
    """tables, adjacency, numbers and silent; and every number that was read for a true table."""
    pairs = matched(true, read)
    spared = {pair.read for pair in pairs if true[pair.true].optional}
    pairs = [pair for pair in pairs if not true[pair.true].optional]
    asked = [grid for grid in true if not grid.optional]
    given = [grid for b, grid in enumerate(read) if b not in spared]
    cells = Counts(
        sum(pair.alignment.likeness for pair in pairs),
        sum(grid.text.size for grid in given),
        sum(grid.text.size for grid in asked),
    )
    shared = sum((relations(true[p.true]) & relations(read[p.read])).total() for p in pairs)
    neighbours = Counts(
        shared,
        sum(relations(grid).total() for grid in given),
        sum(relations(grid).total() for grid in asked),
    )
    right = sum(len(_right(true[pair.true], read[pair.read], pair.alignment)) for pair in pairs)
    wanted = sum(len(grid.numbers) for grid in asked)
    numbers = [number for p in pairs for number in _read(true[p.true], read[p.read], p.alignment)]
    silent = sum(not number.right and not number.doubted for number in numbers)
    return {
        "tables": cells,
        "adjacency": neighbours,
        "numbers": Counts(right, right, wanted),
        "silent": Counts(silent, len(numbers), len(numbers)),
    }, numbers


def _right(true: Grid, read: Grid, alignment: Alignment) -> set[tuple[int, int]]:
    """The places, in the table that was read, of the numbers that stand where they should."""
    places = set()
    for row, col in true.numbers:
        place = (alignment.rows.get(row, -1), alignment.columns.get(col, -1))
        if min(place) >= 0 and read.value[place] == true.value[row, col]:
            places.add(place)
    return places


def _read(true: Grid, read: Grid, alignment: Alignment) -> list[NumberRead]:
    """The numbers of the body; one that the truth has as a text (a code, a year) is right."""
    right = _right(true, read, alignment)
    rows = {theirs: ours for ours, theirs in alignment.rows.items()}
    columns = {theirs: ours for ours, theirs in alignment.columns.items()}
    found = []
    for row, col in read.numbers:
        if row < read.header_rows:
            continue
        same = (
            row in rows
            and col in columns
            and _same_text(true, (rows[row], columns[col]), read.text[row, col])
        )
        good = (row, col) in right or same
        found.append(NumberRead(read.confidence, good, bool(read.doubted[row, col])))
    return found


def _same_text(true: Grid, place: tuple[int, int], text: str) -> bool:
    return bool(np.isnan(true.value[place])) and true.text[place] == text

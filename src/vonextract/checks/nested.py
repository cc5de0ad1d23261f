"""Rows that state what the rows below them make: heads of groups, and what "varav" rows are all parts of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, takewhile

from vonextract.checks.equations import Equation, Relation, are_telling, linear
from vonextract.checks.number_lines import Line, is_percent
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import TOTAL_MISMATCH
from vonextract.swedish.typography import fold

Nest = tuple[Line, list[Line]]
"""A row and those that are its parts."""


def of_which_relations(rows: Sequence[Line]) -> Iterator[Relation]:
    """The rows whose "varav" rows, two or more of the same names each time, make them in most places."""
    found: dict[tuple[str, ...], list[Nest]] = defaultdict(list)
    for place, row in enumerate(rows):
        below = list(takewhile(lambda line: line.kind == "of_which", rows[place + 1 :]))
        if row.kind != "of_which" and row.numbers and len(below) > 1:
            found[tuple(fold(line.label) for line in below)].append((row, below))
    for nests in found.values():
        equations = [equation for nest in nests for equation in _equations(nest)]
        relation = Relation(TOTAL_MISMATCH, "the rows of its parts below it", tuple(equations), False)
        hits = relation.hits(SETTINGS.significance)
        if hits > 1 and hits >= SETTINGS.unlabelled_ratio * len(relation.failing):
            yield relation


def parted(rows: Sequence[Line]) -> list[Line]:
    """The rows, those that are parts of a row above them as such: no total counts them once more.

    A row is the sum of those below it where that holds in all its columns, and the table has two such rows.
    """
    nests = []
    place = 0
    while place < len(rows):
        nest = _head(rows, place)
        nests += [nest] if nest else []
        place += len(nest[1]) + 1 if nest else 1
    if len(nests) < 2:
        return list(rows)
    inner = {line.index for _, below in nests for line in below}
    return [replace(row, kind="of_which") if row.index in inner else row for row in rows]


def _head(rows: Sequence[Line], place: int) -> Nest | None:
    """A row of no total with the fewest rows below it that make it; None where none do."""
    row = rows[place]
    if row.kind != "part" or not row.label or not row.numbers:
        return None
    below = list(takewhile(lambda line: line.kind == "part" and line.numbers, rows[place + 1 :]))
    slot, stated = next(iter(row.numbers.items()))
    made = accumulate(line.numbers[slot].value if slot in line.numbers else 0 for line in below)
    for count, total in enumerate(islice(made, SETTINGS.max_open), start=1):
        if count > 1 and abs(total - stated.value) <= (count + 1) * stated.step:
            equations = _equations((row, below[:count]))
            if equations and all(e.holds for e in equations) and are_telling(equations):
                return row, below[:count]
    return None


def _equations(nest: Nest) -> list[Equation]:
    row, below = nest
    made = []
    for slot, number in row.numbers.items():
        parts = [(line.numbers[slot], 1) for line in below if slot in line.numbers]
        if len(parts) > 1 and not any(map(is_percent, (number, *(part for part, _ in parts)))):
            made.append(linear(number, parts))
    return made

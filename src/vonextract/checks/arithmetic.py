"""Lines that state one line less or plus another: avvikelse, differens, förändring, netto.

Which two lines such a line is made of is decided by the numbers: the pair with which most of
its slots agree. A line that agrees in many slots needs no label at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from vonextract.checks.equations import Equation, Number, Relation, linear
from vonextract.checks.line_words import line_words
from vonextract.checks.number_lines import Grid, Line, grids, with_shares
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import ARITHMETIC_MISMATCH


class Pair(NamedTuple):
    """Two lines, by position, and their signs."""

    first: int
    second: int
    signs: tuple[int, int]


def arithmetic_relations(
    lines: Sequence[Line], *, numbers_suffice: bool, shares: bool = False
) -> list[Relation]:
    """What every difference or net line is made of.

    Args:
        lines: columns, or rows, in order.
        numbers_suffice: a line that no label makes a difference or a net may be one, too,
            when many of its numbers say so. True of columns, which have many slots.
        shares: whether the shares are looked at, and how they differ, or the amounts.
    """
    body = with_shares(lines[: SETTINGS.max_lines], shares=shares)
    if len(body) < SETTINGS.least_lines:
        return []
    values, steps = grids(body)
    relations: list[Relation] = []
    triples: set[frozenset[int]] = set()
    for position in sorted(range(len(body)), key=lambda p: (not _is_derived(body[p]), -p)):
        derived = _is_derived(body[position])
        if not derived and (not numbers_suffice or body[position].kind == "total"):
            continue
        pair = _best_pair(position, body, values, steps)
        if pair is None or frozenset((position, *pair[:2])) in triples:
            continue
        relation = _relation(body[position], body[pair.first], body[pair.second], pair.signs)
        if _is_trusted(relation, derived):
            relations.append(relation)
            triples.add(frozenset((position, *pair[:2])))
    return relations


def _is_derived(line: Line) -> bool:
    known = line_words()
    return known.is_difference(line.label) or known.is_net(line.label)


def _best_pair(position: int, body: Sequence[Line], values: Grid, steps: Grid) -> Pair | None:
    """The pair with which most slots agree, the nearest among equals; None when none agrees.

    A line is made of lines before it, unless its label says what it is and none of them fit.
    """
    before = range(max(0, position - SETTINGS.reach), position)
    after = range(position + 1, min(len(body), position + SETTINGS.reach + 1))
    sums_too = not line_words().is_difference(body[position].label)
    for near in (before, (*before, *after)) if _is_derived(body[position]) else (before,):
        nearest_first = sorted(near, key=lambda p: abs(p - position))
        pair = _most_agreeing(position, nearest_first, values, steps, sums_too)
        if pair is not None:
            return pair
    return None


def _most_agreeing(
    position: int, near: Sequence[int], values: Grid, steps: Grid, sums_too: bool
) -> Pair | None:
    """The pair of near lines that make the line in most slots, counting slots beyond chance."""
    if not near:
        return None
    others, result = values[near], values[position]
    with np.errstate(invalid="ignore"):
        slack = (steps[near][:, None] + steps[near][None] + steps[position]) * 0.5 + SETTINGS.float_error
        size = np.abs(others)
        telling = np.minimum(size[:, None], size[None]) > 2 * slack
        telling[np.arange(len(near)), np.arange(len(near))] = False
        less = np.abs(result - (others[:, None] - others[None])) <= slack
        plus = np.abs(result - (others[:, None] + others[None])) <= slack
    less_hits, plus_hits = ((fits & telling).sum(axis=2) for fits in (less, plus))
    hits = plus_hits if sums_too and plus_hits.max() > less_hits.max() else less_hits
    if not hits.max():
        return None
    first, second = (near[int(k)] for k in np.unravel_index(int(hits.argmax()), hits.shape))
    return Pair(first, second, (1, 1) if hits is plus_hits else (1, -1))


def _is_trusted(relation: Relation, derived: bool) -> bool:
    hits, misses = relation.hits(SETTINGS.significance), len(relation.failing)
    if not derived:
        return hits >= SETTINGS.unlabelled_hits and hits >= SETTINGS.unlabelled_ratio * misses
    return hits >= max(1, 2 * misses)


def _relation(line: Line, first: Line, second: Line, signs: tuple[int, int]) -> Relation:
    needed = 1 if line_words().is_net(line.label) else 2
    equations = []
    for slot, result in line.numbers.items():
        equation = _equation(result, [(first, signs[0]), (second, signs[1])], slot, needed)
        if equation:
            equations.append(equation)
    what = f"{first.name} {'-' if signs[1] < 0 else '+'} {second.name}"
    return Relation(ARITHMETIC_MISMATCH, what, tuple(equations), False)


def _equation(result: Number, sides: Sequence[tuple[Line, int]], slot: int, needed: int) -> Equation | None:
    """The equation of one slot; a net may lack one side, a difference needs both."""
    parts = [(line.numbers[slot], sign) for line, sign in sides if slot in line.numbers]
    return linear(result, parts) if len(parts) >= needed else None

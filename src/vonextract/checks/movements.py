"""Columns that no label calls sums and that are made of several before them: months and the year, movements.

"Ingående, avsatt, uttaget, utgående" prints what went without a sign; the numbers tell which signs there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

import numpy as np

from vonextract.checks.equations import Equation, Relation, linear
from vonextract.checks.number_lines import Line, grids, with_shares
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import ARITHMETIC_MISMATCH

Signs = tuple[int, ...]


def movement_relations(columns: Sequence[Line], known: Collection[int]) -> Iterator[Relation]:
    """What each column is that many rows show to be made of three columns or more right before it.

    Args:
        columns: left to right.
        known: columns of which other relations say what they are made of.
    """
    body = with_shares(columns[: SETTINGS.max_lines], shares=False)
    if len(body) <= SETTINGS.least_lines:
        return
    values, steps = grids(body)
    for place in range(SETTINGS.least_lines, len(body)):
        if body[place].index in known or len(body[place].numbers) < SETTINGS.unlabelled_hits:
            continue
        best: tuple[int, Signs] = 0, ()
        for signs in _signs(place):
            parts = slice(place - len(signs), place)
            made = np.nansum(values[parts] * np.array(signs)[:, None], axis=0)
            slack = (np.nansum(steps[parts], axis=0) + steps[place]) / 2 + SETTINGS.float_error
            hits = int((np.abs(values[place] - made) <= slack).sum())
            if hits > best[0]:
                best = hits, signs
        relation = _relation(body[place], body[place - len(best[1]) : place], best[1])
        hits = sum(e.holds and e.is_evidence(SETTINGS.significance) and _tells(e) for e in relation.equations)
        enough = hits >= max(SETTINGS.unlabelled_hits, SETTINGS.unlabelled_ratio * len(relation.failing))
        if enough and _often_exact(relation):
            yield relation


def _tells(equation: Equation) -> bool:
    """Whether a row makes something else than one of its parts; "4, 4, 4, 4" fits whatever the signs are."""
    return all(abs(term.share) != abs(equation.result.value) for term in equation.terms)


def _often_exact(relation: Relation) -> bool:
    """Whether half of the rows that hold do so to the last digit: staff of two years is nearly as large."""
    holding = [equation for equation in relation.equations if equation.holds]
    return 2 * sum(not equation.difference for equation in holding) >= len(holding)


def _signs(place: int) -> Iterator[Signs]:
    """The ways to make a column of those before it: plain sums, and of a few of them all changes of sign."""
    for count in range(SETTINGS.least_lines, place + 1):
        yield (1,) * count
    for count in range(SETTINGS.least_lines, min(place, SETTINGS.most_movements) + 1):
        for rest in product((1, -1), repeat=count - 1):
            yield (1, *rest)


def _relation(line: Line, parts: Sequence[Line], signs: Signs) -> Relation:
    equations = []
    for slot, result in line.numbers.items():
        sides = zip(parts, signs, strict=True)
        held = [(part.numbers[slot], sign) for part, sign in sides if slot in part.numbers]
        if len(held) > 1:
            equations.append(linear(result, held))
    what = " ".join(
        f"{'-' if sign < 0 else '+'} {part.name}" for part, sign in zip(parts, signs, strict=True)
    )
    return Relation(ARITHMETIC_MISMATCH, what.removeprefix("+ "), tuple(equations), False)

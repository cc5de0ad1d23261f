"""Lines that state one line less or plus another: avvikelse, differens, förändring, netto."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from vonextract.checks.equations import Equation, Number, Relation, linear
from vonextract.checks.lines import Line, is_percent
from vonextract.checks.settings import CheckSettings
from vonextract.checks.vocabulary import vocabulary

Signs = tuple[int, int]
Pair = tuple[Line, Line, Signs]


def arithmetic_relations(lines: Sequence[Line], settings: CheckSettings) -> list[Relation]:
    """What every difference or net line is made of, as far as the numbers and labels tell."""
    relations = []
    body = [line for line in lines[: settings.max_lines] if line.numbers]
    for position, line in enumerate(body):
        pairs = _pairs(line, _near(body, position, settings.reach))
        relation = _best(line, pairs, settings)
        if relation:
            relations.append(relation)
    return relations


def _near(body: Sequence[Line], position: int, reach: int) -> list[Line]:
    """The lines around, the nearest first, those before ahead of those after."""
    before = body[max(0, position - reach) : position][::-1]
    return [*before, *body[position + 1 : position + 1 + reach]]


def _pairs(line: Line, near: Sequence[Line]) -> Iterator[Pair]:
    known = vocabulary()
    if known.difference.within(line.label):
        others = [n for n in near if not known.difference.within(n.label)]
        for first, second in permutations(others, 2):
            yield first, second, (1, -1)
    elif known.net.within(line.label):
        for first, second in permutations(near, 2):
            if known.income.within(first.label) and known.cost.within(second.label):
                yield first, second, (1, 1)
                yield first, second, (1, -1)
                yield first, second, (-1, 1)


def _best(line: Line, pairs: Iterator[Pair], settings: CheckSettings) -> Relation | None:
    best: tuple[tuple[int, int], Relation] | None = None
    for pair in pairs:
        relation = _relation(line, pair)
        hits = relation.hits(settings.significance)
        rank = (hits, -len(relation.failing))
        if hits and (best is None or rank > best[0]):
            best = rank, relation
    if best is None:
        return None
    (hits, misses), relation = best
    return relation if (hits > 1 and hits >= 2 * -misses) or not misses else None


def _relation(line: Line, pair: Pair) -> Relation:
    first, second, signs = pair
    equations = []
    for slot, result in line.numbers.items():
        equation = _equation(result, [(first, signs[0]), (second, signs[1])], slot)
        if equation:
            equations.append(equation)
    what = f"{_signed(first, signs[0], True)} {_signed(second, signs[1], False)}"
    return Relation("arithmetic_mismatch", what, tuple(equations), False)


def _equation(result: Number, sides: Sequence[tuple[Line, int]], slot: int) -> Equation | None:
    parts = [(number, sign) for line, sign in sides for number in line.at(slot)]
    if not parts or any(is_percent(number) for number in (result, *(n for n, _ in parts))):
        return None
    return linear(result, parts)


def _signed(line: Line, sign: int, leading: bool) -> str:
    mark = "-" if sign < 0 else ("" if leading else "+ ")
    return f"{mark}{'' if leading or sign > 0 else ' '}{line.label!r}"

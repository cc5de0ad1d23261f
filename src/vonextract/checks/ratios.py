"""Columns that state a share, a change in percent or a price per unit: what two others make by division.

Which two is decided by the numbers: the pair with which most rows agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vonextract.checks.equations import HALF, Equation, Number, Relation, Term
from vonextract.checks.number_lines import Line, is_percent
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import ARITHMETIC_MISMATCH

Grid = NDArray[np.float64]


class Form(NamedTuple):
    """How a number follows from two others: by `scale`, the first by the second, less `less`."""

    scale: int
    less: int

    def of(self, first: Decimal, second: Decimal) -> Decimal:
        """What the two make."""
        return self.scale * (first / second - self.less)


_SHARES = tuple(Form(sign * SETTINGS.percent, less) for sign, less in ((1, 0), (1, 1), (-1, 1)))
"""A share, a change, and what is left of a whole, in percent."""
_RATES = tuple(Form(scale, 0) for scale in SETTINGS.per_unit)


class _Column(NamedTuple):
    """A column as others are divided by it: its numbers by row, and its name for messages."""

    name: str
    numbers: dict[int, Number]


def ratio_relations(columns: Sequence[Line], rows: Sequence[Line]) -> Iterator[Relation]:
    """What every column is that most of its rows show to be two before it by each other.

    They tell of wrong numbers and vouch for none: a share of few figures leaves much open.

    Args:
        columns: of a table, left to right.
        rows: of the same.
    """
    for place, column in enumerate(columns):
        near = columns[max(0, place - SETTINGS.reach) : place]
        if not near or len(column.numbers) < SETTINGS.least_ratios:
            continue
        sides = [_Column(line.name, line.numbers) for line in near]
        if all(map(is_percent, column.numbers.values())):
            relation = _best(
                column, sides, [whole for line in near if (whole := _whole(line, rows))], _SHARES
            )
        else:
            relation = _best(column, sides, [], _RATES)
        if relation:
            yield relation


def _whole(column: Line, rows: Sequence[Line]) -> _Column | None:
    """The last total of a column, as what every number of the column is a share of."""
    stated = [row.numbers.get(column.index) for row in rows if row.kind == "total"]
    last = next((number for number in reversed(stated) if number), None)
    return _Column(f"its total {last.cell.text!r}", dict.fromkeys(column.numbers, last)) if last else None


def _best(
    column: Line, sides: Sequence[_Column], wholes: Sequence[_Column], forms: Sequence[Form]
) -> Relation | None:
    """The trusted reading of a column that most of its rows confirm."""
    slots = sorted(column.numbers)[: SETTINGS.max_lines]
    results = np.array([float(column.numbers[slot].value) for slot in slots])
    steps = np.array([float(column.numbers[slot].step) for slot in slots])
    above, slack_above = _grid(sides, slots)
    below, slack_below = _grid([*sides, *wholes], slots)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = above[:, None] / below[None]
        relative = slack_above[:, None] / np.abs(above[:, None]) + slack_below[None] / np.abs(below[None])
    rounding = np.abs(quotient) * relative
    best: tuple[int, Relation] | None = None
    for form in forms:
        slack = steps / 2 + abs(form.scale) * rounding + SETTINGS.float_error
        fits = np.abs(results / form.scale + form.less - quotient) * abs(form.scale) <= slack
        hits = fits.sum(axis=2)
        if hits.max() < SETTINGS.least_ratios:
            continue
        first, second = (int(k) for k in np.unravel_index(int(hits.argmax()), hits.shape))
        relation = _relation(column, sides[first], [*sides, *wholes][second], form)
        found = relation.hits(SETTINGS.significance)
        if _is_trusted(relation, found) and (best is None or found > best[0]):
            best = found, relation
    return best[1] if best else None


def _grid(sides: Sequence[_Column], slots: Sequence[int]) -> tuple[Grid, Grid]:
    """Numbers and half their last printed digits, side by slot; NaN where there is none or a share."""
    values = np.full((len(sides), len(slots)), np.nan)
    slack = np.full_like(values, np.nan)
    for k, side in enumerate(sides):
        for place, slot in enumerate(slots):
            number = side.numbers.get(slot)
            if number is not None and not is_percent(number) and number.value:
                values[k, place], slack[k, place] = float(number.value), float(number.step) / 2
    return values, slack


def _relation(column: Line, first: _Column, second: _Column, form: Form) -> Relation:
    equations = [
        _equation(number, first.numbers[slot], second.numbers[slot], form)
        for slot, number in column.numbers.items()
        if _divide(first.numbers.get(slot), second.numbers.get(slot))
    ]
    what = f"{first.name} by {second.name}"
    return Relation(ARITHMETIC_MISMATCH, what, tuple(equations), False)


def _divide(first: Number | None, second: Number | None) -> bool:
    """Whether two numbers can be divided by each other, as amounts or counts that are not the same one."""
    if first is None or second is None or first.place == second.place:
        return False
    return bool(first.value and second.value) and not is_percent(first) and not is_percent(second)


def _equation(result: Number, first: Number, second: Number, form: Form) -> Equation:
    """The equation of one row; the weights are by how much the result changes with each number."""
    quotient = form.scale * first.value / second.value
    terms = (Term(first, form.scale / second.value), Term(second, -quotient / second.value))
    slack = result.step + sum(term.number.step * abs(term.weight) for term in terms)
    step = Decimal(1).scaleb(-SETTINGS.shown_decimals)
    return Equation(result, terms, form.of(first.value, second.value).quantize(step), slack * HALF)


def _is_trusted(relation: Relation, hits: int) -> bool:
    """Whether enough rows of different results agree for those that do not to be wrong."""
    sound = {e.result.value for e in relation.equations if e.holds and e.is_evidence(SETTINGS.significance)}
    enough = hits >= SETTINGS.least_ratios <= len(sound) + 1
    return enough and hits >= SETTINGS.unlabelled_ratio * len(relation.failing)

"""What a report says must be equal: printed numbers, sums over them, and the rounding allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import NamedTuple

from vonextract.checks.settings import SETTINGS
from vonextract.findings.rule import Rule
from vonextract.model import Cell

Place = tuple[int, int, int]

HALF = Decimal("0.5")


class Number(NamedTuple):
    """A number as printed in a cell.

    Attributes:
        step: the worth of its last printed digit, in its own unit.
        kronor: what one of its unit is worth in kronor; None when it is no money or not said.
    """

    table_id: int
    cell: Cell
    value: Decimal
    step: Decimal
    unit: str | None
    kronor: Decimal | None

    @property
    def place(self) -> Place:
        """Table, row and column."""
        return self.table_id, self.cell.row, self.cell.col


class Term(NamedTuple):
    """A number with the weight it enters a sum with: its sign, times what its unit is worth there."""

    number: Number
    weight: Decimal

    @property
    def share(self) -> Decimal:
        """What it adds to the sum, in the unit of the result."""
        return self.number.value * self.weight


def printed_step(value: Decimal) -> Decimal:
    """The worth of the last printed digit: 1 for "1 140", 0.1 for "8,6"."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


@dataclass(frozen=True, slots=True)
class Equation:
    """One number that other numbers of the report determine.

    Attributes:
        result: the number that is stated.
        terms: the numbers it follows from.
        expected: what follows from them, in the unit of `result`.
        tolerance: how far rounding may take the two apart.
        unit_conflict: the units printed cannot all be right, for the bare numbers add up.
    """

    result: Number
    terms: tuple[Term, ...]
    expected: Decimal
    tolerance: Decimal
    unit_conflict: bool = False

    @property
    def difference(self) -> Decimal:
        """Stated less expected."""
        return self.result.value - self.expected

    @property
    def holds(self) -> bool:
        """Whether the two agree within rounding."""
        return abs(self.difference) <= self.tolerance

    @property
    def states_more(self) -> bool:
        """Whether more is stated than the parts make."""
        same_sign = self.result.value * self.expected >= 0
        return same_sign and abs(self.result.value) - abs(self.expected) > self.tolerance

    @property
    def lacks_parts(self) -> bool:
        """Whether the parts fall short of the result by as much as another part may be worth."""
        parts = [abs(term.share) for term in self.terms if term.share]
        short = abs(self.result.value) - abs(self.expected)
        return self.states_more and (len(parts) < 2 or short >= min(parts))

    @property
    def is_among_parts(self) -> bool:
        """Whether the result lies among its parts and far from their sum, as a mean, rate or share does."""
        values = [term.share for term in self.terms]
        among = len(values) > 1 and min(values) <= self.result.value <= max(values)
        return among and abs(self.expected) > SETTINGS.of_parts * abs(self.result.value)

    @property
    def numbers(self) -> list[Number]:
        """The result and all it follows from."""
        return [self.result, *(term.number for term in self.terms)]

    def is_evidence(self, significance: Decimal) -> bool:
        """Whether its holding is too much to be chance: two parts that count, and little slack."""
        parts = sum(1 for term in self.terms if term.number.value)
        slack_is_small = self.difference == 0 or abs(self.expected) >= significance * self.tolerance
        return parts >= 2 and slack_is_small and (self.result.value != 0 or self.difference == 0)


def linear(result: Number, parts: Sequence[tuple[Number, int]]) -> Equation:
    """The equation `result = sum of parts`, each a number with its sign.

    n parts rounded to a unit may be off by n/2 + 1/2 of it; the parts are as precise as the
    finest of them, for "2" beside "1,5" is 2,0. Units of money are converted;
    where that fails and the bare numbers add up, the units are in conflict.
    """
    bare = _sum(result, [Term(number, Decimal(sign)) for number, sign in parts])
    assumed = _unsaid_unit(bare)
    factors = [_factor(number, result, assumed) for number, _ in parts]
    if all(factor == 1 for factor in factors):
        return bare
    weighted = zip(parts, factors, strict=True)
    converted = _sum(result, [Term(number, sign * factor) for (number, sign), factor in weighted])
    if not bare.holds or converted.holds:
        return converted
    return replace(bare, unit_conflict=True)


def _sum(result: Number, terms: list[Term]) -> Equation:
    total = sum((t.share for t in terms), Decimal(0))
    if _in_thousands([result, *(t.number for t in terms)]):
        step = own = SETTINGS.thousand
    else:
        step, own = min(t.number.step for t in terms), result.step
    slack = sum((step * abs(t.weight) for t in terms), own)
    return Equation(result, tuple(terms), total, slack * HALF)


def _in_thousands(numbers: Sequence[Number]) -> bool:
    """Whether amounts in kronor are all printed as whole thousands."""
    return len(numbers) >= SETTINGS.in_thousands and all(
        n.step == 1 and n.value % SETTINGS.thousand == 0 for n in numbers
    )


def _factor(part: Number, result: Number, assumed: Decimal | None) -> Decimal:
    """What one of the part's unit is worth in the result's; 1 where a unit is not known."""
    worth = part.kronor or assumed
    return worth / result.kronor if worth and result.kronor else Decimal(1)


def _unsaid_unit(bare: Equation) -> Decimal | None:
    """Kronor, where amounts without a unit make a total in tkr or mnkr that is so much smaller."""
    worth = bare.result.kronor
    if not worth or not bare.result.value:
        return None
    ratio = abs(bare.expected / bare.result.value)
    return Decimal(1) if worth / 2 < ratio < worth * 2 else None


def are_telling(equations: Sequence[Equation]) -> bool:
    """Whether numbers are large enough for rows not to add up by chance, in all columns together."""
    means = (abs(e.result.value) / len(e.terms) for e in equations if e.is_evidence(SETTINGS.significance))
    return prod(means, start=Decimal(1)) >= SETTINGS.head


@dataclass(frozen=True, slots=True)
class Relation:
    """One statement of a table's structure, such as "row 12 sums rows 3 to 11", in every column.

    Attributes:
        what: the statement's right side in words, for messages.
        stated: the labels say it; the numbers were not needed to find it.
    """

    rule: Rule
    what: str
    equations: tuple[Equation, ...]
    stated: bool

    @property
    def failing(self) -> list[Equation]:
        """The equations that do not hold."""
        return [e for e in self.equations if not e.holds]

    def hits(self, significance: Decimal) -> int:
        """How many equations hold and are evidence."""
        return sum(1 for e in self.equations if e.holds and e.is_evidence(significance))

    def confirmed(self, significance: Decimal) -> set[Place]:
        """The cells that a sum which holds vouches for."""
        sound = [e for e in self.equations if e.holds and e.is_evidence(significance)]
        return {number.place for equation in sound for number in equation.numbers}

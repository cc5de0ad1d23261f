"""Whether one misread sign, digit or pair of columns explains why a sum fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from vonextract.checks.equations import Equation, Number


class Correction(NamedTuple):
    """A number, the value with which the equation would hold, and how far that may be off by rounding."""

    number: Number
    value: Decimal
    slack: Decimal


def corrections(equation: Equation) -> Iterator[Correction]:
    """For every number of a failing equation, the value that would mend it; the result first."""
    yield Correction(equation.result, equation.expected, equation.tolerance)
    for term in equation.terms:
        needed = term.number.value + equation.difference / term.weight
        yield Correction(term.number, needed, equation.tolerance / abs(term.weight))


def misread(printed: Decimal, needed: Decimal) -> str | None:
    """The slip of reading that turns `needed` into `printed`: a sign, a digit, lost digits; or None."""
    if printed == -needed and printed:
        return "sign"
    if (printed < 0) != (needed < 0) or printed == needed:
        return None
    have, want = _digits(printed, needed), _digits(needed, printed)
    if len(have) == len(want):
        return "digit" if sum(a != b for a, b in zip(have, want, strict=True)) == 1 else None
    short, long = sorted((have, want), key=len)
    if len(short) < 2:
        return None
    lost = "lost digit" if have is short else "digit too many"
    if len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
        return lost
    if long.endswith(short) or long.startswith(short):
        return lost + "s" if have is short else "digits too many"
    return None


def _digits(number: Decimal, other: Decimal) -> str:
    """The digits of a number, with as many decimals as either of the two has."""
    places = max(_places(number), _places(other))
    return str(int(abs(number).scaleb(places)))


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def explanation(equation: Equation) -> tuple[Correction, str] | None:
    """The likeliest single slip that would mend the equation: signs before digits, the result first."""
    slips = [(c, slip) for c in corrections(equation) if (slip := misread(c.number.value, c.value))]
    return min(slips, key=lambda found: found[1] != "sign", default=None)


def swapped_with(equation: Equation, siblings: Sequence[Equation]) -> Equation | None:
    """The failing sum of the same line that would hold if the two exchanged a number.

    Either the results stand in each other's column, or the same part does in both.
    """
    for other in siblings:
        if other is equation or other.holds:
            continue
        if equation.result.value == other.expected and other.result.value == equation.expected:
            return other
        if equation.difference == -other.difference and _parts_swapped(equation, other):
            return other
    return None


def _parts_swapped(one: Equation, other: Equation) -> bool:
    rows = {t.number.cell.row: t.number.value for t in other.terms}
    return any(
        t.number.cell.row in rows and (rows[t.number.cell.row] - t.number.value) * t.weight == one.difference
        for t in one.terms
    )

"""From what must be equal to findings: which cell is to blame, and whose error it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from vonextract.checks.equations import Equation, Number, Place, Relation
from vonextract.checks.explain import Correction, corrections, explanation, misread, swapped_with
from vonextract.checks.untold import Places, passes_over
from vonextract.findings.rule import Rule
from vonextract.findings.rules import INCOMPLETE_TOTAL, MIXED_UNITS, ROUNDING, TOTAL_MISMATCH
from vonextract.model import Finding, Severity


@dataclass(slots=True)
class _Failure:
    """An equation that fails, with the relation it belongs to."""

    equation: Equation
    relation: Relation
    blamed: Correction | None = None
    followers: list[_Failure] = field(default_factory=list)


def judge(relations: Sequence[Relation], dashes: Places = ()) -> list[Finding]:
    """The findings that the relations give: one a cell, then conflicts of units, and rounding as info.

    Args:
        relations: what must be equal within a table.
        dashes: where a dash stands in it for a number.
    """
    failures = [_Failure(e, r) for r in relations for e in r.failing]
    sound = {n.place for r in relations for e in r.equations if e.holds and e.result.value for n in e.numbers}
    leading = _merge_same_cell(_blame_common_cells(failures, sound))
    rounding = [_rounding(e, r) for r in relations for e in r.equations if e.holds and e.difference]
    conflicts = [_unit_conflict(e, r) for r in relations for e in r.equations if e.unit_conflict]
    return [_finding(f, dashes) for f in leading] + conflicts + rounding


def _blame_common_cells(failures: list[_Failure], sound: set[Place]) -> list[_Failure]:
    """Failures that one corrected cell would mend together become one, at that cell."""
    by_cell: dict[Place, list[tuple[_Failure, Correction]]] = defaultdict(list)
    for failure in failures:
        for correction in corrections(failure.equation):
            if correction.number.place not in sound:
                by_cell[correction.number.place].append((failure, correction))
    absorbed: set[int] = set()
    for candidates in sorted(by_cell.values(), key=len, reverse=True):
        agreeing = _agreeing([c for c in candidates if id(c[0]) not in absorbed])
        if len(agreeing) < 2:
            continue
        leader, blamed = agreeing[0]
        leader.blamed = blamed
        leader.followers = [failure for failure, _ in agreeing[1:]]
        absorbed.update(id(failure) for failure, _ in agreeing)
    followers = {id(f) for leader in failures for f in leader.followers}
    return [f for f in failures if id(f) not in followers]


def _agreeing(candidates: list[tuple[_Failure, Correction]]) -> list[tuple[_Failure, Correction]]:
    """The largest set of failures that ask for the same value, within their rounding."""
    best: list[tuple[_Failure, Correction]] = []
    for _, wanted in candidates:
        same = [(failure, c) for failure, c in candidates if abs(c.value - wanted.value) <= c.slack]
        same = list({id(failure.relation): (failure, c) for failure, c in same}.values())
        if len(same) > len(best):
            best = same
    return best


def _merge_same_cell(failures: list[_Failure]) -> list[_Failure]:
    """One failure a cell: the first stands, the others follow it."""
    first: dict[Place, _Failure] = {}
    for failure in failures:
        place = _accused(failure).place
        if place in first:
            first[place].followers.append(failure)
        else:
            first[place] = failure
    return list(first.values())


def _accused(failure: _Failure) -> Number:
    return failure.blamed.number if failure.blamed else failure.equation.result


def _finding(failure: _Failure, dashes: Places) -> Finding:
    equation, relation = failure.equation, failure.relation
    number = _accused(failure)
    expected = failure.blamed.value if failure.blamed else equation.expected
    doubt = ": lines may be missing" if relation.rule is INCOMPLETE_TOTAL else _doubt(failure)
    message = f"{_printed(number)} is printed; {relation.what} give {_plain(expected)}"
    if failure.blamed and number is not equation.result:
        message = (
            f"{_printed(number)} is printed; {_printed(equation.result)} and {relation.what} "
            f"call for {_plain(expected)}"
        )
    for follower in failure.followers[:2]:
        message += f"; so do {follower.relation.what}" if failure.blamed else _contradicts(follower)
    severity: Severity = "error" if doubt else "warning"
    if (
        not failure.blamed
        and relation.rule is TOTAL_MISMATCH
        and (excuse := _excuse(equation, doubt, dashes))
    ):
        severity, doubt = "info", excuse
    return relation.rule.of_cell(
        number.table_id, number.cell, f"{message}{doubt}.", severity=severity, expected=expected
    )


def _excuse(equation: Equation, doubt: str, dashes: Places) -> str:
    """What a total that fails may be other than wrong, as the message's last words, or nothing.

    A mean of measures with decimals is one whatever slip would explain it. What is counted, and no money, has
    often dashes for numbers that are not told.
    """
    counted = equation.result.kronor is None
    if equation.is_among_parts and (not doubt or (counted and equation.result.step < 1)):
        return ": it may be a mean"
    if counted and not doubt and equation.states_more and passes_over(equation, dashes):
        return ": a dash may stand for a number that is not told"
    return ""


def _contradicts(follower: _Failure) -> str:
    return f"; {follower.relation.what} give {_plain(follower.equation.expected)}"


def _doubt(failure: _Failure) -> str:
    """The slip of reading that would explain the failure, as the message's last words, or nothing."""
    if failure.blamed:
        slip = misread(failure.blamed.number.value, failure.blamed.value)
        return f": one misread {slip} would explain it" if slip else ""
    other = swapped_with(failure.equation, failure.relation.failing)
    if other:
        return f": a number exchanged with column {other.result.cell.col + 1} would explain it"
    found = explanation(failure.equation)
    if found is None:
        return ""
    (number, value, _), slip = found
    return f": one misread {slip} would explain it ({_printed(number)} for {_plain(value)})"


def _unit_conflict(equation: Equation, relation: Relation) -> Finding:
    units = sorted({n.unit for n in equation.numbers if n.unit})
    message = (
        f"{_printed(equation.result)} is the bare sum of {relation.what}, "
        f"although their units are {' and '.join(units)}."
    )
    return _at(equation, MIXED_UNITS, message)


def _rounding(equation: Equation, relation: Relation) -> Finding:
    message = (
        f"{_printed(equation.result)} is printed; {relation.what} give {_plain(equation.expected)}, "
        "which rounding explains."
    )
    return _at(equation, ROUNDING, message)


def _at(equation: Equation, rule: Rule, message: str) -> Finding:
    stated = equation.result
    return rule.of_cell(stated.table_id, stated.cell, message, expected=equation.expected)


def _printed(number: Number) -> str:
    return repr(number.cell.text.strip())


def _plain(value: Decimal) -> str:
    """A number in full, with spaces between thousands."""
    return f"{value.normalize():,f}".replace(",", " ")

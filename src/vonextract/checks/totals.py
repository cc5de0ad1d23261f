"""Totals: which lines a total line sums, found from the labels and from the numbers.

A total closes the lines above it that no total has closed yet; it then stands for them in
the totals that follow. Which of the open lines it sums is decided over all its columns at
once: a column that does not add up is no reason to choose other lines while the other
columns do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from vonextract.checks.equations import Equation, Number, Relation, are_telling, linear
from vonextract.checks.explain import misread
from vonextract.checks.line_words import line_words
from vonextract.checks.number_lines import Line, is_percent
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import INCOMPLETE_TOTAL, TOTAL_MISMATCH
from vonextract.swedish.typography import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a total line.

    Attributes:
        parts: the lines it may sum, each with its sign.
        natural: the labels and the layout suggest it.
        consumes: how many of the open lines it closes, from the end.
    """

    parts: tuple[tuple[Line, int], ...]
    natural: bool
    consumes: int


@dataclass(slots=True)
class _Open:
    """The lines that no total has closed yet, and where groups began among them.

    Attributes:
        hidden: what lines closed although no number proves it, by their index.
    """

    lines: list[Line]
    groups: list[tuple[str, int]]
    hidden: dict[int, list[Line]] = field(default_factory=dict)

    def close(self, count: int, total: Line) -> None:
        keep = len(self.lines) - count
        self.lines[keep:] = [total]
        self.groups = [g for g in self.groups if g[1] < keep]

    def close_unproved(self, total: Line) -> None:
        """Close everything, but remember it: the line may be one more part, as "Årets resultat" can be."""
        self.hidden[total.index] = self.lines.copy()
        self.close(len(self.lines), total)

    def reopened(self) -> list[tuple[int, Line]]:
        """The open lines, with those that a line closed without proof before it; and how many it closes."""
        return [
            (len(self.lines) - place, part)
            for place, line in enumerate(self.lines)
            for part in (*self.hidden.get(line.index, ()), line)
        ]


def total_relations(lines: Sequence[Line], *, labels_suffice: bool) -> list[Relation]:
    """What every total line of a table sums, as far as it can be told.

    Args:
        lines: rows, or columns, in order.
        labels_suffice: a line called Summa under others sums them, even if no number agrees.
            True of rows; a column Totalt beside others may be anything.
    """
    relations: list[Relation] = []
    sums = [line for line in lines if line.sums and line.numbers]
    state = _Open([], [])
    for position, line in enumerate(lines[: SETTINGS.max_lines]):
        if line.kind == "group":
            state.groups.append((line.label, len(state.lines)))
        elif line.kind != "of_which" and line.numbers:
            if labels_suffice and (count := _plainly_closed(line, state)):
                relations.append(_relation(line, _plain_sum(state.lines[-count:], natural=True), False))
                state.close(count, line)
                continue
            last = not any(other.numbers for other in lines[position + 1 :])
            if last and labels_suffice and (unnamed := _sum_of_all(line, state)):
                relations.append(unnamed)
                break
            readings = _readings(line, state, lines[position + 1 :])
            label = _told(line, alone=len(sums) == 1, last=last) if labels_suffice else _UNTOLD
            chosen = _choose(line, readings, label)
            if chosen is None:
                _leave(line, state)
                continue
            reading, relation = chosen
            relations.append(relation)
            state.close(reading.consumes, line)
    return relations


def _leave(line: Line, state: _Open) -> None:
    """Keep a line whose sum is not understood: a marked total still closes what is above it."""
    if line.sums and line.marked and state.lines:
        state.close_unproved(line)
    else:
        state.lines.append(line)


def _plainly_closed(line: Line, state: _Open) -> int:
    """How many of the last open lines a line sums beyond doubt in all its columns; 0 for none.

    A line without label is the sum of those above it; it, a total or a net may repeat a group of one exactly.
    """
    lines = state.lines[-SETTINGS.max_open :]
    amounts = {slot for slot, number in line.numbers.items() if not is_percent(number)}
    if not lines or not amounts or (line.label and not line.sums):
        return 0
    if _repeats(line, lines[-1], amounts):
        return 1
    for start in () if line.label else sorted(_likely_starts(line, lines), reverse=True):
        relation = _relation(line, _plain_sum(lines[start:], natural=True), False)
        whole = len(relation.equations) == len(amounts) and not relation.failing
        if whole and relation.hits(SETTINGS.significance):
            return len(lines) - start
    return 0


def _sum_of_all(line: Line, state: _Open) -> Relation | None:
    """What the last line sums, where no label says so and most columns do: "Alla bibliotek" below each."""
    if line.sums or len(state.lines) < SETTINGS.least_lines - 1:
        return None
    relation = _relation(line, _plain_sum(state.lines, natural=True), False)
    hits = relation.hits(SETTINGS.significance)
    sure = hits > 1 and are_telling([e for e in relation.equations if e.holds])
    return relation if sure and hits >= SETTINGS.all_hits * len(relation.failing) else None


def _repeats(line: Line, above: Line, amounts: Set[int]) -> bool:
    """Whether a line states the very amounts of the one above it."""
    stated = {slot: line.numbers[slot].value for slot in amounts}
    alike = all(
        slot in above.numbers and above.numbers[slot].value == value for slot, value in stated.items()
    )
    return alike and any(stated.values())


def _plain_sum(parts: Sequence[Line], *, natural: bool) -> Reading:
    """The reading of a line as the sum of the last open ones."""
    return Reading(tuple((part, 1) for part in parts), natural, len(parts))


def _readings(line: Line, state: _Open, below: Sequence[Line]) -> Iterator[Reading]:
    """Every way to read the line, the likeliest first."""
    if not line.sums:
        return
    lines = state.lines[-SETTINGS.max_open :]
    natural = _natural_start(line, state, len(lines))
    starts = [natural, *(s for s in _likely_starts(line, lines) if s != natural)]
    for start in starts:
        parts = lines[start:]
        if parts:
            yield _plain_sum(parts, natural=start == natural)
    if len(reopened := state.reopened()[-SETTINGS.max_open :]) > len(lines):
        for start in _likely_starts(line, [part for _, part in reopened]):
            yield Reading(tuple((part, 1) for _, part in reopened[start:]), False, reopened[start][0])
    if line.kind == "net":
        for start in starts:
            yield from _signed(lines[start:], start == natural)
    if not lines or line.kind == "total":
        following = _until_next_sum(below)
        if len(following) > 1:
            yield Reading(tuple((p, 1) for p in following), False, 0)


def _natural_start(line: Line, state: _Open, size: int) -> int:
    """Where the parts of the line begin by its label: its group, the last total, or all."""
    dropped = len(state.lines) - size
    for label, start in reversed(state.groups):
        if _names_group(line.label, label):
            return max(0, start - dropped)
    if not line.bare:
        for index in range(len(state.lines) - 1, dropped - 1, -1):
            if state.lines[index].kind == "total" and index < len(state.lines) - 1:
                return 0 if line.kind == "net" else index + 1 - dropped
    return 0


def _likely_starts(line: Line, lines: Sequence[Line]) -> list[int]:
    """Where the parts begin, from two lines up, by how many slots their plain sum then agrees in."""
    slots = list(line.numbers)
    if len(lines) < 2 or not slots:
        return []
    parts = np.array([[float(sum(n.value for n in part.at(s))) for s in slots] for part in lines])
    results = np.array([float(line.numbers[s].value) for s in slots])
    steps = np.array([float(line.numbers[s].step) for s in slots])
    sums = np.cumsum(parts[::-1], axis=0)[::-1]
    counts = np.arange(len(lines), 0, -1)[:, None]
    agreeing = (np.abs(sums - results) <= (counts + 1) * steps * 0.5 + SETTINGS.float_error).sum(axis=1)
    order = np.argsort(-agreeing[:-1], kind="stable")[: SETTINGS.tried_starts]
    return [int(start) for start in order]


def _names_group(total: str, group: str) -> bool:
    """Whether "Summa 77 Äldreomsorg" is the total of "77 Äldreomsorg"."""
    named = " ".join(line_words().naming_words(total))
    return bool(named) and fuzz.token_set_ratio(named, fold(group)) >= SETTINGS.names_group


def _signed(parts: Sequence[Line], natural: bool) -> Iterator[Reading]:
    """Income less cost, for reports that print costs without a sign."""
    known = line_words()
    if len(parts) < 2:
        return
    by_label = [-1 if known.cost.within(p.label) and not known.income.within(p.label) else 1 for p in parts]
    if -1 in by_label and 1 in by_label:
        yield Reading(tuple(zip(parts, by_label, strict=True)), natural, len(parts))
        turned = [-sign for sign in by_label]
        yield Reading(tuple(zip(parts, turned, strict=True)), False, len(parts))
    if len(parts) == 2:
        yield Reading(((parts[0], 1), (parts[1], -1)), False, 2)


def _until_next_sum(below: Sequence[Line]) -> list[Line]:
    parts = []
    for line in below:
        if line.sums or line.kind == "group":
            break
        if line.kind == "part" and line.numbers:
            parts.append(line)
    return parts


def _choose(line: Line, readings: Iterator[Reading], label: _Label) -> tuple[Reading, Relation] | None:
    """The reading that most columns confirm; among equals the natural one, then the first."""
    best: tuple[tuple[int, int, int], Reading, Relation] | None = None
    for reading in readings:
        relation = _relation(line, reading, False)
        relation = replace(relation, stated=_stated(relation, reading, label))
        if not relation.equations:
            continue
        rank = (_agreement(reading, relation), int(reading.natural), -len(relation.failing))
        if best is None or rank > best[0]:
            best = rank, reading, relation
    if best is None or not _is_trusted(best[2]):
        return None
    (confirming, *_), reading, relation = best
    lucky = not confirming and relation.hits(SETTINGS.significance) > 0
    return None if lucky else (reading, _doubted_when_incomplete(relation))


def _agreement(reading: Reading, relation: Relation) -> int:
    """How many columns confirm a reading; one that nothing suggests needs more than a lucky rounding."""
    hits = relation.hits(SETTINGS.significance)
    exact = any(e.holds and not e.difference for e in relation.equations)
    return hits if reading.natural or exact or hits > 1 else 0


def _doubted_when_incomplete(relation: Relation) -> Relation:
    """The relation as one whose parts were not all read, when nothing agrees and everything falls short."""
    if relation.hits(SETTINGS.significance) or not all(e.lacks_parts for e in relation.failing):
        return relation
    return replace(relation, rule=INCOMPLETE_TOTAL)


class _Label(NamedTuple):
    """What a label tells by itself.

    Attributes:
        sums: that its line is a sum; "Total nitrogen" among others is a name.
        may_sum: that it is one where a single slip of reading explains why it fails.
        one: that it may sum a single line.
    """

    sums: bool
    may_sum: bool
    one: bool


_UNTOLD = _Label(sums=False, may_sum=False, one=False)


def _told(line: Line, *, alone: bool, last: bool) -> _Label:
    """What a label tells: of the only sum of a table, of its last line, or of another."""
    known = line_words()
    begins = known.total.begins(line.label)
    name = known.entire.begins(line.label) and not (alone and last)
    return _Label(line.bare or (begins and not name), begins, line.bare or alone)


def _stated(relation: Relation, reading: Reading, label: _Label) -> bool:
    """Whether the label says that its line is the sum of these parts."""
    if not reading.natural or not (label.one or len(reading.parts) > 1):
        return False
    slips = (misread(equation.result.value, equation.expected) for equation in relation.failing)
    return label.sums or (label.may_sum and any(slips))


def _stands_alone(equation: Equation, reading: Reading) -> bool:
    """Whether only one of several lines has a number in a column: the others stand in another one."""
    return len(equation.terms) == 1 and len(reading.parts) > SETTINGS.lines_with_one


def _is_trusted(relation: Relation) -> bool:
    """Whether the structure is sure enough for a sum that fails to be an error."""
    hits, failing = relation.hits(SETTINGS.significance), len(relation.failing)
    if not failing:
        return relation.stated or hits > 0
    if relation.stated and not hits:
        understood = not all(_is_mean(e) for e in relation.failing) and not any(
            map(_holds_a_rate, relation.failing)
        )
        return failing < SETTINGS.doubtful_slots and understood
    stated = relation.stated and failing < SETTINGS.doubtful_slots + 2 * hits
    return stated or hits >= SETTINGS.min_agreement * (hits + failing)


def _is_mean(equation: Equation) -> bool:
    """Whether the result, no money, lies among its parts as the share of a whole does."""
    values = [term.number.value for term in equation.terms]
    result = equation.result
    return result.kronor is None and len(values) > 1 and min(values) <= result.value <= max(values)


def _holds_a_rate(equation: Equation) -> bool:
    """Whether one of the parts is a price or rate: a small number with decimals among whole ones."""
    steps = [term.number.step for term in equation.terms]
    finer = [term.number for term in equation.terms if term.number.step < 1]
    return (
        equation.result.step >= 1
        and 2 * len(finer) < len(steps)
        and any(abs(n.value) < SETTINGS.thousand for n in finer)
    )


def _relation(line: Line, reading: Reading, stated: bool) -> Relation:
    equations = []
    for slot, result in line.numbers.items():
        if is_percent(result):
            continue
        equation = _equation(result, slot, reading)
        if equation and (equation.holds or not _stands_alone(equation, reading)):
            equations.append(equation)
    first, last = reading.parts[0][0].name, reading.parts[-1][0].name
    what = f"the {len(reading.parts)} lines from {first} to {last}"
    if len(reading.parts) == 1:
        what = f"the only line, {first},"
    return Relation(TOTAL_MISMATCH, what, tuple(equations), stated)


def _equation(result: Number, slot: int, reading: Reading) -> Equation | None:
    parts = [(number, sign) for part, sign in reading.parts for number in part.at(slot)]
    if not parts or any(is_percent(number) for number, _ in parts):
        return None
    return linear(result, parts)

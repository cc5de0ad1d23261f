"""Findings that follow from one fault, grouped under the one that names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from vonextract.findings.rules import (
    AMOUNT_IN_LABEL,
    ARITHMETIC_MISMATCH,
    CUT_LABEL,
    CUT_NUMBER,
    CUT_TABLE,
    DOUBTFUL_DIGIT,
    DUPLICATE_HEADER,
    HEADER_IN_BODY,
    INCOMPLETE_TOTAL,
    LOW_CONFIDENCE,
    NAMELESS_COLUMN,
    NAMELESS_ROW,
    NO_HEADER,
    NUMERIC_HEADER,
    SUSPECT_NUMBER,
    TOTAL_MISMATCH,
    UNMAPPED_GLYPH,
    UNPARSED_NUMBER,
)
from vonextract.model import Finding

_OF_TABLE = tuple(
    rule.name
    for rule in (
        NO_HEADER,
        NUMERIC_HEADER,
        AMOUNT_IN_LABEL,
        HEADER_IN_BODY,
        DUPLICATE_HEADER,
        NAMELESS_COLUMN,
        CUT_TABLE,
        LOW_CONFIDENCE,
    )
)
"""What makes the reading of a whole table doubtful, the plainest cause first: the others follow from it."""
_OF_ROW = (CUT_NUMBER.name, CUT_LABEL.name, NAMELESS_ROW.name)
"""What makes rows doubtful, the plainest cause first; neighbouring rows share one."""
_ALIKE = (UNPARSED_NUMBER.name, SUSPECT_NUMBER.name)
"""What one way of printing, or of misreading a column, brings in many cells."""
_OF_PRINT = (CUT_NUMBER.name, UNMAPPED_GLYPH.name)
"""What narrow cells, or a font, bring all over a table: one fault, wherever in it."""
_SUMS = (TOTAL_MISMATCH.name, INCOMPLETE_TOTAL.name, ARITHMETIC_MISMATCH.name)
"""What follows from a table read wrongly, when a slip of reading would explain it (severity error)."""
_OF_CELLS = tuple(
    rule.name
    for rule in (NUMERIC_HEADER, AMOUNT_IN_LABEL, CUT_NUMBER, CUT_LABEL, NAMELESS_ROW, UNPARSED_NUMBER)
)
"""What is said of rows and cells: no news where the whole table is doubted."""


def with_causes(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, numbered already, each with the `cause_id` of the one that it follows from.

    A finding is a cause, or follows from one in its own table; no finding follows from one that follows
    itself. The order is kept. Warnings about rows and cells of a table that is doubted as a whole become
    info: in a listing or a figure that was read as a table most of them are false.
    """
    findings = _without_news(findings)
    causes: dict[int, int] = {}
    for group in _tables(findings):
        _follow_first(_ranked(group, _OF_TABLE), causes)
        _follow_in_rows(_ranked(group, _OF_ROW), causes)
        _follow_at_cells(group, causes)
        _follow_print(group, causes)
        _follow_alike(group, causes)
        broken = _ranked(group, _OF_TABLE)
        for finding in group if broken else ():
            if finding.rule in _SUMS and finding.severity == "error":
                causes[finding.finding_id] = broken[0].finding_id
        _follow_names(group, causes)
        _follow_by_amount(group, causes)
    return [found.model_copy(update={"cause_id": _root(found, causes)}) for found in findings]


def _is_of_cells(found: Finding) -> bool:
    """Whether a finding is a warning or an error about rows or cells, no news where the table is doubted."""
    return found.rule in _OF_CELLS and found.severity != "info"


def _without_news(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those about cells of doubted tables as info."""
    doubted = {f.table_id for f in findings if f.rule == LOW_CONFIDENCE.name and f.severity != "info"}
    return [
        found.model_copy(update={"severity": "info"})
        if found.table_id in doubted and _is_of_cells(found)
        else found
        for found in findings
    ]


def _tables(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The warnings and errors of each table."""
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.table_id is not None and finding.severity != "info":
            groups.setdefault(finding.table_id, []).append(finding)
    return list(groups.values())


def _ranked(group: Iterable[Finding], rules: Sequence[str]) -> list[Finding]:
    """Those of the rules, the plainest cause first."""
    found = [finding for finding in group if finding.rule in rules]
    return sorted(found, key=lambda finding: rules.index(finding.rule))


def _follow_first(ranked: Sequence[Finding], causes: dict[int, int]) -> None:
    for follower in ranked[1:]:
        causes[follower.finding_id] = ranked[0].finding_id


def _follow_in_rows(ranked: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let findings about one row, or about the rows beside it, follow the plainest of them."""
    leaders: list[Finding] = []
    for finding in ranked:
        leader = next((other for other in leaders if _beside(other, finding)), None)
        if leader is None:
            leaders.append(finding)
        else:
            causes[finding.finding_id] = leader.finding_id


def _follow_at_cells(group: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let an unread cell follow a number that was cut there, and a letter in its picture follow both.

    What is said of many unread cells at once follows any number that was cut.
    """
    for cut, follower in pairwise((CUT_NUMBER.name, UNPARSED_NUMBER.name, DOUBTFUL_DIGIT.name)):
        said = [found for found in group if found.rule == cut]
        for finding in (found for found in group if found.rule == follower):
            at = (finding.row, finding.col)
            cause = next((o for o in said if at in ((None, None), (o.row, o.col))), None)
            if cause is not None:
                causes[finding.finding_id] = causes.get(cause.finding_id, cause.finding_id)


def _follow_print(group: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let what is said all over a table follow the first place of which it is said."""
    for rule in _OF_PRINT:
        first, *others = [f.finding_id for f in group if f.rule == rule and f.finding_id not in causes] or [0]
        causes.update(dict.fromkeys(others, first))


def _root(finding: Finding, causes: Mapping[int, int]) -> int | None:
    """What a finding follows from in the end."""
    place = finding.finding_id
    while place in causes:
        place = causes[place]
    return None if place == finding.finding_id else place


def _follow_alike(group: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let what is said of cells follow the first of which it is said; odd numbers follow a broken table."""
    broken = _ranked(group, _OF_TABLE)
    leaders: dict[tuple[str, str], int] = {}
    if broken:
        leaders = {(SUSPECT_NUMBER.name, reason): broken[0].finding_id for reason in map(_reason, group)}
    for finding in group:
        if finding.rule in _ALIKE and finding.finding_id not in causes:
            leader = leaders.setdefault((finding.rule, _reason(finding)), finding.finding_id)
            if leader != finding.finding_id:
                causes[finding.finding_id] = leader


def _follow_names(group: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let sums follow a number that was read into a name above them: its row holds part of another."""
    named = [found for found in group if found.rule == UNPARSED_NUMBER.name and found.col == 0]
    for finding in group:
        above = [found for found in named if (found.row or 0) < (finding.row or 0)]
        if finding.rule in _SUMS and above:
            first = above[0].finding_id
            causes.setdefault(finding.finding_id, causes.get(first, first))


def _reason(finding: Finding) -> str:
    """Why a cell is doubted: what stands behind its text and value."""
    return finding.message.rpartition(": ")[2]


def _follow_by_amount(group: Sequence[Finding], causes: dict[int, int]) -> None:
    """Let a sum follow the first of its row or column that is wrong by as much: one number is behind both."""
    leaders: list[Finding] = []
    for finding in _ranked(group, _SUMS):
        if not (off := _wrong_by(finding)):
            continue
        leader = next((o for o in leaders if _wrong_by(o) == off and _on_one_line(o, finding)), None)
        if leader is None:
            leaders.append(finding)
        else:
            causes.setdefault(finding.finding_id, causes.get(leader.finding_id, leader.finding_id))


def _wrong_by(finding: Finding) -> Decimal | None:
    if finding.expected is None or finding.actual is None:
        return None
    return abs(finding.expected - finding.actual)


def _on_one_line(one: Finding, other: Finding) -> bool:
    return None not in (one.row, one.col) and (one.row == other.row or one.col == other.col)


def _beside(one: Finding, other: Finding) -> bool:
    if one.row is None or other.row is None:
        return one.row is other.row and one.rule == other.rule
    return abs(one.row - other.row) <= 1

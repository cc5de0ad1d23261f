"""Numbers stated again: the same line, measure and time in two tables must be the same amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import combinations

from vonextract.checks.equations import Place, printed_step
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.findings.rules import RESTATED_MISMATCH
from vonextract.model import Fact, Finding, Report
from vonextract.swedish.typography import fold

Stated = dict[Hashable, Fact]


def restated_findings(report: Report) -> list[Finding]:
    """Amounts in which two tables differ that otherwise say the same."""
    tables = {table_id: stated for table_id, stated in _by_table(report.records.facts).items() if stated}
    shared: dict[tuple[int, int], list[Hashable]] = defaultdict(list)
    for key, holders in _holders(tables).items():
        for pair in combinations(holders[: SETTINGS.max_restated], 2):
            shared[pair].append(key)
    found: dict[tuple[int, int, int], Finding] = {}
    for (first, second), keys in sorted(shared.items()):
        for finding in _differences([(tables[first][k], tables[second][k]) for k in keys]):
            found.setdefault((finding.table_id or 0, finding.row or 0, finding.col or 0), finding)
    return list(found.values())


def restated_places(report: Report) -> set[Place]:
    """The cells whose amount another table states as well, for the same line, measure and time."""
    tables = _by_table(report.records.facts)
    found: set[Place] = set()
    for key, holders in _holders(tables).items():
        stated = [tables[table_id][key] for table_id in holders]
        for first, second in combinations(stated[: SETTINGS.most_holders], 2):
            if min(abs(first.value), abs(second.value)) >= SETTINGS.telling and _same(first, second):
                found |= {(fact.table_id, fact.row, fact.col) for fact in (first, second)}
    return found


def _by_table(facts: list[Fact]) -> dict[int, Stated]:
    """The facts of every table by what they are about; what a table says twice is left out."""
    tables: dict[int, Stated] = defaultdict(dict)
    twice: set[tuple[int, Hashable]] = set()
    for fact in facts:
        key = _about(fact)
        if key is None:
            continue
        if key in tables[fact.table_id]:
            twice.add((fact.table_id, key))
        tables[fact.table_id][key] = fact
    for table_id, key in twice:
        del tables[table_id][key]
    return tables


def _about(fact: Fact) -> Hashable | None:
    """What a fact states, apart from its value; None when that is not said well enough."""
    label = fold(fact.row_label)
    if not label or fact.measure is None or fact.year is None or line_words().is_bare_total(label):
        return None
    unit = "kronor" if fact.amount_sek is not None else fact.unit
    return label, fact.measure, fact.year, fact.as_of, fact.full_year, fact.population, unit


def _holders(tables: dict[int, Stated]) -> dict[Hashable, list[int]]:
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for table_id, stated in sorted(tables.items()):
        for key in stated:
            holders[key].append(table_id)
    return holders


def _differences(pairs: list[tuple[Fact, Fact]]) -> Iterator[Finding]:
    """The pairs that differ, when the tables agree in most others."""
    differing = [pair for pair in pairs if not _agree(*pair)]
    same = sum(1 for first, second in pairs if first.value and _agree(first, second))
    if same < SETTINGS.restated_agreement * max(1, len(differing)):
        return
    for first, second in differing:
        yield RESTATED_MISMATCH.finding(
            f"'{second.row_label}', '{second.column_label}' is {_shown(second)} here and "
            f"{_shown(first)} on page {first.page}.",
            page=second.page,
            table_id=second.table_id,
            row=second.row,
            col=second.col,
            expected=_worth(first) / _scale(second),
            actual=second.value,
        )


def _agree(first: Fact, second: Fact) -> bool:
    slack = (_step(first) + _step(second)) / 2
    return abs(_worth(first) - _worth(second)) <= slack


def _same(first: Fact, second: Fact) -> bool:
    """Whether two amounts are one: equal, or the finer is rounded to the coarser."""
    finer, coarser = sorted((_step(first), _step(second)))
    return abs(_worth(first) - _worth(second)) <= (coarser / 2 if finer < coarser else 0)


def _worth(fact: Fact) -> Decimal:
    return fact.value if fact.amount_sek is None else fact.amount_sek


def _scale(fact: Fact) -> Decimal:
    return fact.amount_sek / fact.value if fact.amount_sek and fact.value else Decimal(1)


def _step(fact: Fact) -> Decimal:
    return printed_step(fact.value) * _scale(fact)


def _shown(fact: Fact) -> str:
    return f"{fact.value:f} {fact.unit or ''}".strip()

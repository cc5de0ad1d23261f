"""Everything a report says about its own numbers, held against them."""

from __future__ import annotations

from vonextract.checks.arithmetic import arithmetic_relations
from vonextract.checks.equations import Relation
from vonextract.checks.judge import judge
from vonextract.checks.lines import column_lines, numbers_of, row_lines
from vonextract.checks.settings import DEFAULTS, CheckSettings
from vonextract.checks.totals import total_relations
from vonextract.model import Finding, Report, Table


def check(report: Report, settings: CheckSettings = DEFAULTS) -> list[Finding]:
    """The findings of all checks on a report whose cells have values.

    A pure function; `finding_id` is left to the caller.
    """
    return [finding for table in report.tables for finding in judge(relations_of(table, settings))]


def relations_of(table: Table, settings: CheckSettings = DEFAULTS) -> list[Relation]:
    """All that a table's labels and numbers say must be equal within it."""
    numbers = numbers_of(table)
    if not numbers:
        return []
    rows, columns = row_lines(table, numbers), column_lines(table, numbers)
    return [
        *total_relations(columns, settings),
        *total_relations(rows, settings),
        *arithmetic_relations(columns, settings),
        *arithmetic_relations(rows, settings),
    ]

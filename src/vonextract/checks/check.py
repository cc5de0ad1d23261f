"""Everything a report says about its own numbers, held against them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from vonextract.checks.arithmetic import arithmetic_relations
from vonextract.checks.blame import judge
from vonextract.checks.cut_in_two import cut_findings, cut_numbers, cut_tables
from vonextract.checks.doubted_numbers import number_cells, unread_places
from vonextract.checks.doubted_tables import low_confidence
from vonextract.checks.equations import Equation, Relation
from vonextract.checks.labels import label_findings
from vonextract.checks.lost_rows import lost_row_findings
from vonextract.checks.movements import movement_relations
from vonextract.checks.nested import of_which_relations, parted
from vonextract.checks.number_lines import Line, column_lines, numbers_of, row_lines
from vonextract.checks.odd_headers import header_amounts, header_findings
from vonextract.checks.oddities import odd_findings
from vonextract.checks.prose import prose_findings
from vonextract.checks.ratios import ratio_relations
from vonextract.checks.restated import restated_findings
from vonextract.checks.settings import SETTINGS
from vonextract.checks.swallowed import swallowed_amounts
from vonextract.checks.totals import total_relations
from vonextract.checks.untold import Places, dashes, dashes_are_untold, passes_over
from vonextract.model import Finding, Report, Table

Relations = list[list[Relation]]
"""What must be equal within each table of a report, in the order of its tables."""


def all_relations(report: Report) -> Relations:
    """What must be equal within the tables of a report, for `check` and `verified` to share."""
    return [relations_of(table) for table in report.tables]


def check(report: Report, known: Relations | None = None) -> list[Finding]:
    """The findings of all checks on a report whose cells have values.

    A pure function; `finding_id` is left to the caller.

    Args:
        report: with values in its cells.
        known: what `all_relations` says of the report; worked out here when None.
    """
    found: list[Finding] = []
    known = all_relations(report) if known is None else known
    with_dashes = dashes_are_untold(report, known)
    for table, relations in zip(report.tables, known, strict=True):
        untold = unread_places(table) | (dashes(table) if with_dashes else set())
        confirmed = {place for r in relations for place in r.confirmed(SETTINGS.significance)}
        held = [*relations, *_ratios(table)]
        found += judge(_not_explained(table, held, untold), dashes(table))
        found += odd_findings(table, confirmed)
        found += _shape_findings(table)
        found += low_confidence(table, relations, confirmed)
    found += cut_tables(report.tables)
    found += lost_row_findings(report)
    return [*found, *restated_findings(report), *prose_findings(report)]


def _not_explained(table: Table, relations: list[Relation], untold: Places) -> list[Relation]:
    """The relations without the sums that only lack a number that the header holds or that is not told."""
    amounts = header_amounts(table)
    return [
        replace(
            relation,
            equations=tuple(
                e for e in relation.equations if e.holds or not (_lacks(e, amounts) or passes_over(e, untold))
            ),
        )
        for relation in relations
    ]


def _lacks(equation: Equation, amounts: Mapping[int, Collection[Decimal]]) -> bool:
    return equation.difference in amounts.get(equation.result.cell.col, ())


def _shape_findings(table: Table) -> list[Finding]:
    """Shapes that a table read rightly does not have."""
    numbers = number_cells(table)
    return [
        *header_findings(table, numbers),
        *label_findings(table, numbers),
        *cut_findings(table, numbers),
        *swallowed_amounts(table, numbers),
    ]


def relations_of(table: Table) -> list[Relation]:
    """All that a table's labels and numbers say must be equal within it, where no halves of numbers stand."""
    pairs = cut_numbers(table, number_cells(table))
    halves = {(cell.row, cell.col) for pair in pairs for cell in pair}
    whole = {place: number for place, number in numbers_of(table).items() if place not in halves}
    if not whole:
        return []
    doubtful = {col for _, col in halves}
    rows = row_lines(table, {place: number for place, number in whole.items() if place[1] not in doubtful})
    columns = column_lines(table, whole)
    row_totals = total_relations(columns, labels_suffice=False)
    for relation in row_totals:
        _fill_blank_totals(rows, relation)
    of_columns = [
        *row_totals,
        *arithmetic_relations(columns, numbers_suffice=True),
        *arithmetic_relations(columns, numbers_suffice=False, shares=True),
    ]
    made = {equation.result.cell.col for relation in of_columns for equation in relation.equations}
    return [
        *of_columns,
        *movement_relations(columns, made),
        *total_relations(parted(rows), labels_suffice=True),
        *of_which_relations(rows),
        *arithmetic_relations(rows, numbers_suffice=False),
    ]


def _ratios(table: Table) -> Iterator[Relation]:
    """The shares and rates of a table, held against what they are made of."""
    numbers = numbers_of(table)
    return ratio_relations(column_lines(table, numbers), row_lines(table, numbers))


def _fill_blank_totals(rows: list[Line], row_total: Relation) -> None:
    """Let a row whose own total is left blank enter the column's sum with its parts."""
    if row_total.hits(SETTINGS.significance) < 2:
        return
    total = row_total.equations[0].result.cell.col
    parts = {term.number.cell.col for equation in row_total.equations for term in equation.terms}
    for row in rows:
        if row.kind == "part" and total not in row.numbers:
            row.filled[total] = [row.numbers[col] for col in sorted(parts) if col in row.numbers]

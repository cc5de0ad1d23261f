"""From tables to knowledge: kinds, values, units and typed records of a report."""

from __future__ import annotations

from dataclasses import replace

from vonextract.display import excerpt
from vonextract.findings.rules import UNKNOWN_KIND
from vonextract.meaning.columns import (
    ColumnContext,
    ColumnMeaning,
    resolve_columns,
    stated_columns,
)
from vonextract.meaning.record_words import Vocabulary, default_vocabulary
from vonextract.model import Finding, Records, Report, Table
from vonextract.records.families import FAMILIES, link_activities, name_by_tree
from vonextract.records.inferred_units import MoneyTable, infer_units
from vonextract.records.kinds import Verdict, identify, traits_of
from vonextract.records.outside_headers import (
    NO_TIMES,
    Timed,
    Times,
    header_of,
    header_over_page,
    is_part_below,
    times_before,
    times_of,
    times_printed,
)
from vonextract.records.rows import mark_totals, read_rows
from vonextract.records.settings import SETTINGS
from vonextract.records.stated import NOTHING, Stated
from vonextract.records.stated_units import StatedUnits
from vonextract.records.surroundings import Surroundings
from vonextract.records.table_reading import (
    About,
    Reading,
    marks_by_row,
    meanings_of_labels,
    notes_by_row,
)
from vonextract.records.values import notation_of, read_values
from vonextract.table_view import TableView


def interpret(report: Report, by_people: Stated = NOTHING) -> Report:
    """The report with kinds, values, units and records; the one given is left as it was.

    Args:
        report: as it stands on the pages.
        by_people: what people state, which goes before what is read.

    Findings are added for numbers that cannot be read, and tables with numbers of no known kind.
    """
    words = default_vocabulary()
    tables = [_copied(table) for table in report.tables]
    surroundings, notation = Surroundings(report, words), notation_of(report)
    findings: list[Finding] = []
    readings: list[Reading] = []
    moneys: list[MoneyTable] = []
    before: Timed | None = None
    for table in tables:
        view = TableView(table)
        findings += filter(by_people.doubted, read_values(view, words.units, notation))
        by_people.amend(table)
        kind_stated = by_people.kinds.get(table.table_id)
        above = surroundings.lines_above(table)
        printed, outside = _heads(view, above, before)
        columns, money = _understand(view, outside, surroundings, words, before, kind_stated)
        if before is not None and is_part_below(view, above, before.view):
            money = replace(money, above=moneys[-1])
        notes, marks = notes_by_row(report, table), marks_by_row(report, table)
        stated = stated_columns(_paths(view, outside), words)
        rows, titles = read_rows(view, marks), surroundings.titles(table)
        by_label = meanings_of_labels(rows, words)
        kind = words.kind(table.kind)
        about = About(report.meta.year, surroundings.looks_back)
        readings.append(
            Reading(
                view,
                kind,
                columns,
                stated,
                rows,
                by_label,
                titles,
                notes,
                marks,
                about,
                words,
                money.sources,
                printed,
                by_people,
            )
        )
        moneys.append(money)
        before = Timed(view, times_of(view, outside))
    findings += infer_units(report, moneys, words.units)
    numbered = _numbered([*report.findings, *findings, *_unknown_kinds(tables)])
    return report.model_copy(update={"tables": tables, "records": _records(readings), "findings": numbered})


def _heads(view: TableView, above: list[str], before: Timed | None) -> tuple[Times, Times]:
    """What is printed over columns that have no header of their own; and that, or else their times."""
    if printed := times_printed(view, above):
        return printed, printed
    if before is None:
        return NO_TIMES, NO_TIMES
    header = header_over_page(view, above, before)
    return header, header or times_before(view, before)


def _copied(table: Table) -> Table:
    return table.model_copy(update={"cells": [cell.model_copy() for cell in table.cells]})


def _understand(
    view: TableView,
    outside: Times,
    around: Surroundings,
    words: Vocabulary,
    before: Timed | None,
    kind: str | None,
) -> tuple[list[ColumnMeaning], MoneyTable]:
    """Set the table's kind, its rows' roles and units; returns what its columns mean and whence the units."""
    table, meta = view.table, around.report.meta
    titles = around.titles(table)
    context = ColumnContext(meta.year, meta.as_of, around.looks_back, titles[:2], words)
    columns = resolve_columns(_paths(view, outside), context)
    units = {cell.unit for cell in table.cells} | {column.unit for column in columns}
    money = any(words.units.kronor(column.unit) is not None for column in columns)
    verdict = identify(traits_of(view, titles[: SETTINGS.near_headings], units, money=money), words)
    table.kind, table.kind_score = verdict.kind, round(verdict.score, 3)
    if table.kind == "annat" and before is not None and _continues(view, outside, before):
        table.kind = before.view.table.kind
    trace = _sentence(verdict, table.kind)
    if kind is not None:
        table.kind, table.kind_score, trace = kind, 1.0, f"Kind {kind}, as a person states."
    mark_totals(view, words.kinds.get(table.kind), words)
    stated = StatedUnits(view, columns, around.of(table), words)
    table.trace = [*table.trace, trace]
    return columns, MoneyTable(view, stated.amounts, stated.set(), stated.money_is_stated)


def _sentence(verdict: Verdict, kind: str) -> str:
    if verdict.kind != kind:
        return f"Kind {kind}, as the table before it with the same header."
    scores = f"score {verdict.score:.2f}, next {verdict.runner_up:.2f}"
    return f"Kind {kind} ({scores}) by: {verdict.why or 'nothing'}."


def _continues(view: TableView, outside: Times, before: Timed) -> bool:
    """Whether a table of unknown kind has the header of the one before it, printed again or left out."""
    if outside:
        return outside == header_of(before) or list(outside.values()) == list(before.times.values())
    if before.view.table.section_id != view.table.section_id or view.table.n_header_rows == 0:
        return False
    return any(paths := _paths(view)) and paths == _paths(before.view)


def _paths(view: TableView, outside: Times = NO_TIMES) -> list[list[str]]:
    """The header path of each column, below the time that stands outside of the table."""
    return [[*filter(None, [outside.get(col)]), *view.header_path(col)] for col in range(view.table.n_cols)]


def _unknown_kinds(tables: list[Table]) -> list[Finding]:
    """A finding for each table with numbers and no known kind; one for all when they are many."""
    unknown = [t for t in tables if t.kind == "annat" and any(cell.value is not None for cell in t.cells)]
    if len(unknown) > SETTINGS.max_unknown:
        message = f"{len(unknown)} tables have numbers but are of no known kind; the first is on this page."
        page = unknown[0].page_first
        return [UNKNOWN_KIND.finding(message, page=page)]
    return [
        UNKNOWN_KIND.of_table(t, f"'{excerpt(t.title or '')}' has numbers but is of no known kind.")
        for t in unknown
    ]


def _records(readings: list[Reading]) -> Records:
    records = Records()
    last = [reading for reading in readings if reading.kind.family == "kallforteckning"]
    for reading in [*(reading for reading in readings if reading not in last), *last]:
        for family in FAMILIES:
            if family.identify(reading):
                family.extract(reading, records)
    link_activities(records)
    name_by_tree(records)
    return records


def _numbered(findings: list[Finding]) -> list[Finding]:
    return [
        finding.model_copy(update={"finding_id": number}) for number, finding in enumerate(findings, start=1)
    ]

"""Which facts a stated sum confirms, and how far each can be trusted."""

from __future__ import annotations

from collections.abc import Iterable

from vonextract.checks.check import relations_of
from vonextract.checks.equations import Place
from vonextract.checks.settings import DEFAULTS, CheckSettings
from vonextract.model import Fact, Finding, Report

CONFIRMED, DOUBTED = 0.99, 0.2


def verified(report: Report, findings: Iterable[Finding], settings: CheckSettings = DEFAULTS) -> Report:
    """The report with every fact marked that takes part in a stated sum which holds.

    Args:
        report: with its facts.
        findings: everything found about the report; a fact whose cell is doubted (warning or
            error) loses its confidence, and no sum confirms it.
        settings: the same as `check` was called with.
    """
    confirmed = {
        place
        for table in report.tables
        for relation in relations_of(table, settings)
        for place in relation.confirmed(settings.significance)
    }
    doubted = {
        (f.table_id, f.row, f.col)
        for f in findings
        if f.severity != "info" and f.table_id is not None and f.row is not None and f.col is not None
    }
    facts = [_judged(fact, confirmed, doubted) for fact in report.records.facts]
    records = report.records.model_copy(update={"facts": facts})
    return report.model_copy(update={"records": records})


def _judged(fact: Fact, confirmed: set[Place], doubted: set[Place]) -> Fact:
    place = (fact.table_id, fact.row, fact.col)
    if place in doubted:
        return fact.model_copy(update={"verified": None, "confidence": min(fact.confidence, DOUBTED)})
    if place in confirmed:
        return fact.model_copy(update={"verified": "total", "confidence": max(fact.confidence, CONFIRMED)})
    return fact

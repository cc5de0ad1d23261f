"""Which facts a stated sum, another table or a second engine confirms, and how far each can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from vonextract.checks.check import Relations, all_relations
from vonextract.checks.equations import Place
from vonextract.checks.restated import restated_places
from vonextract.checks.settings import SETTINGS
from vonextract.model import Fact, Finding, Report


def verified(
    report: Report,
    findings: Iterable[Finding],
    read_alike: Collection[Place] = (),
    known: Relations | None = None,
) -> Report:
    """The report with every fact marked that a stated sum, another table, or a second engine confirms.

    On pictures a sum alone does: another engine read the same hidden text, and what is misread once may be
    so again.

    Args:
        report: with its facts.
        findings: everything found about the report; a fact whose cell, row, column or table is
            doubted (warning or error) loses its confidence, and nothing confirms it.
        read_alike: cells that another engine read the same way.
        known: what `all_relations` says of the report; worked out here when None.
    """
    known = all_relations(report) if known is None else known
    summed = {
        place
        for relations in known
        for relation in relations
        for place in relation.confirmed(SETTINGS.significance)
    }
    doubts, again = _Doubts(findings), restated_places(report)
    pictures = {page.page for page in report.pages if page.source in ("ocr", "hidden_text")}
    facts = [
        _judged(fact, summed, (), (), doubts)
        if fact.page in pictures
        else _judged(fact, summed, read_alike, again, doubts)
        for fact in report.records.facts
    ]
    records = report.records.model_copy(update={"facts": facts})
    return report.model_copy(update={"records": records})


class _Doubts:
    """The places that warnings and errors speak of: a cell, a row, a column, a whole table."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._places = {
            (f.table_id, f.row, f.col) for f in findings if f.severity != "info" and f.table_id is not None
        }

    def cover(self, fact: Fact) -> bool:
        """Whether any of them holds the fact's cell."""
        table, row, col = fact.table_id, fact.row, fact.col
        around = {(table, row, col), (table, row, None), (table, None, col), (table, None, None)}
        return not around.isdisjoint(self._places)


def _judged(
    fact: Fact,
    summed: Collection[Place],
    read_alike: Collection[Place],
    again: Collection[Place],
    doubts: _Doubts,
) -> Fact:
    if fact.verified_by == "person":
        return fact
    place = (fact.table_id, fact.row, fact.col)
    if doubts.cover(fact):
        return _marked(fact, None, min(fact.confidence, SETTINGS.doubted))
    if fact.unit_source == "inferred":
        return fact
    if place in summed:
        return _marked(fact, "total", max(fact.confidence, SETTINGS.by_total))
    if place in again:
        return _marked(fact, "restated", max(fact.confidence, SETTINGS.by_restated))
    if place in read_alike:
        return _marked(fact, "engine", max(fact.confidence, SETTINGS.by_engine))
    return fact


def _marked(fact: Fact, by: str | None, confidence: float) -> Fact:
    return fact.model_copy(update={"verified": by is not None, "verified_by": by, "confidence": confidence})

"""What one report came to, in figures."""

from __future__ import annotations

from collections import Counter

from pydantic import BaseModel, Field

from vonextract.model import Report, Status


class Summary(BaseModel):
    """The figures of a report."""

    doc_id: str
    status: Status
    pages: int
    scanned_pages: int = Field(0, description="Pages with text that comes from a picture of paper")
    sections: int
    tables: dict[str, int] = Field(description="Number of tables by kind")
    cells: int
    facts: int
    footnotes: int
    findings: dict[str, int] = Field(
        description="Number of findings by severity, those left out that follow from another"
    )
    unassigned: float = Field(description="Share of the words that found no place, 0 to 1")


def summarise(report: Report) -> Summary:
    """The figures of a report."""
    return Summary(
        doc_id=report.meta.doc_id,
        status=report.meta.status,
        pages=report.meta.pages,
        scanned_pages=report.meta.scanned_pages,
        sections=len(report.sections),
        tables=dict(sorted(Counter(t.kind for t in report.tables).items())),
        cells=sum(len(t.cells) for t in report.tables),
        facts=len(report.records.facts),
        footnotes=len(report.footnotes),
        findings=dict(sorted(Counter(f.severity for f in report.findings if f.cause_id is None).items())),
        unassigned=report.meta.unassigned_words / report.meta.words if report.meta.words else 0.0,
    )

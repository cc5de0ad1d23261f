"""The whole of a document, what is doubtful about it, and what people state of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from pydantic import Field

from vonextract.model.base import Element, Severity
from vonextract.model.content import Footnote, FootnoteRef, Section, Table
from vonextract.model.document import Arende, DocumentFact, DocumentMeta, Handling, PageInfo
from vonextract.model.records import Records

CorrectionState = Literal["applied", "stale", "unnecessary"]


class Finding(Element):
    """Something doubtful or contradictory, and where."""

    finding_id: int = 0
    cause_id: int | None = Field(None, description="The finding that this one follows from; None for a cause")
    severity: Severity
    rule: str
    message: str
    page: int | None = None
    section_id: int | None = None
    table_id: int | None = None
    row: int | None = None
    col: int | None = None
    expected: Decimal | None = None
    actual: Decimal | None = None
    checked: Literal["true", "false_alarm"] | None = Field(
        None, description="What a person found when she looked it up"
    )


class AppliedCorrection(Element):
    """A statement of a person about the document, and what became of it."""

    correction_id: str
    target: str = Field(
        description="What it is stated of: doc_id, table, row and column, * for all; or a finding"
    )
    field: str
    value: str
    reason: str
    by: str
    at: dt.datetime = Field(description="In UTC")
    state: CorrectionState
    read: str | None = Field(None, description="What the reader found there")


class Report(Element):
    """Everything one document says."""

    meta: DocumentMeta
    document_facts: list[DocumentFact] = Field(default_factory=list)
    pages: list[PageInfo] = Field(default_factory=list)
    arenden: list[Arende] = Field(default_factory=list)
    handlingar: list[Handling] = Field(default_factory=list)
    sections: list[Section] = Field(default_factory=list)
    tables: list[Table] = Field(default_factory=list)
    footnotes: list[Footnote] = Field(default_factory=list)
    footnote_refs: list[FootnoteRef] = Field(default_factory=list)
    records: Records = Field(default_factory=Records)
    findings: list[Finding] = Field(default_factory=list)
    corrections: list[AppliedCorrection] = Field(default_factory=list)

    def __repr__(self) -> str:
        tables, findings = len(self.tables), len(self.findings)
        return (
            f"<Report {self.meta.file_name!r}: {self.meta.pages} pages, {tables} tables, {findings} findings>"
        )

    def _repr_html_(self) -> str:
        from vonextract.render.frames import report_html

        return report_html(self)

"""What a rule is, and how a finding of it is made."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vonextract.model import Cell, Finding, Severity, Table

Subject = Literal["report", "reading"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a report, or our reading of it, can be doubtful.

    Attributes:
        name: as stored in `findings.rule`.
        severity: of its findings, unless one of them says otherwise.
        says: what must be equal, or what was seen, for docs/checks.md.
        what_to_do: advice to whoever meets the finding.
        example: what it looks like on a page.
        about: whether it speaks of the report's own numbers or of how they were read.
    """

    name: str
    severity: Severity
    says: str
    what_to_do: str
    example: str
    about: Subject = "reading"

    def finding(
        self,
        message: str,
        *,
        severity: Severity | None = None,
        page: int | None = None,
        section_id: int | None = None,
        table_id: int | None = None,
        row: int | None = None,
        col: int | None = None,
        expected: Decimal | None = None,
        actual: Decimal | None = None,
    ) -> Finding:
        """A finding of this rule; `finding_id` is left to whoever collects them."""
        return Finding(
            severity=severity or self.severity,
            rule=self.name,
            message=message,
            page=page,
            section_id=section_id,
            table_id=table_id,
            row=row,
            col=col,
            expected=expected,
            actual=actual,
        )

    def of_table(
        self,
        table: Table,
        message: str,
        *,
        severity: Severity | None = None,
        row: int | None = None,
        col: int | None = None,
    ) -> Finding:
        """A finding about a table, or a row or a column of it."""
        page = next((cell.page for cell in table.cells if cell.row == row), table.page_first)
        return self.finding(message, severity=severity, page=page, table_id=table.table_id, row=row, col=col)

    def of_cell(
        self,
        table_id: int,
        cell: Cell,
        message: str,
        *,
        severity: Severity | None = None,
        section_id: int | None = None,
        expected: Decimal | None = None,
    ) -> Finding:
        """A finding about the number that a cell states."""
        return self.finding(
            message,
            severity=severity,
            page=cell.page,
            section_id=section_id,
            table_id=table_id,
            row=cell.row,
            col=cell.col,
            expected=expected,
            actual=cell.value,
        )

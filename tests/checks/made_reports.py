"""Reports made up in a test: a table is typed as rows of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from vonextract.checks.check import check
from vonextract.geometry import Box
from vonextract.model import (
    Block,
    Cell,
    DocumentMeta,
    Fact,
    Finding,
    Records,
    Report,
    Role,
    Section,
    Table,
)
from vonextract.swedish.numbers import parse_number
from vonextract.tables.roles import is_total_label

BOX = Box(0, 0, 1, 1)


def table(
    rows: Sequence[Sequence[str]],
    *,
    unit: str | None = "tkr",
    headers: int = 1,
    labels: int = 1,
    groups: Sequence[int] = (),
    totals: Sequence[int] = (),
    table_id: int = 1,
    section_id: int | None = 1,
) -> Table:
    """A table of `rows`, of which the first `headers` are header and the first `labels` columns name rows."""
    cells = []
    for r, row in enumerate(rows):
        total = r in totals or is_total_label(row[0])
        for c, text in enumerate(row):
            number = parse_number(text) if r >= headers and c >= labels else None
            cells.append(
                Cell(
                    row=r,
                    col=c,
                    role=_role(r < headers, r in groups, total, c < labels, text),
                    text=text,
                    value=number.value if number else None,
                    unit=number.unit if number else None,
                    page=1,
                    box=BOX,
                )
            )
    return Table(
        table_id=table_id,
        section_id=section_id,
        ordinal=table_id,
        kind="drift",
        unit=unit,
        n_rows=len(rows),
        n_cols=len(rows[0]),
        n_header_rows=headers,
        page_first=1,
        page_last=1,
        box=BOX,
        method="made",
        confidence=1,
        cells=cells,
    )


def _role(header: bool, group: bool, total: bool, label: bool, text: str) -> Role:
    if header:
        return "header"
    if not text:
        return "empty"
    return "group" if group else "total" if total else "label" if label else "value"


def section(text: str, title: str = "Ekonomi", section_id: int = 1) -> Section:
    """A section with one paragraph."""
    return Section(
        section_id=section_id,
        parent_id=None,
        ordinal=section_id,
        level=1,
        title=title,
        blocks=[Block(type="paragraph", text=text, raw=text, page=1, box=BOX)],
        page_first=1,
        page_last=1,
        box=BOX,
    )


def report(*tables: Table, sections: Sequence[Section] = (), facts: Sequence[Fact] = ()) -> Report:
    """A report of tables and sections."""
    meta = DocumentMeta(
        doc_id="0" * 16,
        file_name="made.pdf",
        path="made.pdf",
        sha256="0" * 64,
        bytes=1,
        pages=1,
        as_of=dt.date(2023, 8, 31),
        extractor_version="test",
    )
    return Report(meta=meta, sections=list(sections), tables=list(tables), records=Records(facts=list(facts)))


def fact(table_id: int, row: int, col: int, value: str, label: str = "Hemtjänst", **more: object) -> Fact:
    """A fact in tkr."""
    amount = Decimal(value)
    fields: dict[str, object] = {
        "page": table_id,
        "kind": "drift",
        "row_path": label,
        "column_label": "Budget 2024",
        "column_path": "Budget 2024",
        "measure": "budget",
        "year": 2024,
        "unit": "tkr",
        "amount_sek": amount * 1000,
    }
    return Fact.model_validate(
        {"table_id": table_id, "row": row, "col": col, "value": amount, "row_label": label} | fields | more
    )


def alarms(findings: Sequence[Finding]) -> list[tuple[str, int | None, int | None]]:
    """Rule, row and column of all findings that are no mere information."""
    return [(f.rule, f.row, f.col) for f in findings if f.severity != "info"]


HEADER = ["Verksamhet", "Budget 2024", "Utfall 2024"]
BODY = [["Hemtjänst", "12 500", "11 900"], ["Boende", "8 200", "8 300"], ["Kost", "4 100", "4 000"]]


def doubts(rows: Sequence[Sequence[str]], headers: int = 1) -> set[tuple[str, int | None, int | None]]:
    """Rule, row and column of every warning about a report of one table."""
    return set(alarms(check(report(table(rows, headers=headers)))))

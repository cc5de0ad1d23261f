"""Small reports and tables, built in the tests."""

from collections.abc import Sequence
from typing import Any

from vonextract.geometry import Box
from vonextract.model import Cell, DocumentMeta, Report, Role, Section, Table

BOX = Box(0, 0, 10, 10)


def table(
    rows: Sequence[Sequence[str]],
    *,
    title: str | None = None,
    header_rows: int = 1,
    roles: dict[int, Role] | None = None,
    **changes: Any,
) -> Table:
    """A table of texts; the first column labels, `roles` by row for groups and totals."""
    cells = []
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            role: Role = (
                "header" if r < header_rows else "empty" if not text else "label" if c == 0 else "value"
            )
            role = (roles or {}).get(r, role) if text else role
            cells.append(Cell(row=r, col=c, role=role, text=text, page=1, box=BOX))
    data = {
        "table_id": 1,
        "section_id": 1,
        "ordinal": 1,
        "title": title,
        "n_rows": len(rows),
        "n_cols": max(map(len, rows)),
        "n_header_rows": header_rows,
        "page_first": 1,
        "page_last": 1,
        "box": BOX,
        "method": "test",
        "confidence": 1.0,
        "cells": cells,
    }
    return Table(**(data | changes))


def report(*tables: Table, sections: Sequence[Section] = (), **meta: Any) -> Report:
    """A report with these tables, numbered."""
    data = {
        "doc_id": "0" * 16,
        "file_name": "a.pdf",
        "path": "a.pdf",
        "sha256": "0" * 64,
        "bytes": 1,
        "pages": 1,
        "extractor_version": "0",
    }
    numbered = [t.model_copy(update={"table_id": i, "ordinal": i}) for i, t in enumerate(tables, start=1)]
    return Report(
        meta=DocumentMeta(**(data | meta)),
        sections=list(sections) or [section("1 Inledning")],
        tables=numbered,
    )


def section(title: str, section_id: int = 1, parent_id: int | None = None) -> Section:
    """A section without text."""
    return Section(
        section_id=section_id,
        parent_id=parent_id,
        ordinal=section_id,
        level=1,
        title=title,
        page_first=1,
        page_last=1,
        box=BOX,
    )

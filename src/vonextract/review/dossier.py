"""A report as it is reviewed: its tables, what every cell was taken for, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

from vonextract.geometry import Box
from vonextract.ref import Ref

_RANKS = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Doubt:
    """A finding, as it is shown.

    Attributes:
        doc_id: the document.
        finding_id: its number within the document.
        severity: error, warning or info.
        rule: name of the check.
        message: one sentence.
        page: page it is about.
        table_id, row, col: the cell or the table it is about, as far as it is about one.
        expected, actual: the number that should stand there, and the one that does.
        place: title of the table or section.
        checked: what a person found when she looked it up: true or false_alarm; None when nobody has.
    """

    doc_id: str
    finding_id: int
    severity: str
    rule: str
    message: str
    page: int | None = None
    table_id: int | None = None
    row: int | None = None
    col: int | None = None
    expected: float | None = None
    actual: float | None = None
    place: str | None = None
    checked: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it still doubts anything."""
        return self.checked != "false_alarm"

    @property
    def ref(self) -> Ref | None:
        """The cell it is about."""
        if self.table_id is None or self.row is None or self.col is None:
            return None
        return Ref(self.doc_id, self.table_id, self.row, self.col)

    @property
    def weight(self) -> tuple[bool, int, bool, float, int]:
        """Sorts the heaviest first: what nobody has checked, our own doubts, amounts that are far off."""
        off = abs(self.actual - self.expected) if self.actual is not None and self.expected is not None else 0
        return self.checked is not None, _RANKS.get(self.severity, 3), not off, -off, self.page or 0


@dataclass(frozen=True, eq=False)
class CellRead:
    """A cell and what became of it.

    Attributes:
        ref: its name.
        row_span, col_span: what it covers.
        role: header, label, group, total, value or empty.
        text: as printed.
        value: the number, None when it states none.
        unit: of the number.
        page, box: where it stands.
        fact: the columns of `facts` for it; empty when it gave none.
        doubts: findings about it.
    """

    ref: Ref
    row_span: int
    col_span: int
    role: str
    text: str
    value: float | None
    unit: str | None
    page: int
    box: Box
    fact: Mapping[str, Any] = field(default_factory=dict)
    doubts: Sequence[Doubt] = ()

    @property
    def severity(self) -> str | None:
        """Of its heaviest finding."""
        return min(
            (d.severity for d in self.doubts if d.stands), key=lambda s: _RANKS.get(s, 3), default=None
        )

    @property
    def state(self) -> str:
        """How far it is to be trusted: error, warning, info, confirmed, unconfirmed; '' without number."""
        if self.severity in ("error", "warning"):
            return str(self.severity)
        if self.value is None or not self.fact:
            return self.severity or ""
        return "confirmed" if self.fact["verified"] else "unconfirmed"

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """The rows and columns of the grid that it covers."""
        rows = range(self.ref.row, self.ref.row + self.row_span)
        return product(rows, range(self.ref.col, self.ref.col + self.col_span))


@dataclass(frozen=True, eq=False)
class TableRead:
    """A table with its cells, in reading order."""

    doc_id: str
    table_id: int
    kind: str
    title: str | None
    unit: str | None
    n_rows: int
    n_cols: int
    n_header_rows: int
    page_first: int
    page_last: int
    method: str
    confidence: float
    trace: Sequence[str]
    cells: Sequence[CellRead]
    doubts: Sequence[Doubt] = ()

    @cached_property
    def pages(self) -> Sequence[int]:
        """The pages that its cells stand on."""
        return sorted({cell.page for cell in self.cells})

    @cached_property
    def _covering(self) -> Mapping[tuple[int, int], CellRead]:
        return {place: cell for cell in self.cells for place in cell.places}

    def cell(self, row: int, col: int) -> CellRead | None:
        """The cell that covers a place."""
        return self._covering.get((row, col))

    def headers_of(self, cell: CellRead) -> list[CellRead]:
        """The header cells above it, from the top."""
        rows = range(min(self.n_header_rows, cell.ref.row))
        found = [self.cell(row, cell.ref.col) for row in rows]
        return list(dict.fromkeys(c for c in found if c is not None and c.text))

    def labels_of(self, cell: CellRead) -> list[CellRead]:
        """The labels left of it."""
        found = [self.cell(cell.ref.row, col) for col in range(cell.ref.col)]
        return list(dict.fromkeys(c for c in found if c is not None and c.value is None and c.text))


@dataclass(frozen=True, eq=False)
class Dossier:
    """A document, its tables and its findings, the heaviest first."""

    doc_id: str
    file_name: str
    path: Path
    sha256: str
    pages: int
    title: str | None
    organisation: str | None
    committee: str | None
    document_type: str | None
    year: int | None
    status: str
    tables: Sequence[TableRead]
    doubts: Sequence[Doubt]

    def table(self, table_id: int) -> TableRead | None:
        """A table by its number."""
        return next((t for t in self.tables if t.table_id == table_id), None)

    def on_page(self, page: int) -> list[TableRead]:
        """The tables that have cells on a page."""
        return [t for t in self.tables if page in t.pages]

    @cached_property
    def doubtful_pages(self) -> Mapping[int, str]:
        """For each page with findings, the heaviest severity."""
        heaviest: dict[int, str] = {}
        for doubt in sorted(self.doubts, key=lambda d: _RANKS.get(d.severity, 3)):
            if doubt.page is not None and doubt.stands:
                heaviest.setdefault(doubt.page, doubt.severity)
        return heaviest

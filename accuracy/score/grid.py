"""A table as a rectangle of texts and values: what a spanning cell says fills every place that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from accuracy.made.model import Cell as MadeCell
from accuracy.made.model import Table as MadeTable
from accuracy.score.texts import folded
from vonextract.model import Finding, Table


@dataclass
class Grid:
    """By row and column: texts, values (nan where there is none), where cells begin, what findings doubt."""

    text: npt.NDArray[np.object_]
    value: npt.NDArray[np.float64]
    begins: npt.NDArray[np.bool_]
    doubted: npt.NDArray[np.bool_]
    header_rows: int
    labels: int = 1
    kind: str = "annat"
    optional: bool = False
    confidence: float = 1.0

    @classmethod
    def empty(cls, rows: int, columns: int, header_rows: int, **more: Any) -> Grid:
        """A grid of empty texts."""
        shape = (rows, columns)
        text = np.full(shape, "", dtype=np.object_)
        begins, doubted = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
        return cls(text, np.full(shape, np.nan), begins, doubted, header_rows, **more)

    def put(self, row: int, col: int, spans: tuple[int, int], text: str | None, value: Any) -> None:
        """Set a cell; its value stands at its first place only."""
        self.text[row : row + spans[0], col : col + spans[1]] = folded(text)
        self.begins[row, col] = True
        if value is not None:
            self.value[row, col] = float(value)

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """The places that have a value."""
        return [(int(row), int(col)) for row, col in zip(*np.nonzero(~np.isnan(self.value)), strict=True)]


def true_grid(block: dict[str, Any]) -> Grid:
    """The grid of a table block of a truth file."""
    cells = [[_made(cell) for cell in row] for row in block["rows"]]
    placed = list(MadeTable(cells, [], []).placed())
    columns = max((col + cell.colspan for _, col, cell in placed), default=0)
    grid = Grid.empty(
        len(cells),
        columns,
        block.get("header_rows", 1),
        labels=block.get("row_header_cols", 1),
        kind=block.get("kind", "annat"),
        optional=block.get("optional", False),
    )
    for row, col, cell in placed:
        grid.put(row, col, (min(cell.rowspan, len(cells) - row), cell.colspan), cell.text, cell.value)
    return grid


def _made(cell: dict[str, Any]) -> MadeCell:
    value = cell.get("value")
    return MadeCell(
        cell.get("printed", cell.get("text", "")),
        None if value is None else Decimal(str(value)),
        cell.get("colspan", 1),
        cell.get("rowspan", 1),
    )


def read_grid(table: Table, findings: Sequence[Finding]) -> Grid:
    """The grid of a table that was read, doubted where a warning or error points."""
    shape = (table.n_rows, table.n_cols, table.n_header_rows)
    grid = Grid.empty(*shape, kind=table.kind, confidence=table.confidence)
    for cell in table.cells:
        grid.put(cell.row, cell.col, (cell.row_span, cell.col_span), cell.text, cell.value)
    for finding in findings:
        if finding.severity != "info" and finding.table_id == table.table_id:
            rows = slice(None) if finding.row is None else finding.row
            cols = slice(None) if finding.col is None else finding.col
            grid.doubted[rows, cols] = True
    return grid

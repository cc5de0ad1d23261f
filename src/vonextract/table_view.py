"""A table looked at as a grid: which cell covers a place, what stands above it and left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vonextract.lazy import lazy
from vonextract.model import Cell, Table
from vonextract.swedish.typography import DASHES, fold_spaces

_DASH = re.compile(rf"[{DASHES}*.… ]+")

_WORD = re.compile(r"[^\W\d_]{3}")

MAX_PLACES = 2_000_000
"""Largest grid that is laid out; a larger one is looked at by its cells' own places only."""


class TableView:
    """A `Table` by its places. Reads the cells as they are; changes to them are seen."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._at: dict[tuple[int, int], Cell] = {}
        spread = table.n_rows * table.n_cols <= MAX_PLACES
        for cell in table.cells:
            rows = range(cell.row, min(cell.row + cell.row_span, table.n_rows)) if spread else (cell.row,)
            cols = range(cell.col, min(cell.col + cell.col_span, table.n_cols)) if spread else (cell.col,)
            for row in rows:
                for col in cols:
                    self._at.setdefault((row, col), cell)

    def at(self, row: int, col: int) -> Cell | None:
        """The cell that covers a place."""
        return self._at.get((row, col))

    def text(self, row: int, col: int) -> str:
        """The text that covers a place, "" when there is none."""
        cell = self._at.get((row, col))
        return fold_spaces(cell.text) if cell else ""

    @property
    def body(self) -> range:
        """The rows below the header."""
        return range(self.table.n_header_rows, self.table.n_rows)

    @lazy
    def rows(self) -> dict[int, list[Cell]]:
        """The cells that begin in each row, from left to right."""
        found: dict[int, list[Cell]] = {}
        for cell in sorted(self.table.cells, key=lambda cell: (cell.row, cell.col)):
            found.setdefault(cell.row, []).append(cell)
        return found

    @lazy
    def columns(self) -> dict[int, list[Cell]]:
        """The cells below the header that begin in each column and do not span others."""
        found: dict[int, list[Cell]] = {}
        for cell in sorted(self.table.cells, key=lambda cell: (cell.row, cell.col)):
            if cell.row >= self.table.n_header_rows and cell.col_span == 1:
                found.setdefault(cell.col, []).append(cell)
        return found

    def header_path(self, col: int) -> list[str]:
        """The different header texts above a column, top first."""
        texts = (self.text(row, col) for row in range(min(self.table.n_header_rows, self.table.n_rows)))
        return list(dict.fromkeys(text for text in texts if text))

    @lazy
    def corner(self) -> list[str]:
        """The header texts above the first column."""
        return self.header_path(0)

    def label_of(self, cell: Cell) -> str:
        """The first text left of a cell in its row that has a word; else the first that is no dash."""
        texts = list(self.texts_left_of(cell))
        return next(filter(_WORD.search, texts), next(iter(texts), ""))

    def texts_left_of(self, cell: Cell) -> Iterator[str]:
        """The texts left of a cell in its row that are neither dashes nor numbers, outermost first."""
        for col in range(cell.col):
            covering = self._at.get((cell.row, col))
            if covering is None or not covering.text or is_dash(covering.text):
                continue
            if covering.value is None or (covering.row, covering.col) != (cell.row, col):
                yield fold_spaces(covering.text)

    def labels(self) -> Iterator[tuple[int, str]]:
        """Each body row with its first text that is no number."""
        for row in self.body:
            for cell in self.rows.get(row, []):
                if cell.value is None and cell.text and not is_dash(cell.text):
                    yield row, fold_spaces(cell.text)
                    break


def is_dash(text: str) -> bool:
    """Whether a text only says that there is nothing."""
    return _DASH.fullmatch(text) is not None

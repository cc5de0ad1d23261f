"""Where a correction belongs: a place as it is seen, and the place that was seen found again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from vonextract.corrections.content_keys import fingerprint
from vonextract.corrections.model import Seen, Target
from vonextract.model import Cell, Table
from vonextract.swedish.typography import fold_spaces
from vonextract.table_view import TableView

_BETWEEN = " | "


class Spot(NamedTuple):
    """A place in a table of a report; `row` and `col` are None for whole columns, rows and tables."""

    table: Table
    row: int | None = None
    col: int | None = None

    @property
    def cell(self) -> Cell:
        """The cell that begins at a place of a row and a column."""
        return next(c for c in self.table.cells if (c.row, c.col) == (self.row, self.col))

    def named(self, doc_id: str) -> str:
        """The place as a reference, * for all rows or columns."""
        parts = (doc_id, self.table.table_id, *("*" if n is None else n for n in (self.row, self.col)))
        return ":".join(map(str, parts))


class Found(NamedTuple):
    """A place that was found again, and whether it still reads as it was seen."""

    spot: Spot
    same: bool


class Entry(NamedTuple):
    """A place with what tells it from others."""

    spot: Spot
    page: int
    row_label: str | None
    column_label: str | None
    text: str

    def fits(self, seen: Seen) -> bool:
        """Whether its labels are those that were seen; what was not noted fits."""
        return _alike(seen.row_label, self.row_label) and _alike(seen.column_label, self.column_label)

    def reads(self, seen: Seen) -> bool:
        """Whether its text is the one that was seen."""
        return _alike(seen.text, self.text)


def seen_at(spot: Spot) -> dict[str, Any]:
    """What is seen at a place: the fields of `Seen` that find it again.

    Raises:
        LookupError: the table has no such place.
    """
    entry = next((e for e in _ENTRIES[_target(spot)](spot.table) if e.spot == spot), None)
    if entry is None:
        raise LookupError(spot)
    return {
        "page": entry.page,
        "table": fingerprint(spot.table),
        "row": spot.row,
        "col": spot.col,
        "row_label": entry.row_label,
        "column_label": entry.column_label,
        "text": entry.text,
    }


def find(seen: Seen, target: Target, tables: Sequence[Table]) -> Found | None:
    """The place that was seen, wherever it is now; None when it is nowhere, or may be in several places."""
    exact = [table for table in tables if fingerprint(table) == seen.table]
    known = list(entries(target, exact or tables))
    reading = [entry for entry in known if entry.reads(seen)]
    unmoved = [e for e in reading if exact and (e.spot.row, e.spot.col) == (seen.row, seen.col)]
    if target == "table" and exact:
        reading = known
    labelled = [entry for entry in known if entry.fits(seen)]
    both = [entry for entry in reading if entry.fits(seen)]
    for candidates, same in (
        (unmoved, True),
        (both, True),
        (reading if exact else [], True),
        (labelled, False),
    ):
        if entry := _only(candidates, seen):
            return Found(entry.spot, same)
    return None


def entries(target: Target, tables: Sequence[Table]) -> Iterator[Entry]:
    """Every place of that sort in some tables."""
    return (entry for table in tables for entry in _ENTRIES[target](table))


def words_of(text: str) -> list[str]:
    """The words of a text, wherever the borders between its cells are."""
    return [word for word in fold_spaces(text).split() if word != _BETWEEN.strip()]


def line_texts(table: Table, *, row: int | None = None, col: int | None = None) -> list[str]:
    """The texts of the cells that begin in each place of a row, or of a column; "" where none does."""
    texts = [""] * (table.n_cols if row is not None else table.n_rows)
    for cell in table.cells:
        if row is not None and cell.row == row:
            texts[cell.col] = fold_spaces(cell.text)
        elif row is None and cell.col == col:
            texts[cell.row] = fold_spaces(cell.text)
    return texts


def _only(candidates: Sequence[Entry], seen: Seen) -> Entry | None:
    """The one candidate; of several the one on the page where it was seen."""
    if len(candidates) > 1:
        candidates = [entry for entry in candidates if entry.page == seen.page]
    return candidates[0] if len(candidates) == 1 else None


def _alike(seen: str | None, read: str | None) -> bool:
    """Whether two texts are the same, wherever the borders between their cells are."""
    return seen is None or words_of(seen) == words_of(read or "")


def _target(spot: Spot) -> Target:
    if spot.row is None:
        return "table" if spot.col is None else "column"
    return "row" if spot.col is None else "cell"


def _cells(table: Table) -> Iterator[Entry]:
    view = TableView(table)
    labels = {cell.row: view.label_of(cell) for cell in sorted(table.cells, key=lambda c: c.col)}
    headers = [" ".join(view.header_path(col)) for col in range(table.n_cols)]
    for cell in table.cells:
        spot = Spot(table, cell.row, cell.col)
        label = view.label_of(cell) or (labels[cell.row] if cell.col else "")
        yield Entry(spot, cell.page, label, headers[cell.col], fold_spaces(cell.text))


def _rows(table: Table) -> Iterator[Entry]:
    pages = {cell.row: cell.page for cell in table.cells}
    for row in range(table.n_rows):
        texts = line_texts(table, row=row)
        label = next(filter(None, texts), "")
        page = pages.get(row, table.page_first)
        yield Entry(Spot(table, row), page, label, None, _BETWEEN.join(texts))


def _columns(table: Table) -> Iterator[Entry]:
    view = TableView(table)
    for col in range(table.n_cols):
        header, texts = " ".join(view.header_path(col)), line_texts(table, col=col)
        yield Entry(Spot(table, None, col), table.page_first, None, header, _BETWEEN.join(texts))


def _whole(table: Table) -> Iterator[Entry]:
    top = (text for row in range(table.n_header_rows) for text in line_texts(table, row=row))
    text = _BETWEEN.join(filter(None, (*top, *line_texts(table, col=0)[table.n_header_rows :])))
    yield Entry(Spot(table), table.page_first, None, None, text)


_ENTRIES: dict[Target, Callable[[Table], Iterator[Entry]]] = {
    "cell": _cells,
    "row": _rows,
    "column": _columns,
    "table": _whole,
}

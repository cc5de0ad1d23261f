"""A table for data frames and notebooks."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from vonextract.display import printable
from vonextract.table_view import TableView

if TYPE_CHECKING:
    from vonextract.model import Cell, Report, Table

_MAX_ROWS = 200
"""Rows of a table that a notebook shows."""


def to_arrow(table: Table) -> pa.Table:
    """A table's body: a column of numbers where all its filled cells state one, else of texts as printed.

    Columns are named by their headers; a repeated or missing name gets its number. A spanning cell
    fills every place that it covers; where nothing stands, there is NULL.
    """
    view = TableView(table)
    columns = [[view.at(row, col) for row in view.body] for col in range(table.n_cols)]
    names = _names([" ".join(view.header_path(col)) for col in range(table.n_cols)])
    return pa.table({name: _array(cells) for name, cells in zip(names, columns, strict=True)})


def to_html(table: Table) -> str:
    """A table as HTML, its spans kept, everything from the document escaped."""
    shown = [cell for cell in table.cells if cell.row < _MAX_ROWS]
    rows: dict[int, list[str]] = {row: [] for row in range(min(table.n_rows, _MAX_ROWS))}
    for cell in sorted(shown, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(_html(cell))
    left = table.n_rows - len(rows)
    more = f"<p>… {left} rows more</p>" if left > 0 else ""
    title = f"<caption>{escape(printable(_named(table)))}</caption>"
    lines = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values())
    return f"<table>{title}{lines}</table>{more}"


def report_html(report: Report) -> str:
    """What a report is, and what is in it, as HTML."""
    meta = report.meta
    facts = [meta.organisation, meta.committee, meta.document_type, str(meta.year or "")]
    items = "".join(f"<li>{escape(printable(_named(table)))}</li>" for table in report.tables)
    name = escape(printable(meta.title or meta.file_name))
    about = escape(printable(", ".join(filter(None, facts))))
    return (
        f"<h4>{name}</h4><p>{about}; {meta.pages} pages, {len(report.findings)} findings</p><ol>{items}</ol>"
    )


def _named(table: Table) -> str:
    size = f"{table.n_rows} × {table.n_cols}"
    return f"{table.title or 'without title'} ({table.kind}, {size}, page {table.page_first})"


def _array(cells: list[Cell | None]) -> pa.Array:
    filled = [cell for cell in cells if cell is not None and cell.text]
    if filled and all(cell.value is not None for cell in filled):
        values: list[Any] = [None if cell is None else _float(cell.value) for cell in cells]
        return pa.array(values, pa.float64())
    return pa.array([None if cell is None else cell.text for cell in cells], pa.string())


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _names(headers: list[str]) -> list[str]:
    names: list[str] = []
    for number, header in enumerate(headers):
        name, again = header or f"column {number}", 2
        while name in names:
            name, again = f"{header} {again}", again + 1
        names.append(name)
    return names


def _html(cell: Cell) -> str:
    tag = "th" if cell.role in ("header", "label", "group") else "td"
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    style = ' style="text-align: right"' if cell.value is not None else ""
    return f"<{tag}{spans}{style}>{escape(printable(cell.text))}</{tag}>"

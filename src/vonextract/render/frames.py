"""A table for data frames and notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from vonextract.display import printable
from vonextract.extras import extra
from vonextract.render.settings import SETTINGS
from vonextract.table_view import TableView

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

    from vonextract.model import Cell, Report, Table


def columns_of(table: Table) -> dict[str, list[float | None] | list[str | None]]:
    """A table's body: a column of numbers where all its filled cells state one, else of texts as printed.

    Columns are named by their headers; a repeated or missing name gets its number. A spanning cell
    fills every place that it covers; where nothing stands, there is None.
    """
    view = TableView(table)
    columns = [[view.at(row, col) for row in view.body] for col in range(table.n_cols)]
    names = _names([" ".join(view.header_path(col)) for col in range(table.n_cols)])
    return {name: _values(cells) for name, cells in zip(names, columns, strict=True)}


def to_arrow(table: Table) -> pa.Table:
    """The columns as an Arrow table.

    Raises:
        MissingLibrary: pyarrow is not installed.
    """
    with extra("arrow"):
        import pyarrow
    columns = columns_of(table)
    return pyarrow.table(
        {
            name: pyarrow.array(values, pyarrow.string() if _is_empty(values) else None)
            for name, values in columns.items()
        }
    )


def to_pandas(table: Table) -> pandas.DataFrame:
    """The columns as a pandas data frame."""
    import pandas

    return pandas.DataFrame(columns_of(table))


def to_polars(table: Table) -> polars.DataFrame:
    """The columns as a polars data frame.

    Raises:
        MissingLibrary: polars is not installed.
    """
    with extra("polars"):
        import polars
    columns = columns_of(table)
    texts = {name: polars.String for name, values in columns.items() if _is_empty(values)}
    return polars.DataFrame(columns, schema_overrides=texts)


def _is_empty(values: Sequence[float | str | None]) -> bool:
    return all(value is None for value in values)


def to_html(table: Table) -> str:
    """A table as HTML, its spans kept, everything from the document escaped."""
    shown = [cell for cell in table.cells if cell.row < SETTINGS.most_rows]
    rows: dict[int, list[str]] = {row: [] for row in range(min(table.n_rows, SETTINGS.most_rows))}
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


def _values(cells: list[Cell | None]) -> list[float | None] | list[str | None]:
    filled = [cell for cell in cells if cell is not None and cell.text]
    if filled and all(cell.value is not None for cell in filled):
        return [None if cell is None else _float(cell.value) for cell in cells]
    return [None if cell is None else cell.text for cell in cells]


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

"""The tables of one report as they stand in it: spans, headers, notes; a sheet a table."""

from __future__ import annotations

from math import ceil
from pathlib import Path
from typing import Any

import duckdb

from vonextract.corrections.drafting import table_of
from vonextract.export.excel import for_paper
from vonextract.export.settings import SETTINGS
from vonextract.export.source import SelectionError
from vonextract.model import Cell, Table

_REPORT = "SELECT doc_id FROM documents WHERE is_current AND $report IN (doc_id, file_name, path)"
_TABLES = "SELECT table_id FROM tables WHERE doc_id = $doc ORDER BY ordinal"
_NOTES = "SELECT marker, text FROM footnotes WHERE doc_id = $doc AND table_id = $table ORDER BY footnote_id"


def write_tables(con: duckdb.DuckDBPyConnection, report: str, target: Path) -> None:
    """Write every table of a report as a sheet.

    Raises:
        SelectionError: the database holds no such report, or it has no tables.
        OSError: it cannot be written.
    """
    import xlsxwriter

    found = con.execute(_REPORT, {"report": report}).fetchall()
    if not found:
        raise SelectionError(f"The database holds no report {report}.")
    doc_id = found[0][0]
    numbers = [number for (number,) in con.execute(_TABLES, {"doc": doc_id}).fetchall()]
    if not numbers:
        raise SelectionError(f"The report {report} has no tables.")
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    wrapped = {"text_wrap": True, "valign": "top"}
    header = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}
    styles = {
        "label": book.add_format(wrapped),
        "value": book.add_format(wrapped),
        "header": book.add_format(header),
        "over numbers": book.add_format(header | {"align": "right"}),
        "no number": book.add_format({"align": "right", "valign": "top"}),
        "group": book.add_format({"italic": True}),
        "total": book.add_format({"bold": True, "top": 1, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": SETTINGS.title_points}),
    }
    for number in numbers:
        table = table_of(con, doc_id, number)
        if table is not None:
            notes = con.execute(_NOTES, {"doc": doc_id, "table": number}).fetchall()
            _write(book, table, notes, styles)
    book.close()


def _write(book: Any, table: Table, notes: list[Any], styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(f"{table.table_id} s{table.page_first}")
    sheet.write_string(
        0, 0, " ".join(filter(None, (table.title, f"[{table.unit}]" if table.unit else ""))), styles["title"]
    )
    widths = [_width(table, col) for col in range(table.n_cols)]
    for col, width in enumerate(widths):
        sheet.set_column(col, col, width)
    for row, lines in _lines(table, widths).items():
        sheet.set_row(SETTINGS.first_row + row, min(lines * SETTINGS.line_points, SETTINGS.highest))
    taken: set[tuple[int, int]] = set()
    numeric = {cell.col for cell in table.cells if cell.value is not None and cell.role != "header"}
    for cell in table.cells:
        _cell(book, sheet, cell, _style(cell, numeric), styles, taken)
    below = SETTINGS.first_row + table.n_rows + 1
    for at, (marker, text) in enumerate(notes):
        sheet.write_string(below + at, 0, f"{marker} {text}".strip())
    for_paper(sheet)
    if table.n_header_rows:
        sheet.freeze_panes(SETTINGS.first_row + table.n_header_rows, 0)


def _width(table: Table, col: int) -> int:
    """Of a column, in characters."""
    texts = [len(c.text) for c in table.cells if c.col == col and c.col_span == 1]
    return min(max(texts, default=SETTINGS.narrowest) + 2, SETTINGS.widest)


def _lines(table: Table, widths: list[int]) -> dict[int, int]:
    """The lines of each row whose texts need several: no program makes room for one that spans columns."""
    lines: dict[int, int] = {}
    for cell in table.cells:
        needed = ceil(len(cell.text) / sum(widths[cell.col : cell.col + cell.col_span]))
        if cell.row_span == 1 and needed > 1:
            lines[cell.row] = max(needed, lines.get(cell.row, 1))
    return lines


def _style(cell: Cell, numeric: set[int]) -> str:
    """How a cell is set: what stands over numbers, or in the place of one, stands to the right as they do."""
    if cell.col not in numeric or cell.col_span > 1:
        return cell.role
    if cell.role == "header":
        return "over numbers"
    return "no number" if cell.text and not any(map(str.isalpha, cell.text)) else cell.role


def _cell(
    book: Any, sheet: Any, cell: Cell, name: str, styles: dict[str, Any], taken: set[tuple[int, int]]
) -> None:
    places = {
        (row, col)
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    style = styles.get(name)
    top = SETTINGS.first_row + cell.row
    if len(places) > 1 and not places & taken:
        taken |= places
        sheet.merge_range(top, cell.col, top + cell.row_span - 1, cell.col + cell.col_span - 1, "", style)
    if cell.value is None or cell.role == "header":
        sheet.write_string(top, cell.col, cell.text, style)
    else:
        sheet.write_number(top, cell.col, cell.value, _number(book, cell, styles))


def _number(book: Any, cell: Cell, styles: dict[str, Any]) -> Any:
    """The format of a number: as many decimals as it has, bold in a total."""
    value = f"{cell.value:f}".partition(".")[2].rstrip("0") if cell.value is not None else ""
    pattern = "#,##0" + ("." + "0" * len(value) if value else "")
    name = f"{pattern}{cell.role == 'total'}"
    if name not in styles:
        total = {"bold": True, "top": 1} if cell.role == "total" else {}
        styles[name] = book.add_format({"num_format": pattern, "valign": "top", **total})
    return styles[name]

"""A table as Markdown, or as HTML where Markdown has no way to say it."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Callable, Iterable

from vonextract.model import Cell, FootnoteRef, Table


def table_markdown(
    table: Table, refs: Iterable[FootnoteRef], escape: Callable[[str], str], mark: Callable[[int], str]
) -> str:
    """The table as a pipe table; as HTML when cells span or its header has several rows.

    Args:
        table: its cells cover its grid; without header rows the pipe table's header is blank.
        refs: footnote references in its cells.
        escape: makes a text safe for Markdown.
        mark: what to print for a reference to the note with this id.
    """
    marks: dict[tuple[int, int], str] = defaultdict(str)
    for ref in refs:
        if ref.row is not None and ref.col is not None:
            marks[ref.row, ref.col] += mark(ref.footnote_id)
    spans = any(cell.row_span > 1 or cell.col_span > 1 for cell in table.cells)
    if spans or table.n_header_rows > 1:
        return _html(table, marks)
    return _pipes(table, marks, escape)


def _pipes(table: Table, marks: dict[tuple[int, int], str], escape: Callable[[str], str]) -> str:
    """Rows of cells between pipes; number columns aligned right."""
    texts = [[""] * table.n_cols for _ in range(table.n_rows)]
    numeric = [0] * table.n_cols
    filled = [0] * table.n_cols
    for cell in table.cells:
        lines = [escape(line) for line in cell.text.splitlines()]
        texts[cell.row][cell.col] = "<br>".join(lines) + marks.get((cell.row, cell.col), "")
        if cell.row >= table.n_header_rows and cell.text:
            filled[cell.col] += 1
            numeric[cell.col] += cell.value is not None
    rule = ["---:" if f and n * 2 > f else "---" for n, f in zip(numeric, filled, strict=True)]
    header, body = (texts[0], texts[1:]) if table.n_header_rows else ([""] * table.n_cols, texts)
    rows = [header, rule, *body]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _html(table: Table, marks: dict[tuple[int, int], str]) -> str:
    """An HTML table with its spans; header cells are `th`."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(cell)
    written = ["<table>"]
    for row in range(table.n_rows):
        cells = "".join(_html_cell(c, table, marks.get((c.row, c.col), "")) for c in rows.get(row, ()))
        written.append(f"<tr>{cells}</tr>")
    return "\n".join([*written, "</table>"])


def _html_cell(cell: Cell, table: Table, mark: str) -> str:
    """One `th` or `td`."""
    tag = "th" if cell.row < table.n_header_rows else "td"
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.row_span), ("colspan", cell.col_span))
        if span > 1
    )
    text = "<br>".join(html.escape(line) for line in cell.text.splitlines())
    return f"<{tag}{spans}>{text}{mark}</{tag}>"

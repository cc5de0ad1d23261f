"""Corrected reports as labelled documents: what a perfect reader finds in the tables that people settled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from vonextract.corrections.drafting import rows_of, table_of
from vonextract.display import plain
from vonextract.errors import OutputError
from vonextract.model import Cell, Table

_SETTLED = """
SELECT d.doc_id, d.path, list(DISTINCT split_part(c.target, ':', 2)::INTEGER) AS tables
FROM corrections c
JOIN documents d ON d.doc_id = c.doc_id AND d.is_current
WHERE c.state IN ('applied', 'unnecessary') AND c.target LIKE '%:%:%:%'
GROUP BY ALL ORDER BY ALL
"""
_META = ("organisation", "committee", "document_type", "title", "diarienummer", "year", "as_of")


class Labelled(NamedTuple):
    """What was written as labelled documents.

    Attributes:
        written: reports with a page of which every table is settled.
        left: reports that people corrected, of which no page is settled.
    """

    written: int
    left: int


def write_labelled(con: duckdb.DuckDBPyConnection, folder: Path) -> Labelled:
    """Write each report that people corrected, with a `.truth.json` beside it.

    A table is settled when a person corrected or accepted it. Only pages whose tables are all settled are
    labelled, and the file says which these are: of the others, nobody knows what a perfect reader finds.

    Raises:
        OutputError: the folder cannot be written.
    """
    found = con.execute(_SETTLED).fetchall()
    written = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for doc_id, path, numbers in found:
            settled, pages = _settled(con, doc_id, frozenset(numbers))
            if not settled:
                continue
            truth = {
                "id": doc_id,
                "meta": _meta(con, doc_id),
                "tables_only": True,
                "pages": pages,
                "blocks": [_labelled(t) for number in settled if (t := table_of(con, doc_id, number))],
            }
            name = f"{Path(path).stem}-{doc_id}"
            text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
            (folder / f"{name}.truth.json").write_text(text, encoding="utf-8")
            if Path(path).is_file():
                shutil.copyfile(path, folder / f"{name}.pdf")
            written += 1
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be written: {error.strerror}.") from error
    return Labelled(written, len(found) - written)


def _settled(
    con: duckdb.DuckDBPyConnection, doc_id: str, numbers: frozenset[int]
) -> tuple[list[int], list[int]]:
    """The tables that stand on settled pages alone, and these pages."""
    sql = "SELECT table_id, page_first, page_last FROM tables WHERE doc_id = $doc ORDER BY table_id"
    tables = {n: range(first, last + 1) for n, first, last in con.execute(sql, {"doc": doc_id}).fetchall()}
    settled = set(tables) & numbers
    while True:
        open_pages = {page for n, pages in tables.items() if n not in settled for page in pages}
        doubtful = {n for n in settled if not open_pages.isdisjoint(tables[n])}
        if not doubtful:
            return sorted(settled), sorted({page for n in settled for page in tables[n]})
        settled -= doubtful


def _meta(con: duckdb.DuckDBPyConnection, doc_id: str) -> dict[str, Any]:
    (found,) = rows_of(con, f"SELECT {', '.join(_META)} FROM documents WHERE doc_id = $doc", doc=doc_id)
    return {name: plain(value) for name, value in found.items()}


def _labelled(table: Table) -> dict[str, Any]:
    rows: list[list[dict[str, Any]]] = [[] for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(_cell(cell))
    return {
        "type": "table",
        "id": f"t{table.table_id:02}",
        "kind": table.kind,
        "caption": table.title,
        "unit": table.unit,
        "header_rows": table.n_header_rows,
        "pages": list(range(table.page_first, table.page_last + 1)),
        "rows": rows,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    said: dict[str, Any] = {"text": cell.text, "box": [cell.page, *cell.box]}
    if cell.value is not None:
        said["value"] = plain(cell.value)
    if cell.col_span > 1:
        said["colspan"] = cell.col_span
    if cell.row_span > 1:
        said["rowspan"] = cell.row_span
    return said | ({"role": cell.role} if cell.role in ("total", "group") else {})

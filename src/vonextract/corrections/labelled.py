"""Corrected reports as labelled documents: what a perfect reader finds in the tables that people settled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import duckdb

from vonextract.corrections.drafting import table_of
from vonextract.errors import OutputError
from vonextract.model import Cell, Table
from vonextract.text import plain

_SETTLED = """
SELECT d.doc_id, d.path, list_sort(list(DISTINCT split_part(c.target, ':', 2)::INTEGER)) AS tables
FROM corrections c
JOIN documents d ON d.doc_id = c.doc_id AND d.is_current
WHERE c.state IN ('applied', 'unnecessary') AND c.field <> 'checked' AND contains(c.target, ':')
GROUP BY ALL ORDER BY ALL
"""
_META = ("organisation", "committee", "document_type", "title", "diarienummer", "year", "as_of")


def write_labelled(con: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """Write each report that people corrected, with a `.truth.json` beside it; how many there are.

    Only tables that a person settled are labelled; the file says on which pages they stand.

    Raises:
        OutputError: the folder cannot be written.
    """
    found = con.execute(_SETTLED).fetchall()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for doc_id, path, numbers in found:
            tables = [table for number in numbers if (table := table_of(con, doc_id, number)) is not None]
            truth = {
                "id": doc_id,
                "meta": _meta(con, doc_id),
                "tables_only": True,
                "blocks": [_labelled(t) for t in tables],
            }
            name = f"{Path(path).stem}-{doc_id}"
            text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
            (folder / f"{name}.truth.json").write_text(text, encoding="utf-8")
            if Path(path).is_file():
                shutil.copyfile(path, folder / f"{name}.pdf")
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be written: {error.strerror}.") from error
    return len(found)


def _meta(con: duckdb.DuckDBPyConnection, doc_id: str) -> dict[str, Any]:
    answer = con.execute(f"SELECT {', '.join(_META)} FROM documents WHERE doc_id = $doc", {"doc": doc_id})
    return dict(zip(_META, map(plain, answer.fetchall()[0]), strict=True))


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

"""Dossiers out of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

import duckdb

from vonextract.errors import ExitCode, VonextractError
from vonextract.geometry import Box
from vonextract.ref import Ref, RefError, doc_id_of
from vonextract.review.dossier import CellRead, Dossier, Doubt, TableRead
from vonextract.review.painter import sha256_of
from vonextract.store.database import open_for_reading

if TYPE_CHECKING:
    from vonextract.options import Options

Row: TypeAlias = dict[str, Any]
_Place: TypeAlias = tuple[int, int, int]

_DOUBTS = """
SELECT f.*, coalesce(t.title, s.title) AS place
FROM findings f
LEFT JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
LEFT JOIN sections s ON s.doc_id = f.doc_id AND s.section_id = f.section_id
WHERE f.doc_id = $doc
"""
_TABLES = """
SELECT t.* FROM tables t
WHERE t.doc_id = $doc AND ($only IS NULL OR list_contains($only, t.table_id))
ORDER BY t.ordinal
"""
_OF_TABLES = """
SELECT * FROM {source} WHERE doc_id = $doc AND ($only IS NULL OR list_contains($only, table_id))
ORDER BY table_id, "row", col
"""
_DOUBTFUL = """
SELECT doc_id FROM documents d WHERE is_current
    AND doc_id IN (
        SELECT doc_id FROM findings WHERE severity <> 'info' AND checked IS DISTINCT FROM 'false_alarm'
    )
ORDER BY organisation COLLATE sv, committee COLLATE sv, year, file_name COLLATE sv
"""
_ON_PAGE = "SELECT DISTINCT table_id FROM cells WHERE doc_id = $doc AND page = $page"


def rows(con: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, object]) -> list[Row]:
    """The rows of a query, each by name of column."""
    answer = con.execute(sql, parameters)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def load(
    con: duckdb.DuckDBPyConnection, doc_id: str, *, page: int | None = None, table_id: int | None = None
) -> Dossier:
    """A document with all its tables, or with those on one page, or with one.

    Raises:
        RefError: the database holds no such document.
    """
    found = rows(con, "SELECT * FROM documents WHERE doc_id = $doc", {"doc": doc_id})
    if not found:
        raise RefError(
            f"The database holds no document {doc_id}; 'vonextract query \"FROM documents\"' lists them."
        )
    document = found[0]
    doubts = _doubts(con, doc_id)
    only = _wanted(con, doc_id, page, table_id)
    return Dossier(
        **{name: document[name] for name in _DOCUMENT},
        path=Path(document["path"]),
        tables=_tables(con, doc_id, only, doubts),
        doubts=doubts,
    )


_DOCUMENT = (
    "doc_id",
    "file_name",
    "sha256",
    "pages",
    "title",
    "organisation",
    "committee",
    "document_type",
    "year",
    "status",
)
_TABLE = (
    "doc_id",
    "table_id",
    "kind",
    "title",
    "unit",
    "n_rows",
    "n_cols",
    "n_header_rows",
    "page_first",
    "page_last",
    "method",
    "confidence",
    "trace",
)
_DOUBT = (
    "doc_id",
    "finding_id",
    "severity",
    "rule",
    "message",
    "page",
    "table_id",
    "row",
    "col",
    "expected",
    "actual",
    "place",
    "checked",
)


def every_doubtful(db: Path) -> list[Dossier]:
    """The current reports of a database that have errors or doubts, with the tables these are about.

    Raises:
        DatabaseError: it cannot be read.
    """
    with open_for_reading(db) as con:
        ids = con.execute(_DOUBTFUL).fetchall()
        return [load(con, doc_id) for (doc_id,) in ids]


def one_report(report: str, db: Path) -> Dossier | None:
    """A report by its doc_id, or a PDF: what the database holds of it.

    Args:
        report: doc_id or path.
        db: the database.

    Returns:
        The report; None for a PDF that the database does not hold.

    Raises:
        VonextractError: there is neither such a document nor such a file, or it cannot be read.
    """
    path = Path(report)
    if not path.is_file():
        with open_for_reading(db) as con:
            return load(con, report)
    doc_id = doc_id_of(sha256_of(path))
    if db.exists():
        with open_for_reading(db) as con:
            if rows(con, "SELECT doc_id FROM documents WHERE doc_id = $doc", {"doc": doc_id}):
                return replace(load(con, doc_id), path=path)
    return None


def read_now(path: Path, options: Options | None = None) -> Dossier:
    """What is read of a PDF that no database holds.

    Args:
        path: the PDF.
        options: how it is read.

    Raises:
        VonextractError: it cannot be read.
    """
    from vonextract.ingestion import ingest

    with TemporaryDirectory(prefix="vonextract-") as folder:
        db = Path(folder) / "review.duckdb"
        done = ingest([path], db, options=options).files[0]
        if done.error:
            error = VonextractError(done.error)
            error.exit_code = ExitCode(done.exit_code)
            raise error
        with open_for_reading(db) as con:
            return load(con, doc_id_of(sha256_of(path)))


def _wanted(
    con: duckdb.DuckDBPyConnection, doc_id: str, page: int | None, table_id: int | None
) -> list[int] | None:
    """The numbers of the tables to load; None for all."""
    if table_id is not None:
        return [table_id]
    if page is None:
        return None
    return [int(r["table_id"]) for r in rows(con, _ON_PAGE, {"doc": doc_id, "page": page})]


def _doubts(con: duckdb.DuckDBPyConnection, doc_id: str) -> list[Doubt]:
    found = rows(con, _DOUBTS, {"doc": doc_id})
    return sorted((Doubt(**{name: r[name] for name in _DOUBT}) for r in found), key=lambda d: d.weight)


def _tables(
    con: duckdb.DuckDBPyConnection, doc_id: str, only: list[int] | None, doubts: Sequence[Doubt]
) -> list[TableRead]:
    given = {"doc": doc_id, "only": only}
    facts = {_place(r): r for r in rows(con, _OF_TABLES.format(source="facts"), given)}
    of_cells: dict[_Place, list[Doubt]] = defaultdict(list)
    of_tables: dict[int, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        if doubt.ref:
            of_cells[doubt.ref[1:]].append(doubt)
        elif doubt.table_id is not None:
            of_tables[doubt.table_id].append(doubt)
    cells: dict[int, list[CellRead]] = defaultdict(list)
    for r in rows(con, _OF_TABLES.format(source="cells"), given):
        place = _place(r)
        cells[place[0]].append(_cell(doc_id, r, facts.get(place, {}), of_cells.get(place, ())))
    return [
        TableRead(
            **{name: r[name] for name in _TABLE},
            cells=cells[r["table_id"]],
            doubts=of_tables.get(r["table_id"], ()),
        )
        for r in rows(con, _TABLES, given)
    ]


def _place(row: Row) -> _Place:
    return row["table_id"], row["row"], row["col"]


def _cell(doc_id: str, row: Row, fact: Row, doubts: Sequence[Doubt]) -> CellRead:
    return CellRead(
        ref=Ref(doc_id, *_place(row)),
        row_span=row["row_span"],
        col_span=row["col_span"],
        role=row["role"],
        text=row["text"],
        value=row["value"],
        unit=row["unit"],
        page=row["page"],
        box=Box(row["x0"], row["top"], row["x1"], row["bottom"]),
        fact=fact,
        doubts=doubts,
    )

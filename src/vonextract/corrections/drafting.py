"""A correction of a place in a database: what the place shows there is noted as seen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import duckdb
from pydantic import ValidationError

from vonextract.corrections.applying import figures_of
from vonextract.corrections.joined_rows import Unfit
from vonextract.corrections.model import FIELDS, Correction, CorrectionError, Seen
from vonextract.corrections.spots import Spot, seen_at
from vonextract.corrections.table_shape import require_fit
from vonextract.geometry import Box
from vonextract.model import Cell, Table
from vonextract.ref import Ref, RefError

_PLACE = re.compile(r"([0-9a-f]{16})(?::(\d{1,9})(?::(\d{1,9}|\*):(\d{1,9}|\*))?)?", re.ASCII)
_UNASKED = {"checked": "true"}
"""What is stated where nothing is written."""
SEPARATOR = "|"
"""Between texts that are written on one line."""
_AROUND = {
    "document": "{doc}",
    "table": "{doc}:{table}:*:*",
    "row": "{doc}:{table}:{row}:*",
    "column": "{doc}:{table}:*:{col}",
    "cell": "{doc}:{table}:{row}:{col}",
}
_FORMS = (
    "doc:table:row:col for a cell (* for a whole row, column or table), doc:finding for a finding,"
    " doc for the document"
)


def draft(
    con: duckdb.DuckDBPyConnection,
    ref: str,
    field: str,
    value: str | list[str],
    *,
    reason: str,
    by: str,
) -> Correction:
    """What a person states of a place in the database, ready for `add`.

    Args:
        con: the open database.
        ref: a cell (doc:table:row:col; `*` stands for all rows or columns), a finding (doc:finding), or
            a document (doc).
        field: one of `FIELDS`.
        value: what is stated; "" where the field asks for nothing.
        reason: why.
        by: who.

    Raises:
        RefError: nothing stands there.
        CorrectionError: this can not be stated of it.
    """
    found = _PLACE.fullmatch(ref.strip())
    if found is None:
        raise RefError(f"'{ref}' is no reference; it looks like {_FORMS}.")
    doc_id, number, row, col = found.groups()
    documents = rows_of(con, "SELECT * FROM documents WHERE doc_id = $doc", doc=doc_id)
    if not documents:
        raise RefError(f"The database holds no document {doc_id}.")
    if number is None:
        place = {"text": _document_as_read(con, documents[0], field)}
    elif row is None:
        place = _finding_seen(con, doc_id, int(number))
    else:
        place = _spot_seen(con, doc_id, int(number), _line(row), _line(col), ref, (field, value))
    document = documents[0]
    kept = {"file": document["file_name"], "document": doc_id, "content": document["content"] or None}
    return stated(field, value, reason, by, Seen(**kept, **place))


def value_of(field: str, text: str) -> str | list[str]:
    """What a person wrote on one line, as the field takes it: texts of several places stand between |."""
    several = field in FIELDS and FIELDS[field].sort == "texts" and SEPARATOR in text
    if several:
        return [part.strip() for part in text.split(SEPARATOR)]
    return text.strip() or _UNASKED.get(field, "")


def around(target: str, ref: str) -> str:
    """What a cell stands for when something is stated of its row, column, table or document.

    Args:
        target: the sort of place.
        ref: of the cell; a document may stand for itself.

    Raises:
        CorrectionError: there is no such sort of place.
        RefError: the reference names no cell.
    """
    if target not in _AROUND:
        raise CorrectionError(f"'{target}' is no place; known are {', '.join(_AROUND)}.")
    if target == "document":
        return ref.partition(":")[0]
    doc, table, row, col = Ref.parse(ref)
    return _AROUND[target].format(doc=doc, table=table, row=row, col=col)


def stated(field: str, value: str | list[str], reason: str, by: str, seen: Seen) -> Correction:
    """A correction made now.

    Raises:
        CorrectionError: this can not be stated there; the message says why.
    """
    try:
        return Correction(
            field=field, value=value, reason=reason, by=by, at=dt.datetime.now(dt.UTC), seen=seen
        )
    except ValidationError as error:
        first = error.errors()[0]
        message = first["msg"].removeprefix("Value error, ")
        where = f"{first['loc'][0]}: " if first["type"] != "value_error" else ""
        raise CorrectionError(f"This can not be stated: {where}{message}.") from None


def table_of(con: duckdb.DuckDBPyConnection, doc_id: str, table_id: int) -> Table | None:
    """A table of the database with its cells; None when there is none."""
    found = rows_of(
        con, "SELECT * FROM tables WHERE doc_id = $doc AND table_id = $table", doc=doc_id, table=table_id
    )
    if not found:
        return None
    sql = 'SELECT * FROM cells WHERE doc_id = $doc AND table_id = $table ORDER BY "row", col'
    cells = [_cell(row) for row in rows_of(con, sql, doc=doc_id, table=table_id)]
    return Table(**_modelled(found[0], Table), cells=cells)


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(**_modelled(row, Cell))


def _modelled(row: dict[str, Any], model: type[Table] | type[Cell]) -> dict[str, Any]:
    """The columns of a row that a model has, its box put together."""
    box = Box(row["x0"], row["top"], row["x1"], row["bottom"])
    return {name: row[name] for name in model.model_fields if name in row} | {"box": box}


def _line(text: str) -> int | None:
    return None if text == "*" else int(text)


def _spot_seen(
    con: duckdb.DuckDBPyConnection,
    doc_id: str,
    table_id: int,
    row: int | None,
    col: int | None,
    ref: str,
    shape: tuple[str, str | list[str]] | None = None,
) -> dict[str, Any]:
    """What is seen at a place; a shape that is stated of it must fit it."""
    table = table_of(con, doc_id, table_id)
    try:
        if table is not None:
            seen = seen_at(Spot(table, row, col))
            if shape:
                require_fit(Spot(table, row, col), *shape)
            return seen
    except Unfit as error:
        raise CorrectionError(f"This can not be stated of {ref}: {error}.") from None
    except LookupError:
        pass
    raise RefError(f"Nothing begins at {ref}; the database holds no such cell.")


def _finding_seen(con: duckdb.DuckDBPyConnection, doc_id: str, finding_id: int) -> dict[str, Any]:
    sql = "SELECT * FROM findings WHERE doc_id = $doc AND finding_id = $finding"
    found = rows_of(con, sql, doc=doc_id, finding=finding_id)
    if not found:
        raise RefError(f"The document {doc_id} has no finding {finding_id}.")
    finding = found[0]
    seen: dict[str, Any] = {"page": finding["page"]}
    if finding["table_id"] is not None:
        ref = f"{doc_id}:{finding['table_id']}"
        seen = _spot_seen(con, doc_id, finding["table_id"], finding["row"], finding["col"], ref)
    text = figures_of(finding["expected"], finding["actual"], finding["message"])
    return seen | {"rule": finding["rule"], "text": text}


def _document_as_read(con: duckdb.DuckDBPyConnection, document: dict[str, Any], field: str) -> str | None:
    """What the reader found out about the document, not what people state of it already."""
    applied = "doc_id = $doc AND target = $doc AND field = $field AND state = 'applied'"
    sql = f"SELECT read FROM corrections WHERE {applied}"
    earlier = rows_of(con, sql, doc=document["doc_id"], field=field)
    read = earlier[0]["read"] if earlier else document.get(field)
    return None if read is None else str(read)


def rows_of(con: duckdb.DuckDBPyConnection, sql: str, **given: object) -> Sequence[dict[str, Any]]:
    """What a query finds, each row by the names of its columns."""
    answer = con.execute(sql, given)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

"""A Report as rows: which elements fill which table, and how a column gets its value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from vonextract.findings.rules import EXTRACTION_FAILED
from vonextract.geometry import Box
from vonextract.model import DocumentMeta, Element, Report
from vonextract.ref import Ref, doc_id_of
from vonextract.store import ddl
from vonextract.store.incoming import Columns, size
from vonextract.summary import Summary, summarise

_AMOUNTS = frozenset({"amount", "amount_sek"})
_AMOUNT_STEP = Decimal("0.0001")
_AMOUNT_LIMIT = Decimal(10) ** 14


def _numbered(items: Sequence[Element], name: str) -> Columns:
    """A column that counts the items from 1, unless they bring their own number."""
    return {name: [getattr(item, name, 0) or n for n, item in enumerate(items, 1)]}


def _blocks(report: Report) -> tuple[list[Any], Columns]:
    pairs = [(s.section_id, n, b) for s in report.sections for n, b in enumerate(s.blocks, 1)]
    return [b for _, _, b in pairs], {
        "section_id": [s for s, _, _ in pairs],
        "ordinal": [n for _, n, _ in pairs],
    }


def _cells(report: Report) -> tuple[list[Any], Columns]:
    pairs = [(t.table_id, c) for t in report.tables for c in t.cells]
    return [c for _, c in pairs], {"table_id": [t for t, _ in pairs]}


def _findings(report: Report) -> tuple[list[Any], Columns]:
    return report.findings, _numbered(report.findings, "finding_id")


def _facts(report: Report) -> tuple[list[Any], Columns]:
    facts = report.records.facts
    return facts, {"ref": [str(Ref(report.meta.doc_id, f.table_id, f.row, f.col)) for f in facts]}


def _plain(items: Callable[[Report], Iterable[Element]]) -> Callable[[Report], tuple[list[Any], Columns]]:
    return lambda report: (list(items(report)), {})


SOURCES: Mapping[str, Callable[[Report], tuple[list[Any], Columns]]] = {
    "documents": _plain(lambda r: [r.meta]),
    "pages": _plain(lambda r: r.pages),
    "document_facts": _plain(lambda r: r.document_facts),
    "arenden": _plain(lambda r: r.arenden),
    "handlingar": _plain(lambda r: r.handlingar),
    "sections": _plain(lambda r: r.sections),
    "blocks": _blocks,
    "tables": _plain(lambda r: r.tables),
    "cells": _cells,
    "footnotes": _plain(lambda r: r.footnotes),
    "footnote_refs": _plain(lambda r: r.footnote_refs),
    "findings": _findings,
    "facts": _facts,
    "atgarder": _plain(lambda r: r.records.atgarder),
    "atgard_effekter": _plain(lambda r: r.records.atgard_effekter),
    "drift_poster": _plain(lambda r: r.records.drift_poster),
    "indikatorer": _plain(lambda r: r.records.indikatorer),
    "indikator_varden": _plain(lambda r: r.records.indikator_varden),
    "corrections": _plain(lambda r: r.corrections),
    "aktiviteter": _plain(lambda r: r.records.aktiviteter),
    "risker": _plain(lambda r: r.records.risker),
}


def _amount(value: Decimal | None) -> Decimal | None:
    """What fits the DECIMAL(18, 4) of an amount; the printed value stands beside it."""
    if value is None or not value.is_finite() or abs(value) >= _AMOUNT_LIMIT:
        return None
    return value.quantize(_AMOUNT_STEP)


def _text(value: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes the replacement character."""
    return value.encode("utf-8", "replace").decode() if not value.isascii() else value


def _scalar(column: str, value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if column in _AMOUNTS:
        return _amount(value)
    if isinstance(value, Decimal):
        return float(value)
    return value


def _column(name: str, items: Sequence[Any]) -> list[Any]:
    if name in Box._fields:
        return [round(float(getattr(item.box, name)), 2) if item.box else None for item in items]
    return [_scalar(name, getattr(item, name)) for item in items]


def _columns(report: Report, table: str, fixed: Mapping[str, Any]) -> Columns:
    items, given = SOURCES[table](report)
    known = {name: [value] * len(items) for name, value in fixed.items()} | given
    return {name: known.get(name) or _column(name, items) for name in ddl.types()[table]}


class DocumentRows(NamedTuple):
    """A report, ready to be stored; it pickles small.

    Attributes:
        doc_id: of the document.
        sha256: of the bytes that were read.
        tables: rows by name of table, in the tables' own columns.
        summary: its figures.
    """

    doc_id: str
    sha256: str
    tables: dict[str, Columns]
    summary: Summary

    def at(self, path: Path) -> DocumentRows:
        """The same rows of the same bytes at another path."""
        named = {"path": [_text(str(path))], "file_name": [_text(path.name)]}
        return self._replace(tables=self.tables | {"documents": self.tables["documents"] | named})


def rows_of(report: Report) -> DocumentRows:
    """The report's rows for every table."""
    meta = report.meta
    fixed = {
        "doc_id": meta.doc_id,
        "ingested_at": utc_now(),
        "is_current": True,
        "near_duplicate_of": None,
    }
    tables = {name: _columns(report, name, fixed) for name in SOURCES if name != "documents"}
    stored = {"stored_rows": 1 + sum(map(size, tables.values()))}
    tables["documents"] = _columns(report, "documents", fixed | stored)
    return DocumentRows(meta.doc_id, meta.sha256, tables, summarise(report))


def failed_rows(path: Path, sha256: str, size: int, version: str, message: str) -> DocumentRows:
    """The rows of a document that could not be read: that it failed, and why."""
    meta = DocumentMeta(
        doc_id=doc_id_of(sha256),
        file_name=path.name,
        path=str(path),
        sha256=sha256,
        bytes=size,
        pages=0,
        status="failed",
        extractor_version=version,
    )
    return rows_of(Report(meta=meta, findings=[EXTRACTION_FAILED.finding(message)]))


def utc_now() -> dt.datetime:
    """The time in UTC, without a zone, as the TIMESTAMP columns hold it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)

"""A second reading of the tables whose numbers no stated total confirms."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText
from vonextract.model import Cell, Finding, Report, Table
from vonextract.pdf.model import Page
from vonextract.pdf.reader import read
from vonextract.swedish.numbers import parse_number
from vonextract.tables.engines import CamelotEngine, PdfplumberEngine
from vonextract.tables.model import Engine, PageTable

_LOG = logging.getLogger(__name__)
_MARGIN = 6.0
MAX_REGIONS = 60
"""More regions than this of one document are not read again: it costs a second each."""

Row = list[Cell]
Witness = list[Decimal]


def second_opinions(path: Path, report: Report) -> list[Finding]:
    """Numbers that an independent engine reads otherwise, as findings `engines_disagree`.

    Only tables with a number that no total confirms are read again, page by page. A row is
    compared when the engine found one row of the same label with as many numbers; what an
    engine does not find says nothing.

    Args:
        path: the file of the report.
        report: with interpreted cells, and facts as far as they are known.
    """
    doubted = [t for t in report.tables if _unconfirmed(t, report)]
    if not doubted:
        return []
    pages = {page.number: page for page in read(path).pages}
    engines: list[Engine] = [PdfplumberEngine(str(path)), CamelotEngine(str(path))]
    findings: list[Finding] = []
    regions = [(t, number, cells) for t in doubted for number, cells in _by_page(t).items()]
    for table, number, cells in regions[:MAX_REGIONS]:
        if number in pages:
            findings += _compare(table, cells, _read_again(engines, pages[number], cells))
    return findings


def _unconfirmed(table: Table, report: Report) -> bool:
    facts = [f for f in report.records.facts if f.table_id == table.table_id]
    if facts:
        return any(f.verified is None for f in facts)
    return any(c.value is not None for c in table.cells)


def _by_page(table: Table) -> dict[int, list[Cell]]:
    pages: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        pages[cell.page].append(cell)
    return pages


def _read_again(engines: Sequence[Engine], page: Page, cells: Sequence[Cell]) -> dict[str, list[Witness]]:
    """The numbers of each row by its label, as the first engine that finds a table reads them."""
    region = bounding(Box(*c.box) for c in cells).grow(_MARGIN).intersection(page.box)
    for engine in engines:
        try:
            tables = engine.propose(PageText(page, []), region)
        except Exception:  # foreign code on hostile files: its failure is no finding about ours
            _LOG.info("%s failed on page %d", engine.name, page.number, exc_info=True)
            continue
        rows = _witnesses(tables)
        if rows:
            return rows
    return {}


def _witnesses(tables: Sequence[PageTable]) -> dict[str, list[Witness]]:
    rows: dict[str, list[Witness]] = defaultdict(list)
    for table in tables:
        for r in range(table.n_rows):
            texts = [c.text for c in table.cells if c.row == r and c.text]
            numbers = [n.value for t in texts[1:] if (n := parse_number(t)) is not None]
            if numbers and _key(texts[0]):
                rows[_key(texts[0])].append(numbers)
    return rows


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _compare(table: Table, cells: Sequence[Cell], rows: dict[str, list[Witness]]) -> list[Finding]:
    return [f for row in _rows(cells) for f in _compare_row(table, row, rows)]


def _rows(cells: Sequence[Cell]) -> Iterator[Row]:
    rows: dict[int, Row] = defaultdict(list)
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(cell)
    yield from rows.values()


def _compare_row(table: Table, row: Row, rows: dict[str, list[Witness]]) -> Iterator[Finding]:
    filled = [c for c in row if c.text]
    numbers = [c for c in filled[1:] if c.value is not None]
    witnesses = rows.get(_key(filled[0].text), []) if filled else []
    if len(witnesses) != 1 or len(witnesses[0]) != len(numbers):
        return
    for cell, theirs in zip(numbers, witnesses[0], strict=True):
        if cell.value != theirs:
            yield Finding(
                severity="warning",
                rule="engines_disagree",
                message=f"{cell.text!r} is read as {cell.value}; another engine reads {theirs} there.",
                page=cell.page,
                table_id=table.table_id,
                row=cell.row,
                col=cell.col,
                expected=theirs,
                actual=cell.value,
            )

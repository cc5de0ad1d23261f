"""A second reading of the tables whose numbers no stated total confirms."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

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


class Opinions(NamedTuple):
    """What the other engines make of the numbers.

    Attributes:
        findings: `engines_disagree`, for each number that they read otherwise.
        agreed: table, row and column of each number that they read the same way.
    """

    findings: list[Finding]
    agreed: set[tuple[int, int, int]]


def second_opinions(path: Path, report: Report) -> Opinions:
    """The numbers that an independent engine reads otherwise, and those it reads alike.

    Only tables with a number that no total confirms are read again, page by page. A row is
    compared when the engine found one row of the same label with as many numbers; what an
    engine does not find says nothing.

    Args:
        path: the file of the report.
        report: with interpreted cells, and facts as far as they are known.
    """
    doubted = [t for t in report.tables if _unconfirmed(t, report)]
    opinions = Opinions([], set())
    if not doubted:
        return opinions
    pages = {page.number: page for page in read(path).pages}
    engines: list[Engine] = [PdfplumberEngine(str(path)), CamelotEngine(str(path))]
    regions = [(t, number, cells) for t in doubted for number, cells in _by_page(t).items()]
    for table, number, cells in regions[:MAX_REGIONS]:
        if number in pages:
            _compare(table, cells, _read_again(engines, pages[number], cells), opinions)
    return opinions


def _unconfirmed(table: Table, report: Report) -> bool:
    facts = [f for f in report.records.facts if f.table_id == table.table_id]
    if facts:
        return any(not f.verified for f in facts)
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


def _compare(table: Table, cells: Sequence[Cell], rows: dict[str, list[Witness]], found: Opinions) -> None:
    for row in _rows(cells):
        for cell, theirs in _pairs(row, rows):
            if cell.value == theirs:
                found.agreed.add((table.table_id, cell.row, cell.col))
            else:
                found.findings.append(_disagreement(table, cell, theirs))


def _rows(cells: Sequence[Cell]) -> Iterator[Row]:
    rows: dict[int, Row] = defaultdict(list)
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(cell)
    yield from rows.values()


def _pairs(row: Row, rows: dict[str, list[Witness]]) -> Iterator[tuple[Cell, Decimal]]:
    """The numbers of a row with those that stand for them in the one row of that label."""
    filled = [c for c in row if c.text]
    numbers = [c for c in filled[1:] if c.value is not None]
    witnesses = rows.get(_key(filled[0].text), []) if filled else []
    if len(witnesses) == 1 and len(witnesses[0]) == len(numbers):
        yield from zip(numbers, witnesses[0], strict=True)


def _disagreement(table: Table, cell: Cell, theirs: Decimal) -> Finding:
    return Finding(
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

"""A second reading of the tables whose numbers no stated total confirms."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from vonextract.findings.rules import ENGINES_DISAGREE
from vonextract.geometry import Box, bounding
from vonextract.layout.model import PageText
from vonextract.model import Cell, Finding, Report, Table
from vonextract.pdf.model import Page
from vonextract.pdf.reader import read
from vonextract.swedish.numbers import parse_number
from vonextract.tables.engines import CamelotEngine, PdfplumberEngine
from vonextract.tables.model import Engine, PageTable
from vonextract.tables.settings import SETTINGS

_LOG = logging.getLogger(__name__)

_MINUS = ("-", "–", "−")
_NO_FIGURES = re.compile(r"[^\d.,]")

Row = list[Cell]


class Said(NamedTuple):
    """A number as another engine reads it."""

    text: str
    value: Decimal


Witness = list[Said]


class Opinions(NamedTuple):
    """What the other engines make of the numbers.

    Attributes:
        findings: `engines_disagree`, for each number that they read otherwise.
        agreed: table, row and column of each number that they read the same way.
    """

    findings: list[Finding]
    agreed: set[tuple[int, int, int]]


def second_opinions(path: Path, report: Report, pages: Sequence[Page] | None = None) -> Opinions:
    """The numbers that an independent engine reads otherwise, and those it reads alike.

    Only tables with a number that no total confirms, and in which but one of our own ways saw
    this grid, are read again, page by page. A row is compared when the engine found one row of
    the same label with as many numbers; what an engine does not find says nothing. Pages that we
    turned are left out: the engines see them as they are printed.

    Args:
        path: the file of the report.
        report: with interpreted cells, and facts as far as they are known.
        pages: the file's pages when they are read already.
    """
    opinions = Opinions([], set())
    regions: dict[int, list[tuple[Table, list[Cell]]]] = defaultdict(list)
    for table in report.tables:
        if _seen_once(table) and _unconfirmed(table, report):
            for number, cells in _by_page(table).items():
                regions[number].append((table, cells))
    if not regions:
        return opinions
    known = {page.number: page for page in (read(path).pages if pages is None else pages)}
    upright = [n for n in sorted(regions.keys() & known.keys()) if not known[n].turned]
    with closing(PdfplumberEngine(str(path))) as plumber:
        engines: list[Engine] = [CamelotEngine(str(path)), plumber]
        for number in upright[: SETTINGS.opinion_pages]:
            _hear(engines, known[number], regions[number], opinions)
    return opinions


def _seen_once(table: Table) -> bool:
    """Whether only one of tags, rules and alignment shows the table, and not borders all round."""
    return "+" not in table.method and (table.method != "rules" or table.confidence < SETTINGS.opinion_sure)


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


def _hear(
    engines: Sequence[Engine], page: Page, regions: Sequence[tuple[Table, list[Cell]]], found: Opinions
) -> None:
    """Compare the page's tables with what the first engine that sees a table there reads."""
    left = list(regions)
    for engine in engines:
        if not left:
            return
        try:
            tables = engine.propose(PageText(page, []))
        except Exception:  # foreign code on hostile files: its failure is no finding about ours
            _LOG.info("%s failed on page %d", engine.name, page.number, exc_info=True)
            continue
        unheard = []
        for table, cells in left:
            region = bounding(Box(*c.box) for c in cells).grow(SETTINGS.opinion_margin)
            rows = _witnesses([t for t in tables if t.box.overlap(region) > SETTINGS.opinion_place])
            if rows:
                _compare(table, cells, rows, found)
            else:
                unheard.append((table, cells))
        left = unheard


def _witnesses(tables: Sequence[PageTable]) -> dict[str, list[Witness]]:
    rows: dict[str, list[Witness]] = defaultdict(list)
    for table in tables:
        for r in range(table.n_rows):
            texts = [c.text for c in table.cells if c.row == r and c.text]
            numbers = [Said(t, n.value) for t in texts[1:] if (n := parse_number(t)) is not None]
            if numbers and _key(texts[0]):
                rows[_key(texts[0])].append(numbers)
    return rows


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _compare(table: Table, cells: Sequence[Cell], rows: dict[str, list[Witness]], found: Opinions) -> None:
    """Add what the rows of another engine say of the cells, unless they say otherwise of most."""
    agreed: set[tuple[int, int, int]] = set()
    against: list[Finding] = []
    for row in _rows(cells):
        for cell, theirs in _pairs(row, rows):
            if cell.value == theirs.value or _printed_alike(cell, theirs):
                agreed.add((table.table_id, cell.row, cell.col))
            elif not _cut(theirs.text, cell.text):
                against.append(_disagreement(table, cell, theirs.value))
    found.agreed.update(agreed)
    if len(against) <= max(SETTINGS.opinion_few, len(agreed)):
        found.findings.extend(against)


def _printed_alike(cell: Cell, theirs: Said) -> bool:
    """Whether both read the same print: which mark groups thousands the whole report tells, not a cell."""
    if _solid(cell.text) == _solid(theirs.text):
        return True
    same_sign = cell.value is not None and (cell.value < 0) == (theirs.value < 0)
    return same_sign and _NO_FIGURES.sub("", cell.text) == _NO_FIGURES.sub("", theirs.text)


def _solid(text: str) -> str:
    return "".join(text.split())


def _cut(theirs: str, ours: str) -> bool:
    """Whether the engine lost the printed sign or the last digits.

    It read as many numbers in the row as we did: what it lost is no number of its own.
    """
    plain, whole = _solid(theirs), _solid(ours)
    return (whole[:1] in _MINUS and plain == whole[1:]) or whole.startswith(plain)


def _rows(cells: Sequence[Cell]) -> Iterator[Row]:
    rows: dict[int, Row] = defaultdict(list)
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        rows[cell.row].append(cell)
    yield from rows.values()


def _pairs(row: Row, rows: dict[str, list[Witness]]) -> Iterator[tuple[Cell, Said]]:
    """The numbers of a row with those that stand for them in the one row of that label."""
    filled = [c for c in row if c.text]
    numbers = [c for c in filled[1:] if c.value is not None]
    witnesses = rows.get(_key(filled[0].text), []) if filled else []
    if len(witnesses) == 1 and len(witnesses[0]) == len(numbers):
        yield from zip(numbers, witnesses[0], strict=True)


def _disagreement(table: Table, cell: Cell, theirs: Decimal) -> Finding:
    message = f"{cell.text!r} is read as {cell.value}; another engine reads {theirs} there."
    return ENGINES_DISAGREE.of_cell(table.table_id, cell, message, expected=theirs)

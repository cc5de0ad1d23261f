"""Cells whose print is doubtful: struck out, or of glyphs that the file gives no meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vonextract.findings.rule import Rule
from vonextract.findings.rules import STRUCK_OUT, UNMAPPED_GLYPH
from vonextract.layout.model import PageText, Word
from vonextract.model import Finding
from vonextract.outline.settings import SETTINGS
from vonextract.tables.model import GridCell, LogicalTable

UNKNOWN = "\ufffd"


def print_doubts(tables: Sequence[LogicalTable], texts: Sequence[PageText]) -> list[Finding]:
    """Findings for cells, and words outside tables, that are struck out or not known.

    Args:
        tables: in the order of their ids, from 1.
        texts: the pages.
    """
    found: list[Finding] = []
    for table_id, table in enumerate(tables, start=1):
        struck = [(c, f"{_text(c)!r} is struck out on the page.") for c in table.cells if _is_struck(c)]
        unknown = [
            (c, f"A sign in {c.text!r} is half covered, or the file does not say what it means.")
            for c in table.cells
            if UNKNOWN in c.text
        ]
        unknown += [
            (c, f"The minus of {c.text!r} is drawn as a line, not written.")
            for c in table.cells
            if any(word.drawn_sign for line in c.lines for word in line)
        ]
        found += _findings(STRUCK_OUT, table_id, struck)
        found += _findings(UNMAPPED_GLYPH, table_id, unknown)
    in_tables = {(p.page, index) for t in tables for p in t.parts for index in p.word_indices()}
    for text in texts:
        found += _of_page(text, in_tables)
    return found


def _findings(rule: Rule, table_id: int, doubts: Sequence[tuple[GridCell, str]]) -> Iterator[Finding]:
    if len(doubts) > SETTINGS.doubted_cells:
        cell, message = doubts[0]
        yield rule.finding(f"{len(doubts)} cells: {message}", page=cell.page, table_id=table_id)
        return
    for cell, message in doubts:
        yield rule.finding(message, page=cell.page, table_id=table_id, row=cell.row, col=cell.col)


def _of_page(text: PageText, in_tables: set[tuple[int, int]]) -> Iterator[Finding]:
    """What is said of the words of a page that stand in no table."""
    number = text.page.number
    outside = [w for w in text.words if w.struck or UNKNOWN in w.text]
    outside = [w for w in outside if (number, w.index) not in in_tables]
    struck = [w for w in outside if w.struck]
    unknown = [w for w in outside if UNKNOWN in w.text]
    if struck:
        message = f"{_quoted(struck)} on page {number} is struck out."
        yield STRUCK_OUT.finding(message, page=number, severity="info")
    if unknown:
        alone = all(set(w.text) == {UNKNOWN} for w in unknown)
        message = (
            f"Signs in {_quoted(unknown)} on page {number} are half covered,"
            " or the file does not say what they mean."
        )
        severity = "info" if alone else UNMAPPED_GLYPH.severity
        yield UNMAPPED_GLYPH.finding(message, page=number, severity=severity)


def _quoted(words: Sequence[Word]) -> str:
    """The first of some words, in quotes."""
    return repr(
        " ".join(w.text for w in words[: SETTINGS.quoted_words])
        + (" …" if len(words) > SETTINGS.quoted_words else "")
    )


def _is_struck(cell: GridCell) -> bool:
    return any(word.struck for line in cell.lines for word in line)


def _text(cell: GridCell) -> str:
    """The struck words of a cell."""
    return " ".join(word.text for line in cell.lines for word in line if word.struck)

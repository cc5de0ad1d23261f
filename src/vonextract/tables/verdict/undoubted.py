"""Which tables of the first verdict leave no doubt: they are not judged again, or may get back a header."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.layout.model import Word
from vonextract.tables.alignment.text_lines import pieces_of
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.reconcile import words_of
from vonextract.tables.roles import is_amount, rows_of
from vonextract.tables.verdict.settings import SETTINGS


def stands(table: PageTable, bound: Sequence[PageTable]) -> bool:
    """Whether two engines saw the same grid, or its other half or rows left empty speak for it.

    No border may be missing in it.

    Args:
        table: of the first verdict.
        bound: those that go on over a page break.
    """
    agreed = "+" in table.method and table.confidence >= SETTINGS.settled and not lacks_border(table)
    half = _drawn_half(table, bound) and not table.open_columns and table.n_header_rows > 0
    return agreed or ((half or _drawn_form(table)) and not _headless(table))


def may_grow(table: PageTable, bound: Sequence[PageTable]) -> bool:
    """Whether the table stands but for a header or rows that it may have lost."""
    return _drawn_half(table, bound) and not stands(table, bound)


def takes_in(table: PageTable, other: PageTable) -> bool:
    """Whether a table is the other one, or has all its words and more in as many columns."""
    return table is other or (table.n_cols == other.n_cols and other.word_indices() < table.word_indices())


def grown(table: PageTable, other: PageTable) -> bool:
    """Whether a table is the other one with a header above it."""
    held, own = other.word_indices(), table.word_indices()
    added = [w for w in words_of(table) if w.index not in held]
    header = held < own and table.n_header_rows > 0 and all(w.top < other.box.top for w in added)
    return table.n_cols == other.n_cols and header


def _drawn_half(table: PageTable, bound: Sequence[PageTable]) -> bool:
    half = table.method != "text" and any(table is other for other in bound)
    return half and not lacks_border(table)


def _drawn_form(table: PageTable) -> bool:
    """Whether borders close the cells of a row in which nothing stands: they were there before the text."""
    drawn = table.method == "rules" and table.confidence >= SETTINGS.settled and not lacks_border(table)
    return drawn and any(_left_empty(cells, table.n_cols) for cells in rows_of(table.cells, table.n_rows)[1:])


def _left_empty(cells: Sequence[GridCell], columns: int) -> bool:
    whole = len(cells) == columns and all(cell.row_span == 1 and not cell.text for cell in cells)
    return whole and cells[0].box.height > SETTINGS.written


def _headless(table: PageTable) -> bool:
    """Whether nothing names the columns of a drawn table: its first row holds numbers."""
    first = [cell for cell in table.cells if cell.row == 0 and cell.col > 0]
    return not table.n_header_rows and any(is_amount(cell.text) for cell in first)


def lacks_border(table: PageTable) -> bool:
    """Whether many rows hold a cell with a number and another text far apart from it, or rows of numbers.

    Or one row holds several.
    """
    rows = {cell.row for cell in table.cells if any(map(_two_texts, cell.lines))}
    further = [_further_rows(row) for row in rows_of(table.cells, table.n_rows)]
    many = max(len(rows), sum(further)) > SETTINGS.parted_rows * table.n_rows
    return many or max(further, default=0) >= SETTINGS.rows_in_one


def _further_rows(row: Sequence[GridCell]) -> int:
    """How many lines of numbers below the first stand in at least two cells of a row."""
    counts = sorted(
        len(cell.lines) for cell in row if cell.col > 0 and cell.lines and all(map(_is_number, cell.lines))
    )
    return counts[-2] - 1 if len(counts) > 1 else 0


def _is_number(line: list[Word]) -> bool:
    return is_amount(" ".join(word.text for word in line))


def _two_texts(line: list[Word]) -> bool:
    pieces = pieces_of(line)
    return len(pieces) > 1 and any(piece.numeric for piece in pieces)

"""The header of a table, found again on the next page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from vonextract.layout.model import Word
from vonextract.tables.grid import cover, set_lines, word_box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.recut import row_cells, table_columns
from vonextract.tables.roles import header_rows, rows_of
from vonextract.tables.settings import SETTINGS as TABLES


def header_height(table: LogicalTable) -> int:
    """How many header rows the table's first part has."""
    first = table.parts[0]
    rows = rows_of(first.cells, first.n_rows)
    return header_rows(rows, first.n_cols, first.n_header_rows, open_ended=first.open_columns)


def header_words(table: LogicalTable) -> list[Word]:
    """The words of the header on the table's first page."""
    height = header_height(table)
    return [w for c in table.parts[0].cells if c.row < height for line in c.lines for w in line]


def same_words(some: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether two texts are made of the same words, whatever their order."""
    return bool(some) and Counter(w.text for w in some) == Counter(w.text for w in others)


def words_among(some: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether the words of a text all stand in another one."""
    return Counter(w.text for w in some) <= Counter(w.text for w in others)


def repeats_with(above: Sequence[Word], part: PageTable, said: Sequence[Word]) -> bool:
    """Whether words above a part, alone or with its first rows, are those of a header."""
    rows = range(min(TABLES.header_rows, part.n_rows) + 1)
    return any(same_words([*above, *_words_of_rows(part, count)], said) for count in rows)


def _words_of_rows(part: PageTable, count: int) -> list[Word]:
    """The words of the first rows of a part."""
    return [w for c in part.cells if c.row < count for line in c.lines for w in line]


def with_header(part: PageTable, table: LogicalTable, words: Sequence[Word]) -> PageTable:
    """The part with the words that stand above it as its header row."""
    columns = table_columns(table)
    if columns is None:
        return part
    below = [replace(c, row=c.row + 1) for c in part.cells]
    box = word_box([*words, *(w for c in below for line in c.lines for w in line)])
    made = row_cells(0, list(words), columns, part)
    cells = cover(part.page, [*made, *below], part.n_rows + 1, part.n_cols, box)
    return replace(part, box=box, n_rows=part.n_rows + 1, n_header_rows=1, cells=cells)


def with_emptied_header(part: PageTable, taken_out: Sequence[Word], said: Sequence[Word]) -> PageTable:
    """The part with the table's header in its empty first rows, if it was taken out as a running head.

    Args:
        part: borders are drawn around its rows, empty ones too.
        taken_out: words inside it that are none of the body's.
        said: the words of the table's header.
    """
    rows = rows_of(part.cells, part.n_rows)
    height = next((r for r, row in enumerate(rows) if any(c.text for c in row)), 0)
    held = [[w for w in taken_out if _holds(c, w)] for row in rows[:height] for c in row]
    if not same_words([w for words in held for w in words], said):
        return part
    head = [replace(c) for row in rows[:height] for c in row]
    for cell, words in zip(head, held, strict=True):
        set_lines(cell, words)
    return replace(part, cells=[*head, *(c for row in rows[height:] for c in row)])


def _holds(cell: GridCell, word: Word) -> bool:
    return cell.box.x0 < word.x_mid < cell.box.x1 and cell.box.top < word.y_mid < cell.box.bottom


def repeated_header(table: LogicalTable, part: PageTable) -> int:
    """How many rows at the top of the part repeat the table's header; 0 when none does."""
    first = table.parts[0]
    height = header_height(table)
    ours = _column_texts(first.cells, max(1, height), table.n_cols)
    if not any(ours):
        return 0
    said = header_words(table)
    for count in range(1, min(TABLES.header_rows, part.n_rows) + 1):
        if _say_the_same(ours, _column_texts(part.cells, count, part.n_cols)):
            return count
        if same_words(_words_of_rows(part, count), said):
            return count
    return 0


def _say_the_same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the names of columns are the same, but for a letter of one, which a scan reads otherwise."""
    if len(ours) != len(theirs):
        return False
    other = {(a, b) for a, b in zip(ours, theirs, strict=True) if a != b}
    return not other or (len(other) == 1 < len(set(ours)) - 1 and _but_for_a_letter(*other.pop()))


def _but_for_a_letter(some: str, other: str) -> bool:
    """Whether two words of the same figures differ in one letter."""
    figures = ["".join(ch for ch in text if ch.isdigit()) for text in (some, other)]
    return figures[0] == figures[1] and Levenshtein.distance(some, other, score_cutoff=1) == 1


def _column_texts(cells: Sequence[GridCell], n_rows: int, n_cols: int) -> list[str]:
    """What the first rows say over each column, letters and digits only."""
    texts = [""] * n_cols
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        if cell.row < n_rows:
            for col in range(cell.col, min(n_cols, cell.col + cell.col_span)):
                texts[col] += "".join(ch for ch in cell.text.casefold() if ch.isalnum())
    return texts

"""The header of a table, found again on the next page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from vonextract.layout.model import Word
from vonextract.tables.grid import cover, rows_between, set_lines, word_box
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


def free_swallowed_group(table: LogicalTable, part: PageTable) -> bool:
    """Make a row of the group's name that the header's label took in, when its repetition shows it.

    The part then repeats the header but for the last lines of the label, and these stand below
    all else in the header.

    Returns:
        Whether the table was changed.
    """
    first, height = table.parts[0], header_height(table)
    if part.n_rows <= height or first.n_cols != part.n_cols:
        return False
    ours, theirs = (_column_texts(t.cells, height, t.n_cols) for t in (first, part))
    if not theirs[0] or ours[0] == theirs[0] or ours[1:] != theirs[1:] or not any(ours[1:]):
        return False
    label = next((c for c in first.cells if c.col == 0 and c.lines and c.row + c.row_span == height), None)
    kept = _lines_of_label(label, len(ours[0]) - len(theirs[0])) if label else 0
    if label is None or not kept or ours[0][: len(theirs[0])] != theirs[0]:
        return False
    name = [w for line in label.lines[kept:] for w in line]
    others = [w for w in header_words(table) if all(w is not own for own in name)]
    if min(w.y_mid for w in name) < max(w.bottom for w in others):
        return False
    first.cells = _with_row(first.cells, height, name, first)
    table.cells = _with_row(table.cells, height, name, first)
    first.n_rows += 1
    table.n_rows += 1
    table.trace.append(f"page {part.page} repeats the header without its last line, the name of a group")
    return True


def free_heading(table: LogicalTable, part: PageTable) -> bool:
    """Take the first row off the table where its repetition shows that this is none of the header: a heading.

    Returns:
        Whether the table was changed.
    """
    first, height = table.parts[0], header_height(table)
    said = [c for c in first.cells if c.row == 0 and c.text]
    if height < 2 or len(said) != 1 or said[0].row_span > 1 or first.n_cols != part.n_cols:
        return False
    below = rows_between(first, 1, first.n_rows, f"page {part.page} repeats the header without its first row")
    ours = _column_texts(below.cells, height - 1, below.n_cols)
    counts = range(1, min(TABLES.header_rows, part.n_rows) + 1)
    if not any(_say_the_same(ours, _column_texts(part.cells, count, part.n_cols)) for count in counts):
        return False
    table.parts[0] = below
    table.cells = [replace(c, row=c.row - 1) for c in table.cells if c.row > 0]
    table.n_rows -= 1
    table.trace.append(below.trace[-1])
    return True


def _lines_of_label(label: GridCell, surplus: int) -> int:
    """How many lines the label keeps without its last `surplus` letters; 0 when those are no lines."""
    for kept in range(len(label.lines) - 1, 0, -1):
        surplus -= sum(ch.isalnum() for word in label.lines[kept] for ch in word.text)
        if surplus <= 0:
            return kept if surplus == 0 else 0
    return 0


def _with_row(cells: list[GridCell], row: int, name: list[Word], part: PageTable) -> list[GridCell]:
    """The cells with a row of its own for words that the header's label holds."""
    taken = {w.index for w in name}
    made = GridCell(row, 0, 1, 1, word_box(name), page=part.page)
    set_lines(made, name)
    moved = [replace(c, row=c.row + 1) if c.row >= row else c for c in cells]
    for cell in moved:
        words = [w for line in cell.lines for w in line]
        if cell.row < row and any(w.index in taken for w in words):
            set_lines(cell, [w for w in words if w.index not in taken])
    n_rows = max(c.row + c.row_span for c in moved)
    return cover(part.page, [*moved, made], n_rows, part.n_cols, part.box)


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

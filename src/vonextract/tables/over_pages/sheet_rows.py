"""Whether two tables have the same rows: those of one spreadsheet, printed on sheets side by side.

The same rows are printed at the same heights on every sheet. Only the first sheet names them,
unless the columns that name them are printed again on each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.settings import SETTINGS
from vonextract.tables.roles import is_amount, rows_of

Table = LogicalTable | PageTable


@dataclass(slots=True, eq=False)
class SheetRow:
    """A row as printed: which sheet of its table it is on, the heights of its lines, its cells."""

    sheet: int
    heights: set[float]
    cells: list[GridCell]

    @property
    def texts(self) -> list[str]:
        """What its cells say, from left to right."""
        return [c.text for c in self.cells]


def beside(left: PageTable, right: PageTable) -> bool:
    """Whether the right part has the left one's rows, with further columns."""
    return same_rows(left, right) is not None


def same_rows(left: Table, right: Table) -> list[int] | None:
    """The left table's row for each of the right one's; None when they are not the same rows."""
    if left.n_cols < 2 or not _alike(left, right):
        return None
    ours, theirs = sheet_rows(left), sheet_rows(right)
    if not _named(ours):
        return None
    places = level_rows(ours, theirs)
    if places is None or not _headed(ours[places[0]], theirs[0]):
        return None
    repeated = repeated_columns(ours, theirs, places)
    return places if 0 < repeated < right.n_cols or _numbers_first(theirs) else None


def sheet_rows(table: Table) -> list[SheetRow]:
    """The table's rows as printed."""
    parts = table.parts if isinstance(table, LogicalTable) else [table]
    sheets = {part.page: i for i, part in enumerate(parts)}
    return [
        SheetRow(
            min((sheets.get(c.page, 0) for c in cells), default=0),
            {line[0].baseline for c in cells for line in c.lines},
            cells,
        )
        for cells in rows_of(table.cells, table.n_rows)
    ]


def level_rows(ours: Sequence[SheetRow], theirs: Sequence[SheetRow]) -> list[int] | None:
    """Our row for each of theirs, in order, by sheet and height of the lines; None when some has none.

    A row without words is the one after the row before it. Rows of ours may be left over.
    """
    places: list[int] = []
    at = 0
    for row in theirs:
        while row.heights and at < len(ours) and ours[at].heights and not _level(ours[at], row):
            at += 1
        if at == len(ours):
            return None
        places.append(at)
        at += 1
    level = sum(_level(ours[a], row) for a, row in zip(places, theirs, strict=True))
    return places if level >= SETTINGS.sheet_rows else None


def repeated_columns(ours: Sequence[SheetRow], theirs: Sequence[SheetRow], places: Sequence[int]) -> int:
    """How many columns at the left are those of the first sheet, printed again."""
    pairs = [(ours[place].cells, row.cells) for place, row in zip(places, theirs, strict=True)]
    count = 0
    while any(c.col == count for _, row in pairs for c in row):
        columns = [[[(c.text, c.col_span) for c in row if c.col == count] for row in pair] for pair in pairs]
        if any(a != b for a, b in columns):
            break
        count += 1
    return count


def _alike(left: Table, right: Table) -> bool:
    """Whether both begin at the same margin and are set in type of one size."""
    a, b = (t.parts[0] if isinstance(t, LogicalTable) else t for t in (left, right))
    sizes = [[w.size for c in part.cells for line in c.lines for w in line] for part in (a, b)]
    if not all(sizes) or abs(b.box.x0 - a.box.x0) > SETTINGS.sheet_reach:
        return False
    ours, theirs = map(median, sizes)
    return abs(ours - theirs) <= SETTINGS.sheet_size * ours


def _named(rows: Sequence[SheetRow]) -> bool:
    """Whether the first column, or the one after codes of digits alone, names the rows."""
    for col in (0, 1):
        texts = [c.text for row in rows[1:] for c in row.cells if c.col == col and c.text]
        if len(texts) >= SETTINGS.sheet_rows - 1 and all(any(map(str.isalpha, text)) for text in texts):
            return True
        if not all(map(str.isdigit, texts)):
            return False
    return False


def _level(a: SheetRow, b: SheetRow) -> bool:
    return a.sheet == b.sheet and any(
        abs(y - z) <= SETTINGS.same_height for y in a.heights for z in b.heights
    )


def _headed(ours: SheetRow, theirs: SheetRow) -> bool:
    """Whether both rows are headers, and of other columns."""
    values = [c.text for c in (*ours.cells, *theirs.cells) if c.text]
    return any(theirs.texts) and theirs.texts != ours.texts and not any(map(is_amount, values))


def _numbers_first(rows: Sequence[SheetRow]) -> bool:
    """Whether the first column states nothing but amounts below its header."""
    texts = [c.text for row in rows[1:] for c in row.cells if c.col == 0 and any(map(str.isalnum, c.text))]
    return bool(texts) and all(map(is_amount, texts))

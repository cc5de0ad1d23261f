"""A spreadsheet printed over several pages: the columns that did not fit stand on the next sheet.

The same rows are printed at the same heights on every sheet. Only the first sheet names them,
unless the columns that name them are printed again on each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from vonextract.layout.model import PageText
from vonextract.tables.between import ends_page, words_above
from vonextract.tables.grid import cover
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.roles import is_amount, rows_of
from vonextract.tables.settings import DEFAULT, TableSettings

Table = LogicalTable | PageTable

_MIN_ROWS = 3
_SAME_HEIGHT = 1.0
_SAME_SIZE = 0.05
_REACH = 90.0


@dataclass(slots=True, eq=False)
class _Row:
    """A row as printed: which sheet of its table it is on, the heights of its lines, its cells."""

    sheet: int
    heights: set[float]
    cells: list[GridCell]

    @property
    def texts(self) -> list[str]:
        return [c.text for c in self.cells]


def beside(left: PageTable, right: PageTable) -> bool:
    """Whether the right part has the left one's rows, with further columns."""
    return _matched(left, right) is not None


def joined_sheets(
    tables: Sequence[LogicalTable], texts: Sequence[PageText], settings: TableSettings = DEFAULT
) -> list[LogicalTable]:
    """The tables, those put together whose columns go on with the same rows on the next sheets.

    Args:
        tables: in reading order, their rows whole.
        texts: all pages of the document.
        settings: the knobs.
    """
    pages = {text.page.number: text for text in texts}
    whole: list[LogicalTable] = []
    for table in tables:
        places = _places(whole[-1], table) if whole and _follows(whole[-1], table, pages, settings) else None
        if places is None:
            whole.append(table)
        else:
            _put_beside(whole[-1], table, places)
    return whole


def _follows(
    left: LogicalTable, right: LogicalTable, pages: dict[int, PageText], settings: TableSettings
) -> bool:
    """Whether the right table is alone on as many sheets, right after those of the left."""
    if right.parts[0].page != left.parts[-1].page + 1 or len(left.parts) % len(right.parts):
        return False
    if any(words_above(part, pages[part.page], settings) for part in right.parts):
        return False
    return all(ends_page(part, pages[part.page], settings) for part in left.parts)


def _places(left: LogicalTable, right: LogicalTable) -> list[int] | None:
    """The left table's row for each of the right one's, when none that states amounts is left over."""
    places = _matched(left, right)
    if places is None or len(places) == left.n_rows:
        return places
    spare = [c for c in left.cells if c.row not in places and c.col > 0]
    whole = all(c.row_span == 1 for c in right.cells)
    return places if whole and not any(is_amount(c.text) for c in spare) else None


def _matched(left: Table, right: Table) -> list[int] | None:
    """The left table's row for each of the right one's; None when they are not the same rows."""
    if left.n_cols < 2 or not _alike(left, right):
        return None
    ours, theirs = _rows(left), _rows(right)
    if not _named(ours):
        return None
    places = _same_heights(ours, theirs)
    if places is None or not _headed(ours[places[0]], theirs[0]):
        return None
    repeated = _repeated(ours, theirs, places)
    return places if 0 < repeated < right.n_cols or _numbers_first(theirs) else None


def _rows(table: Table) -> list[_Row]:
    first = _first(table).page
    return [
        _Row(
            min((c.page for c in cells), default=first) - first,
            {line[0].baseline for c in cells for line in c.lines},
            cells,
        )
        for cells in rows_of(table.cells, table.n_rows)
    ]


def _first(table: Table) -> PageTable:
    return table.parts[0] if isinstance(table, LogicalTable) else table


def _alike(left: Table, right: Table) -> bool:
    """Whether both begin at the same margin and are set in type of one size."""
    a, b = _first(left), _first(right)
    sizes = [[w.size for c in part.cells for line in c.lines for w in line] for part in (a, b)]
    if not all(sizes) or abs(b.box.x0 - a.box.x0) > _REACH:
        return False
    ours, theirs = map(median, sizes)
    return abs(ours - theirs) <= _SAME_SIZE * ours


def _named(rows: Sequence[_Row]) -> bool:
    """Whether the first column names the rows."""
    labels = [c.text for row in rows[1:] for c in row.cells if c.col == 0 and c.text]
    return len(labels) >= _MIN_ROWS - 1 and all(any(ch.isalpha() for ch in text) for text in labels)


def _same_heights(ours: Sequence[_Row], theirs: Sequence[_Row]) -> list[int] | None:
    """Our row for each of theirs, in order, by sheet and height of the lines.

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
    return places if level >= _MIN_ROWS else None


def _level(a: _Row, b: _Row) -> bool:
    return a.sheet == b.sheet and any(abs(y - z) <= _SAME_HEIGHT for y in a.heights for z in b.heights)


def _headed(ours: _Row, theirs: _Row) -> bool:
    """Whether both rows are headers, and of other columns."""
    values = [c.text for c in (*ours.cells, *theirs.cells) if c.text]
    return any(theirs.texts) and theirs.texts != ours.texts and not any(map(is_amount, values))


def _repeated(ours: Sequence[_Row], theirs: Sequence[_Row], places: Sequence[int]) -> int:
    """How many columns at the left are those of the first sheet, printed again."""
    pairs = [(ours[place].cells, row.cells) for place, row in zip(places, theirs, strict=True)]
    count = 0
    while any(c.col == count for _, row in pairs for c in row):
        columns = [[[(c.text, c.col_span) for c in row if c.col == count] for row in pair] for pair in pairs]
        if any(a != b for a, b in columns):
            break
        count += 1
    return count


def _numbers_first(rows: Sequence[_Row]) -> bool:
    """Whether the first column states nothing but amounts below its header."""
    texts = [c.text for row in rows[1:] for c in row.cells if c.col == 0 and any(map(str.isalnum, c.text))]
    return bool(texts) and all(map(is_amount, texts))


def _put_beside(left: LogicalTable, right: LogicalTable, places: Sequence[int]) -> None:
    """Add the right table's columns to the left one's, without those printed again."""
    repeated = _repeated(_rows(left), _rows(right), places)
    shift = left.n_cols - repeated
    added = [replace(c, row=places[c.row], col=c.col + shift) for c in right.cells if c.col >= repeated]
    left.n_cols += right.n_cols - repeated
    left.cells = cover(
        right.parts[0].page, [*left.cells, *added], left.n_rows, left.n_cols, left.parts[0].box
    )
    first = right.parts[0].page
    again = f", {repeated} printed again" if repeated else ""
    left.trace.append(f"page {first} has the same rows at the same heights: its columns go on{again}")
    left.n_header_rows = max(left.n_header_rows, right.n_header_rows)
    left.parts.extend(right.parts)
    left.confidence = min(left.confidence, right.confidence)

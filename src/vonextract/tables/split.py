"""Tables that touch, told apart by the header that stands in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.geometry import bounding
from vonextract.swedish.tokens import are_years, is_blank, is_period, is_year, is_year_or_span
from vonextract.tables.edges import Edge
from vonextract.tables.grid import word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import (
    Rows,
    header_rows,
    is_amount,
    names_periods,
    names_periods_like,
    note_numbers,
    rows_of,
    undated,
    with_days_above,
    with_years_below,
)
from vonextract.tables.settings import SETTINGS


def apart(table: PageTable, *, header: Sequence[GridCell] | None = None) -> list[PageTable]:
    """The table, cut above every row further down that is a header of its own, or the first line of one.

    Args:
        table: what an engine proposed.
        header: the first row of the table that this one may go on with; its own, below a title, when None.
    """
    rows = rows_of(table.cells, table.n_rows)
    titled = header is None and len(rows) > 1 and sum(bool(c.text) for c in rows[0]) == 1
    head = rows[titled] if header is None else header
    crossed = _crossed(table.cells)
    starts = [
        r
        for r in range(2 + titled if header is None else 1, table.n_rows - 1)
        if r not in crossed and _begins(head, rows, r)
    ]
    starts = [r - _has_days_above(rows, r) for r in starts if r - 1 not in starts]
    if not starts:
        return [table]
    edges = [0, *starts, table.n_rows]
    return [part_of(table, rows, top, bottom) for top, bottom in pairwise(edges)]


def abreast(table: PageTable, borders: Sequence[Edge] = ()) -> list[PageTable]:
    """The table, parted where another stands beside it.

    Its years then stand level with amounts of the other, or the same names stand above both, or each has
    borders of its own.

    Args:
        table: what was chosen.
        borders: the horizontal ones of its page.
    """
    rows = rows_of(table.cells, table.n_rows)
    for col in range(2, table.n_cols - 1):
        if any(c.row_span > 1 or c.col < col < c.col + c.col_span for c in table.cells):
            continue
        left = [[c for c in row if c.col < col] for row in rows]
        right = [[replace(c, col=c.col - col) for c in row if c.col >= col] for row in rows]
        if _headed_alike(left, right):
            return [_half(table, half) for half in (left, right)]
        if _ruled_apart(left, right, borders):
            return [_half(table, left), *abreast(_half(table, right), borders)]
        for later, other in ((right, left), (left, right)):
            top = _begins_beside(later, other)
            if top:
                return [_half(table, half[top:] if half is later else half) for half in (left, right)]
    return [table]


def _headed_alike(left: Rows, right: Rows) -> bool:
    """Whether two halves have the same names, of labels too, or only periods, and labels at their amounts.

    A name may stand before other periods than those of the other half.
    """
    labels, names = zip(*(_label_and_names(half[0]) for half in (left, right)), strict=True)
    same = labels[0] == labels[1] and names[0] == names[1] and all(labels) and bool(names[0])
    apart = not any(labels) or (all(labels) and names[0] != names[1])
    dated = apart and all(names_periods(half[0]) for half in (left, right))
    return (same or dated) and _labels_amounts(left) and _labels_amounts(right)


def _label_and_names(row: Sequence[GridCell]) -> tuple[str, list[tuple[int, str]]]:
    """What a header says of the labels, and of the other columns."""
    label = " ".join(c.text for c in row if c.col == 0 and c.text)
    return label, [(c.col, c.text) for c in row if c.col > 0 and c.text]


def _labels_amounts(half: Rows) -> bool:
    """Whether most rows of amounts below the first row have a label."""
    stating = [row for row in half[1:] if any(is_amount(c.text) for c in row)]
    return bool(stating) and 2 * sum(map(_is_labelled, stating)) > len(stating)


def _ruled_apart(left: Rows, right: Rows, borders: Sequence[Edge]) -> bool:
    """Whether borders run over the left half and from the right one on, its labels, and none over both."""
    if not (_labels_amounts(right) and any(c.lines for row in left for c in row)):
        return False
    one, other = (
        word_box(w for row in half for c in row for ln in c.lines for w in ln) for half in (left, right)
    )
    near = SETTINGS.snap
    edges = [e for e in borders if one.top - near < e.pos < max(one.bottom, other.bottom) + near]
    joined = any(e.lo < one.x1 and other.x0 < e.hi for e in edges)
    over = any(e.lo < one.x0 + near and one.x1 - near < e.hi for e in edges)
    return over and not joined and any(e.lo < other.x0 + near < e.hi for e in edges)


def _begins_beside(rows: Rows, other: Rows) -> int:
    """The row at which a name and years stand level with amounts of the other half; 0 where none do.

    Above it there is no amount: these rows name the table, or are empty.
    """
    stated = next((r for r, row in enumerate(rows) if _states(row)), len(rows))
    heads = range(1, min(stated, len(rows)))
    return next(
        (r for r in heads if _is_labelled(rows[r]) and names_periods(rows[r]) and _states(other[r])), 0
    )


def _states(row: Sequence[GridCell]) -> bool:
    """Whether a row states amounts under a name of its own."""
    return _is_labelled(row) and any(is_amount(c.text) for c in row if c.col > 0)


def _is_labelled(row: Sequence[GridCell]) -> bool:
    return any(_is_named(c) for c in row if c.col == 0)


def _half(table: PageTable, rows: Rows) -> PageTable:
    """The rows as a table of its own, without those that only the other half fills."""
    held = [row for row in rows if not _is_empty(row)]
    cells = [replace(c, row=r) for r, row in enumerate(held) for c in row]
    return replace(
        table,
        box=bounding(c.box for c in cells),
        n_rows=len(held),
        n_cols=max(c.col + c.col_span for c in cells),
        cells=cells,
        trace=[*table.trace, "another table stands beside it"],
        n_header_rows=0 if len(rows) < table.n_rows else table.n_header_rows,
    )


def _begins(head: Sequence[GridCell], rows: Rows, r: int) -> bool:
    """Whether a row is a header of its own."""
    dated = with_years_below(rows[r], rows[r + 1]) or rows[r]
    again = _like_header(head, rows[r]) or names_periods_like(dated, head)
    return (
        again
        or _titles_note(dated)
        or (_dates_amounts(dated, rows[:r], rows[r + 1 :]) and _keep_apart(head, dated))
        or _names_anew(head, rows, r)
        or _heads_amounts(rows, r)
        or _names_below_title(rows, r)
    )


def _titles_note(row: Sequence[GridCell]) -> bool:
    """Whether a row says the title of a note of the accounts and, behind it, nothing but periods."""
    titled = any(c.col == 0 and note_numbers().match(c.text) for c in row)
    return titled and names_periods(row)


def _names_below_title(rows: Rows, r: int) -> bool:
    """Whether one or two rows right below the title of a further note name the columns of amounts below."""
    above = [c for c in rows[r - 1] if c.text] if r > 1 else []
    if [c.col for c in above] != [0] or not note_numbers().match(above[0].text):
        return False
    stated = [[c.col for c in row if c.col > 0 and is_amount(c.text)] for row in rows[r:]]
    count = next((n for n, columns in enumerate(stated) if columns), 0)
    named = {c.col for row in rows[r : r + count] for c in row if c.text}
    return 0 < count <= 2 and len(stated[count]) > 1 and named.issuperset(stated[count])


def _names_anew(head: Sequence[GridCell], rows: Rows, r: int) -> bool:
    """Whether a row between amounts gives most of their columns names, no two alike.

    One of them comes again in its column, or holds a period.
    """
    if any(is_amount(c.text) for c in rows[r]):
        return False
    amounts = {c.col for row in rows[:r] for c in row if is_amount(c.text)}
    names = [c for c in rows[r] if c.text and c.col in amounts]
    stated = (sum(is_amount(c.text) for c in row if c.col in amounts) for row in rows[r + 1 :])
    if not _are_names(names):
        return False
    several = len({_key(c) for c in names}) == len(names) > 1 and 2 * len(names) > len(amounts)
    known = {(c.col, _key(c)) for c in head}
    told = any((c.col, _key(c)) in known or _holds_period(c) for c in names)
    return several and told and next(filter(None, stated), 0) > 1 and _is_labelled(rows[r])


def _dates_amounts(row: Sequence[GridCell], above: Rows, below: Rows) -> bool:
    """Whether a row between amounts says nothing but days behind its label, or years that are no amounts.

    Two days may have been read as one text.
    """
    said = [c.text for c in row if c.col > 0 and c.text]
    periods = [word for text in said for word in undated(text).split()]
    if len(periods) < 2 or not all(map(is_period, periods)) or not _amounts(above):
        return False
    return not any(map(is_year_or_span, said)) or are_years(said, [*_amounts(above), *_amounts(below)])


def _keep_apart(head: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Whether the years of a row lie as far from each other as those that the header has in their columns.

    Those at which something was built or began do not: "Startår 2019 2013" below "2022 2021".
    """
    years = {c.col: int(c.text[:4]) for c in head if is_year(c.text)}
    return len({int(c.text[:4]) - years[c.col] for c in row if c.col in years and is_year(c.text)}) < 2


def _heads_amounts(rows: Rows, r: int) -> bool:
    """Whether a row below rows of texts names several periods, with amounts below each."""
    names = [c for c in rows[r] if c.text]
    periods = {c.col for c in names if is_period(c.text)}
    if len(periods) < 2 or _amounts(rows[:r]) or not _are_names(names):
        return False
    texts = sum(sum(bool(c.text) for c in row) > len(periods) for row in rows[:r])
    if texts < 2:
        return False
    return all(len(periods & {c.col for c in row if is_amount(c.text)}) > 1 for row in rows[r + 1 :][:2])


def _amounts(rows: Rows) -> list[str]:
    return [c.text for row in rows for c in row if c.col > 0 and is_amount(c.text)]


def _crossed(cells: Sequence[GridCell]) -> set[int]:
    """The rows over whose upper edge some cell spans."""
    return {row for c in cells for row in range(c.row + 1, c.row + c.row_span)}


def _like_header(header: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """Whether the row says what the table's first row says: over most columns, or over all but the first.

    Signs for what is missing say nothing.
    """
    filled = [c for c in row if c.text and not is_blank(c.text)]
    head = {c.col: _key(c) for c in header if c.text and not is_blank(c.text)}
    if any(is_amount(c.text) for c in filled):
        return False
    again = sum(head.get(c.col) == _key(c) for c in filled)
    if min(len(filled), len(head)) < SETTINGS.few_names:
        return again == len(filled) == len(head) == 2 and all(map(_is_named, filled))
    if _key(filled[0]) != head.get(filled[0].col):
        return again >= SETTINGS.named_anew and again == len(filled) - 1 == len(head) - 1
    return again >= SETTINGS.headers_alike * max(len(head), len(filled))


def _is_named(cell: GridCell) -> bool:
    return any(ch.isalpha() for ch in cell.text)


def _are_names(cells: Sequence[GridCell]) -> bool:
    """Whether cells hold letters, or some of them periods; periods alone may be amounts."""
    return any(map(_is_named, cells)) and all(_is_named(c) or _holds_period(c) for c in cells)


def _holds_period(cell: GridCell) -> bool:
    return any(map(is_period, cell.text.split()))


def _key(cell: GridCell) -> str:
    return "".join(cell.text.split()).casefold()


def part_of(table: PageTable, rows: Rows, top: int, bottom: int) -> PageTable:
    """Some rows of a table as one of their own, without columns and last rows that say nothing of them.

    Args:
        table: the whole.
        rows: its rows.
        top: the first one.
        bottom: the one behind the last.
    """
    cut = bottom < len(rows)
    while bottom - top > 1 and (_is_empty(rows[bottom - 1]) or (cut and _is_title(rows[bottom - 1]))):
        bottom -= 1
    dated, spread = _dated(rows[top:bottom]) if 0 < top < bottom - 1 else ([], 0)
    head = [[replace(c, header=True, row_span=1) for c in dated]] if dated else []
    held = [*head, *rows[top + spread : bottom]]
    cells = [replace(c, row=r) for r, row in enumerate(held) for c in row]
    cells, columns = _without_empty_columns(cells, table.n_cols)
    trace = [*table.trace, f"rows {top + 1} to {bottom} have a header of their own"]
    return replace(
        table,
        box=bounding(c.box for c in cells),
        n_rows=len(held),
        n_cols=columns,
        cells=cells,
        trace=trace,
        n_header_rows=table.n_header_rows if top == 0 else header_rows(rows_of(cells, len(held)), columns),
    )


def _has_days_above(rows: Rows, r: int) -> bool:
    """Whether the row above a header says the days of its months and years."""
    return bool(with_days_above(rows[r - 1], with_years_below(rows[r], rows[r + 1]) or rows[r]))


def _dated(rows: Rows) -> tuple[list[GridCell], int]:
    """The first rows over which days, months and years are spread, as one, and how many these are."""
    if whole := with_years_below(rows[0], rows[1]):
        return whole, 2
    below = with_years_below(rows[1], rows[2]) if len(rows) > 2 else []
    whole = with_days_above(rows[0], below or rows[1])
    return whole, 2 + bool(below) if whole else 0


def _without_empty_columns(cells: Sequence[GridCell], n_cols: int) -> tuple[list[GridCell], int]:
    """The cells in the columns that hold text, and how many these are; the other tables filled the rest.

    A header alone keeps all columns: its rows stand on the next page.
    """
    if not any(is_amount(c.text) for c in cells):
        return list(cells), n_cols
    held = sorted({col for c in cells if c.text for col in range(c.col, c.col + c.col_span)})
    place = {col: n for n, col in enumerate(held)}
    moved = []
    for cell in cells:
        kept = [place[col] for col in range(cell.col, cell.col + cell.col_span) if col in place]
        if kept:
            moved.append(replace(cell, col=kept[0], col_span=len(kept)))
    return moved, len(held)


def _is_empty(row: Sequence[GridCell]) -> bool:
    return not any(c.text for c in row)


def _is_title(row: Sequence[GridCell]) -> bool:
    """Whether a row above another table's header says nothing but that table's name."""
    return [c.col for c in row if c.text] == [0]

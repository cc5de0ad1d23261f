"""Notes of the accounts below one with names of its own: they stand under the periods of those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.geometry import Box
from vonextract.swedish.tokens import is_period
from vonextract.tables.grid import cover
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.roles import Rows, is_amount, names_periods, note_numbers, rows_of
from vonextract.tables.split import part_of


def with_notes_apart(tables: Sequence[LogicalTable]) -> list[LogicalTable]:
    """The tables, one with names of its own cut at the title of a further note.

    What stands below that title has the header of the notes above it on the page, whose periods stand over
    its amounts.

    Args:
        tables: in reading order.
    """
    found: list[LogicalTable] = []
    for table in tables:
        page = table.parts[0].page
        heads = (_head_of_notes(above) for above in reversed(found) if above.parts[-1].page == page)
        head = next(filter(None, heads), None)
        cut = _cut(table.parts[0], head) if head and len(table.parts) == 1 else []
        found += map(LogicalTable.of, cut) if cut else [table]
    return found


def _head_of_notes(table: LogicalTable) -> list[GridCell]:
    """The name of the labels and the periods above a table of notes; none of another table."""
    rows = rows_of(table.cells, table.n_rows)
    if not names_periods(rows[0]) or not any(map(_titles_note, rows[1:])):
        return []
    return [c for c in rows[0] if c.col == 0 or is_period(c.text)]


def _titles_note(row: Sequence[GridCell]) -> bool:
    """Whether a row says the title of a note, and nothing else."""
    said = [c for c in row if c.text]
    return [c.col for c in said] == [0] and bool(note_numbers().match(said[0].text))


def _cut(table: PageTable, head: Sequence[GridCell]) -> list[PageTable]:
    """The table, cut at the first title of a note right below which amounts stand under the periods.

    None where no such title stands in it. The title is part of neither.
    """
    rows = rows_of(table.cells, table.n_rows)
    starts = [r for r in range(2, table.n_rows - 1) if _titles_note(rows[r]) and _states(rows[r + 1])]
    if not starts or names_periods(rows[0]) or _states(rows[0]):
        return []
    top = starts[0] + 1
    narrow = [[replace(c, col_span=1) if c.col == 0 else c for c in row] for row in rows[top:]]
    lower = part_of(table, [*rows[:top], *narrow], top, table.n_rows)
    if not _stand_under(head, rows_of(lower.cells, lower.n_rows)):
        return []
    return [part_of(table, rows, 0, starts[0]), _headed(lower, head)]


def _headed(part: PageTable, head: Sequence[GridCell]) -> PageTable:
    """Rows below names whose words stand further up the page, in another table."""
    top = part.box.top
    names = [
        GridCell(0, col, 1, 1, Box(c.box.x0, top, c.box.x1, top), header=True, page=part.page, text=c.text)
        for col, c in enumerate(head)
    ]
    cells = [*names, *(replace(c, row=c.row + 1) for c in part.cells)]
    return replace(
        part,
        cells=cover(part.page, cells, part.n_rows + 1, part.n_cols, part.box),
        n_rows=part.n_rows + 1,
        n_header_rows=1,
        trace=[*part.trace, "it has the header of the notes above"],
    )


def _states(row: Sequence[GridCell]) -> bool:
    return any(is_amount(c.text) for c in row if c.col > 0)


def _stand_under(head: Sequence[GridCell], rows: Rows) -> bool:
    """Whether all numbers of rows stand under the names of a header, one column under each."""
    amounts = [c for row in rows for c in row if c.col > 0 and c.text]
    columns = {c.col for c in amounts}
    return columns == set(range(1, len(head))) and all(
        c.col_span == 1 and head[c.col].box.x0 < c.box.x1 and c.box.x0 < head[c.col].box.x1 for c in amounts
    )

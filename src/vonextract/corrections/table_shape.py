"""What people state of the shape of tables: which are tables, and which rows and columns are one or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from vonextract.corrections.joined_rows import Unfit, join_rows, on_its_side, split_row
from vonextract.corrections.model import Correction
from vonextract.corrections.spots import Spot, line_texts
from vonextract.geometry import bounding
from vonextract.model import Block, Cell, Finding, FootnoteRef, Report, Table

Place: TypeAlias = tuple[int, int | None, int | None]
Move: TypeAlias = Callable[[int | None, int | None], Place | None]
"""Where a row and column of a table went: table, row, column; None when the table is none any more."""


def reshape(report: Report, spot: Spot, correction: Correction) -> None:
    """Change a table of a report as a person states; notes and findings move with their cells.

    Raises:
        Unfit: it can not be done.
    """
    _OPERATIONS[correction.field](report, spot, correction)


def _join_row(report: Report, spot: Spot, _: Correction) -> None:
    row = _line(spot.row)
    joined = join_rows(spot.table, row)
    _replace(report, spot.table, _with_header(joined, spot.table, row + 1, -1), _shifted(spot.table, row, -1))


def _split_row(report: Report, spot: Spot, correction: Correction) -> None:
    row = _line(spot.row)
    cut = split_row(spot.table, row, _texts(correction))
    _replace(report, spot.table, _with_header(cut, spot.table, row, 1), _shifted(spot.table, row, 1))


def _join_column(report: Report, spot: Spot, _: Correction) -> None:
    col = _line(spot.col)
    _replace(
        report, spot.table, _columns_joined(spot.table, col), _shifted(spot.table, col, -1, columns=True)
    )


def _split_column(report: Report, spot: Spot, correction: Correction) -> None:
    col = _line(spot.col)
    cut = _column_split(spot.table, col, _texts(correction))
    _replace(report, spot.table, cut, _shifted(spot.table, col, 1, columns=True))


def _columns_joined(table: Table, col: int) -> Table:
    return on_its_side(join_rows(on_its_side(table), col))


def _column_split(table: Table, col: int, right: Sequence[str]) -> Table:
    return on_its_side(split_row(on_its_side(table), col, right))


def require_fit(spot: Spot, field: str, value: str | Sequence[str]) -> None:
    """Make sure that a row or column can be joined or split as is stated, before anybody writes it down.

    Raises:
        Unfit: it can not be done.
    """
    texts = [value] if isinstance(value, str) else value
    match field:
        case "join_row":
            join_rows(spot.table, _line(spot.row))
        case "join_column":
            _columns_joined(spot.table, _line(spot.col))
        case "split_row":
            split_row(spot.table, _line(spot.row), texts)
        case "split_column":
            _column_split(spot.table, _line(spot.col), texts)


def _header_rows(report: Report, spot: Spot, correction: Correction) -> None:
    count = int(correction.stated)
    if count >= spot.table.n_rows:
        raise Unfit(f"the table has {spot.table.n_rows} rows")
    _replace(report, spot.table, _with_roles(spot.table, count), _stays(spot.table))


def _split_table(report: Report, spot: Spot, correction: Correction) -> None:
    table, row = spot.table, _line(spot.row)
    own = int(correction.stated)
    if not table.n_header_rows <= row < table.n_rows - own or row == 0:
        raise Unfit("no table can begin at this row")
    repeated = 0 if own else table.n_header_rows
    head = [c for c in table.cells if c.row < repeated]
    below = [c.model_copy(update={"row": c.row - row + repeated}) for c in table.cells if c.row >= row]
    above = [
        c.model_copy(update={"row_span": min(c.row_span, row - c.row)}) for c in table.cells if c.row < row
    ]
    number = max(t.table_id for t in report.tables) + 1
    lower = _sized(
        table.model_copy(update={"table_id": number, "n_rows": table.n_rows - row + repeated}),
        [*head, *below],
    )
    upper = _sized(table.model_copy(update={"n_rows": row}), above)

    def move(at: int | None, col: int | None) -> Place:
        return (table.table_id, at, col) if at is None or at < row else (number, at - row + repeated, col)

    place = report.tables.index(table)
    _replace(report, table, upper, move)
    report.tables.insert(place + 1, _with_roles(lower, own or repeated))
    _renumber(report)


def _join_table(report: Report, spot: Spot, _: Correction) -> None:
    upper = spot.table
    place = report.tables.index(upper)
    if place + 1 >= len(report.tables):
        raise Unfit("no table follows it")
    lower = report.tables[place + 1]
    if lower.n_cols != upper.n_cols:
        raise Unfit(f"it has {upper.n_cols} columns, the next table {lower.n_cols}")
    same_head = all(
        line_texts(upper, row=row) == line_texts(lower, row=row) for row in range(lower.n_header_rows)
    )
    dropped = lower.n_header_rows if same_head else 0
    down = upper.n_rows - dropped
    added = [c.model_copy(update={"row": c.row + down}) for c in lower.cells if c.row >= dropped]
    whole = upper.model_copy(update={"n_rows": upper.n_rows + lower.n_rows - dropped})
    joined = _with_roles(_sized(whole, [*upper.cells, *added]), upper.n_header_rows)

    def move(at: int | None, col: int | None) -> Place:
        return (upper.table_id, at if at is None or at < dropped else at + down, col)

    _replace(report, upper, joined, _stays(upper))
    report.tables.remove(lower)
    _follow(report, lower.table_id, move)
    _renumber(report)


def _no_table(report: Report, spot: Spot, _: Correction) -> None:
    table = spot.table
    lines = [" ".join(filter(None, line_texts(table, row=row))) for row in range(table.n_rows)]
    text = "\n".join(filter(None, lines))
    section = next((s for s in report.sections if s.section_id == table.section_id), None)
    if section is not None and text:
        words = Block(type="paragraph", text=text, raw=text, page=table.page_first, box=table.box)
        section.blocks.append(words)
        section.blocks.sort(key=lambda block: (block.page, block.box.top))
    report.tables.remove(table)
    _follow(report, table.table_id, lambda *_: None)
    _renumber(report)


_OPERATIONS: Mapping[str, Callable[[Report, Spot, Correction], None]] = {
    "join_row": _join_row,
    "split_row": _split_row,
    "join_column": _join_column,
    "split_column": _split_column,
    "header_rows": _header_rows,
    "split_table": _split_table,
    "join_table": _join_table,
    "no_table": _no_table,
}
SHAPES = frozenset(_OPERATIONS)
"""The fields that change the shape of tables."""


def _line(number: int | None) -> int:
    if number is None:
        raise Unfit("it names no row or column")
    return number


def _texts(correction: Correction) -> list[str]:
    return list(correction.value)


def _with_header(table: Table, before: Table, row: int, change: int) -> Table:
    """The table with its header grown or shrunk when the row was in it."""
    count = before.n_header_rows + (change if row < before.n_header_rows else 0)
    return _with_roles(table, count)


def _with_roles(table: Table, n_header_rows: int) -> Table:
    """The table with so many rows of header, and roles that say so."""
    cells = [c.model_copy(update={"role": _role(c, n_header_rows)}) for c in table.cells]
    return table.model_copy(update={"cells": cells, "n_header_rows": n_header_rows})


def _role(cell: Cell, n_header_rows: int) -> str:
    if cell.row < n_header_rows:
        return "header"
    if cell.role != "header":
        return cell.role
    if not cell.text:
        return "empty"
    return "value" if cell.col else "label"


def _sized(table: Table, cells: list[Cell]) -> Table:
    """The table with other cells, its pages and its box theirs."""
    pages = [c.page for c in cells] or [table.page_first]
    boxes = [c.box for c in cells if c.page == min(pages)]
    box = bounding(boxes) if boxes else table.box
    found = {"cells": cells, "page_first": min(pages), "page_last": max(pages), "box": box}
    return table.model_copy(update=found)


def _stays(table: Table) -> Move:
    return lambda row, col: (table.table_id, row, col)


def _shifted(table: Table, line: int, by: int, *, columns: bool = False) -> Move:
    """Where places go when the lines after one move by so many."""

    def moved(at: int | None) -> int | None:
        return at if at is None or at <= line else at + by

    def move(row: int | None, col: int | None) -> Place:
        return (table.table_id, row, moved(col)) if columns else (table.table_id, moved(row), col)

    return move


def _replace(report: Report, old: Table, new: Table, move: Move) -> None:
    report.tables[report.tables.index(old)] = new
    _follow(report, old.table_id, move)


def _follow(report: Report, table_id: int, move: Move) -> None:
    """Let what speaks of cells of a table speak of where they are now."""
    speaking: list[FootnoteRef | Finding] = [*report.footnote_refs, *report.findings]
    for thing in speaking:
        if thing.table_id == table_id:
            thing.table_id, thing.row, thing.col = move(thing.row, thing.col) or (None, None, None)
    for note in report.footnotes:
        if note.table_id == table_id:
            note.table_id = (move(None, None) or (None,))[0]


def _renumber(report: Report) -> None:
    """Count the tables in their order; their numbers in references stay."""
    for ordinal, table in enumerate(report.tables, start=1):
        table.ordinal = ordinal

"""How the tables of a document are drawn: type, space, rules and fills."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from accuracy.made.model import Align, Table

THIN, THICK = 0.4, 1.0
"""Widths of rules in points."""
LARGER = 1.25
"""The size of larger type, in sizes of the usual one."""


@dataclass(frozen=True)
class Look:
    """The drawing of a document's tables; lengths in points, `leading` in sizes of the type."""

    font: Literal["sans", "serif", "humanist", "mono"]
    size: float
    table_size: float
    leading: float
    inset_x: float
    inset_y: float
    ruling: str
    fill: str
    bold_header: bool
    bold_totals: bool
    group: Literal["bold", "bigger", "italic", "plain"]
    numbers: Align
    over: Align
    """How names that span several columns stand over them."""

    full_width: bool
    centered: bool
    """Whether a table narrower than the text stands in its middle."""
    repeat_header: bool
    tagged: bool


@dataclass(frozen=True)
class Rule:
    """A drawn line along the border before row or column `at`, from place `start` to `end`."""

    across: bool
    at: int
    start: int
    end: int
    width: float


def random_look(dice: random.Random) -> Look:
    """A look that a report could have."""
    size = dice.choice([9.0, 10.0, 10.0, 11.0])
    return Look(
        font=dice.choice(["sans", "sans", "serif", "serif", "humanist", "mono"]),
        size=size,
        table_size=size - dice.choice([0, 0, 1, 2]),
        leading=dice.choice([1.1, 1.2, 1.2, 1.35, 1.6]),
        inset_x=dice.choice([2.0, 4.0, 6.0]),
        inset_y=dice.choice([0.5, 1.0, 2.0, 3.0, 5.0]),
        ruling=dice.choice(list(RULINGS)),
        fill=dice.choice(["none"] * 4 + list(FILLS)),
        bold_header=dice.random() < 0.7,
        bold_totals=dice.random() < 0.7,
        group=dice.choice(["bold", "bold", "bigger", "italic", "plain"]),
        numbers=dice.choice(["right", "right", "right", "right", "center", "left"]),
        over=dice.choice(["center", "center", "left", "right"]),
        full_width=dice.random() < 0.6,
        centered=dice.random() < 0.4,
        repeat_header=dice.random() < 0.6,
        tagged=dice.random() < 0.2,
    )


def rules(table: Table, look: Look) -> list[Rule]:
    """The lines that the look draws in a table, none of them through a cell."""
    wanted = list(RULINGS[look.ruling](table))
    walls = _walls(table)
    return [piece for rule in wanted for piece in _unbroken(rule, walls)]


def shade(table: Table, look: Look, row: int, col: int) -> float | None:
    """The grey of a cell's ground (0 black, 1 white), or None where there is none."""
    return FILLS[look.fill](table, row, col) if look.fill in FILLS else None


def _walls(table: Table) -> set[tuple[bool, int, int]]:
    """The borders that lie inside a spanning cell: across or not, border, place."""
    walls = set()
    for row, col, cell in table.placed():
        for r in range(row, row + cell.rowspan):
            for c in range(col, col + cell.colspan):
                if r > row:
                    walls.add((True, r, c))
                if c > col:
                    walls.add((False, c, r))
    return walls


def _unbroken(rule: Rule, walls: set[tuple[bool, int, int]]) -> Iterator[Rule]:
    start = None
    for place in range(rule.start, rule.end + 1):
        drawn = place < rule.end and (rule.across, rule.at, place) not in walls
        if drawn and start is None:
            start = place
        elif not drawn and start is not None:
            yield Rule(rule.across, rule.at, start, place, rule.width)
            start = None


def _across(table: Table, at: int, width: float = THIN) -> Rule:
    return Rule(True, at, 0, table.columns, width)


def _down(table: Table, at: int, width: float = THIN, start: int = 0) -> Rule:
    return Rule(False, at, start, len(table.rows), width)


def _none(table: Table) -> Iterator[Rule]:
    yield from ()


def _grid(table: Table) -> Iterator[Rule]:
    yield from _rows(table)
    yield from (_down(table, at) for at in range(table.columns + 1))


def _rows(table: Table) -> Iterator[Rule]:
    yield from (_across(table, at) for at in range(len(table.rows) + 1))


def _row_bottoms(table: Table) -> Iterator[Rule]:
    yield from (_across(table, at) for at in range(table.header_rows, len(table.rows) + 1))


def _booktabs(table: Table) -> Iterator[Rule]:
    yield _across(table, 0, THICK)
    yield from _under_spans(table)
    yield _across(table, table.header_rows, THIN)
    yield _across(table, len(table.rows), THICK)


def _under_spans(table: Table) -> Iterator[Rule]:
    """A line below each name that spans columns, in the header."""
    for row, col, cell in table.placed():
        if cell.colspan > 1 and cell.text and row + cell.rowspan < table.header_rows:
            yield Rule(True, row + cell.rowspan, col, col + cell.colspan, THIN)


def _header(table: Table) -> Iterator[Rule]:
    yield _across(table, table.header_rows, THICK)


def _spans_and_header(table: Table) -> Iterator[Rule]:
    yield from _under_spans(table)
    yield _across(table, table.header_rows)


def _sums(table: Table) -> Iterator[Rule]:
    """Hairlines above sums only, and over the numbers only."""
    for row in range(table.header_rows, len(table.rows)):
        if table.role(row) == "total":
            yield Rule(True, row, table.labels, table.columns, THIN)


def _sums_boxed(table: Table) -> Iterator[Rule]:
    for row in range(table.header_rows, len(table.rows)):
        if table.role(row) == "total":
            yield _across(table, row, THICK)
            yield _across(table, row + 1, THIN)


def _header_and_sums(table: Table) -> Iterator[Rule]:
    yield from _header(table)
    yield from _sums(table)


def _columns(table: Table) -> Iterator[Rule]:
    yield from (_down(table, at) for at in range(1, table.columns))


def _columns_and_header(table: Table) -> Iterator[Rule]:
    yield from _columns(table)
    yield _across(table, table.header_rows)


def _one_line_down(table: Table) -> Iterator[Rule]:
    yield from _booktabs(table)
    yield _down(table, table.labels)


def _frame(table: Table) -> Iterator[Rule]:
    yield from (_across(table, 0, THICK), _across(table, len(table.rows), THICK))
    yield from (_down(table, 0, THICK), _down(table, table.columns, THICK))


def _frame_and_header(table: Table) -> Iterator[Rule]:
    yield from _frame(table)
    yield _across(table, table.header_rows)


def _frame_and_columns(table: Table) -> Iterator[Rule]:
    yield from _frame_and_header(table)
    yield from _columns(table)


def _groups(table: Table) -> Iterator[Rule]:
    """Lines between groups: above each group's name and below the table."""
    yield _across(table, table.header_rows)
    yield from (_across(table, row) for row in range(len(table.rows)) if table.role(row) == "group")
    yield _across(table, len(table.rows))


def _sections(table: Table) -> Iterator[Rule]:
    """Lines of a book, and above and below each text that stands across the table."""
    yield from _booktabs(table)
    for row in range(table.header_rows, len(table.rows)):
        if table.role(row) == "group":
            yield from (_across(table, row), _across(table, row + 1))


def _blocks(table: Table) -> Iterator[Rule]:
    """Lines of a book, and above each name that several rows share."""
    yield from _sections(table)
    yield from (_across(table, row) for row in _shared_from(table))


def _blocks_and_lines_down(table: Table) -> Iterator[Rule]:
    yield from _blocks(table)
    yield from (_down(table, at) for at in range(table.labels, table.columns, 2))


def _rows_beside_names(table: Table) -> Iterator[Rule]:
    """Lines between the rows, under the numbers alone within what a name is shared by."""
    yield from _blocks(table)
    inner = (Rule(True, row, 1, table.columns, THIN) for row in range(table.header_rows + 1, len(table.rows)))
    yield from (rule for rule in inner if rule.at not in _shared_from(table))


def _shared_from(table: Table) -> set[int]:
    """The rows of the body at which a name begins that several rows share."""
    return {
        row for row, col, cell in table.placed() if row > table.header_rows and col == 0 and cell.rowspan > 1
    }


def _numbers_boxed(table: Table) -> Iterator[Rule]:
    """A grid around the numbers; the labels stand left of it, the header above."""
    top, left = table.header_rows, table.labels
    for at in range(top, len(table.rows) + 1):
        yield Rule(True, at, left, table.columns, THIN)
    for at in range(left, table.columns + 1):
        yield _down(table, at, THIN, top)


RULINGS: dict[str, Callable[[Table], Iterator[Rule]]] = {
    "none": _none,
    "grid": _grid,
    "rows": _rows,
    "row bottoms": _row_bottoms,
    "booktabs": _booktabs,
    "header": _header,
    "spans and header": _spans_and_header,
    "sums": _sums,
    "sums boxed": _sums_boxed,
    "header and sums": _header_and_sums,
    "columns": _columns,
    "columns and header": _columns_and_header,
    "one line down": _one_line_down,
    "frame": _frame,
    "frame and header": _frame_and_header,
    "frame and columns": _frame_and_columns,
    "groups": _groups,
    "sections": _sections,
    "blocks": _blocks,
    "blocks and lines down": _blocks_and_lines_down,
    "rows beside names": _rows_beside_names,
    "numbers boxed": _numbers_boxed,
}


def _zebra(table: Table, row: int, col: int) -> float | None:
    return 0.9 if row >= table.header_rows and (row - table.header_rows) % 2 == 0 else None


def _zebra_from_second(table: Table, row: int, col: int) -> float | None:
    return 0.92 if row >= table.header_rows and (row - table.header_rows) % 2 == 1 else None


def _header_fill(table: Table, row: int, col: int) -> float | None:
    return 0.82 if row < table.header_rows else None


def _header_and_zebra(table: Table, row: int, col: int) -> float | None:
    return _header_fill(table, row, col) or _zebra_from_second(table, row, col)


def _totals_fill(table: Table, row: int, col: int) -> float | None:
    return 0.88 if row >= table.header_rows and table.role(row) in ("total", "group") else None


def _label_fill(table: Table, row: int, col: int) -> float | None:
    return 0.93 if col < table.labels else None


def _numbers_fill(table: Table, row: int, col: int) -> float | None:
    """A ground of its own behind each number, as in a map of heat; labels stand beside it."""
    return 0.7 + 0.06 * (row * 7 % 4) if row >= table.header_rows and col >= table.labels else None


def _newest_year(table: Table, row: int, col: int) -> float | None:
    return 0.85 if table.columns > 2 and col == table.columns - 2 else None


FILLS: dict[str, Callable[[Table, int, int], float | None]] = {
    "zebra": _zebra,
    "zebra from second": _zebra_from_second,
    "header": _header_fill,
    "header and zebra": _header_and_zebra,
    "totals": _totals_fill,
    "labels": _label_fill,
    "numbers": _numbers_fill,
    "newest year": _newest_year,
}

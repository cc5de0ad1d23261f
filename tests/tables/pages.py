"""Pages made of words and borders, for the tests of the table reader."""

from __future__ import annotations

import numpy as np

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Chars, Fill, Page, Rule, Tag
from vonextract.tables.model import LogicalTable, PageTable

SIZE = 10.0


def no_chars() -> Chars:
    floats = np.zeros(0)
    ints = np.zeros(0, np.int32)
    return Chars(
        np.zeros(0, object), floats, floats, floats, floats, floats, floats, ints, ints, ints,
        np.zeros(0, np.int16),
    )  # fmt: skip


def words(*texts: tuple[float, float, str], bold: bool = False, mcid: int = -1) -> list[Word]:
    """Words of texts that begin at (x, top); a letter is 5 points wide, a space 3."""
    made = []
    for x, top, text in texts:
        for part in text.split():
            made.append(
                Word(
                    0, part, x, top, x + 5 * len(part), top + SIZE, top + 8, SIZE, 0, bold, False, 0, mcid, 0
                )
            )
            x += 5 * len(part) + 3
    return made


def page(
    *groups: list[Word],
    rules: list[Rule] | None = None,
    fills: list[Fill] | None = None,
    tags: list[Tag] | None = None,
    number: int = 1,
) -> PageText:
    everything = [w for group in groups for w in group]
    for i, word in enumerate(everything):
        word.index = i
    made = Page(number, 595, 842, no_chars(), rules=rules or [], fills=fills or [], tags=tags or [])
    return PageText(made, everything)


def across(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0, y, x1, y, 0.5, 0)


def down(x: float, y0: float, y1: float) -> Rule:
    return Rule(x, y0, x, y1, 0.5, 0)


def grid_rules(xs: list[float], ys: list[float]) -> list[Rule]:
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def fill(x0: float, top: float, x1: float, bottom: float, color: int = 0xDDEEFF) -> Fill:
    return Fill(Box(x0, top, x1, bottom), color)


def texts(table: PageTable | LogicalTable) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return [rows[r] for r in sorted(rows)]


def covered_once(table: PageTable | LogicalTable) -> bool:
    """Whether every place of the grid is covered by exactly one cell."""
    places = [
        (r, c)
        for cell in table.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    ]
    size = table.n_rows * table.n_cols
    return len(places) == len(set(places)) == size

"""Pages set in a fixed-width face, to test what is read from alignment alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from vonextract.layout.model import PageText, Word
from vonextract.pdf.model import Chars, Fill, Page, Rule
from vonextract.tables.candidates.propose import region_reader
from vonextract.tables.model import PageTable

SIZE = 10.0
CHAR = 4.0
PITCH = 12.0

NO_CHARS = Chars(
    text=np.array([], dtype=object),
    **{name: np.array([], dtype=np.float64) for name in ("x0", "top", "x1", "bottom", "baseline", "size")},
    font=np.array([], dtype=np.int32),
    color=np.array([], dtype=np.int32),
    mcid=np.array([], dtype=np.int32),
    angle=np.array([], dtype=np.int16),
)


def word(text: str, x0: float, baseline: float, *, index: int = 0, bold: bool = False) -> Word:
    """A word of the fixed-width face."""
    return Word(
        index=index,
        text=text,
        x0=x0,
        top=baseline - 0.8 * SIZE,
        x1=x0 + CHAR * len(text),
        bottom=baseline + 0.2 * SIZE,
        baseline=baseline,
        size=SIZE,
        font=0,
        bold=bold,
        italic=False,
        color=0,
        mcid=-1,
        angle=0,
    )


def words_of(line: str, baseline: float = 100.0, *, bold: bool = False) -> list[Word]:
    """The words of a printed line; every character, spaces too, takes the same width."""
    found: list[Word] = []
    at = 0
    for part in line.split(" "):
        if part:
            found.append(word(part, 50.0 + CHAR * at, baseline, bold=bold))
        at += len(part) + 1
    return found


def page_of(
    text: str, *, bold: Sequence[int] = (), rules: Sequence[Rule] = (), fills: Sequence[Fill] = ()
) -> PageText:
    """A page whose printed lines are the lines of `text`; an empty line is half a line of space."""
    words: list[Word] = []
    baseline = 60.0
    for number, line in enumerate(text.strip("\n").split("\n")):
        if not line.strip():
            baseline += PITCH / 2
            continue
        words += words_of(line, baseline, bold=number in bold)
        baseline += PITCH
    for index, found in enumerate(words):
        found.index = index
    page = Page(number=1, width=595, height=842, chars=NO_CHARS, rules=list(rules), fills=list(fills))
    return PageText(page, words)


def grid_of(table: PageTable) -> list[list[str]]:
    """The texts of a table; a spanning cell's text stands at its first place."""
    grid = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def read_whole(text: PageText) -> PageTable:
    """All that stands on a page, read as one table."""
    table = region_reader(text)(text.body)
    assert table is not None
    return table

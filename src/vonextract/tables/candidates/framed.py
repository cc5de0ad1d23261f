"""What a frame holds, read as one table: running text below its names is a row over all columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from vonextract.layout.model import PageText, Word
from vonextract.tables.alignment.settings import SETTINGS as ALIGNMENT
from vonextract.tables.alignment.text_lines import TextLine, text_lines
from vonextract.tables.candidates.enclosed import is_prose
from vonextract.tables.candidates.regions import Frame
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, PageTable


def framed_tables(
    text: PageText, frames: Sequence[Frame], read: Callable[[Sequence[Word]], PageTable | None]
) -> Iterator[PageTable]:
    """The tables of frames, of those that hold running text each without the text and with it.

    Args:
        text: the page.
        frames: of the page.
        read: reads words as one table, if they make one.
    """
    for frame in frames:
        words = [w for w in text.body if w.index in frame.words]
        told = _told(text_lines(words), frame)
        held = {w.index for lines in told for line in lines for w in line.words}
        table = read([w for w in words if w.index not in held])
        if table is not None:
            yield table
        if table is not None and told:
            yield _with_rows(table, told)


def _told(lines: Sequence[TextLine], frame: Frame) -> list[list[TextLine]]:
    """The lines of each running text below the first line of several texts; none in a frame with a note."""
    first = next((i for i, line in enumerate(lines) if len(line.pieces) > 1), None)
    if first is None:
        return []
    width = frame.box.width - 2 * (min(line.x0 for line in lines) - frame.box.x0)
    found: list[list[TextLine]] = []
    open_text = False
    for line in lines[first:]:
        if line.note:
            return []
        if open_text and _goes_on(found[-1][-1], line, width):
            found[-1].append(line)
            continue
        open_text = len(line.pieces) == 1 and is_prose(line.pieces[0], width)
        if open_text:
            found.append([line])
    return found


def _goes_on(above: TextLine, line: TextLine, width: float) -> bool:
    """Whether a line goes on the text above it, which left its first word no room."""
    room = width - above.box.width - ALIGNMENT.room * line.size
    near = line.baseline - above.baseline < ALIGNMENT.wrapped * line.size
    alone = len(line.pieces) == 1 and near
    return alone and line.words[0].x1 - line.words[0].x0 > room


def _with_rows(table: PageTable, told: Sequence[Sequence[TextLine]]) -> PageTable:
    """The table with a row over all columns for each running text."""
    tops = [
        min(w.top for c in table.cells if c.row == r for line in c.lines for w in line)
        for r in range(table.n_rows)
    ]
    cells, made = list(table.cells), []
    for number, lines in enumerate(told):
        words = [w for line in lines for w in line.words]
        row = sum(top < lines[0].top for top in tops) + number
        cells = [replace(c, row=c.row + 1) if c.row >= row else c for c in cells]
        cell = GridCell(row, 0, 1, table.n_cols, word_box(words), page=table.page)
        set_lines(cell, words)
        made.append(cell)
        cells.append(cell)
    return replace(
        table,
        box=word_box(w for c in cells for line in c.lines for w in line),
        n_rows=table.n_rows + len(made),
        cells=sorted(cells, key=lambda c: (c.row, c.col)),
        trace=[*table.trace, f"running text in its frame: {len(made)} row(s) over all columns"],
    )

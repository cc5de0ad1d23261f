"""Lines of drawn cells that a table read from alignment leaves out at its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vonextract.geometry import bounding
from vonextract.layout.model import PageText, Word
from vonextract.tables.drawn_cells import DrawnCell, drawn_cells
from vonextract.tables.edges import edges_of
from vonextract.tables.grid import lines_of, longer
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import is_amount


def with_cell_rests(text: PageText, tables: Sequence[PageTable]) -> list[PageTable]:
    """The tables, each cell with what no table holds of the drawn cell that holds its words and no other's.

    Args:
        text: the page.
        tables: those on it.
    """
    edges = edges_of(text)
    if not tables or not edges.vertical:
        return list(tables)
    taken = set().union(*(table.word_indices() for table in tables))
    free = [word for word in text.body if word.index not in taken]
    drawn = drawn_cells(edges, text.body)
    return [_completed(table, drawn, free) for table in tables] if free else list(tables)


def _completed(table: PageTable, drawn: dict[int, DrawnCell], free: Sequence[Word]) -> PageTable:
    """The table with the rests of its cells; unchanged where there are none.

    What stands level with other words below the table is a row of its own.
    """
    owners = _owners(table, drawn)
    rests: dict[int, list[Word]] = {}
    others: list[Word] = []
    for word in free:
        place = drawn.get(word.index)
        if place in owners:
            rests.setdefault(owners[place], []).append(word)
        elif table.box.x0 < word.x_mid < table.box.x1:
            others.append(word)
    rests = {
        number: words
        for number, words in rests.items()
        if not any(_level(word, other) for word in words for other in others)
        and not any(is_amount(" ".join(w.text for w in line)) for line in lines_of(words))
    }
    if not rests:
        return table
    cells = [
        longer(cell, rests[number]) if number in rests else cell for number, cell in enumerate(table.cells)
    ]
    box = bounding([table.box, *(cells[number].box for number in rests)])
    return replace(table, cells=cells, box=box, trace=[*table.trace, "cells completed from their borders"])


def _owners(table: PageTable, drawn: dict[int, DrawnCell]) -> dict[DrawnCell | None, int]:
    """The cells, but for names of columns, that hold all the words of a drawn cell and nothing else."""
    held: dict[DrawnCell | None, set[int]] = {}
    places: dict[int, set[DrawnCell | None]] = {}
    for number, cell in enumerate(table.cells):
        places[number] = {drawn.get(word.index) for word in _words(cell)}
        for place in places[number]:
            held.setdefault(place, set()).add(number)
    return {
        place: number
        for place, numbers in held.items()
        for number in numbers
        if place is not None and len(numbers) == 1 and len(places[number]) == 1
        if table.cells[number].row >= table.n_header_rows or table.cells[number].col == 0
    }


def _level(word: Word, other: Word) -> bool:
    return word.top < other.y_mid < word.bottom


def _words(cell: GridCell) -> list[Word]:
    return [word for line in cell.lines for word in line]

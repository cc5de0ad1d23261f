"""Half-ruled tables: rules or shaded bands of one width, one below the other."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.model import PageText, Word
from vonextract.tables.atoms import Atom, atoms
from vonextract.tables.columns import find_columns
from vonextract.tables.grid import fill_cells, lines_of, plain_cells
from vonextract.tables.lattice import Component, positions
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.rows import split_rows
from vonextract.tables.settings import DEFAULT, TableSettings


def stacked(
    text: PageText, parts: Sequence[Component], words: list[Word], settings: TableSettings = DEFAULT
) -> list[PageTable]:
    """Tables made of borders that share their left and right ends."""
    tables = []
    for stack in _stacks(parts, text.page.height):
        for group in _apart(stack, words, settings):
            table = _table(text, group, words, settings)
            if table is not None:
                tables.append(table)
    return tables


def _stacks(parts: Sequence[Component], height: float) -> list[list[Component]]:
    """Components of the same left and right end, top to bottom."""
    stacks: list[list[Component]] = []
    for part in sorted(parts, key=lambda p: p.box.top):
        box = part.box
        if box.width < 60 or box.height > 0.9 * height:
            continue
        for stack in stacks:
            last = stack[-1].box
            if abs(last.x0 - box.x0) < 6 and abs(last.x1 - box.x1) < 6 and box.top - last.bottom < 150:
                stack.append(part)
                break
        else:
            stacks.append([part])
    return [s for s in stacks if len(s) > 1 or len(s[0].horizontal) > 2]


def _apart(stack: list[Component], words: list[Word], settings: TableSettings) -> list[list[Component]]:
    """The stack, cut where running text stands between two of its parts."""
    x0, x1 = stack[0].box.x0, stack[0].box.x1
    groups = [[stack[0]]]
    for above, part in itertools.pairwise(stack):
        between = [
            w
            for w in words
            if above.box.bottom - 1 <= w.box.y_mid <= part.box.top + 1 and x0 - 3 <= w.box.x_mid <= x1 + 3
        ]
        if _is_prose(between, x0, x1, settings):
            groups.append([])
        groups[-1].append(part)
    return [g for g in groups if g]


def _is_prose(words: list[Word], x0: float, x1: float, settings: TableSettings) -> bool:
    lines = [atoms(line, settings) for line in lines_of(words)]
    wide = [line for line in lines if len(line) == 1 and line[0].x1 - line[0].x0 > 0.7 * (x1 - x0)]
    return len(wide) > 0


def _table(
    text: PageText, group: list[Component], words: list[Word], settings: TableSettings
) -> PageTable | None:
    horizontal = [e for part in group for e in part.horizontal]
    box = Box(
        min(p.box.x0 for p in group),
        min(p.box.top for p in group),
        max(p.box.x1 for p in group),
        max(p.box.bottom for p in group),
    )
    ys = positions([e.pos for e in horizontal], box.top, box.bottom, settings)
    inside = [w for w in words if box.grow(2).contains(w.box.x_mid, w.box.y_mid)]
    cuts = [c.left for c in find_columns(lines_of(inside))[1:]]
    if len(ys) < 3 or not cuts:
        return None
    ys = _with_neighbours(ys, box, cuts, words, settings)
    xs = [box.x0, *cuts, box.x1]
    top, bottom = ys[0], ys[-1]
    inside = [w for w in words if box.x0 - 2 <= w.box.x_mid <= box.x1 + 2 and top <= w.box.y_mid < bottom]
    ys = _with_number_rows(ys, xs, inside)
    cells = _with_spans(plain_cells(text.page.number, xs, ys), inside, xs, ys, settings)
    fill_cells(cells, xs, ys, inside)
    rows_held = {c.row for c in cells if c.text}
    if len(rows_held) < 2:
        return None
    trace = [f"{len(group)} borders of one width, columns from alignment"]
    return PageTable(
        text.page.number,
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        len(ys) - 1,
        len(xs) - 1,
        cells,
        "rules",
        0.7,
        trace,
    )


def _with_number_rows(ys: list[float], xs: list[float], words: list[Word]) -> list[float]:
    result = ys[:1]
    for top, bottom in itertools.pairwise(ys):
        here = [w for w in words if top <= w.box.y_mid < bottom]
        result.extend([*split_rows(here, xs, top, bottom), bottom])
    return result


def _with_neighbours(
    ys: list[float], box: Box, cuts: list[float], words: list[Word], settings: TableSettings
) -> list[float]:
    """Row edges with a header above the first border and a last row below the last added."""
    above = [w for w in words if box.x0 - 3 <= w.box.x_mid <= box.x1 + 3 and w.box.y_mid < ys[0]]
    lines = lines_of(above)
    top = ys[0]
    while lines and _fits(atoms(lines[-1], settings), cuts) and top - max(w.bottom for w in lines[-1]) < 8:
        top = min(w.top for w in lines.pop()) - 1
    below = [w for w in words if box.x0 - 3 <= w.box.x_mid <= box.x1 + 3 and w.box.y_mid > ys[-1]]
    pitch = median(b - a for a, b in itertools.pairwise(ys))
    bottom = ys[-1]
    for line in lines_of(below)[:1]:
        low = max(w.bottom for w in line)
        if _fits(atoms(line, settings), cuts) and low - ys[-1] < 1.3 * pitch:
            bottom = low + 1
    return [*([top] if top < ys[0] - 4 else []), *ys, *([bottom] if bottom > ys[-1] + 4 else [])]


def _fits(line: list[Atom], cuts: list[float]) -> bool:
    """Whether the line's atoms stand in different columns, none crossing an edge."""
    columns = [bisect_right(cuts, a.x0 + 0.5) for a in line]
    ends = [bisect_right(cuts, a.x1 - 0.5) for a in line]
    return len(line) > 1 and columns == ends and len(set(columns)) == len(columns)


def _with_spans(
    cells: list[GridCell], words: list[Word], xs: list[float], ys: list[float], settings: TableSettings
) -> list[GridCell]:
    """Cells of a row merged where an atom crosses the edges between them."""
    n_cols = len(xs) - 1
    merged = list(cells)
    for r, (top, bottom) in enumerate(itertools.pairwise(ys)):
        here = [w for w in words if top <= w.box.y_mid < bottom]
        for line in lines_of(here):
            for atom in atoms(line, settings):
                first = max(0, bisect_right(xs, atom.x0 + 1) - 1)
                last = min(n_cols - 1, bisect_right(xs, atom.x1 - 1) - 1)
                if last > first:
                    merged = _merge(merged, r, first, last)
    return merged


def _merge(cells: list[GridCell], row: int, first: int, last: int) -> list[GridCell]:
    hit = [c for c in cells if c.row == row and c.col <= last and c.col + c.col_span > first]
    start, end = min(c.col for c in hit), max(c.col + c.col_span for c in hit)
    box = Box(hit[0].box.x0, hit[0].box.top, hit[-1].box.x1, hit[0].box.bottom)
    wide = GridCell(row, start, 1, end - start, box, page=hit[0].page)
    gone = {id(c) for c in hit}
    at = cells.index(hit[0])
    rest = [c for c in cells if id(c) not in gone]
    return [*rest[:at], wide, *rest[at:]]

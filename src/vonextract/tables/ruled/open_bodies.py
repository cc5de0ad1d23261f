"""Rows of a drawn grid with bands that no rule parts: columns, top and end are drawn, and little else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.body_rows import Row, group_rows, told_apart
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import cut_lines
from vonextract.tables.alignment.text_lines import text_lines
from vonextract.tables.lattice import Lattice
from vonextract.tables.ruled.settings import SETTINGS


def with_open_rows(grid: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with bands parted where the steps between their lines tell rows apart.

    Args:
        grid: drawn borders; only one with columns drawn throughout and hardly any rows is open.
        words: the words inside it.
    """
    if grid.n_cols < 2:
        return grid
    columns = [Column(a, b, a, b) for a, b in pairwise(grid.xs)]
    ys: list[float] = []
    right: list[list[bool]] = []
    below: list[list[bool]] = []
    for r, inner in enumerate(inner_edges(grid.ys, columns, words)):
        inner = inner if all(grid.right[r][: grid.n_cols - 1]) else []
        ys += [grid.ys[r], *inner]
        right += [list(grid.right[r]) for _ in range(len(inner) + 1)]
        below += [*([True] * grid.n_cols for _ in inner), grid.below[r]]
    return Lattice(grid.xs, [*ys, grid.ys[-1]], right, below)


def inner_edges(ys: Sequence[float], columns: Sequence[Column], words: Sequence[Word]) -> list[list[float]]:
    """Where each of the bands between some borders is parted, as the steps between its lines tell.

    Args:
        ys: the borders.
        columns: the columns of the table.
        words: those inside it.
    """
    if len(ys) - 1 > SETTINGS.open_rows:
        return [[] for _ in ys[1:]]
    upright = [w for w in words if w.angle % 180 == 0]
    bands = [_rows([w for w in upright if a <= w.y_mid < b], columns) for a, b in pairwise(ys)]
    return [[(a.bottom + b.top) / 2 for a, b in pairwise(rows)] for rows in bands]


def _rows(words: Sequence[Word], columns: Sequence[Column]) -> list[Row]:
    """The rows that steps or numbers part, most of which begin in several columns; else none."""
    columns = [_around_texts(column, words) for column in columns]
    lines = cut_lines(text_lines(words), columns)
    if not SETTINGS.open_least < len(lines) <= SETTINGS.open_most:
        return []
    rows = group_rows(lines, columns, [])
    begun = sum(len(row.lines[0].columns) > 1 for row in rows)
    return rows if told_apart(lines, rows) and begun >= SETTINGS.open_filled * len(rows) else []


def _around_texts(column: Column, words: Sequence[Word]) -> Column:
    """The column with the extent of its texts, which its borders leave room around."""
    held = [w for w in words if column.left <= w.x_mid < column.right]
    return replace(column, x0=min(w.x0 for w in held), x1=max(w.x1 for w in held)) if held else column

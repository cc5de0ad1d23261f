"""Names of rows that stand left of the grid that borders enclose."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.model import Word, around
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.lattice import Lattice
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.word_groups import atoms


def with_outside_labels(grid: Lattice, words: Sequence[Word], drawn: Sequence[Box]) -> Lattice:
    """The grid with a column more for the names of its rows, where these stand left of its borders.

    Only a grid that begins with numbers has its names outside; running text beside it is told by
    lines that stand at no row's height, go on above or below its rows, or hold many words.

    Args:
        grid: the drawn borders.
        words: those of the whole page.
        drawn: what all borders of the page enclose, the grid among them.
    """
    x0, x1 = (
        grid.xs[0],
        max([box.x1 for box in drawn if box.x1 < grid.xs[0] and abreast(box, grid)], default=0.0),
    )
    left = [w for w in words if x1 - 1 <= w.x0 and w.x1 <= x0 + 1 and w.angle % 180 == 0]
    names = _names(grid, by_row(left, grid.ys), by_row(words, grid.ys))
    if not names or _goes_on(names, [w for w in left if not grid.ys[0] <= w.y_mid < grid.ys[-1]]):
        return grid
    xs = [min(w.x0 for name in names for w in name) - 1, *grid.xs]
    return Lattice(xs, grid.ys, [[True, *row] for row in grid.right], [[True, *row] for row in grid.below])


def abreast(box: Box, grid: Lattice) -> bool:
    """Whether a box stands beside a grid."""
    return box.top < grid.ys[-1] and box.bottom > grid.ys[0]


def _names(grid: Lattice, left: Sequence[list[Word]], held: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The texts left of the rows that hold numbers; none when they are not the names of these."""
    names: list[list[Word]] = []
    rows = 0
    for outside, row in zip(left, held, strict=True):
        inside = [w for w in row if w.x_mid >= grid.xs[0]]
        first = [w for w in inside if w.x_mid < grid.xs[1]]
        if outside and inside and not is_level(outside, inside):
            return []
        if not is_amount(" ".join(w.text for w in first)):
            continue
        rows += 1
        if not all(_is_name(line) for line in lines_of(outside)):
            return []
        names.extend([list(outside)] if outside else [])
    named = len(names) > 1 and len(names) >= SETTINGS.rows_named * rows and rows >= 0.5 * grid.n_rows
    lengths = [len(line) for name in names for line in lines_of(name)]
    return names if named and median(lengths) <= SETTINGS.name_words else []


def is_level(outside: Sequence[Word], inside: Sequence[Word]) -> bool:
    """Whether a text begins, or is centred, at the height of a row's texts."""
    within = SETTINGS.name_level * inside[0].size
    if abs(around(outside).y_mid - around(inside).y_mid) < within:
        return True
    return any(abs(outside[0].baseline - w.baseline) < within for w in inside)


def _is_name(line: Sequence[Word]) -> bool:
    """Whether a line is one text without gaps, in letters."""
    parts = atoms(line)
    return len(parts) == 1 and not parts[0].number


def _goes_on(names: Sequence[Sequence[Word]], beyond: Sequence[Word]) -> bool:
    """Whether a line above or below the grid begins where the names do, as near as lines of one text."""
    box = around([w for name in names for w in name])
    size = names[0][0].size
    lines = [around(line) for line in lines_of(beyond)]
    beside = [line for line in lines if abs(line.x0 - box.x0) < size]
    return any(
        max(box.top - line.bottom, line.top - box.bottom) < (SETTINGS.names_pitch - 1) * size
        for line in beside
    )

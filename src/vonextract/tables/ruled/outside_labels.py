"""Names of rows that stand left of the grid that borders enclose."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from vonextract.geometry import Box
from vonextract.layout.model import Word, around
from vonextract.swedish.tokens import is_blank
from vonextract.tables.grid import by_row, lines_of
from vonextract.tables.lattice import Lattice
from vonextract.tables.roles import is_amount
from vonextract.tables.ruled.settings import SETTINGS
from vonextract.tables.settings import SETTINGS as TABLES
from vonextract.tables.word_groups import atoms


def with_outside_labels(grid: Lattice, words: Sequence[Word], drawn: Sequence[Box]) -> Lattice:
    """The grid with a column more for the names of its rows, where these stand left of its borders.

    Only a grid that begins with numbers, or with places for them, has its names outside; running
    text beside it is told by lines that stand at no row's height or hold many words.

    Args:
        grid: the drawn borders.
        words: those of the whole page.
        drawn: what all borders of the page enclose, the grid among them.
    """
    edge = left_of_names(grid.xs, grid.ys, words, drawn)
    if edge is None:
        return grid
    return Lattice(
        [edge, *grid.xs],
        grid.ys,
        [[True, *row] for row in grid.right],
        [[True, *row] for row in grid.below],
    )


def left_of_names(
    xs: Sequence[float], ys: Sequence[float], words: Sequence[Word], drawn: Sequence[Box]
) -> float | None:
    """The left edge of the names of a grid's rows that stand left of its borders; None without any.

    Args:
        xs: the edges of its columns.
        ys: those of its rows.
        words: those of the whole page.
        drawn: what all borders of the page enclose, the grid among them.
    """
    level = Box(xs[0], ys[0], xs[-1], ys[-1])
    x1 = max([box.x1 for box in drawn if box.x1 < xs[0] and abreast(box, level)], default=0.0)
    low, high = x1 - TABLES.touching, xs[0] + TABLES.touching
    left = [w for w in words if low <= w.x0 and w.x1 <= high and w.angle % 180 == 0]
    names = _names(xs, by_row(left, ys), by_row(words, ys))
    if not names:
        return None
    return min(w.x0 for name in names for w in name) - TABLES.touching


def abreast(box: Box, other: Box) -> bool:
    """Whether boxes stand beside each other."""
    return box.top < other.bottom and box.bottom > other.top


def _names(
    xs: Sequence[float], left: Sequence[list[Word]], held: Sequence[Sequence[Word]]
) -> list[list[Word]]:
    """The texts left of the rows that hold numbers; none when they are not the names of these."""
    names: list[list[Word]] = []
    rows = 0
    for outside, row in zip(left, held, strict=True):
        inside = [w for w in row if w.x_mid >= xs[0]]
        first = [w for w in inside if w.x_mid < xs[1]]
        if outside and inside and not is_level(outside, inside):
            return []
        if not _begins_with_value(first, inside):
            continue
        rows += 1
        if not all(_is_name(line) for line in lines_of(outside)):
            return []
        names.extend([list(outside)] if outside else [])
    named = len(names) > 1 and len(names) >= SETTINGS.rows_named * rows and rows >= 0.5 * len(held)
    lengths = [len(line) for name in names for line in lines_of(name)]
    return names if named and median(lengths) <= SETTINGS.name_words else []


def _begins_with_value(first: Sequence[Word], inside: Sequence[Word]) -> bool:
    """Whether a row begins with one amount, or with none in its place and has a line with numbers."""
    text = " ".join(w.text for w in first)
    if is_amount(text):
        return len(lines_of(first)) == 1
    figured = [line for line in lines_of(inside) if any(part.number for part in atoms(line))]
    return (not text or is_blank(text)) and len(figured) == 1


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

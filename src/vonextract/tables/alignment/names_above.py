"""Names that stand over the numbers of a table but above it, with the names of groups in between.

The head of a balance sheet often stands on the line of its title, several names of groups above the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine


class LineNames(NamedTuple):
    """What a line says to the numbers below it; extents are sets of bits, each for a unit of the width.

    Attributes:
        names: extents of the texts that may name a column: words, years, days.
        numbers: extent of what is numeric.
        ends: whether nothing above it names what stands below: it holds amounts or running text.
    """

    names: tuple[int, ...]
    numbers: int
    ends: bool


def line_names(line: TextLine) -> LineNames:
    """What the line says to the numbers below it."""
    names = [p for p in line.pieces if p.period or not p.numeric]
    amounts = [p for p in line.pieces if p.numeric and not p.period]
    numbers = 0
    for piece in line.pieces:
        if piece.numeric:
            numbers |= extent(piece.x0, piece.x1)
    return LineNames(
        tuple(extent(p.x0, p.x1) for p in names),
        numbers,
        len(amounts) > 1
        or any(len(p.text) > 1 for p in amounts)
        or any(len(p.words) >= SETTINGS.prose_words for p in names),
    )


def extent(x0: float, x1: float) -> int:
    """The bits of what stands between two places, points."""
    low = max(0, int(x0 / SETTINGS.extent_unit))
    return (1 << max(low + 1, int(x1 / SETTINGS.extent_unit) + 1)) - (1 << low)


def names_above(above: Iterable[LineNames], numbers: int) -> int:
    """How many names a line above a table has over its numbers, of the lines up to one that ends the search.

    Args:
        above: the lines above, the nearest first.
        numbers: the extent of the numbers of the table.
    """
    found = 0
    for line in islice(above, SETTINGS.names_in):
        if line.ends:
            break
        found = max(found, sum(bool(name & numbers) for name in line.names))
    return min(SETTINGS.most_names, found)

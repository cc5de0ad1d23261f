"""Borders of rows that leave out a tall label: over all numbers, and beside it from the table's edge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from vonextract.tables.alignment.corridors import Column
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.bare.settings import SETTINGS
from vonextract.tables.edges import Edge


def borders_beside_labels(
    borders: Sequence[Edge], columns: Sequence[Column], body: Sequence[CutLine]
) -> list[float]:
    """The heights where one border begins left of the labels, and another runs over all columns of numbers.

    What is drawn over the numbers alone may be the line above a sum.

    Args:
        borders: the horizontal ones of the page, from the top.
        columns: those of the table.
        body: its lines below the header, cut at the columns.
    """
    first = min((c for line in body for c in line.numbers if c > 0), default=0)
    slack = SETTINGS.border_slack
    left, begin, end = columns[0].x0 + slack, columns[first].x0 + slack, columns[-1].x1 - slack
    found = []
    for pos, pieces in groupby(sorted(borders), key=lambda edge: edge.pos):
        edges = list(pieces)
        at_left = any(e.lo <= left < e.hi < begin for e in edges)
        over = any(e.lo <= begin and e.hi >= end for e in edges)
        if at_left and over:
            found.append(pos)
    return found

"""What leaves a table read from alignment in doubt although it looks like one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from vonextract.tables.alignment.body_rows import Row, rests_of_numbers
from vonextract.tables.alignment.header import Header
from vonextract.tables.bare.unnamed_sums import unnamed_sums


def doubts(header: Header, rows: Sequence[Row]) -> list[str]:
    """Sentences on what may be read wrongly; none for a table without doubt."""
    found = []
    rests = rests_of_numbers(rows)
    sums = unnamed_sums(rows) if rests else set()
    if any(sums.isdisjoint((row - 1, row)) for row in rests):
        found.append("A row may be the rest of the numbers above it.")
    if _names_beside_numbers(header, rows):
        found.append("A column has a name and nothing below it, its neighbour numbers and no name.")
    return found


def _names_beside_numbers(header: Header, rows: Sequence[Row]) -> bool:
    """Whether a name stands over nothing but dashes, and right beside it are numbers without a name."""
    named = {cell.first for cell in header.cells if not cell.under}
    filled: set[int] = set()
    numbers: set[int] = set()
    for line in (line for row in rows for line in row.lines):
        for cut in line.cuts:
            if any(ch.isalnum() for word in cut.words for ch in word.text):
                filled.update(range(cut.first, cut.last + 1))
                numbers |= {cut.first} & line.numbers
    return any(
        {a, b} & (numbers - named) and {a, b} & (named - filled)
        for a, b in itertools.pairwise(range(1, len(header.columns)))
    )

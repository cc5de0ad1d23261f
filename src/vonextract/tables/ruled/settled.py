"""Column borders moved to where no text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vonextract.layout.model import Word
from vonextract.tables.alignment.corridors import Column
from vonextract.tables.word_groups import atoms


def settled(columns: Sequence[Column], lines: Sequence[Sequence[Word]]) -> list[Column]:
    """The columns with every border in the middle of what is white in all lines.

    Names in a header reach over the numbers below them, into the gap between two columns.
    Texts that stand over both columns, or free between them, count for neither.

    Args:
        columns: from left to right.
        lines: the words of each printed line of the table, its header too.
    """
    texts = [(atom.x0, atom.x1) for line in lines for atom in atoms(line)]
    made = list(columns)
    for i, (left, right) in enumerate(pairwise(columns)):
        a, b = left.x1, right.x0
        for x0, x1 in texts:
            if x0 <= left.x1 < x1 < right.x0:
                a = max(a, x1)
            elif left.x1 < x0 < right.x0 <= x1:
                b = min(b, x0)
        if a < b:
            border = (a + b) / 2
            made[i] = replace(made[i], right=border)
            made[i + 1] = replace(made[i + 1], left=border)
    return made

"""Parts of one table, chosen one below the other, where the whole of it scores better than they do.

The weight of a candidate grows less than its words, so that a line too many gains little; two halves then
weigh more than the whole that they make.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.roles import rows_of
from vonextract.tables.verdict.settings import SETTINGS

Words = Sequence[frozenset[int]]


def with_wholes(
    chosen: Sequence[int], scores: Sequence[float], words: Words, rivals: Sequence[PageTable]
) -> list[int]:
    """The places of the chosen candidates, parts that a better whole holds replaced by it.

    A whole may be a little worse than parts of which the first has its header and the others none.

    Args:
        chosen: the places of candidates without a common word.
        scores: the expected share of right cells of each candidate, 0 where it cannot be chosen.
        words: what each holds.
        rivals: the candidates.
    """
    places = list(chosen)
    for whole in sorted(range(len(scores)), key=lambda i: -scores[i]):
        parts = [place for place in places if not words[place].isdisjoint(words[whole])]
        parts.sort(key=lambda part: rivals[part].box.top)
        tables = [rivals[part] for part in parts]
        if (
            len(parts) > 1
            and _holds(words[whole], [words[part] for part in parts])
            and _stacked([table.box for table in tables])
            and scores[whole] + _lead(rivals[whole], tables) > _mean(parts, scores, words)
        ):
            places = [place for place in places if place not in parts] + [whole]
    return places


def _holds(whole: frozenset[int], parts: Words) -> bool:
    """Whether the whole holds each part, and little besides."""
    shared = [len(part & whole) for part in parts]
    least = SETTINGS.whole
    return sum(shared) >= least * len(whole) and all(
        count >= least * len(part) for count, part in zip(shared, parts, strict=True)
    )


def _stacked(boxes: Sequence[Box]) -> bool:
    """Whether none, from the top, stands beside another."""
    return all(below.top > above.y_mid for above, below in pairwise(boxes))


def _lead(whole: PageTable, parts: Sequence[PageTable]) -> float:
    """What a whole has ahead that begins with the rows of its first part, where no other has a header."""
    first, *others = parts
    headless = first.n_header_rows > 0 and not any(part.n_header_rows for part in others)
    return SETTINGS.further_rows if headless and begins_with(whole, first) else 0.0


def begins_with(whole: PageTable, part: PageTable) -> bool:
    """Whether a table has all rows of another, from its first one, and more."""
    if whole.n_cols != part.n_cols or whole.n_rows <= part.n_rows:
        return False
    own, rows = rows_of(part.cells, part.n_rows), rows_of(whole.cells, whole.n_rows)
    return all(_said(a) == _said(b) for a, b in zip(own, rows, strict=False))


def _said(row: Sequence[GridCell]) -> list[tuple[int, str]]:
    return [(cell.col, cell.text) for cell in row if cell.text]


def _mean(parts: Sequence[int], scores: Sequence[float], words: Words) -> float:
    """What the words of the parts score."""
    counts = [len(words[part]) for part in parts]
    return sum(scores[part] * count for part, count in zip(parts, counts, strict=True)) / sum(counts)

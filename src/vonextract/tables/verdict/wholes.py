"""Parts of one table, chosen one below the other, where the whole of it scores better than they do.

The weight of a candidate grows less than its words, so that a line too many gains little; two halves then
weigh more than the whole that they make.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.geometry import Box
from vonextract.tables.verdict.settings import SETTINGS

Words = Sequence[frozenset[int]]


def with_wholes(
    chosen: Sequence[int], scores: Sequence[float], words: Words, boxes: Sequence[Box]
) -> list[int]:
    """The places of the chosen candidates, parts that a better whole holds replaced by it.

    Args:
        chosen: the places of candidates without a common word.
        scores: the expected share of right cells of each candidate, 0 where it cannot be chosen.
        words: what each holds.
        boxes: where each stands.
    """
    places = list(chosen)
    for whole in sorted(range(len(scores)), key=lambda i: -scores[i]):
        parts = [place for place in places if not words[place].isdisjoint(words[whole])]
        if (
            len(parts) > 1
            and _holds(words[whole], [words[part] for part in parts])
            and _stacked([boxes[part] for part in parts])
            and scores[whole] > _mean(parts, scores, words)
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
    """Whether none stands beside another."""
    order = sorted(boxes, key=lambda box: box.top)
    return all(below.top > above.y_mid for above, below in pairwise(order))


def _mean(parts: Sequence[int], scores: Sequence[float], words: Words) -> float:
    """What the words of the parts score."""
    counts = [len(words[part]) for part in parts]
    return sum(scores[part] * count for part, count in zip(parts, counts, strict=True)) / sum(counts)

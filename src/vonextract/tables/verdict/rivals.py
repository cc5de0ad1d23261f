"""What the scores of its rivals say of a candidate.

Each candidate is scored for itself first, a whole table and its parts alike, although one can be right only
where the other is wrong. A second forest looks at the scores of all that share words, and scores anew
(Wolpert: Stacked generalization, Neural Networks 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vonextract.tables.verdict.settings import SETTINGS

Floats = NDArray[np.float64]
Signs = NDArray[np.bool_]

NAMES = (
    "score", "words", "share", "twin", "whole", "share_of_whole", "other_part", "both_parts",
    "parts", "parts_score", "parts_share", "least_part", "first_part",
    "rival", "rival_alike", "better", "rivals_score", "rivals", "crossing", "alike", "best", "candidates",
)  # fmt: skip
"""What each place of a vector says, in order; `SETTINGS.no_score` where there is no such candidate."""


def evidence(scores: Sequence[float], words: Sequence[frozenset[int]]) -> Floats:
    """The vectors of all candidates of a page, each as long as `NAMES`.

    Args:
        scores: of each candidate, for itself.
        words: what each holds.
    """
    page = _Page(scores, words)
    return np.array([_seen(page, i) for i in range(len(scores))])


class _Page:
    """The candidates of a page: their scores, how many words each holds and shares with each other one.

    Attributes:
        worth: how far above the least each score is, by its words.
        held: of a candidate (row) and another (column), which share of the other it holds.
        alike: of two, the share of the words of both.
    """

    def __init__(self, scores: Sequence[float], words: Sequence[frozenset[int]]) -> None:
        every = sorted(frozenset().union(*words))
        at = {word: place for place, word in enumerate(every)}
        masks = np.zeros((len(words), len(every)), dtype=np.float32)
        for row, held in enumerate(words):
            masks[row, [at[word] for word in held]] = 1
        self.scores = np.asarray(scores, dtype=np.float64)
        self.size = masks.sum(axis=1)
        self.total = max(1, len(every))
        self.shared = masks @ masks.T
        self.alike = self.shared / (self.size[:, None] + self.size[None] - self.shared)
        self.held = self.shared / self.size[None]
        self.worth = np.maximum(self.scores - SETTINGS.worth, 0) * self.size

    def best(self, which: Signs) -> float:
        """The best score of some candidates."""
        return float(self.scores[which].max()) if which.any() else SETTINGS.no_score


def _seen(page: _Page, i: int) -> list[float]:
    size, others = page.size, np.arange(len(page.size)) != i
    rivals = (page.shared[i] > 0) & others
    inside = page.held[i] > SETTINGS.holding
    around = page.held[:, i] > SETTINGS.holding
    return [
        page.scores[i], size[i], size[i] / page.total,
        page.best((page.alike[i] > SETTINGS.twin) & others),
        *_whole(page, i, around & (size > SETTINGS.larger * size[i])),
        *_parts(page, i, inside & (SETTINGS.larger * size < size[i])),
        *_overlapping(page, i, rivals),
        page.best(rivals & ~inside & ~around),
        page.best(rivals & (page.alike[i] > SETTINGS.alike)),
        float(page.scores.max()), len(size),
    ]  # fmt: skip


def _whole(page: _Page, i: int, around: Signs) -> list[float]:
    """The best of those that hold the candidate and more, and the best that this one holds beside it."""
    if not around.any():
        return [SETTINGS.no_score, 0.0, SETTINGS.no_score, 0.0]
    whole = int(np.argmax(np.where(around, page.scores, -np.inf)))
    beside = (page.held[whole] > SETTINGS.holding) & (page.shared[i] == 0)
    size, share = page.size, float(page.size[i] / page.size[whole])
    if not beside.any():
        return [float(page.scores[whole]), share, SETTINGS.no_score, share]
    other = int(np.argmax(np.where(beside, page.worth, -1.0)))
    both = float((size[i] + size[other]) / size[whole])
    return [float(page.scores[whole]), share, float(page.scores[other]), both]


def _parts(page: _Page, i: int, inside: Signs) -> list[float]:
    """Those inside the candidate that are worth most and share no word, taken one after the other."""
    taken: list[int] = []
    left = inside & (page.worth > 0)
    while left.any():
        part = int(np.argmax(np.where(left, page.worth, -1.0)))
        taken.append(part)
        left &= page.shared[part] == 0
    if not taken:
        return [0.0, SETTINGS.no_score, 0.0, SETTINGS.no_score, SETTINGS.no_score]
    scores, sizes = page.scores[taken], page.size[taken]
    mean = float((scores * sizes).sum() / sizes.sum())
    return [len(taken), mean, float(sizes.sum() / page.size[i]), float(scores.min()), float(scores[0])]


def _overlapping(page: _Page, i: int, rivals: Signs) -> list[float]:
    """The best of all that share a word, how many are better, and what they are worth by what they share."""
    if not rivals.any():
        return [SETTINGS.no_score, 0.0, 0.0, 0.0, 0.0]
    best = int(np.argmax(np.where(rivals, page.scores, -np.inf)))
    alike = page.alike[i, rivals]
    return [
        float(page.scores[best]),
        float(page.alike[i, best]),
        float((page.scores[rivals] > page.scores[i]).mean()),
        float((alike * page.scores[rivals]).sum() / alike.sum()),
        float(alike.sum()),
    ]

"""The best set of candidates that share no words: weighted independent sets by branch and bound."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.tables.verdict.settings import SETTINGS


def best_set(weights: Sequence[float], words: Sequence[frozenset[int]], most_steps: int) -> list[int]:
    """Which of the candidates together weigh most, no word in two of them.

    Args:
        weights: of each candidate; those that weigh nothing are never taken.
        words: what each candidate holds.
        most_steps: after so many steps the best set found so far is the answer.

    Returns:
        Their places, ascending.
    """
    places = sorted((i for i, weight in enumerate(weights) if weight > 0), key=lambda i: -weights[i])
    search = _Search([weights[i] for i in places], [words[i] for i in places], most_steps)
    chosen = search.run()
    return sorted(place for i, place in enumerate(places) if chosen >> i & 1)


class _Search:
    """Branch and bound over bit masks: bit i of a mask is candidate i, the heaviest first."""

    def __init__(self, weights: list[float], words: list[frozenset[int]], most_steps: int) -> None:
        self.weights = weights
        self.steps = most_steps
        n = len(weights)
        self.rivals = [0] * n
        for a in range(n):
            for b in range(a + 1, n):
                if not words[a].isdisjoint(words[b]):
                    self.rivals[a] |= 1 << b
                    self.rivals[b] |= 1 << a
        self.cliques = [self._clique(i) for i in range(n)]
        self.best, self.chosen = 0.0, 0

    def run(self) -> int:
        """The mask of the best set."""
        self._take((1 << len(self.weights)) - 1, 0.0, 0)
        return self.chosen

    def _clique(self, first: int) -> int:
        """Later candidates that are all rivals of `first` and of each other: one of them at most is taken."""
        clique = 0
        for other in range(first + 1, len(self.weights)):
            if self.rivals[first] >> other & 1 and not clique & ~self.rivals[other]:
                clique |= 1 << other
        return clique

    def _take(self, free: int, weight: float, chosen: int) -> None:
        """Go on with the candidates still free; the first of them is taken, then left."""
        while True:
            self.steps -= 1
            if weight > self.best:
                self.best, self.chosen = weight, chosen
            if self.steps < 0 or not free or weight + self._bound(free) <= self.best + SETTINGS.gain:
                return
            first = (free & -free).bit_length() - 1
            free &= ~(1 << first)
            self._take(free & ~self.rivals[first], weight + self.weights[first], chosen | 1 << first)

    def _bound(self, free: int) -> float:
        """No set of the free candidates weighs more: one of each clique, its heaviest."""
        total = 0.0
        while free:
            first = (free & -free).bit_length() - 1
            total += self.weights[first]
            free &= ~(1 << first | self.cliques[first])
        return total

"""The texts of a line of a header: where its words part into names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from vonextract.layout.model import Word, gap_between
from vonextract.tables.alignment.corridors import Column, join_of
from vonextract.tables.alignment.settings import SETTINGS
from vonextract.tables.alignment.text_lines import TextLine
from vonextract.tables.roles import says_period


def texts_over(line: TextLine, columns: Sequence[Column]) -> list[list[Word]]:
    """The line's texts: words that spaces or borders part, a wider space counting where columns part.

    So does any space between texts that keep to an edge of a column each.
    """
    runs = [[line.words[0]]]
    gaps = [gap_between(a, b) for a, b in itertools.pairwise(line.words)]
    usual = min(median(gaps) if gaps else 0.0, SETTINGS.usual_space * line.size)
    for left, right in itertools.pairwise(line.words):
        gap = gap_between(left, right)
        parted = _parted(left, right, columns)
        wide = gap > SETTINGS.space * right.size or (parted and gap > SETTINGS.wide_space * usual)
        if wide or right.walled or join_of(left, right) == "break":
            runs.append([right])
        else:
            runs[-1].append(right)
    return [text for run in runs for text in _at_columns(run, columns)]


def _parted(left: Word, right: Word, columns: Sequence[Column]) -> bool:
    return any(left.x1 <= b.x0 and right.x0 >= a.x1 for a, b in itertools.pairwise(columns))


def _at_columns(words: list[Word], columns: Sequence[Column]) -> list[list[Word]]:
    """A text in as many parts as keep to an edge of a column each, from left to right; or word by word.

    Between two of them one may stand over no column. Of ways to part it as often the one with the most
    periods, then the one with the widest gaps.
    """
    if _are_names(words, columns):
        return [[word] for word in words]
    pairs = enumerate(itertools.pairwise(words), start=1)
    gaps = {n: gap_between(left, right) for n, (left, right) in pairs if _parted(left, right, columns)}
    best: dict[int, _Parting] = {0: _Parting()}
    for end in [*gaps, len(words)]:
        ways = [
            way.then(start, words[start:end], place, gaps.get(start, 0.0))
            for start, way in best.items()
            if (place := _column_of(words[start:end], columns, way.last)) > way.last
        ]
        if ways:
            best[end] = max(ways, key=lambda way: way.worth)
    whole = best.get(len(words))
    starts = whole.starts if whole and whole.last == int(whole.last) else [0]
    return [words[a:b] for a, b in itertools.pairwise([*starts, len(words)])]


class _Parting(NamedTuple):
    """A way to part the first words of a text.

    Attributes:
        worth: how many parts keep to columns, how few to none, how many are periods, the width of the gaps.
        last: the column of the last part; a half more than that before it where it has none.
        starts: which words begin a part.
    """

    worth: tuple[int, int, int, float] = (0, 0, 0, 0.0)
    last: float = -1
    starts: tuple[int, ...] = ()

    def then(self, start: int, part: Sequence[Word], place: float, gap: float) -> _Parting:
        """The parting with one part more, that begins with word `start` and stands over column `place`."""
        kept, free, periods, width = self.worth
        over, period = place == int(place), says_period(" ".join(w.text for w in part))
        worth = (kept + over, free - (not over), periods + period, width + gap)
        return _Parting(worth, place, (*self.starts, start))


def _column_of(words: Sequence[Word], columns: Sequence[Column], last: float) -> float:
    """The last column to an edge of which a text keeps; a half behind `last` where it stands over none."""
    kept = [n for n, column in enumerate(columns) if _keeps_to(words, column)]
    free = (
        last >= 0
        and last == int(last)
        and not any(c.x0 < words[-1].x1 and words[0].x0 < c.x1 for c in columns)
    )
    return max(kept, default=last + 0.5 if free else -1)


def _keeps_to(words: Sequence[Word], column: Column) -> bool:
    near = SETTINGS.aligned
    return abs(words[0].x0 - column.x0) < near or abs(words[-1].x1 - column.x1) < near


def _are_names(words: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether each word stands in the middle of a column of its own, one behind the other."""
    middles = [(c.x0 + c.x1) / 2 for c in columns]
    near = [[n for n, x in enumerate(middles) if abs(w.x_mid - x) < SETTINGS.aligned] for w in words]
    return all(near) and all(b[0] - a[0] == 1 for a, b in itertools.pairwise(near))

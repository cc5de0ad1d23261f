"""The figure of the facts: numbers under the right names of their row and column."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from accuracy.score.counts import Counts
from accuracy.score.grid import Grid
from accuracy.score.texts import key
from vonextract.model import Fact

KINDS = {"atgarder", "drift", "indikatorer", "investeringar", "volymer", "budgetjustering"}
"""The kinds of tables whose facts are counted."""

ALIKE = 85
"""From so many per cent on two names are one."""

TrueFact = tuple[tuple[str, ...], str, float]


def fact_figure(true: Sequence[Grid], facts: Iterable[Fact]) -> Counts:
    """The F1 of facts: same value, every name of the row in its label or path, the column's name alike."""
    wanted: Counter[TrueFact] = Counter(fact for grid in true if grid.kind in KINDS for fact in _facts(grid))
    asked = _asked(true, [fact for fact in facts if fact.fact_type not in ("code", "date")])
    left: dict[float, list[tuple[str, str, str]]] = defaultdict(list)
    for fact in asked:
        names = (key(fact.row_label), key(fact.row_path or fact.row_label), key(fact.column_label))
        left[float(fact.value)].append(names)
    hits = sum(_taken(fact, left[fact[2]]) for fact in wanted.elements())
    return Counts(hits, len(asked), wanted.total())


def _facts(grid: Grid) -> Iterable[TrueFact]:
    for row, col in grid.numbers:
        if row >= grid.header_rows:
            head = " ".join(dict.fromkeys(text for text in grid.text[: grid.header_rows, col] if text))
            yield _names(grid, row, col), key(head), float(grid.value[row, col])


def _names(grid: Grid, row: int, col: int) -> tuple[str, ...]:
    """The texts that name a row: those of its label columns, but for codes and ranks beside words."""
    before = [
        grid.text[row, k]
        for k in range(col)
        if grid.text[row, k] and grid.value[row, k] != grid.value[row, k]
    ]
    labels = [
        grid.text[row, k]
        for k in range(min(col, grid.labels))
        if grid.text[row, k] and grid.value[row, k] != grid.value[row, k]
    ]
    words = [text for text in labels if len(re.sub(r"[\W\d_]", "", text)) > 2] or labels[:1]
    words = words or [next((text for text in before if not re.fullmatch(r"[-*]+", text)), "")]
    return tuple(dict.fromkeys(map(key, words)))


def _asked(true: Sequence[Grid], facts: Sequence[Fact]) -> list[Fact]:
    """The facts of tables that are, by their numbers, one of the counted kinds, or claim such a kind."""
    tables: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        tables[fact.table_id].append(fact)
    values = [Counter(float(grid.value[place]) for place in grid.numbers) for grid in true]
    asked: list[Fact] = []
    for mine in tables.values():
        have = Counter(float(fact.value) for fact in mine)
        shared = [(have & theirs).total() for theirs in values]
        best = max(range(len(true)), key=shared.__getitem__, default=None)
        known = best is not None and shared[best] >= 0.5 * len(mine)
        kind = true[best].kind if known and best is not None else mine[0].kind
        asked += mine if kind in KINDS else []
    return asked


def _taken(fact: TrueFact, options: list[tuple[str, str, str]]) -> bool:
    """Whether one of the facts of that value is this one; it is then taken out."""
    names, column, _ = fact
    if not options:
        return False
    whole = " ".join(names)
    best = max(options, key=lambda o: fuzz.partial_ratio(whole, o[1]) + fuzz.ratio(o[2], column))
    label, path, head = best
    if all(_says(name, label, path) for name in names) and (
        max(fuzz.ratio(head, column), fuzz.token_set_ratio(head, column)) >= ALIKE
    ):
        options.remove(best)
        return True
    return False


def _says(name: str, label: str, path: str) -> bool:
    long = len(name) > 8 and len(label) > 8
    if max(fuzz.ratio(label, name), fuzz.partial_ratio(label, name) if long else 0) >= ALIKE:
        return True
    return len(name) > 3 and len(path) >= len(name) and fuzz.partial_ratio(name, path) >= ALIKE

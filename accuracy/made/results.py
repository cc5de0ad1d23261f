"""Tables of results as articles set them: sections across, methods in groups, columns of every kind."""

from __future__ import annotations

import random
from collections.abc import Callable

from accuracy.made.model import Cell, Table, sides
from accuracy.made.numbers import Manner, rounded
from accuracy.made.words import draw, words

Filler = Callable[[random.Random, Manner], Cell]


def _decimal(decimals: int, top: float) -> Filler:
    def fill(dice: random.Random, manner: Manner) -> Cell:
        value = rounded(dice.uniform(0, top), decimals)
        return Cell(manner.text(value), value)

    return fill


def _range(dice: random.Random, manner: Manner) -> Cell:
    low = rounded(dice.uniform(0, 90), 2)
    return Cell(f"{manner.text(low)}–{manner.text(low + rounded(dice.uniform(0, 9), 2))}")


def _share(dice: random.Random, manner: Manner) -> Cell:
    value = rounded(dice.uniform(0, 100), 1)
    return Cell(f"{manner.text(value)}%", value)


def _of(dice: random.Random, manner: Manner) -> Cell:
    return Cell(f"{dice.randint(0, 15)}/15")


def _spread(dice: random.Random, manner: Manner) -> Cell:
    return Cell(
        f"{manner.text(rounded(dice.uniform(0, 100), 2))} ± {manner.text(rounded(dice.uniform(0, 3), 2))}"
    )


def _word(dice: random.Random, manner: Manner) -> Cell:
    return Cell(dice.choice(words("english.answers")))


FILLERS: tuple[Filler, ...] = (
    _decimal(1, 100), _decimal(1, 100), _decimal(2, 100), _decimal(3, 1), _decimal(0, 900),
    _decimal(0, 90_000), _range, _share, _of, _spread, _word, _word,
)  # fmt: skip
"""What the cells of a column hold."""


def results(dice: random.Random, manner: Manner) -> Table:
    """Methods by data set and metric, in sections or groups, or a plain list."""
    labels = dice.choice([1, 1, 2])
    tops = draw(dice, "english.datasets", dice.choice([1, 1, 2, 3]))
    below = draw(dice, "english.metrics", dice.choice([1, 2, 3, 4]))
    count = len(tops) * len(below) if len(tops) > 1 else max(len(below), 3 - labels)
    below = below if len(tops) > 1 else draw(dice, "english.metrics", count)
    one = dice.choice(FILLERS)
    fillers = [one] * count if dice.random() < 0.5 else [dice.choice(FILLERS) for _ in range(count)]
    header = _header(dice, labels, tops if len(tops) > 1 else [], below)
    body = _grouped(dice, manner, fillers) if labels == 2 else _sections(dice, manner, fillers)
    align = sides(labels, 0, count) if dice.random() < 0.8 else sides(0, 0, labels + count)
    caption = f"Table {dice.randint(1, 9)}: {dice.choice(words('english.captions'))}"
    return Table(
        [*header, *body],
        align,
        [0.0] * (labels + count),
        header_rows=len(header),
        labels=labels,
        caption=dice.choice([None, None, None, caption]),
    )


def _header(dice: random.Random, labels: int, tops: list[str], below: list[str]) -> list[list[Cell]]:
    names = draw(dice, "english.namers", labels)
    if not tops:
        return [[*map(Cell, names), *map(Cell, below)]]
    spans = [Cell(top, colspan=len(below)) for top in tops]
    second = [Cell(head) for _ in tops for head in below]
    if dice.random() < 0.7:
        return [[*(Cell(name, rowspan=2) for name in names), *spans], second]
    return [[*(Cell() for _ in names), *spans], [*map(Cell, names), *second]]


def _sections(dice: random.Random, manner: Manner, fillers: list[Filler]) -> list[list[Cell]]:
    """Rows, in half of the tables below texts that stand across the whole table."""
    wide = 1 + len(fillers)
    sections = draw(dice, "english.sections", dice.choice([0, 0, 2, 3]))
    rows: list[list[Cell]] = []
    for section in sections or [""]:
        if section:
            rows.append([Cell(section, colspan=wide, role="group")])
        methods = draw(dice, "english.methods", dice.randint(1, 5) if section else dice.randint(2, 12))
        rows += [[Cell(method), *(fill(dice, manner) for fill in fillers)] for method in methods]
    return rows


def _grouped(dice: random.Random, manner: Manner, fillers: list[Filler]) -> list[list[Cell]]:
    """Rows whose first label names several of them."""
    rows: list[list[Cell]] = []
    inner = draw(dice, "english.methods", dice.randint(2, 4))
    same = dice.random() < 0.6
    for outer in draw(dice, "english.datasets", dice.randint(2, 6)):
        methods = inner if same else draw(dice, "english.methods", dice.randint(1, 5))
        for n, method in enumerate(methods):
            first = [Cell(outer, rowspan=len(methods))] if n == 0 else []
            rows.append([*first, Cell(method), *(fill(dice, manner) for fill in fillers)])
    return rows

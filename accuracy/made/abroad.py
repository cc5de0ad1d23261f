"""English tables: statistics with spanning headers, statements of money, results of science."""

from __future__ import annotations

import random
from decimal import Decimal

from accuracy.made.model import Cell, Table, sides
from accuracy.made.noted import noted
from accuracy.made.numbers import Manner, amount, rounded
from accuracy.made.words import draw, words


def statistics(dice: random.Random, manner: Manner) -> Table:
    """Industries or regions by year and measure, with codes, rows that name groups, notes."""
    years = sorted(dice.sample(range(2012, 2025), dice.choice([2, 3])))
    below = draw(dice, "english.heads", dice.choice([1, 2, 2, 3]))
    count = len(years) * len(below)
    name = dice.choice(["Industry", "Region", ""])
    if len(below) == 1:
        header = [[Cell(name), *(Cell(str(year)) for year in years)]]
    else:
        spans = [Cell(str(year), colspan=len(below)) for year in years]
        header = [[Cell(name, rowspan=2), *spans], [Cell(head) for _ in years for head in below]]
    rows: list[list[Cell]] = []
    for group in dice.choice([[""], [""], ["Urban", "Rural"]]):
        if group:
            rows.append([Cell(group, role="group"), *[Cell()] * count])
        labels = draw(dice, dice.choice(["english.labels", "english.regions"]), dice.randint(4, 9))
        scale = dice.choice([90, 20_000, 3_000_000])
        decimals = 1 if scale == 90 else 0
        part = [[amount(dice, scale, decimals, negative=0.05) for _ in range(count)] for _ in labels]
        rows += [_row(dice, manner, label, values) for label, values in zip(labels, part, strict=True)]
        if dice.random() < 0.5:
            sums = [sum(column, Decimal(0)) for column in zip(*part, strict=True)]
            rows.append([Cell("Total", role="total"), *(manner.cell(v, total=True) for v in sums)])
    align = sides(1, count)
    table = Table(
        [*header, *rows],
        align,
        [0.0] * (1 + count),
        header_rows=len(header),
        caption=_caption(dice),
    )
    return noted(dice, table, "english.notes")


def _row(dice: random.Random, manner: Manner, label: str, values: list[Decimal]) -> list[Cell]:
    shown = [None if dice.random() < 0.06 else value for value in values]
    return [Cell(label), *map(manner.cell, shown)]


def _caption(dice: random.Random) -> str | None:
    name = dice.choice(words("english.captions"))
    return dice.choice(
        [None, name, f"Table {dice.randint(1, 12)}. {name}", f"Table {dice.randint(1, 9)}: {name}"]
    )


def statement(dice: random.Random, manner: Manner) -> Table:
    """Money in two or three years, a currency sign flush left in the first row and the sums."""
    currency = dice.choice(["$", "€", "£", ""])
    years = [str(year) for year in range(2024, 2024 - dice.choice([2, 3]), -1)]
    noted = dice.random() < 0.4
    heads = [dice.choice(["", "In millions", "USD thousand"]), *(["Note"] if noted else []), *years]
    rows = [list(map(Cell, heads))]
    parts = []
    for n, name in enumerate(draw(dice, "english.money", dice.randint(5, 12))):
        values = [amount(dice, 90_000, 0, negative=0.3) for _ in years]
        parts.append(values)
        sign = currency if n == 0 else ""
        note = [Cell(str(dice.randint(1, 30)) if dice.random() < 0.6 else "")] if noted else []
        rows.append([Cell(name), *note, *(_signed(manner, value, sign) for value in values)])
    sums = [sum(column, Decimal(0)) for column in zip(*parts, strict=True)]
    label = Cell(dice.choice(["Total", "Net", ""]), role="total")
    blank = [Cell()] if noted else []
    rows.append([label, *blank, *(_signed(manner, v, currency, total=True) for v in sums)])
    count = len(heads)
    align = sides(1, count - 1)
    return Table(rows, align, [0.0] * count, caption=_caption(dice))


def _signed(manner: Manner, value: Decimal, sign: str, *, total: bool = False) -> Cell:
    cell = manner.cell(value, sign=sign, total=total)
    return Cell(f"{sign} {cell.text}".strip(), cell.value, role=cell.role, sign=sign)


def science(dice: random.Random, manner: Manner) -> Table:
    """Methods by data set and metric: decimals, spreads behind ±, words and dashes."""
    sets = draw(dice, "english.datasets", dice.choice([1, 2, 3]))
    metrics = draw(dice, "english.metrics", dice.choice([2, 2, 3]))
    spread = dice.random() < 0.4
    count = len(sets) * len(metrics)
    if len(sets) == 1:
        header = [[Cell("Method"), *map(Cell, metrics)]]
    else:
        spans = [Cell(name, colspan=len(metrics)) for name in sets]
        header = [[Cell(), *spans], [Cell("Method"), *(Cell(metric) for _ in sets for metric in metrics)]]
    in_words = dice.random() < 0.3
    rows = []
    for method in draw(dice, "english.methods", dice.randint(3, 9)):
        cells = [_measured(dice, manner, spread) for _ in range(count)]
        if in_words:
            cells.append(Cell(dice.choice(["yes", "no", "partly", "n/a"])))
        rows.append([Cell(method), *cells])
    if in_words:
        last = Cell("Public")
        header = [[*header[0], Cell() if len(header) > 1 else last], *([*row, last] for row in header[1:])]
    align = sides(1, center=count + in_words)
    return Table(
        [*header, *rows],
        align,
        [0.0] * (1 + count + in_words),
        header_rows=len(header),
        caption=_caption(dice),
    )


def _measured(dice: random.Random, manner: Manner, spread: bool) -> Cell:
    if dice.random() < 0.06:
        return Cell(dice.choice(["–", "—", "n/a"]))
    value = rounded(dice.uniform(0, 100), 2)
    if not spread:
        return Cell(manner.text(value), value)
    return Cell(f"{manner.text(value)} ± {manner.text(rounded(dice.uniform(0, 3), 2))}")

"""Swedish tables of numbers: money per verksamhet, indicators over years, volumes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from accuracy.made.model import Cell, Table, sides
from accuracy.made.noted import noted
from accuracy.made.numbers import Manner, amount, rounded
from accuracy.made.words import draw, words

YEARS = ("2022", "2023", "2024", "2025", "2026")


def per_verksamhet(dice: random.Random, manner: Manner) -> Table:
    """Money per verksamhet: groups, sums, a difference, one to three levels of header."""
    heads = _heads(dice)
    count = len(heads[-1])
    scale = dice.choice([50, 3_000, 90_000, 2_000_000])
    decimals = dice.choice([0, 0, 0, 1])
    codes = dice.random() < 0.2
    rows = _grouped(dice, manner, count, scale, decimals)
    if codes:
        rows = [_with_code(dice, row) for row in rows]
    labels = 1 + codes
    header = _header_rows(dice, heads, labels)
    unit = dice.choice(["tkr", "mnkr", "kr"])
    if dice.random() < 0.2:
        header.append([Cell()] * labels + [Cell(unit)] * count)
    table = Table(
        rows=[*header, *rows],
        align=sides(labels, count),
        widths=[0.0] * labels + [0.0] * count,
        kind="drift",
        header_rows=len(header),
        labels=labels,
        caption=_caption(dice, unit),
        unit=unit,
    )
    return noted(dice, table, "notes")


def _heads(dice: random.Random) -> list[list[Cell]]:
    """The levels of the header over the numbers, topmost first; the last has a cell for each column."""
    levels = dice.choice([1, 1, 1, 2, 2, 3])
    if levels == 1:
        return [[Cell(name) for name in draw(dice, "measures", dice.randint(2, 6))]]
    years = sorted(dice.sample(YEARS, dice.choice([2, 2, 3])))
    below = dice.choice([("Budget", "Utfall"), ("Intäkter", "Kostnader", "Netto"), ("Kvinnor", "Män")])
    middle = [Cell(year, colspan=len(below)) for year in years]
    bottom = [Cell(name) for _ in years for name in below]
    if levels == 2:
        return [middle, bottom]
    top = Cell(dice.choice(["Belopp i löpande priser", "Uppföljning", "Kommunen"]), colspan=len(bottom))
    return [[top], middle, bottom]


def _header_rows(dice: random.Random, heads: Sequence[list[Cell]], labels: int) -> list[list[Cell]]:
    names = ["Verksamhet"] if labels == 1 else ["Kod", "Verksamhet"]
    if dice.random() < 0.2:
        names = [""] * labels
    if len(heads) > 1 and dice.random() < 0.5:
        first = [Cell(name, rowspan=len(heads)) for name in names]
        return [[*first, *heads[0]], *heads[1:]]
    blank = [Cell()] * labels
    return [*([*blank, *level] for level in heads[:-1]), [*map(Cell, names), *heads[-1]]]


def _grouped(
    dice: random.Random, manner: Manner, count: int, scale: float, decimals: int
) -> list[list[Cell]]:
    """Rows in groups or in one; a sum has a name, or stands unnamed below its parts."""
    names = draw(dice, "verksamheter", dice.randint(4, 16))
    groups = draw(dice, "groups", dice.choice([0, 0, 2, 3])) or [""]
    summed = dice.choice(["Summa", "Totalt", "Summa verksamheter", "", None])
    rows: list[list[Cell]] = []
    everything: list[list[Decimal]] = []
    for n, group in enumerate(groups):
        share = names[n :: len(groups)]
        if group:
            rows.append([Cell(group, role="group"), *[Cell()] * count])
        part = [[amount(dice, scale, decimals) for _ in range(count)] for _ in share]
        everything += part
        rows += [_row(manner, name, values) for name, values in zip(share, part, strict=True)]
        if group and summed is not None:
            rows.append(_sum(manner, f"Summa {group}" if summed else "", part))
    if summed is not None and (len(groups) == 1 or summed):
        rows.append(_sum(manner, summed, everything))
    return rows


def _row(manner: Manner, name: str, values: Sequence[Decimal]) -> list[Cell]:
    return [Cell(name), *(manner.cell(value) for value in values)]


def _sum(manner: Manner, name: str, parts: Sequence[Sequence[Decimal]]) -> list[Cell]:
    sums = [sum(column, Decimal(0)) for column in zip(*parts, strict=True)]
    return [Cell(name, role="total"), *(manner.cell(value, total=True) for value in sums)]


def _with_code(dice: random.Random, row: list[Cell]) -> list[Cell]:
    first = row[0]
    if first.role:
        return [Cell(first.text, colspan=2, role=first.role), *row[1:]]
    return [Cell(str(dice.randint(100, 9999))), *row]


def _caption(dice: random.Random, unit: str) -> str | None:
    name = dice.choice(words("captions"))
    return dice.choice([None, name, f"{name}, {unit}", f"Tabell {dice.randint(1, 20)}. {name} ({unit})"])


def indicators(dice: random.Random, manner: Manner) -> Table:
    """Indicators with long labels over years, a target and a trend in words."""
    years = sorted(dice.sample(YEARS, dice.choice([2, 3, 3])))
    in_words = dice.random() < 0.4
    heads = ["Indikator", *years, dice.choice(["Mål 2026", "Målvärde"]), *(["Trend"] if in_words else [])]
    if not in_words and dice.random() < 0.3:
        heads[1:1] = ["Enhet"]
    rows = [[Cell(head) for head in heads]]
    for name in draw(dice, "indicators", dice.randint(4, 10)):
        percent = dice.random() < 0.5
        decimals = dice.choice([0, 1])
        unit = "%" if percent and "Enhet" not in heads else ""
        scale = 100 if percent else dice.choice([20, 400, 9_000])
        values = [amount(dice, scale, decimals, negative=0) for _ in range(len(years) + 1)]
        shown = [None if dice.random() < 0.1 else value for value in values]
        row = [Cell(name), *(manner.cell(value, unit) for value in shown)]
        if "Enhet" in heads:
            row[1:1] = [Cell("%" if percent else "antal")]
        rows.append([*row, *([Cell(dice.choice(["Ökar", "Minskar", "Oförändrad"]))] if in_words else [])])
    align = sides(1, len(heads) - 1)
    if in_words:
        align[-1] = "left"
    labels = 2 if "Enhet" in heads else 1
    if labels == 2:
        align[1] = "left"
    widths = [dice.choice([0.0, 0.35, 0.45]), *[0.0] * (len(heads) - 1)]
    table = Table(rows, align, widths, kind="indikatorer", labels=labels, caption=_caption(dice, "antal"))
    return noted(dice, table, "notes")


def volumes(dice: random.Random, manner: Manner) -> Table:
    """Volumes by month or quarter: many narrow columns."""
    periods = dice.choice(
        [("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug"), ("Kv 1", "Kv 2", "Kv 3", "Kv 4"), YEARS]
    )
    scale = dice.choice([30, 900, 9_000])
    rows = [[Cell(dice.choice(["", "Verksamhet"])), *map(Cell, periods)]]
    if dice.random() < 0.15:
        rows.append([Cell(), *(Cell(f"({n + 1})") for n in range(len(periods)))])
    header_rows = len(rows)
    parts = []
    for name in draw(dice, "verksamheter", dice.randint(3, 9)):
        values = [amount(dice, scale, 0, negative=0) for _ in periods]
        parts.append(values)
        rows.append(_row(manner, name, values))
    if dice.random() < 0.6:
        rows.append(_sum(manner, dice.choice(["Totalt", "Summa", ""]), parts))
    if dice.random() < 0.3:
        shares = [rounded(dice.uniform(0, 100), 1) for _ in periods]
        rows.append([Cell("Andel av alla"), *(manner.cell(share, "%") for share in shares)])
    return Table(
        rows,
        sides(1, len(periods)),
        [0.0] * (1 + len(periods)),
        kind="volymer",
        header_rows=header_rows,
        caption=_caption(dice, "antal"),
        unit="antal",
    )

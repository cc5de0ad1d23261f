"""Tables of annual accounts: balance sheets, results and notes, with label, Not and two years."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

from accuracy.made.model import Cell, Table, sides
from accuracy.made.numbers import Manner, amount
from accuracy.made.words import draw


class Statement:
    """Rows of a statement of accounts while they are put together."""

    def __init__(self, dice: random.Random, manner: Manner) -> None:
        self.dice = dice
        self.manner = manner
        self.noted = dice.random() < 0.7
        self.scale = dice.choice([4_000, 900_000, 60_000_000])
        self.rows: list[list[Cell]] = []

    def head(self, name: str, years: Sequence[str]) -> None:
        """The header row."""
        self.rows.append([Cell(name), *([Cell("Not")] if self.noted else []), *map(Cell, years)])

    def group(self, name: str) -> None:
        """A row that names a group of those below it."""
        self.rows.append([Cell(name, role="group"), *[Cell()] * (2 + self.noted)])

    def parts(self, names: Sequence[str], sign: int = 1) -> list[Decimal]:
        """Rows of amounts; their sums come back."""
        sums = [Decimal(0), Decimal(0)]
        for name in names:
            values = [sign * amount(self.dice, self.scale, 0, negative=0.08) for _ in sums]
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            note = Cell(str(self.dice.randint(1, 20)) if self.dice.random() < 0.6 else "")
            self.rows.append([Cell(name), *self._note(note), *map(self.manner.cell, values)])
        return sums

    def total(self, name: str, values: Sequence[Decimal]) -> None:
        """A sum; without a name it stands below its parts alone."""
        cells = [self.manner.cell(value, total=True) for value in values]
        self.rows.append([Cell(name, role="total"), *self._note(Cell()), *cells])

    def _note(self, cell: Cell) -> list[Cell]:
        return [cell] if self.noted else []

    def table(self, caption: str | None, header_rows: int = 1) -> Table:
        """What has been put together."""
        columns = 3 + self.noted
        align = sides(1, columns - 1)
        if self.noted:
            align[1] = self.dice.choice(["left", "center", "right"])
        return Table(
            self.rows, align, [0.0] * columns, kind="annat", header_rows=header_rows, caption=caption
        )


def _years(dice: random.Random) -> tuple[str, str]:
    year = dice.randint(2015, 2025)
    if dice.random() < 0.5:
        return str(year), str(year - 1)
    return f"{year}-12-31", f"{year - 1}-12-31"


def _named(dice: random.Random, name: str) -> str:
    return name if dice.random() < 0.7 else ""


def balance_sheet(dice: random.Random, manner: Manner) -> Table:
    """Assets, or equity and debts, in two levels of groups with a sum each and one over all."""
    made = Statement(dice, manner)
    assets = dice.random() < 0.5
    side = "Tillgångar" if assets else "Eget kapital och skulder"
    capital = dice.random() < 0.3
    made.head(dice.choice([side, "Belopp i kr", ""]), _years(dice))
    names = draw(dice, "accounts.assets" if assets else "accounts.debts", dice.randint(6, 11))
    parts = (
        ("Anläggningstillgångar", "Omsättningstillgångar")
        if assets
        else ("Eget kapital", "Långfristiga skulder", "Kortfristiga skulder")
    )
    everything = [Decimal(0), Decimal(0)]
    for n, part in enumerate(parts):
        made.group(part.upper() if capital else part)
        sums = made.parts(names[n :: len(parts)])
        made.total(_named(dice, f"Summa {part.lower()}"), sums)
        everything = [a + b for a, b in zip(everything, sums, strict=True)]
    whole = f"Summa {side.lower()}"
    made.total(whole.upper() if capital else whole, everything)
    return made.table(dice.choice([None, "Balansräkning"]))


def result(dice: random.Random, manner: Manner) -> Table:
    """Incomes, costs and what is left."""
    made = Statement(dice, manner)
    made.head(dice.choice(["", "Belopp i tkr"]), _years(dice))
    made.group("Rörelseintäkter")
    incomes = made.parts(draw(dice, "accounts.incomes", dice.randint(2, 4)))
    made.total(_named(dice, "Summa rörelseintäkter"), incomes)
    made.group("Rörelsekostnader")
    costs = made.parts(draw(dice, "accounts.costs", dice.randint(3, 7)), sign=-1)
    made.total(_named(dice, "Summa rörelsekostnader"), costs)
    left = [a + b for a, b in zip(incomes, costs, strict=True)]
    made.total("Rörelseresultat", left)
    if dice.random() < 0.6:
        made.group("Resultat från finansiella poster")
        interest = made.parts(["Ränteintäkter", "Räntekostnader"][: dice.randint(1, 2)])
        made.total("Årets resultat", [a + b for a, b in zip(left, interest, strict=True)])
    return made.table(dice.choice([None, "Resultaträkning"]))


def note(dice: random.Random, manner: Manner) -> Table:
    """A note to the accounts: few lines, two years, a sum that often has no name."""
    made = Statement(dice, manner)
    made.noted = False
    number = dice.randint(2, 18)
    details = draw(dice, "accounts.details", dice.randint(2, 7))
    title = f"Not {number} {dice.choice(['Övriga kostnader', 'Personal', 'Byggnader', 'Fordringar'])}"
    inside = dice.random() < 0.4
    made.head(title if inside else "", _years(dice))
    sums = made.parts(details)
    made.total(dice.choice(["", "", "Summa"]), sums)
    return made.table(None if inside else title)

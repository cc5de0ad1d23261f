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
        self.airy = dice.random() < 0.6
        self.referred = 0.6
        self.refers = dice.choice(["{}", "{}", "Not {}"])
        self.rows: list[list[Cell]] = []
        self.spaced: set[int] = set()

    def head(self, name: str, years: Sequence[str]) -> None:
        """The header row."""
        self.rows.append([Cell(name), *([Cell("Not")] if self.noted else []), *map(Cell, years)])

    def space(self) -> None:
        """A blank line above the next row, where the statement has such."""
        if self.airy:
            self.spaced.add(len(self.rows))

    def group(self, name: str) -> None:
        """A row that names a group of those below it."""
        self.space()
        self.rows.append([Cell(name, role="group"), *[Cell()] * (2 + self.noted)])

    def title(self, name: str) -> None:
        """A row that names a part of the statement, larger than the names of groups."""
        self.space()
        self.rows.append([Cell(name, role="title"), *[Cell()] * (2 + self.noted)])

    def parts(self, names: Sequence[str], sign: int = 1) -> list[Decimal]:
        """Rows of amounts; their sums come back."""
        sums = [Decimal(0), Decimal(0)]
        for name in names:
            values = [sign * amount(self.dice, self.scale, 0, negative=0.08) for _ in sums]
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            note = Cell(self._reference() if self.dice.random() < self.referred else "")
            self.rows.append([Cell(name), *self._note(note), *map(self.manner.cell, values)])
        return sums

    def total(self, name: str, values: Sequence[Decimal]) -> None:
        """A sum; without a name it stands below its parts alone."""
        cells = [self.manner.cell(value, total=True) for value in values]
        self.rows.append([Cell(name, role="total"), *self._note(Cell()), *cells])

    def _reference(self) -> str:
        """To one note or several: "7", "8,13", "4, 5, 6"."""
        count = self.dice.choice([1, 1, 1, 2, 3])
        numbers = sorted(self.dice.sample(range(1, 21), count))
        return self.refers.format(self.dice.choice([", ", ","]).join(map(str, numbers)))

    def _note(self, cell: Cell) -> list[Cell]:
        return [cell] if self.noted else []

    def table(self, caption: str | None, header_rows: int = 1) -> Table:
        """What has been put together."""
        columns = 3 + self.noted
        align = sides(1, columns - 1)
        if self.noted:
            align[1] = self.dice.choice(["left", "center", "right"])
        return Table(
            self.rows,
            align,
            [0.0] * columns,
            kind="annat",
            header_rows=header_rows,
            caption=caption,
            spaced=self.spaced,
        )


def _years(dice: random.Random) -> tuple[str, str]:
    year = dice.randint(2015, 2025)
    form = dice.choice(["{}", "{}", "{}-12-31", "{0}-01-01\n-{0}-12-31"])
    return form.format(year), form.format(year - 1)


def _named(dice: random.Random, name: str) -> str:
    return name if dice.random() < 0.7 else ""


UNDER = (
    "Materiella anläggningstillgångar",
    "Kortfristiga fordringar",
    "Bundet eget kapital",
    "Kassa och bank",
)
"""Names of groups within a group."""


def balance_sheet(dice: random.Random, manner: Manner) -> Table:
    """Assets, or equity and debts, in two levels of groups with a sum each and one over all."""
    made = Statement(dice, manner)
    assets = dice.random() < 0.5
    side = "Tillgångar" if assets else "Eget kapital och skulder"
    capital = dice.random() < 0.3
    made.head(dice.choice([side, "Belopp i kr", "Balansräkning", ""]), _years(dice))
    if dice.random() < 0.4:
        made.group(side.upper())
    names = draw(dice, "accounts.assets" if assets else "accounts.debts", dice.randint(6, 11))
    parts = (
        ("Anläggningstillgångar", "Omsättningstillgångar")
        if assets
        else ("Eget kapital", "Långfristiga skulder", "Kortfristiga skulder")
    )
    everything = [Decimal(0), Decimal(0)]
    for n, part in enumerate(parts):
        made.group(part.upper() if capital else part)
        if dice.random() < 0.3:
            made.group(dice.choice(UNDER))
        sums = made.parts(names[n :: len(parts)])
        made.total(_named(dice, f"Summa {part.lower()}"), sums)
        everything = [a + b for a, b in zip(everything, sums, strict=True)]
    whole = f"Summa {side.lower()}"
    made.space()
    made.total(whole.upper() if capital else whole, everything)
    return made.table(dice.choice([None, "Balansräkning"]))


def result(dice: random.Random, manner: Manner) -> Table:
    """Incomes, costs and what is left."""
    made = Statement(dice, manner)
    made.head(dice.choice(["", "Belopp i tkr", "1 januari - 31 december", "Resultaträkning"]), _years(dice))
    made.group("Rörelseintäkter")
    incomes = made.parts(draw(dice, "accounts.incomes", dice.randint(2, 4)))
    made.total(_named(dice, "Summa rörelseintäkter"), incomes)
    made.group("Rörelsekostnader")
    costs = made.parts(draw(dice, "accounts.costs", dice.randint(3, 7)), sign=-1)
    made.total(_named(dice, "Summa rörelsekostnader"), costs)
    left = [a + b for a, b in zip(incomes, costs, strict=True)]
    made.space()
    made.total(dice.choice(["Rörelseresultat", "RÖRELSERESULTAT"]), left)
    if dice.random() < 0.6:
        made.group("Resultat från finansiella poster")
        interest = made.parts(["Ränteintäkter", "Räntekostnader"][: dice.randint(1, 2)])
        made.space()
        made.total("Årets resultat", [a + b for a, b in zip(left, interest, strict=True)])
    return made.table(dice.choice([None, "Resultaträkning"]))


def note(dice: random.Random, manner: Manner) -> Table:
    """A note to the accounts: few lines, two years, a sum that often has no name."""
    made = Statement(dice, manner)
    made.noted = False
    number = dice.randint(2, 18)
    details = draw(dice, "accounts.details", dice.randint(2, 7))
    title = f"Not {number} {dice.choice(['Övriga kostnader', 'Personal', 'Byggnader', 'Fordringar'])}"
    title = dice.choice([title, title.upper()])
    inside = dice.random() < 0.4
    made.head(title if inside else "", _years(dice))
    if dice.random() < 0.5:
        made.space()
    sums = made.parts(details)
    made.total(dice.choice(["", "", "Summa"]), sums)
    return made.table(None if inside else title)

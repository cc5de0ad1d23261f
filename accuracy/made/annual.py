"""Annual accounts as associations and companies print them: a statement a page, and pages of notes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from accuracy.made.accounts import Statement
from accuracy.made.look import Look
from accuracy.made.model import (
    Block,
    Box,
    Cell,
    Chart,
    Contents,
    Heading,
    Label,
    Lines,
    Made,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    sides,
)
from accuracy.made.numbers import NBSP, amount, swedish
from accuracy.made.words import draw, prose, words

HANGING = 12
"""How many spaces stand between the number of a note and its title, where rows are indented."""


class House:
    """What a firm that sets accounts does alike in all of its tables."""

    def __init__(self, dice: random.Random) -> None:
        self.manner = replace(swedish(dice), thousands=NBSP)
        year = dice.randint(2015, 2025)
        day = dice.choice(["{}", "{}-12-31", "{}-12-31", "31 december {}"])
        span = dice.choice(["{}", "{0}-01-01\n-{0}-12-31", "{0}-01-01-\n{0}-12-31", "{0}-01-01\n{0}-12-31"])
        self.days = [day.format(year), day.format(year - 1)]
        self.spans = [span.format(year), span.format(year - 1)]
        self.year = year
        self.noted = dice.random() < 0.8
        self.named_sums = dice.random()
        self.titled = dice.choice(["header", "header", "heading", "both"])
        self.capital = dice.random() < 0.5
        self.airy = dice.random() < 0.8
        self.hanging = dice.random() < 0.4
        self.corner = dice.choice(["", "", "Belopp i kr", "Alla belopp i tkr"])
        self.alone = dice.random() < 0.5
        self.referred = dice.choice([0.6, 0.6, 0.15])
        self.share = dice.choice([0.0, 0.15, 0.17, 0.2])

    def statement(self, dice: random.Random, title: str, years: Sequence[str], *, noted: bool) -> Statement:
        """A statement with its header."""
        made = Statement(dice, self.manner)
        made.noted, made.airy, made.referred = noted, self.airy, self.referred
        first = title if self.titled != "heading" else self.corner
        cells = [Cell("Not")] if noted else []
        made.rows.append([Cell(first, role="title" if first == title else None), *cells, *map(Cell, years)])
        return made

    def spread(self, table: Table) -> Table:
        """The table, its amounts in columns as wide as in all others."""
        if self.share:
            amounts = 2
            notes = [0.09] * (table.columns - 1 - amounts)
            table.widths = [1 - sum(notes) - amounts * self.share, *notes, *[self.share] * amounts]
        return table

    def sum_name(self, dice: random.Random, name: str) -> str:
        """The name of a sum, where it has one."""
        return name if dice.random() < self.named_sums else ""


def annual(dice: random.Random, name: str) -> Made:
    """Random annual accounts; the same for the same dice."""
    house = House(dice)
    association = dice.choice(words("official.associations"))
    header = dice.choice(["", association, f"{association} 769600-1333"])
    paper = Paper(
        margin=dice.choice([45.0, 60.0, 70.0]),
        header=header,
        footer=dice.choice(["", "{page}", "{page} ({pages})"]),
    )
    blocks = _cover(dice, house, association) if dice.random() < 0.4 else []
    blocks += [Heading(1, dice.choice(["Förvaltningsberättelse", f"Årsredovisning {house.year}"]))]
    blocks += [Paragraph(prose(dice, "sv", 4)), Heading(2, "Flerårsöversikt"), _overview(dice, house)]
    blocks += [Paragraph(prose(dice, "sv", 2))]
    if dice.random() < 0.4:
        for heading in draw(dice, "annual.plans", dice.randint(1, 2)):
            blocks += [Heading(3, heading), _planned(dice, house)]
    if dice.random() < 0.6:
        blocks += [Heading(2, "Förändringar i eget kapital"), _equity(dice, house)]
    for title, maker in (
        ("Resultaträkning", _result),
        ("Balansräkning", _assets),
        ("Balansräkning", _debts),
        ("Kassaflödesanalys", _cash),
    ):
        if dice.random() < 0.8:
            above = [Heading(2, title)] if house.titled != "header" else []
            blocks += [PageBreak(), *above, house.spread(maker(dice, house))]
    blocks += _notes(dice, house)
    if dice.random() < 0.5:
        blocks += [PageBreak(), signatures(dice, min(paper.measure, 470.0))]
    return Made(f"{name}-annual", "sv", f"Årsredovisning {house.year}", paper, blocks)


def annual_look(dice: random.Random) -> Look:
    """A look that annual accounts could have: air and type part what rules and fills part elsewhere."""
    size = dice.choice([9.0, 9.5, 10.0, 11.0])
    return Look(
        font=dice.choice(["sans", "sans", "serif", "serif", "humanist"]),
        size=size,
        table_size=size,
        leading=dice.choice([1.1, 1.2, 1.2, 1.35]),
        inset_x=dice.choice([2.0, 4.0, 6.0]),
        inset_y=dice.choice([0.0, 0.5, 1.0, 2.0]),
        ruling=dice.choice(
            ["sums", "sums", "sums", "header and sums", "none", "none", "header", "booktabs", "sums boxed"]
        ),
        fill=dice.choice(["none"] * 7 + ["totals", "header", "newest year"]),
        bold_header=dice.random() < 0.7,
        bold_totals=dice.random() < 0.6,
        group=dice.choice(["bold", "bold", "bigger", "italic", "plain"]),
        numbers="right",
        over="center",
        full_width=dice.random() < 0.9,
        centered=False,
        repeat_header=False,
        tagged=dice.random() < 0.2,
    )


def _part(
    made: Statement, dice: random.Random, house: House, part: str, names: Sequence[str], sign: int = 1
) -> list[Decimal]:
    """A group of rows with its sum."""
    made.group(part)
    sums = made.parts(names, sign)
    made.total(house.sum_name(dice, f"Summa {part.lower()}"), sums)
    return sums


def _added(parts: Sequence[Sequence[Decimal]]) -> list[Decimal]:
    return [sum(column, Decimal(0)) for column in zip(*parts, strict=True)]


def _assets(dice: random.Random, house: House) -> Table:
    """Assets in three levels of groups, each with its sum."""
    made = house.statement(dice, "Balansräkning", house.days, noted=house.noted)
    if dice.random() < 0.8:
        made.title("Tillgångar".upper() if house.capital else "Tillgångar")
    sides_of = []
    for side, parts in (
        ("Anläggningstillgångar", ["Materiella anläggningstillgångar", "Finansiella anläggningstillgångar"]),
        ("Omsättningstillgångar", ["Kortfristiga fordringar", "Kassa och bank"]),
    ):
        made.title(side)
        groups = parts[: dice.randint(1, 2)]
        sums = [_part(made, dice, house, part, _names(dice, part)) for part in groups]
        made.space()
        made.total(house.sum_name(dice, f"Summa {side.lower()}"), _added(sums))
        sides_of.append(_added(sums))
    made.space()
    made.total("Summa tillgångar".upper() if house.capital else "Summa tillgångar", _added(sides_of))
    return made.table(None)


def _debts(dice: random.Random, house: House) -> Table:
    """Equity and debts in three levels of groups with their sums; its title tells it from the assets."""
    whole = "Eget kapital och skulder"
    made = house.statement(dice, whole, house.days, noted=house.noted)
    made.rows[0][0] = Cell(whole, role="title")
    if dice.random() < 0.8:
        made.title(whole.upper() if house.capital else whole)
    made.title("Eget kapital")
    equity = [
        _part(made, dice, house, part, _names(dice, part))
        for part in ("Bundet eget kapital", "Fritt eget kapital")
    ]
    made.space()
    made.total(house.sum_name(dice, "Summa eget kapital"), _added(equity))
    debts = [
        _part(made, dice, house, part, _names(dice, part))
        for part in ("Långfristiga skulder", "Kortfristiga skulder")[dice.randint(0, 1) :]
    ]
    made.space()
    made.total(
        f"Summa {whole.lower()}".upper() if house.capital else f"Summa {whole.lower()}",
        _added([*equity, *debts]),
    )
    return made.table(None)


def _result(dice: random.Random, house: House) -> Table:
    """Incomes, costs, interest and what is left at each step."""
    made = house.statement(dice, "Resultaträkning", house.spans, noted=house.noted)
    incomes = _part(made, dice, house, "Rörelseintäkter", draw(dice, "accounts.incomes", dice.randint(1, 3)))
    costs = _part(made, dice, house, "Rörelsekostnader", draw(dice, "accounts.costs", dice.randint(3, 7)), -1)
    left = _added([incomes, costs])
    made.space()
    made.total(dice.choice(["Rörelseresultat", "RÖRELSERESULTAT"]), left)
    interest = _part(made, dice, house, "Finansiella poster", ["Ränteintäkter", "Räntekostnader"], -1)
    left = _added([left, interest])
    for name in ["Resultat efter finansiella poster", "Årets resultat"]:
        made.space()
        made.total(name, left)
    return made.table(None)


def _cash(dice: random.Random, house: House) -> Table:
    """Streams of cash, each with its sum, and what the year began and ended with."""
    made = house.statement(dice, "Kassaflödesanalys", house.spans, noted=house.noted and dice.random() < 0.5)
    streams = []
    for stream in words("annual.streams")[: dice.randint(2, 3)]:
        made.group(stream)
        sums = made.parts(draw(dice, "annual.flows", dice.randint(1, 4)))
        made.total(f"Kassaflöde från {stream[0].lower()}{stream[1:]}", sums)
        streams.append(sums)
    change = _added(streams)
    made.space()
    made.total("Årets kassaflöde", change)
    before = made.parts(["Likvida medel vid årets början"])
    made.total("Likvida medel vid årets slut", _added([change, before]))
    return made.table(None)


def _names(dice: random.Random, part: str) -> list[str]:
    pool = words("annual.parts." + part.split()[0].lower())
    return dice.sample(pool, dice.randint(1, len(pool)))


def _cover(dice: random.Random, house: House, association: str) -> list[Block]:
    """A first page that says what stands where."""
    parts = words("annual.chapters")
    pages = sorted(dice.sample(range(1, 20), len(parts)))
    title = Lines(
        (f"Årsredovisning {house.year}", association, dice.choice(["Innehåll", "Innehållsförteckning: Sida"]))
    )
    return [
        title,
        Contents(tuple((1, part, page) for part, page in zip(parts, pages, strict=True))),
        PageBreak(),
    ]


def _planned(dice: random.Random, house: House) -> Table:
    """What is to be done in which year and what it costs; nothing names the columns."""
    rows = [
        [
            Cell(str(house.year + dice.randint(0, 4))),
            Cell(text),
            house.manner.cell(amount(dice, 60_000, negative=0.0), "kr"),
        ]
        for text in draw(dice, "annual.works", dice.randint(3, 8))
    ]
    rows.sort(key=lambda row: row[0].text)
    return Table(rows, sides(2, 1), [0.12, 0.68, 0.2], header_rows=0, labels=2)


def signatures(dice: random.Random, width: float) -> Chart:
    """Who signed, two beside each other on cards or on white: a list in columns that is no table."""
    size, step = 8.0, dice.choice([46.0, 60.0, 80.0])
    grey, half = dice.choice([0.93, 1.0]), width / 2
    count = dice.randint(2, 10)
    boxes, labels = [], []
    for n in range(count):
        x, y = n % 2 * half, n // 2 * step
        if grey < 1:
            boxes.append(Box(x, y, half - 8, step - 8, grey))
        day = f"{dice.randint(2016, 2026)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
        moment = f"{day} kl. {dice.randint(10, 23)}:{dice.randint(10, 59)}"
        lines = [dice.choice(words("annual.people")), dice.choice(words("annual.posts")), moment]
        labels += [Label(x + 8, y + 14 + 11 * i, text, size) for i, text in enumerate(lines)]
    return Chart(width, (count + 1) // 2 * step, tuple(boxes), tuple(labels), "Underskrifter")


def _overview(dice: random.Random, house: House) -> Table:
    """Key figures of several years."""
    years = [str(house.year - n) for n in range(dice.randint(3, 5))]
    rows = [[Cell(dice.choice(["", "Flerårsöversikt", "Belopp i tkr"])), *map(Cell, years)]]
    for name in draw(dice, "annual.figures", dice.randint(3, 7)):
        share = name.endswith("(%)")
        values = [amount(dice, 90 if share else 9_000, int(share), negative=0.1) for _ in years]
        rows.append([Cell(name), *map(house.manner.cell, values)])
    return Table(rows, sides(1, len(years)), [0.0] * (1 + len(years)))


def _equity(dice: random.Random, house: House) -> Table:
    """How equity changed, kind by kind; places without a change are empty."""
    kinds = draw(dice, "annual.capital", dice.randint(3, 4))
    rows = [[Cell(""), *map(Cell, kinds)]]
    sums = [Decimal(0)] * len(kinds)
    for name in ["Belopp vid årets ingång", *draw(dice, "annual.changes", dice.randint(1, 3))]:
        values = [amount(dice, 4_000_000) if len(rows) == 1 or dice.random() < 0.4 else None for _ in kinds]
        sums = [total + (value or Decimal(0)) for total, value in zip(sums, values, strict=True)]
        rows.append([Cell(name), *map(house.manner.cell, values)])
    label = Cell("Belopp vid årets utgång", role="total")
    rows.append([label, *(house.manner.cell(value, total=True) for value in sums)])
    return Table(rows, sides(1, len(kinds)), [0.0] * (1 + len(kinds)))


def _notes(dice: random.Random, house: House) -> list[Block]:
    """Pages of notes: tables below each other, now and then a sentence between them."""
    blocks: list[Block] = [PageBreak(), Heading(2, "Noter")]
    makers: list[Callable[[random.Random, House, str], Table]] = [
        _note,
        _note,
        _note,
        _acquired,
        _loans,
        _pledged,
    ]
    for number in range(2, dice.randint(5, 11)):
        title = dice.choice(words("annual.notes"))
        made = dice.choice(makers)(dice, house, f"Not {number}{_gap(house)}{title}")
        if house.alone:
            title_cell, made.rows[0][0] = made.rows[0][0], Cell("")
            blocks.append(Heading(3, title_cell.text.replace(NBSP * HANGING, " ")))
        blocks.append(made)
        if dice.random() < 0.2:
            blocks.append(Paragraph(prose(dice, "sv", dice.randint(1, 2))))
    return blocks


def _gap(house: House) -> str:
    return NBSP * HANGING if house.hanging and not house.alone else " "


def _noted(dice: random.Random, house: House, title: str) -> Statement:
    made = Statement(dice, house.manner)
    made.noted, made.airy = False, house.airy
    made.rows.append([Cell(title), *map(Cell, house.days)])
    if dice.random() < 0.4:
        made.space()
    return made


def _as_note(made: Statement, house: House) -> Table:
    table = house.spread(made.table(None))
    table.indent = 36.0 if house.hanging and not house.alone else 0.0
    return table


def _note(dice: random.Random, house: House, title: str) -> Table:
    """Parts and their sum, which often has no name."""
    made = _noted(dice, house, title)
    pool = draw(dice, "accounts.details", dice.randint(2, 9))
    made.total(dice.choice(["", "", "Summa"]), made.parts(pool))
    return _as_note(made, house)


def _acquired(dice: random.Random, house: House, title: str) -> Table:
    """What was acquired and written off, and what it is worth in the books and for tax."""
    made = _noted(dice, house, title)
    kept = []
    for first, step, last in (words("annual.values"), words("annual.depreciation")):
        sums = made.parts([first, step][: dice.randint(1, 2)])
        made.total(last, sums)
        kept.append(sums)
        made.space()
    made.total("Redovisat värde", _added(kept))
    if dice.random() < 0.5:
        made.group("Taxeringsvärde")
        made.total("", made.parts(["Byggnader", "Mark"]))
    return _as_note(made, house)


def _loans(dice: random.Random, house: House, title: str) -> Table:
    """Loans with their rate, the day on which it changes, and two amounts."""
    years = [Cell(text) for text in house.days]
    rows = [[Cell(title), Cell(""), Cell(""), *years]] if dice.random() < 0.5 else []
    header = [Cell("Långivare"), Cell("Ränta"), Cell(dice.choice(["Villkorsändring", "Löptid till"]))]
    rows.append([*header, *([Cell(""), Cell("")] if rows else years)])
    top, sums = len(rows), [Decimal(0), Decimal(0)]
    for _ in range(dice.randint(2, 5)):
        values = [amount(dice, 9_000_000) for _ in sums]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        rate, day = (
            f"{dice.randint(50, 490) / 100:.2f}".replace(".", ","),
            f"{house.year + dice.randint(1, 6)}-0{dice.randint(1, 9)}-28",
        )
        lender = dice.choice(words("annual.lenders"))
        rows.append([Cell(lender), Cell(f"{rate} %"), Cell(day), *map(house.manner.cell, values)])
    rows.append(
        [
            Cell(dice.choice(["", "Summa"]), role="total"),
            Cell(),
            Cell(),
            *(house.manner.cell(v, total=True) for v in sums),
        ]
    )
    table = Table(rows, ["left", "right", "right", "right", "right"], [0.0] * 5, header_rows=top)
    table.indent = 36.0 if house.hanging and not house.alone else 0.0
    return table


def _pledged(dice: random.Random, house: House, title: str) -> Table:
    """One row, or two and no sum."""
    made = _noted(dice, house, title)
    made.parts(draw(dice, "annual.pledges", dice.randint(1, 2)))
    return _as_note(made, house)

"""Swedish tables of text: measures with effects, action plans, schedules of responsibility."""

from __future__ import annotations

import random
from decimal import Decimal

from accuracy.made.model import Cell, Table, sides
from accuracy.made.numbers import Manner, amount
from accuracy.made.words import draw, words


def measures(dice: random.Random, manner: Manner) -> Table:
    """Measures with a description and their effect in two columns of money."""
    unit = dice.choice(["", "tkr"])
    heads = [
        "Åtgärd",
        "Beskrivning av åtgärden",
        f"Effekt 2025{'' if unit else ', tkr'}",
        f"Helårseffekt{'' if unit else ', tkr'}",
    ]
    described = dice.random() < 0.7
    sums = [Decimal(0), Decimal(0)]
    rows = [[Cell(head) for n, head in enumerate(heads) if described or n != 1]]
    for name in draw(dice, "measures_to_take", dice.randint(3, 9)):
        values = [amount(dice, 4_000, 0, negative=0.1) for _ in sums]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        text = " ".join(draw(dice, "sentences", dice.randint(1, 3)))
        cells = [Cell(name), *([Cell(text)] if described else [])]
        rows.append([*cells, *(manner.cell(value, unit) for value in values)])
    if dice.random() < 0.8:
        label = Cell(dice.choice(["Totalt:", "Summa", "Summa effekter"]), colspan=1 + described, role="total")
        rows.append([label, *(manner.cell(value, unit, total=True) for value in sums)])
    align = sides(1 + described, right=2)
    widths = [0.22, 0.46, 0.16, 0.16] if described else [0.0, 0.0, 0.0]
    return Table(rows, align, widths, kind="atgarder", caption=dice.choice([None, "Åtgärder i balans"]))


def action_plan(dice: random.Random, manner: Manner) -> Table:
    """Rows of several lines of text: what is the matter, what is done (in bullets), who answers, when."""
    heads = dice.choice(
        [
            ["Område", "Nuläge", "Åtgärd", "Ansvarig", "Klart"],
            ["Situation", "Åtgärd", "Ansvarig"],
            ["Nr", "Risk", "Åtgärd", "Ansvarig", "Klart"],
        ]
    )
    bullet = dice.choice(["• ", "- ", "– ", ""])
    rows = [list(map(Cell, heads))]
    rows += [
        [Cell(_content(dice, head, number, bullet)) for head in heads]
        for number in range(1, dice.randint(4, 9))
    ]
    shares = {"Nr": 0.06, "Område": 0.18, "Nuläge": 0.26, "Situation": 0.36, "Risk": 0.28, "Åtgärd": 0.34}
    return Table(
        rows,
        sides(len(heads)),
        [shares.get(head, 0.15) for head in heads],
        kind=dice.choice(["handlingsplan"]),
        caption=dice.choice([None, "Handlingsplan"]),
    )


def _content(dice: random.Random, head: str, number: int, bullet: str) -> str:
    match head:
        case "Nr":
            return str(number)
        case "Område":
            return dice.choice(words("verksamheter"))
        case "Åtgärd":
            steps = draw(dice, "actions", dice.randint(1, 4))
            return "\n".join(bullet + step for step in steps) if bullet else ". ".join(steps) + "."
        case "Ansvarig":
            return dice.choice(words("roles"))
        case "Klart":
            return dice.choice(["2025-06-30", "Kv 3 2025", "Löpande", "Hösten 2026", ""])
        case _:
            return " ".join(draw(dice, "situations", dice.randint(1, 2)))


def schedule(dice: random.Random, manner: Manner) -> Table:
    """Short words only: who does what when."""
    heads = ["Aktivitet", "Ansvarig", "Period", "Status"]
    rows = [list(map(Cell, heads))]
    for name in draw(dice, "actions", dice.randint(4, 10)):
        who, when = dice.choice(words("roles")), dice.choice(["Våren", "Kv 1", "Kv 2", "Juni", "Hela året"])
        rows.append(
            [Cell(name), Cell(who), Cell(when), Cell(dice.choice(["Klar", "Pågår", "Ej påbörjad", "-"]))]
        )
    return Table(rows, sides(4), [0.0] * 4, kind="annat", caption=dice.choice([None, "Tidplan"]))

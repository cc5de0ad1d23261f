"""Forms as offices print them: every cell is drawn, and some rows are left empty."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import NamedTuple

from tests.pdf.building import text

HIGH = 842.0
LEFT, RIGHT = 72.0, 508.0
INSET = 4.0
FIGURE, SPACE = 0.556, 0.278
LETTER = 0.53
"""Widths of Helvetica in type sizes; of letters the usual one."""

NAMES = ("Ansökt", "Erhållet", "Budgeterat", "Utfall", "Prognos", "Plan", "Avvikelse")
LABELS = (
    ["Säkerställa god vård"],
    ["Hemtjänst"],
    ["Bidrag för äldre som", "bor hemma"],
    ["Lokaler"],
    ["Särskilt boende"],
    ["Statsbidrag för", "minskade grupper"],
)
REMARKS = (
    ["Med rätt stöd genom", "livet kan fler leva", "självständigt"],
    ["Trygghet"],
    ["Barn och unga når", "målen"],
)
HEADINGS = ("Säkerställa god vård och omsorg", "Investeringar", "Nämndens lokaler under året")
PROSE = ("För året förväntas nämnden ha erhållit bidrag för att säkerställa god vård av", "äldre personer.")

Cell = list[str]


class Form(NamedTuple):
    """A page with one form.

    Attributes:
        content: what draws the page.
        rows: the texts of its cells, empty rows too.
    """

    content: str
    rows: list[list[str]]


def form(seed: int) -> Form:
    """The form of a seed: its columns, its rows, its type, and what stands below it."""
    random = Random(seed)
    rows = _rows(random)
    size = random.choice([8.0, 8.5, 9.0])
    empty = random.choice([5.0, 8.0, 16.0])
    heights = [max(map(len, row)) * 1.15 * size + 6 if any(row) else empty for row in rows]
    ys = list(accumulate(heights, initial=random.uniform(90, 250)))
    wide = [
        random.uniform(1.8, 2.2),
        *[1.0] * (len(rows[0]) - 2),
        2.2 if not rows[1][-1] or not rows[1][-1][0][0].isdigit() else 1.0,
    ]
    xs = list(accumulate((w * (RIGHT - LEFT) / sum(wide) for w in wide), initial=LEFT))
    content = _ruled(xs, ys, shaded=random.random() < 0.5)
    for row, top in zip(rows, ys, strict=False):
        for n, cell in enumerate(row):
            content += _cell(cell, xs[n], xs[n + 1], top + 3, size, right=_is_number(rows, n))
    below = ys[-1] + random.uniform(14, 28)
    content += _line(random.choice(HEADINGS), LEFT, below, size + random.choice([1, 2]), "F2")
    for n, line in enumerate(PROSE):
        content += _line(line, LEFT, below + 15 * (n + 1), size + 1)
    content += _line("Extern finansiering", LEFT, ys[0] - 20, size + 3, "F2")
    return Form(content, [[" ".join(cell) for cell in row] for row in rows])


def _rows(random: Random) -> list[list[Cell]]:
    """The header, rows with numbers, of which some are missing, rows without anything, and perhaps a sum."""
    remarked = random.random() < 0.4
    names = random.sample(NAMES, random.randint(1, 3 if remarked else 4))
    header = [["Sökt bidrag, tkr"], *[[name] for name in names], *([["Nämndmål"]] if remarked else [])]
    kept = [random.random() < 0.6 for _ in names]
    kept[-1] = True
    filled: list[list[Cell]] = []
    amounts: list[list[int]] = []
    for label in random.sample(LABELS, random.randint(1, 3)):
        figures = [random.randint(100, 99_999) if there else 0 for there in kept]
        amounts.append(figures)
        filled.append([label, *map(_amount, figures), *([random.choice(REMARKS)] if remarked else [])])
    empty: list[list[Cell]] = [[[] for _ in header] for _ in range(random.randint(1, 4))]
    rows = [header, *filled, *empty]
    if random.random() < 0.7:
        sums = [sum(column) for column in zip(*amounts, strict=True)]
        rows.append([["Summa"], *map(_amount, sums), *([[]] if remarked else [])])
    return rows


def _amount(value: int) -> Cell:
    return [f"{value:,}".replace(",", " ")] if value else []


def _is_number(rows: list[list[Cell]], column: int) -> bool:
    return column > 0 and any(cell[0][0].isdigit() for row in rows[1:] if (cell := row[column]))


def _ruled(xs: list[float], ys: list[float], shaded: bool) -> str:
    """The borders of all cells, and perhaps the ground of the header."""
    ground = f"0.85 g {xs[0]} {HIGH - ys[1]} {xs[-1] - xs[0]} {ys[1] - ys[0]} re f 0 g\n" if shaded else ""
    level = "".join(f"{xs[0]} {HIGH - y} m {xs[-1]} {HIGH - y} l S\n" for y in ys)
    upright = "".join(f"{x} {HIGH - ys[0]} m {x} {HIGH - ys[-1]} l S\n" for x in xs)
    return f"{ground}0.6 w\n{level}{upright}"


def _cell(lines: Cell, x0: float, x1: float, top: float, size: float, right: bool) -> str:
    content = ""
    for n, line in enumerate(lines):
        x = x1 - INSET - size * sum(map(_advance, line)) if right else x0 + INSET
        content += _line(line, x, top + size * (0.8 + 1.15 * n), size)
    return content


def _advance(letter: str) -> float:
    return FIGURE if letter.isdigit() else SPACE if letter == " " else LETTER


def _line(line: str, x: float, baseline: float, size: float, font: str = "F1") -> str:
    return text(round(x, 2), round(HIGH - baseline, 2), line, size, font)

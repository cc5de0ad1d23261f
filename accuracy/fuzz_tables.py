"""The random documents of fuzz.py: what their tables hold, how they are typeset, and what must be read."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

FONTS = (
    "Libertinus Serif",
    "New Computer Modern",
    "DejaVu Sans Mono",
    "Liberation Sans",
    "Liberation Serif",
    "Carlito",
    "DejaVu Sans",
    "Lato",
)
NAMES = (
    *("Hemtjänst", "Särskilt boende", "Daglig verksamhet", "Personlig assistans", "Boendestöd"),
    *("Korttidsboende", "Nattpatrull", "Dagverksamhet", "Anhörigstöd", "Myndighetsutövning"),
    *("Ledning och administration", "Individ- och familjeomsorg", "Ekonomiskt bistånd"),
    *("Färdtjänst och riksfärdtjänst", "Hälso- och sjukvård", "Förebyggande insatser för äldre"),
    *("Bostad med särskild service enligt LSS", "Öppen verksamhet", "Familjerådgivning"),
    *("Utveckling och digitalisering", "Lokaler", "Kost och måltider", "Vikarier", "Konsulter"),
)
GROUPS = ("Äldreomsorg", "Funktionsnedsättning", "Gemensamt", "Stöd och omsorg")
PLAIN_HEADS = (
    "Bokslut 2023",
    "Budget 2024",
    "Utfall jan–aug 2024",
    "Prognos 2024",
    "Budget 2025",
    "Plan 2026",
)
SENTENCES = (
    "Nämnden följer verksamheten varje månad.",
    "Kostnaderna har ökat något snabbare än väntat under våren.",
    "Arbetet med att rekrytera fler medarbetare fortsätter enligt plan.",
    "En förklaring är att fler personer har beviljats insatser.",
)
RULINGS = {
    "grid": "0.5pt",
    "none": "none",
    "horizontal": "(bottom: 0.4pt)",
    "header only": "(x, y) => if y == 0 { (bottom: 0.7pt) }",
    "columns only": "(x, y) => (left: 0.4pt, right: 0.4pt)",
    "zebra": "none",
    "header fill": "none",
}
FILLS = {
    "zebra": "(x, y) => if calc.even(y) and y > 0 { luma(230) }",
    "header fill": "(x, y) => if y < levels { luma(210) }",
}


Place = tuple[str, str, Decimal]
"""Row label, column label and value, the labels as `key` leaves them."""


@dataclass(frozen=True)
class Style:
    """How the tables of a document look."""

    font: str
    size: int
    ruling: str
    space: str
    minus: str
    align: str
    over: str
    inset: tuple[int, int]
    bold_header: bool
    tagged: bool
    landscape: bool
    label_width: str
    number_width: str


@dataclass(frozen=True)
class Shape:
    """What the tables of a document are made of."""

    groups: bool
    totals: bool
    two_levels: bool
    percent: bool
    units: bool
    notes: bool
    gaps: bool
    difference: bool
    decimals: int
    scale: int

    @property
    def traits(self) -> Iterator[str]:
        """The names of what is there."""
        for name in ("groups", "totals", "two_levels", "percent", "units", "notes", "gaps", "difference"):
            if getattr(self, name):
                yield name


@dataclass
class Row:
    """A row as it is printed, and its numbers by column; a group has no numbers."""

    label: str
    texts: list[str]
    values: list[Decimal | None]
    total: bool = False
    group: bool = False


@dataclass
class Made:
    """A table: headers (a path for each number column), rows, notes under it."""

    title: str
    heads: list[tuple[str, ...]]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)

    def numbers(self) -> Iterator[Place]:
        """What a reader must find: row label, column label and value."""
        for row in self.rows:
            for path, value in zip(self.heads, row.values, strict=True):
                if value is not None:
                    yield key(row.label), key("".join(path)), value


def key(text: str) -> str:
    """What typesetting leaves of a label: its letters and digits."""
    return re.sub(r"[\W_]+", "", text).casefold()


def random_style(dice: random.Random, fonts: Sequence[str]) -> Style:
    """A random look."""
    space = dice.choice([" ", "\u00a0", "\u2009", "\u202f"])
    widths = ["auto", "auto", "auto", "1fr", *(["22mm"] if space == " " else [])]
    return Style(
        font=dice.choice(fonts),
        size=dice.choice([7, 8, 9, 10, 11]),
        ruling=dice.choice(list(RULINGS)),
        space=space,
        minus=dice.choice(["-", "–", "−"]),
        align=dice.choice(["right", "right", "right", "center", "left"]),
        over=dice.choice(["center", "center", "left"]),
        inset=(dice.choice([3, 4, 6]), dice.choice([2, 3, 4, 5])),
        bold_header=dice.random() < 0.7,
        tagged=dice.random() < 0.25,
        landscape=dice.random() < 0.2,
        label_width=dice.choice(["1fr", "1fr", "auto", "32mm"]),
        number_width=dice.choice(widths),
    )


def random_shape(dice: random.Random) -> Shape:
    """What random tables are made of."""
    return Shape(
        groups=dice.random() < 0.4,
        totals=dice.random() < 0.5,
        two_levels=dice.random() < 0.3,
        percent=dice.random() < 0.25,
        units=dice.random() < 0.15,
        notes=dice.random() < 0.2,
        gaps=dice.random() < 0.3,
        difference=dice.random() < 0.3,
        decimals=dice.choice([0, 0, 1]),
        scale=dice.choice([50, 3000, 90000, 2000000]),
    )


def printed(value: Decimal, style: Style) -> str:
    """A number as Swedish reports print it."""
    text = f"{abs(value):,f}".replace(",", style.space).replace(".", ",")
    return style.minus + text if value < 0 else text


def random_heads(dice: random.Random, shape: Shape) -> list[tuple[str, ...]]:
    """The header paths of the number columns."""
    heads: list[tuple[str, ...]]
    if shape.two_levels:
        years = dice.sample(["2023", "2024", "2025", "2026"], dice.choice([2, 2, 3]))
        below = dice.choice([("Budget", "Utfall"), ("Kvinnor", "Män"), ("Intäkter", "Kostnader", "Netto")])
        heads = [(year, name) for year in sorted(years) for name in below]
    else:
        heads = [(name,) for name in dice.sample(PLAIN_HEADS, dice.randint(2, 5))]
        if shape.difference:
            heads.append((f"Skillnad {heads[0][0]} mot {heads[1][0]}",))
    return [*heads, ("Andel (%)",)] if shape.percent else heads


def random_rows(dice: random.Random, shape: Shape, style: Style, heads: int) -> list[Row]:
    """Groups of rows with their sums, as the shape asks for."""
    names = dice.sample(NAMES, dice.randint(4, 12))
    sizes = [len(names)]
    if shape.groups:
        cut = dice.randint(2, len(names) - 2)
        sizes = [cut, len(names) - cut]
    groups = dice.sample(GROUPS, len(sizes))
    rows: list[Row] = []
    everything: list[Row] = []
    for group, size in zip(groups, sizes, strict=True):
        if shape.groups:
            rows.append(Row(group, [""] * heads, [None] * heads, group=True))
        part = [_random_row(dice, shape, style, names.pop(), heads) for _ in range(size)]
        rows += part
        everything += part
        if shape.groups and shape.totals:
            rows.append(_sum_row(f"Summa {group}", part, style, shape))
    if shape.totals:
        rows.append(_sum_row(dice.choice(["Summa", "Totalt"]), everything, style, shape))
    return rows


def _random_row(dice: random.Random, shape: Shape, style: Style, label: str, heads: int) -> Row:
    values: list[Decimal | None] = []
    amounts = heads - shape.percent
    for _ in range(amounts):
        low = -shape.scale if dice.random() < 0.3 else 0
        values.append(_rounded(dice.uniform(low, shape.scale), shape.decimals))
    if shape.difference and not shape.two_levels:
        first, second = values[:2]
        values[-1] = (first or Decimal(0)) - (second or Decimal(0))
    elif shape.gaps and dice.random() < 0.4:
        values[dice.randrange(amounts)] = None
    if shape.percent:
        values.append(_rounded(dice.uniform(0, 100), 1))
    gap = dice.choice(["", "-"])
    texts = [gap if v is None else _cell_text(v, n, shape, style, heads) for n, v in enumerate(values)]
    return Row(label, texts, values)


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals))


def _cell_text(value: Decimal, n: int, shape: Shape, style: Style, heads: int) -> str:
    text = printed(value, style)
    if shape.percent and n == heads - 1:
        return text if shape.decimals else f"{text}\u00a0%"
    return f"{text} tkr" if shape.units else text


def _sum_row(label: str, parts: Sequence[Row], style: Style, shape: Shape) -> Row:
    heads = len(parts[0].values)
    sums: list[Decimal | None] = [
        sum((row.values[n] or Decimal(0) for row in parts), Decimal(0)) for n in range(heads)
    ]
    if shape.percent:
        sums[-1] = None
    texts = ["" if v is None else _cell_text(v, n, shape, style, heads) for n, v in enumerate(sums)]
    return Row(label, texts, sums, total=True)


def random_table(dice: random.Random, shape: Shape, style: Style) -> Made:
    """A random table of that shape."""
    heads = random_heads(dice, shape)
    rows = random_rows(dice, shape, style, len(heads))
    made = Made(
        dice.choice(["Drift per verksamhet", "Kostnader och intäkter", "Ekonomi i tabell"]), heads, rows
    )
    if shape.notes:
        noted = dice.choice([row for row in rows if not row.group])
        filled = [n for n, value in enumerate(noted.values) if value is not None]
        noted.texts[dice.choice(filled)] += "*"
        made.notes.append("* Beloppet är preliminärt.")
    return made


def fitted(style: Style, tables: Sequence[Made]) -> Style:
    """The style in a size, or on a page, that no word or number is too wide for."""
    for landscape in (style.landscape, True):
        for size in range(style.size, 5, -1):
            candidate = replace(style, size=size, landscape=landscape)
            if all(_width(table, candidate) <= (257 if landscape else 170) for table in tables):
                return candidate
    return candidate


def _width(table: Made, style: Style) -> float:
    """The least width of a table in millimetres, if a character is 0.64 of the size wide."""
    texts = zip(table.heads, *(row.texts for row in table.rows), strict=False)
    columns = [[row.label for row in table.rows], *([*path, *cells] for path, *cells in texts)]
    pieces = [max(len(word) for text in column for word in text.split(" ") or [""]) for column in columns]
    return sum(0.35 * (0.64 * style.size * piece + 2 * style.inset[0]) for piece in pieces)


def typst_source(dice: random.Random, tables: Sequence[Made], style: Style) -> str:
    """The source of a document of these tables, with text between them."""
    flipped = ", flipped: true" if style.landscape else ""
    parts = [
        f'#set text(lang: "sv", font: "{style.font}", size: {style.size}pt)',
        f'#set page(paper: "a4", margin: 20mm{flipped})',
    ]
    for table in tables:
        parts += [f"= {table.title}", " ".join(dice.sample(SENTENCES, 2)), _typst_table(table, style)]
        parts += [f'#text("{note}")' for note in table.notes]
    return "\n\n".join([*parts, " ".join(SENTENCES[:2])])


def _typst_table(table: Made, style: Style) -> str:
    widths = ", ".join([style.label_width, *[style.number_width] * len(table.heads)])
    cells = [*_header_cells(table, style), *(cell for row in table.rows for cell in _row_cells(row))]
    fill = FILLS.get(style.ruling, "none").replace("levels", str(len(table.heads[0])))
    inset = f"(x: {style.inset[0]}pt, y: {style.inset[1]}pt)"
    align = f"(x, y) => if x == 0 {{ left }} else {{ {style.align} }}"
    look = f"stroke: {RULINGS[style.ruling]}, fill: {fill}, inset: {inset}, align: {align}"
    return f"#table(columns: ({widths}), {look},\n" + ",\n".join(cells) + ")"


def _header_cells(table: Made, style: Style) -> Iterator[str]:
    levels = len(table.heads[0])
    yield _cell("Verksamhet", bold=style.bold_header, options=f"rowspan: {levels}")
    paths = [(*path, "")[:levels] if len(path) < levels else path for path in table.heads]
    if levels > 1:
        tops = [path[0] for path in paths]
        for n, top in enumerate(tops):
            if n == 0 or tops[n - 1] != top:
                span = tops.count(top)
                options = f"colspan: {span}, align: {style.over}" if span > 1 else ""
                yield _cell(top, bold=style.bold_header, options=options)
    for path in paths:
        yield _cell(path[-1], bold=style.bold_header)


def _row_cells(row: Row) -> Iterator[str]:
    strong = row.total or row.group
    yield _cell(row.label, bold=strong)
    for text in row.texts:
        yield _cell(text, bold=row.total)


def _cell(text: str, *, bold: bool = False, options: str = "") -> str:
    body = f'strong("{text}")' if bold else f'"{text}"'
    return f"table.cell({options}, {body})" if options else f"table.cell({body})"


def document(
    number: int, seed: int, fonts: Sequence[str]
) -> tuple[random.Random, Style, list[Shape], list[Made]]:
    """The tables of one document and their style; the same for the same seed and fonts."""
    dice = random.Random(f"{seed}-{number}")
    style = random_style(dice, fonts)
    shapes = [random_shape(dice) for _ in range(dice.choice([1, 1, 2, 3]))]
    tables = [random_table(dice, shape, style) for shape in shapes]
    return dice, fitted(style, tables), shapes, tables

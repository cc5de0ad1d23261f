"""Random tables of Swedish numbers, typeset in random styles and read back.

    python benchmarks/fuzz.py --documents 200 --seed 1             the share of numbers read right
    python benchmarks/fuzz.py --seed 7 --only 12 --keep out/       one document, its PDF kept

Every document holds one to three tables with text between them. A number is right when the
reading has it under the same row label and the same column header. Needs typst (the extra
`samples`); the figures depend on which of the fonts in FONTS are installed.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import typst

from vonextract import extract
from vonextract.model import Report, Table
from vonextract.records.view import TableView

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


@dataclass
class Tally:
    """What came out of a number of documents."""

    numbers: int = 0
    right: int = 0
    found: int = 0
    silent: int = 0
    tables: int = 0
    doubted: int = 0

    def add(self, other: Tally) -> None:
        """Add the figures of another."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        missing = self.numbers - self.right
        doubts = f"{self.doubted}/{self.tables}"
        return f"{self.numbers:7}{self.right:7}{missing:9}{self.found:8}{self.silent:8}{doubts:>13}"


def key(text: str) -> str:
    """What typesetting leaves of a label: its letters and digits."""
    return re.sub(r"[\W_]+", "", text).casefold()


def random_style(dice: random.Random, fonts: Sequence[str]) -> Style:
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


def compare(report: Report, tables: Sequence[Made]) -> tuple[Tally, list[str]]:
    """The figures of a document, and what is wrong with the numbers that nothing doubts."""
    wanted = Counter(number for table in tables for number in table.numbers())
    tally = Tally(numbers=wanted.total())
    silent: list[Place] = []
    doubts = {(f.table_id, f.row, f.col) for f in report.findings if f.severity != "info" and f.table_id}
    for table in report.tables:
        whole = True
        for row, col, place in _read_numbers(table):
            if wanted[place] > 0:
                wanted[place] -= 1
                tally.right += 1
                continue
            whole = False
            if not doubts.isdisjoint(_around(table, row, col)):
                tally.found += 1
            else:
                tally.silent += 1
                silent.append(place)
        tally.tables += whole
        tally.doubted += whole and any(table.table_id == place[0] for place in doubts)
    return tally, [_cause(place, wanted) for place in silent]


def _cause(place: Place, missing: Counter[Place]) -> str:
    """In what a wrong number differs from those that are missing."""
    row, col, value = place
    near = [other for other in missing.elements() if other[2] == value]
    if any(other[0] == row for other in near):
        return f"under another header: {value} of '{row}' under '{col}'"
    if any(other[1] == col for other in near):
        return f"with another label: {value} of '{row}' under '{col}'"
    return f"another {'place' if near else 'number'}: {value} of '{row}' under '{col}'"


def _around(table: Table, row: int, col: int) -> set[tuple[int, int | None, int | None]]:
    number = table.table_id
    return {(number, row, col), (number, row, None), (number, None, col), (number, None, None)}


def _read_numbers(table: Table) -> Iterator[tuple[int, int, Place]]:
    view = TableView(table)
    for cell in table.cells:
        if cell.value is not None and cell.row >= table.n_header_rows and cell.role != "label":
            header = "".join(dict.fromkeys(view.header_path(cell.col)))
            yield cell.row, cell.col, (key(view.label_of(cell) or ""), key(header), cell.value)


def document(
    number: int, seed: int, fonts: Sequence[str]
) -> tuple[random.Random, Style, list[Shape], list[Made]]:
    """The tables of one document and their style; the same for the same seed and fonts."""
    dice = random.Random(f"{seed}-{number}")
    style = random_style(dice, fonts)
    shapes = [random_shape(dice) for _ in range(dice.choice([1, 1, 2, 3]))]
    tables = [random_table(dice, shape, style) for shape in shapes]
    return dice, fitted(style, tables), shapes, tables


def traits(style: Style, shapes: Iterable[Shape]) -> Iterator[str]:
    """What a document is of, for figures by kind."""
    yield "all"
    yield f"ruling: {style.ruling}"
    yield f"numbers {style.align}"
    yield "tagged" if style.tagged else "untagged"
    if style.landscape:
        yield "landscape"
    if style.number_width == "22mm":
        yield "narrow columns"
    yield from sorted({trait for shape in shapes for trait in shape.traits})


def run(seed: int, numbers: Iterable[int], keep: Path | None) -> dict[str, Tally]:
    installed = set(typst.Fonts().families())
    fonts = [font for font in FONTS if font in installed]
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for number in numbers:
            dice, style, shapes, tables = document(number, seed, fonts)
            source, pdf = folder / f"fuzz-{seed}-{number}.typ", folder / f"fuzz-{seed}-{number}.pdf"
            source.write_text(typst_source(dice, tables, style), encoding="utf-8")
            typst.compile(source, output=pdf, pdf_tags=style.tagged)
            tally, silent = compare(extract(pdf), tables)
            if silent:
                print(f"document {number}: {len(silent)} silently wrong, such as {silent[0]}")
            for trait in traits(style, shapes):
                tallies.setdefault(trait, Tally()).add(tally)
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="the number of one document")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs and their sources")
    given = parser.parse_args()
    numbers = range(given.documents) if given.only is None else [given.only]
    tallies = run(given.seed, numbers, given.keep)
    print(f"{'':22}numbers  right  missing  wrong:   found  silent  right tables doubted")
    for trait, tally in sorted(tallies.items()):
        print(f"{trait:20}{tally}")


if __name__ == "__main__":
    main()

"""Random pages: running text and tables of many kinds, whose cells are known exactly."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_SWEDISH = (
    "hemtjänst särskilt boende daglig verksamhet personlig assistans bostad med service korttidsplats ledsagning "
    "kontaktperson ekonomiskt bistånd skola förskola fritidshem gymnasium vuxenutbildning kost lokaler städning "
    "fastighet gata park vatten avlopp avfall renhållning räddningstjänst bibliotek kultur idrott fritid ungdom "
    "familj individ omsorg äldre stöd insats åtgärd uppföljning nämnd förvaltning enhet ledning administration "
    "intäkter kostnader avgifter bidrag personal köp av verksamhet hyra avskrivning ränta resultat reserv "
    "minskad ökad fler färre högre lägre effektivare planering schema bemanning vikarier sjukfrånvaro utbildning "
    "digital teknik rutin samverkan kvalitet brukare elever barn invånare andel antal beslut plan mål budget"
)
_ENGLISH = (
    "baseline model method training data accuracy precision recall score loss rate learning batch size layer depth "
    "width encoder decoder attention memory latency cost energy power mass length time speed total share index "
    "region country year income revenue expense asset liability equity net gross current other long short term "
    "patients treatment control group mean median deviation range sample test result value error ratio level low "
    "high first second third national public private large small open closed north south east west annual report"
)
STATES = ("Pågår", "Klar", "Ej påbörjad", "Avslutad", "Yes", "No", "✓", "–", "Ja", "Nej")
MONTHS = ("jan", "feb", "mars", "april", "maj", "juni", "aug", "sept", "okt", "nov", "dec")


@dataclass(slots=True)
class MadeCell:
    """A cell as printed: `lines` are parted where the page must break them."""

    text: str
    cols: int = 1
    rows: int = 1
    bold: bool = False
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class MadeTable:
    """A table: its rows of cells (spanned-over places left out), its drawing and what stands around it.

    Attributes:
        align: "l", "c" or "r" a column.
        rules: rows below which a rule is drawn, -1 above the first.
        partial: (row, first column, last column) of short rules below a row.
        walls: columns right of which a line is drawn, -1 left of the first.
        widths: shares of the width of its columns where texts wrap, or none.
    """

    rows: list[list[MadeCell]]
    align: str
    header_rows: int
    rules: set[int] = field(default_factory=set)
    partial: list[tuple[int, int, int]] = field(default_factory=list)
    walls: set[int] = field(default_factory=set)
    fills: dict[int, str] = field(default_factory=dict)
    widths: list[float] = field(default_factory=list)
    caption: str = ""
    caption_below: bool = False
    note: str = ""

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.align)


@dataclass(slots=True)
class MadePage:
    """Blocks of a page: paragraphs ("p"), headings ("h"), list items ("li"), tables and pairs side by side."""

    blocks: list[tuple[str, object]]
    columns: int
    size: float
    leading: float
    pad: float
    serif: bool
    landscape: bool

    def tables(self) -> list[MadeTable]:
        """All its tables in reading order."""
        found: list[MadeTable] = []
        for kind, block in self.blocks:
            if kind == "table":
                found.append(block)  # type: ignore[arg-type]
            elif kind == "pair":
                found.extend(block)  # type: ignore[arg-type]
        return found


def _sentence(dice: random.Random, words: Sequence[str], n: int) -> str:
    text = " ".join(dice.choice(words) for _ in range(n))
    return text[0].upper() + text[1:]


def _paragraph(dice: random.Random, words: Sequence[str]) -> str:
    return " ".join(_sentence(dice, words, dice.randint(5, 16)) + "." for _ in range(dice.randint(1, 6)))


def _number(dice: random.Random, style: str) -> str:
    size = dice.choice((9, 99, 999, 9999, 99999, 999999))
    value = dice.randint(0, size)
    minus = dice.choice(("-", "−", "–"))
    sign = minus if dice.random() < 0.12 else ""
    if style == "sv":
        return sign + f"{value:,}".replace(",", " ")
    if style == "sv1":
        return sign + f"{value / 10:,.1f}".replace(",", " ").replace(".", ",")
    if style == "en":
        return f"({value:,})" if sign and dice.random() < 0.5 else sign + f"{value:,}"
    if style == "en2":
        return sign + f"{value / 1000:.{dice.choice((2, 3))}f}"
    if style == "pct":
        return f"{dice.randint(0, 100)}{dice.choice((' %', '%'))}"
    if style == "pm":
        return f"{value / 100:.2f} ± {dice.randint(1, 99) / 100:.2f}"
    if style == "brack":
        return f"{value / 10:.1f} ({dice.randint(0, 99)})"
    return str(value)


NUMBERS = ("sv", "sv", "sv1", "en", "en2", "pct", "pm", "brack", "int")


def _label(dice: random.Random, words: Sequence[str], most: int = 5) -> str:
    return _sentence(dice, words, dice.randint(1, most))


def _heads(dice: random.Random, words: Sequence[str], n: int) -> list[str]:
    kind = dice.random()
    if kind < 0.35:
        first = dice.randint(2005, 2024)
        names = [str(first + i) for i in range(n)]
        if dice.random() < 0.4:
            names = [f"{dice.choice(('Budget', 'Utfall', 'Bokslut', 'Prognos', 'Plan'))} {y}" for y in names]
        return names
    if kind < 0.55:
        return [dice.choice(("Budget", "Utfall", "Avvikelse", "Prognos", "Helår", "Diff", "Antal", "Andel")) + dice.choice(("", " tkr", " (%)", " 2024")) for _ in range(n)]  # fmt: skip
    return [_label(dice, words, 2) for _ in range(n)]


def _figures(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """Labels and numbers: one to three levels of header, groups, sums."""
    n = dice.randint(1, 7)
    style = dice.choice(NUMBERS)
    mixed = [dice.choice(NUMBERS) if dice.random() < 0.2 else style for _ in range(n)]
    rows: list[list[MadeCell]] = []
    partial: list[tuple[int, int, int]] = []
    corner = dice.choice(("", "tkr", "Mnkr", _label(dice, words, 2), "Method", "Verksamhet", "(tkr)"))
    bold = dice.random() < 0.5
    if n >= 4 and n % 2 == 0 and dice.random() < 0.45:
        step = n // 2
        top = [MadeCell(_label(dice, words, 2), step, bold=bold) for _ in range(2)]
        again = _heads(dice, words, step)
        if dice.random() < 0.4:
            rows.append([MadeCell(corner, rows=2, bold=bold), *top])
            rows.append([MadeCell(h, bold=bold) for h in again * 2])
        else:
            rows.append([MadeCell(""), *top])
            rows.append([MadeCell(corner, bold=bold), *(MadeCell(h, bold=bold) for h in again * 2)])
        partial = [(0, 1, step), (0, step + 1, n)] if dice.random() < 0.6 else []
    elif dice.random() < 0.93:
        rows.append([MadeCell(corner, bold=bold), *(MadeCell(h, bold=bold) for h in _heads(dice, words, n))])
    head = len(rows)
    groups, sums = dice.random() < 0.3, dice.random() < 0.4
    for _ in range(dice.randint(2, 18)):
        if groups and dice.random() < 0.25:
            rows.append(
                [
                    MadeCell(_label(dice, words, 3), bold=dice.random() < 0.7),
                    *(MadeCell("") for _ in range(n)),
                ]
            )
        blank = dice.random() < 0.1
        cells = [MadeCell("" if blank and dice.random() < 0.5 else dice.choice(("-", "–")) if dice.random() < 0.04 else _number(dice, s)) for s in mixed]  # fmt: skip
        rows.append([MadeCell(_label(dice, words)), *cells])
        if sums and dice.random() < 0.2:
            name = dice.choice(("Summa", "Totalt", "Total", "Netto", "Summa " + dice.choice(words), ""))
            strong = dice.random() < 0.7
            rows.append(
                [MadeCell(name, bold=strong), *(MadeCell(_number(dice, s), bold=strong) for s in mixed)]
            )
    return MadeTable(rows, "l" + dice.choice(("r", "r", "c")) * n, head, partial=partial)


def _balance(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """A balance sheet or income statement: label, Not, two years; groups, sums without a label."""
    style = dice.choice(("sv", "en"))
    note = dice.random() < 0.6
    years = [str(dice.randint(2012, 2024)), ""]
    years[1] = str(int(years[0]) - 1)
    if dice.random() < 0.4:
        years = [f"{y}-12-31" for y in years]
    rows = [[MadeCell(""), *([MadeCell("Not")] if note else []), *(MadeCell(y, bold=True) for y in years)]]
    head = 1
    hair: list[tuple[int, int, int]] = []
    wide = 2 + note
    for _ in range(dice.randint(2, 5)):
        rows.append([MadeCell(_label(dice, words, 3), bold=True), *(MadeCell("") for _ in range(wide))])
        if dice.random() < 0.3:
            rows.append([MadeCell(_label(dice, words, 3)), *(MadeCell("") for _ in range(wide))])
        for _ in range(dice.randint(1, 6)):
            mark = [MadeCell(dice.choice(("", "", str(dice.randint(1, 19)), "2, 3")))] if note else []
            rows.append(
                [MadeCell(_label(dice, words, 6)), *mark, *(MadeCell(_number(dice, style)) for _ in years)]
            )
        name = dice.choice(("", "", "Summa " + dice.choice(words), "Summa"))
        if dice.random() < 0.6:
            hair.append((len(rows) - 1, wide - 1, wide))
        strong = dice.random() < 0.6
        rows.append([MadeCell(name, bold=strong), *([MadeCell("")] if note else []), *(MadeCell(_number(dice, style), bold=strong) for _ in years)])  # fmt: skip
    return MadeTable(rows, "l" + ("c" if note else "") + "rr", head, partial=hair)


def _texts(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """A table of texts: cells of several lines, perhaps with numbers at the end."""
    n = dice.randint(2, 5)
    names = [dice.choice(("Åtgärd", "Ansvarig", "Tidplan", "Kommentar", "Status", "Mål", "Risk", "Effekt", "Area", "Description", "Uppföljning", "Indikator")) for _ in range(n)]  # fmt: skip
    rows = [[MadeCell(name, bold=True) for name in names]] if dice.random() < 0.9 else []
    head = len(rows)
    kinds = [dice.choice(("short", "long", "long", "state", "number", "date")) for _ in range(n)]
    kinds[0] = dice.choice(("short", "long"))
    body = range(dice.randint(2, 9))
    rows += [[MadeCell(_text_cell(dice, words, kind)) for kind in kinds] for _ in body]
    weights = [{"short": 2.0, "long": 4.0, "state": 1.4, "number": 1.2, "date": 1.5}[k] for k in kinds]
    total = sum(weights)
    return MadeTable(
        rows, "".join("r" if k == "number" else "l" for k in kinds), head, widths=[w / total for w in weights]
    )


def _text_cell(dice: random.Random, words: Sequence[str], kind: str) -> str:
    if kind == "short":
        return _label(dice, words, 4)
    if kind == "long":
        return _sentence(dice, words, dice.randint(3, 22)) + dice.choice(("", "."))
    if kind == "state":
        return dice.choice(STATES)
    if kind == "date":
        return dice.choice(
            (
                f"{dice.choice(MONTHS)} 2024",
                f"2024-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
                "Löpande",
                "T2",
            )
        )
    return _number(dice, "sv")


def _pairs(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """Names and values in two columns."""
    values: Callable[[], str] = dice.choice(
        (
            lambda: _number(dice, dice.choice(NUMBERS)),
            lambda: _label(dice, words, 3),
            lambda: dice.choice(STATES),
        )
    )
    rows = [[MadeCell(_label(dice, words, 4)), MadeCell(values())] for _ in range(dice.randint(2, 14))]
    head = 0
    if dice.random() < 0.7:
        rows.insert(
            0, [MadeCell(_label(dice, words, 1), bold=True), MadeCell(_label(dice, words, 1), bold=True)]
        )
        head = 1
    return MadeTable(rows, "l" + dice.choice("lrc"), head)


def _grouped(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """Groups named by a cell at the left that spans their rows."""
    n = dice.randint(1, 4)
    rows = [
        [MadeCell(_label(dice, words, 1), bold=True) for _ in range(2)]
        + [MadeCell(h, bold=True) for h in _heads(dice, words, n)]
    ]
    partial = []
    style = dice.choice(NUMBERS)
    for _ in range(dice.randint(2, 4)):
        k = dice.randint(2, 4)
        for i in range(k):
            first = [MadeCell(_label(dice, words, 2), rows=k)] if i == 0 else []
            rows.append(
                [
                    *first,
                    MadeCell(_label(dice, words, 2)),
                    *(MadeCell(_number(dice, style)) for _ in range(n)),
                ]
            )
        partial.append((len(rows) - 1, 0, n + 1))
    return MadeTable(rows, "ll" + "r" * n, 1, partial=partial[:-1])


def _draw(dice: random.Random, table: MadeTable) -> None:
    """Rules, walls and fills of one manner."""
    n, head = len(table.rows), max(1, table.header_rows)
    manner = dice.choice(
        (
            "grid",
            "grid",
            "rows",
            "booktabs",
            "booktabs",
            "head",
            "none",
            "none",
            "zebra",
            "headfill",
            "frame",
            "wall",
        )
    )
    if manner in {"grid", "rows"}:
        table.rules = set(range(-1, n))
        table.walls = set(range(-1, table.n_cols)) if manner == "grid" else set()
        table.partial = []
        if manner == "grid" and dice.random() < 0.3:
            table.rules = {-1, head - 1, n - 1}
    elif manner == "booktabs":
        table.rules = {-1, head - 1, n - 1}
    elif manner == "wall":
        table.rules = {-1, head - 1, n - 1} if dice.random() < 0.7 else {head - 1}
        table.walls = {0}
    elif manner == "head":
        table.rules = {head - 1} if dice.random() < 0.5 else {head - 1, n - 1}
    elif manner == "frame":
        table.rules, table.walls = {-1, n - 1}, {-1, table.n_cols - 1}
    elif manner == "zebra":
        table.fills = dict.fromkeys(range(head, n, 2), "eeeeee")
        if dice.random() < 0.5:
            table.rules = {head - 1}
    elif manner == "headfill":
        table.fills = dict.fromkeys(range(head), dice.choice(("d9e2f3", "cccccc", "ffe699")))
        if dice.random() < 0.4:
            table.rules = set(range(-1, n))
    if dice.random() < 0.25:
        totals = [r for r, row in enumerate(table.rows) if row[0].text.startswith(("Summa", "Total"))]
        table.rules |= {r - 1 for r in totals}
    spanned = {r + k for r, row in enumerate(table.rows) for c in row for k in range(c.rows - 1)}
    table.rules -= spanned


MAKERS = (_figures, _figures, _figures, _balance, _texts, _texts, _pairs, _grouped)


def random_table(dice: random.Random, words: Sequence[str]) -> MadeTable:
    """A table of a random kind, drawn in a random manner, with or without caption and note."""
    table = dice.choice(MAKERS)(dice, words)
    _draw(dice, table)
    if dice.random() < 0.35:
        name = dice.choice(("Tabell", "Table", "Tab."))
        table.caption = f"{name} {dice.randint(1, 30)}{dice.choice(('.', ':', ''))} {_sentence(dice, words, dice.randint(2, 9))}"
        table.caption_below = dice.random() < 0.3
    elif dice.random() < 0.3:
        table.caption = _sentence(dice, words, dice.randint(1, 5))
    if dice.random() < 0.15:
        table.note = (
            dice.choice(("* ", "Källa: ", "Not: ", "1) ")) + _sentence(dice, words, dice.randint(4, 12)) + "."
        )
    return table


def random_page(seed: int) -> MadePage:
    """A page of the seed: the same seed gives the same page."""
    dice = random.Random(seed)
    words = dice.choice((_SWEDISH, _SWEDISH, _ENGLISH)).split()
    columns = 2 if dice.random() < 0.3 else 1
    blocks: list[tuple[str, object]] = []
    tables = 0 if dice.random() < 0.12 else dice.randint(1, 4)
    blocks += [("p", _paragraph(dice, words)) for _ in range(dice.randint(0, 2))]
    for _ in range(tables or 3):
        if dice.random() < 0.4:
            blocks.append(("h", _sentence(dice, words, dice.randint(1, 5))))
        if tables and columns == 1 and dice.random() < 0.08:
            blocks.append(("pair", [_pairs(dice, words), _pairs(dice, words)]))
        elif tables:
            blocks.append(("table", random_table(dice, words)))
        else:
            blocks.extend(
                ("li", _sentence(dice, words, dice.randint(3, 14))) for _ in range(dice.randint(0, 6))
            )
        if dice.random() < 0.7:
            blocks.extend(("p", _paragraph(dice, words)) for _ in range(dice.randint(1, 2)))
    return MadePage(
        blocks,
        columns,
        size=dice.choice((8, 9, 10, 10, 11, 12)),
        leading=dice.choice((1.0, 1.15, 1.3, 1.5)),
        pad=dice.choice((0.5, 1, 2, 3, 5)),
        serif=dice.random() < 0.5,
        landscape=columns == 1 and dice.random() < 0.15,
    )

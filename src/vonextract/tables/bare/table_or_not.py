"""Whether a grid read from alignment is a table, or a chart, a list, a letterhead."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from vonextract.layout.model import Word
from vonextract.swedish.settings import SETTINGS as SWEDISH
from vonextract.swedish.tokens import is_year
from vonextract.tables.alignment.cut_lines import is_value
from vonextract.tables.alignment.settings import BULLETS
from vonextract.tables.bare.settings import SETTINGS
from vonextract.tables.model import GridCell

_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Form:
    """What a grid looks like that is no table.

    Attributes:
        axis: a column or row of evenly spaced numbers stands nearly alone, as on a chart.
        piled: share of the cells that hold several numbers.
        aligned: share of the cells whose edge or middle is that of their column.
        bullets: a column holds nothing but bullets.
        unlabelled: it has no header, and most of its rows begin with a blank.
        wordless: there is no word in it at all.
        contents: headings with rising page numbers.
    """

    axis: bool
    piled: float
    aligned: float
    bullets: bool
    unlabelled: bool
    wordless: bool
    contents: bool


@dataclass(frozen=True, slots=True)
class Signs(Form):
    """What speaks for and against a table.

    Attributes:
        numeric: share of the body's cells right of the labels that are numbers.
        filled: share of the body's places with text.
        rows, columns: size of the body.
        header: there is a header, and `bold_header` it alone is bold.
        ruled: horizontal rules run across it.
        underlined: a rule parts header and body.
        figure: the nearest caption calls it a figure.
    """

    numeric: float
    filled: float
    rows: int
    columns: int
    header: bool
    bold_header: bool
    ruled: bool
    underlined: bool
    figure: bool

    @property
    def confidence(self) -> float:
        """0 to 1; from about a half on it is a table."""
        named = self.header and (self.numeric > SETTINGS.named_numbers or self.bold_header or self.ruled)
        points = SETTINGS.is_numeric * self.numeric + SETTINGS.is_filled * self.filled
        points += SETTINGS.is_named * named + SETTINGS.bold_header * self.bold_header
        points += SETTINGS.bordered * (self.ruled or self.underlined)
        points += SETTINGS.third * ((self.columns >= SETTINGS.several) + (self.rows >= SETTINGS.several))
        points += SETTINGS.fourth * (self.columns >= SETTINGS.many)
        points += SETTINGS.fourth * (self.columns >= SETTINGS.several and self.aligned > SETTINGS.aligned)
        points -= SETTINGS.axis * self.axis + SETTINGS.bullets * self.bullets + SETTINGS.figure * self.figure
        points -= SETTINGS.piled * min(1.0, 2 * self.piled)
        points -= SETTINGS.unlabelled * self.unlabelled
        points -= SETTINGS.sparse * (self.filled < SETTINGS.filled_least)
        points -= SETTINGS.wordless * self.wordless + SETTINGS.contents * self.contents
        return max(0.0, min(1.0, points))

    @property
    def trace(self) -> list[str]:
        """The signs in sentences."""
        found = [
            f"Text alignment: {self.rows} body rows, {self.columns} columns,"
            f" {self.numeric:.0%} numeric, {self.filled:.0%} filled."
        ]
        for sign, sentence in (
            (self.bold_header, "Only its header is bold."),
            (self.ruled, "Rules run across it."),
            (self.axis, "Evenly spaced numbers stand alone, as on the axis of a chart."),
            (self.piled > SETTINGS.piled_doubt, f"{self.piled:.0%} of its cells hold several numbers."),
            (self.figure, "Its caption calls it a figure."),
            (self.bullets, "A column holds nothing but bullets."),
            (self.unlabelled, "It has no header, and most of its rows no label."),
            (self.wordless, "There is no word in it."),
            (self.contents, "Its numbers rise as the pages of a table of contents."),
        ):
            if sign:
                found.append(sentence)
        return found


def read_signs(
    cells: Sequence[GridCell],
    n_rows: int,
    n_cols: int,
    n_header: int,
    *,
    ruled: bool,
    figure: bool,
    underlined: bool,
) -> Signs:
    """The signs of a grid whose first `n_header` rows are header."""
    head = [c for c in cells if c.row < n_header]
    body = [c for c in cells if c.row >= n_header]
    inner = [c for c in body if c.col > 0]
    places = max(1, (n_rows - n_header) * n_cols)
    covered = sum(min(c.col_span, 2) for c in body)
    values = [is_value(_words(c)) for c in body]
    form = form_of(cells, values, [several_numbers(_words(c)) for c in cells], n_rows, n_cols, n_header)
    return Signs(
        numeric=sum(value for c, value in zip(body, values, strict=True) if c.col > 0) / max(1, len(inner)),
        filled=min(1.0, covered / places),
        rows=n_rows - n_header,
        columns=n_cols,
        header=n_header > 0,
        bold_header=bool(head) and _bold(head) > SETTINGS.all_bold and _bold(body) < SETTINGS.body_bold,
        ruled=ruled,
        underlined=underlined,
        figure=figure,
        axis=form.axis,
        piled=form.piled,
        aligned=form.aligned,
        bullets=form.bullets,
        unlabelled=form.unlabelled,
        wordless=form.wordless,
        contents=form.contents,
    )


def form_of(
    cells: Sequence[GridCell],
    values: Sequence[bool],
    several: Sequence[bool],
    n_rows: int,
    n_cols: int,
    n_header: int,
) -> Form:
    """What a grid looks like.

    Args:
        cells: its cells with text.
        values: of each below the header, whether it is a number or stands for one.
        several: of each, whether it holds several numbers.
        n_rows: how many rows it has, header included,
        n_cols: and columns,
        n_header: and how many rows are header.
    """
    body = [c for c in cells if c.row >= n_header]
    matrix = _matrix(body, values, n_rows - n_header, n_cols)
    return Form(
        axis=not matrix and _axis(body),
        piled=sum(several) / max(1, len(cells)),
        aligned=_aligned([c for c in body if c.col > 0]),
        bullets=_bullets(body),
        unlabelled=not n_header and sum(c.col == 0 for c in body) < 0.5 * n_rows,
        wordless=not matrix and not any(_WORD.search(c.text) for c in cells),
        contents=_contents(cells, n_cols),
    )


def _matrix(body: Sequence[GridCell], values: Sequence[bool], n_rows: int, n_cols: int) -> bool:
    """Whether every place holds a number, in more rows and columns than the marks of a chart's axes do."""
    single = (c.col_span == 1 and value for c, value in zip(body, values, strict=True))
    full = sum(single) == n_rows * n_cols
    return full and n_rows >= SETTINGS.matrix_rows and n_cols >= SETTINGS.matrix_columns


def _words(cell: GridCell) -> list[Word]:
    return [w for line in cell.lines for w in line]


def _bold(cells: Iterable[GridCell]) -> float:
    words = [w for c in cells for w in _words(c)]
    return sum(w.bold for w in words) / max(1, len(words))


def _bullets(body: Sequence[GridCell]) -> bool:
    columns: dict[int, list[str]] = {}
    for cell in body:
        columns.setdefault(cell.col, []).append(cell.text)
    signs = BULLETS - {"-", "–", "*"}
    return any(all(set(t.split()) <= signs for t in texts) for texts in columns.values())


def _aligned(cells: Sequence[GridCell]) -> float:
    """Share of the unspanned cells that agree with their column on one edge or the middle."""
    columns: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.col_span == 1:
            columns.setdefault(cell.col, []).append(cell)
    agree = total = 0
    for column in columns.values():
        if len(column) > 1:
            total += len(column)
            edges = ([c.box.x0 for c in column], [c.box.x1 for c in column], [c.box.x_mid for c in column])
            agree += max(map(_agreeing, edges))
    return agree / max(1, total)


def _agreeing(places: Sequence[float]) -> int:
    """How many of the places are that of the middle one."""
    usual = median(places)
    return sum(abs(x - usual) < SETTINGS.edge for x in places)


def several_numbers(words: Sequence[Word]) -> bool:
    """Whether the words of one cell are several numbers, none a group of thousands of the one before."""
    numbers = [w.token for w in words if w.token.plain]
    if len(numbers) < 2 or len(numbers) < SETTINGS.numbers_share * len(words):
        return False
    return any(not w.group for w in numbers[1:])


def _axis(body: Sequence[GridCell]) -> bool:
    """Whether columns of evenly spaced numbers stand in rows that hold little else."""
    columns: dict[int, list[tuple[int, float]]] = {}
    places: dict[int, set[int]] = {}
    for cell in body:
        places.setdefault(cell.row, set()).add(cell.col)
        value = _value(cell.text)
        if value is not None and not is_year(cell.text):
            columns.setdefault(cell.col, []).append((cell.row, value))
    even = {
        col
        for col, values in columns.items()
        if len(values) >= SETTINGS.even_values and _evenly([v for _, v in values])
    }
    rows = {row for col in even for row, _ in columns[col]}
    alone = sum(places[row] <= even for row in rows)
    return (bool(rows) and alone >= 0.5 * len(rows)) or _scale(columns, places)


def _scale(columns: dict[int, list[tuple[int, float]]], places: dict[int, set[int]]) -> bool:
    """Whether all the numbers are one evenly spaced row, or one such column in front of texts."""
    if len(columns) == 1:
        ((column, values),) = columns.items()
        steps = {abs(b - a) for (_, a), (_, b) in itertools.pairwise(values)}
        return column == 0 and len(values) == len(places) and len(steps) == 1 and not steps & {0.0, 1.0}
    rows: dict[int, list[float]] = {}
    for values in columns.values():
        for row, value in values:
            rows.setdefault(row, []).append(value)
    if len(rows) != 1:
        return False
    ((row, scale),) = rows.items()
    return len(scale) >= SETTINGS.axis_marks and len(scale) == len(places[row]) and _evenly(scale)


def _evenly(values: Sequence[float]) -> bool:
    steps = [round(b - a, 6) for a, b in itertools.pairwise(values)]
    usual = max(set(steps), key=steps.count)
    return usual != 0 and steps.count(usual) >= SETTINGS.even_steps * len(steps)


def _contents(cells: Sequence[GridCell], n_cols: int) -> bool:
    """Headings and rising page numbers: a table of contents without its dots."""
    if n_cols != 2:
        return False
    texts = [c.text for c in sorted(cells, key=lambda c: c.row) if c.col == 1]
    numbers = [int(t) for t in texts if t.isdecimal() and len(t) <= SETTINGS.entry_digits]
    rising = all(a <= b for a, b in itertools.pairwise(numbers))
    return (
        len(numbers) >= SETTINGS.entries
        and len(numbers) >= SETTINGS.entries_share * len(texts)
        and rising
        and numbers[0] < numbers[-1]
    )


@lru_cache(maxsize=SWEDISH.kept_texts)
def _value(text: str) -> float | None:
    plain = text.replace(" ", "").replace("−", "-").replace("–", "-").replace(",", ".").rstrip("%")
    try:
        return float(plain)
    except ValueError:
        return None

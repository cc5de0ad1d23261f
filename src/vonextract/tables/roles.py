"""What the rows and columns of a table are: header, label, group, total, value, empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile, pairwise

from vonextract.geometry import bounding
from vonextract.meaning.total_names import names_total
from vonextract.swedish.dates import MONTH, find_dates
from vonextract.swedish.numbers import parse_number
from vonextract.swedish.tokens import is_period, is_year_or_span
from vonextract.swedish.units import name_unit
from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.settings import SETTINGS
from vonextract.vocabulary import Words, per_vocabulary

_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_BEGIN_OF_SPAN = re.compile(r"\d{4}-?\d\d-?\d\d\s*(?:/\s*)?[-–/]\s*(?=\d{4}-?\d\d-?\d\d)")
_DAY_OF_YEAR = re.compile(rf"(?:\d{{1,2}}\s+)?\b{MONTH}\.?\s+(?=\d{{4}}\b)", re.IGNORECASE)
_DAY = re.compile(rf"(?:\d{{1,2}}\s+)?{MONTH}\.?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"\d{4}[-–./]\d\d?[-–./](\d\d?)|(\d\d?)\.\d\d?\.\d{4}")
_RUNNING = re.compile(r"(\d{1,3})[.)]?")
_GROUPED = re.compile(r"\d\s\d{3}(?!\d)")
_DASH = re.compile(r"[-–—−*.]*")

Rows = list[list[GridCell]]


@per_vocabulary
def note_numbers(words: Words) -> re.Pattern[str]:
    """What numbers a note of the accounts: "Not 10"."""
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, words.captions.account_note))})\s*\d{{1,2}}[a-z]?\b[.:]?",
        re.IGNORECASE,
    )


def is_total_label(text: str) -> bool:
    """Whether a row of this label states a total."""
    return names_total(re.sub(r"[\s:.*]+", " ", text))


def is_amount(text: str) -> bool:
    """Whether a cell states a number that is no year."""
    return _amounts()(text)


def states_amounts(row: Sequence[GridCell]) -> bool:
    """Whether a row states amounts behind its label; a unit that is spelt like them has no label."""
    said = [c.text for c in row if c.col > 0 and is_amount(c.text)]
    return bool(said) and (any(c.text for c in row if c.col == 0) or not name_unit(said))


@per_vocabulary
def _amounts(_words: Words) -> Callable[[str], bool]:
    """The same, kept: the texts of a document are asked for again and again."""
    return lru_cache(maxsize=SETTINGS.kept_texts)(_is_amount)


def _is_amount(text: str) -> bool:
    return bool(_FIGURE.search(text)) and not is_year_or_span(text) and parse_number(text) is not None


def names_periods_like(row: Sequence[GridCell], header: Sequence[GridCell]) -> bool:
    """Whether a row says, behind its label, periods as far apart as those of a header above them; and "Not".

    Amounts may look like years, but hardly all of a row, at the steps of the years above them.
    """
    steps, columns = _year_steps(row), {c.col for c in row if c.text}
    return bool(steps) and steps == _year_steps([c for c in header if c.col in columns])


def with_years_below(row: Sequence[GridCell], below: Sequence[GridCell]) -> list[GridCell]:
    """The cells of a row whose days have their years in the row below, with these; none for other rows."""
    days = [c for c in row if _DAY.fullmatch(c.text)]
    if len(days) < 2 or any(_FIGURE.search(c.text) for c in row if c.col > 0 and c not in days):
        return []
    under = {c.col: c for c in below}
    return [_over(c, under[c.col]) if c.col in under else c for c in row]


def with_days_above(above: Sequence[GridCell], row: Sequence[GridCell]) -> list[GridCell]:
    """The cells of a row whose months and years have their days in the row above, with these; or none.

    That row says nothing else.
    """
    days = {c.col: c for c in above if c.text}
    under = {c.col: c for c in row if c.text}
    if len(days) < 2 or not days.keys() <= under.keys() - {0}:
        return []
    if not all(is_period(undated(f"{day.text} {under[col].text}")) for col, day in days.items()):
        return []
    return [_over(days[c.col], c) if c.col in days else c for c in row]


def _over(cell: GridCell, below: GridCell) -> GridCell:
    """Two cells made one, in the row of the upper one."""
    text = f"{cell.text} {below.text}".strip()
    return replace(cell, text=text, lines=[*cell.lines, *below.lines], box=bounding([cell.box, below.box]))


def names_periods(row: Sequence[GridCell]) -> bool:
    """Whether all that a row says behind its label, but for "Not", are several periods."""
    return bool(_year_steps(row))


def _year_steps(row: Sequence[GridCell]) -> list[int]:
    """By how much the years behind a row's labels differ; none where there is anything else.

    Nor where days in cells of their own begin a month and end one: they say how long something takes.
    """
    said = [text for c in row if c.col > 0 and (text := undated(c.text)) and not heads_notes(text)]
    words = [w for text in dropwhile(_is_label, said) for w in text.split()]
    years = [int(found[0]) for word in words if is_period(word) and (found := _YEAR.search(word))]
    days = [int(found[1] or found[2]) for text in said if (found := _DAY_OF_MONTH.fullmatch(text))]
    mixed = len({day < SETTINGS.month_end for day in days}) > 1
    return [b - a for a, b in pairwise(years)] if len(years) == len(words) and not mixed else []


def says_period(text: str) -> bool:
    """Whether a text is a period, or a day or month whose year stands elsewhere: "2024", "31 december"."""
    return is_period(undated(text)) or _DAY.fullmatch(text) is not None


def undated(text: str) -> str:
    """A text in which a day or a month before a year, and the day that a span begins with, are left out."""
    return _DAY_OF_YEAR.sub("", _BEGIN_OF_SPAN.sub("", text))


def _is_label(text: str) -> bool:
    return not _FIGURE.search(text)


def heads_notes(text: str) -> bool:
    """Whether a text heads a column of the numbers of notes: "Not"."""
    return _note_column().fullmatch(text.casefold()) is not None


@per_vocabulary
def _note_column(words: Words) -> re.Pattern[str]:
    """What heads a column of the numbers of notes."""
    return re.compile("|".join(words.digits.notes))


def rows_of(cells: Sequence[GridCell], n_rows: int) -> Rows:
    """The cells by the row they start in."""
    rows: Rows = [[] for _ in range(n_rows)]
    for cell in cells:
        rows[cell.row].append(cell)
    return rows


def header_rows(rows: Rows, n_cols: int, stated: int = 0, *, open_ended: bool = False) -> int:
    """How many rows at the top are header, blank ones above its names included.

    Args:
        rows: the cells by row.
        n_cols: columns of the table.
        stated: what tags, a repeated header or the first rule say, 0 when nothing.
        open_ended: rows below the stated ones may be header too.
    """
    blank = next((r for r, row in enumerate(rows) if any(c.text for c in row)), 0)
    if blank:
        count = header_rows(rows[blank:], n_cols, max(0, stated - blank), open_ended=open_ended)
        return blank + count if count else 0
    if _begins_list(rows, n_cols):
        return 0
    stated = _down_to_amounts(rows, stated)
    if stated and not open_ended:
        return min(stated, SETTINGS.stated_rows, max(0, len(rows) - 1))
    if len(rows) < 2:
        return 0
    count = min(stated, len(rows) - 1)
    for row in rows[count : min(SETTINGS.header_rows, len(rows) - 1)]:
        if not _can_be_header(row, count, rows, n_cols):
            break
        count += 1
    return max(stated, _through_spans(rows, count))


def _begins_list(rows: Rows, n_cols: int) -> bool:
    """Whether the first row is like the second: numbered in one run with it, or a day beside a name too."""
    if len(rows) < 2 or any(cell.header for cell in rows[0]):
        return False
    first, second = ({cell.col: cell.text for cell in row if cell.text} for row in rows[:2])
    above, below = (_RUNNING.fullmatch(said.get(0, "")) for said in (first, second))
    if above and below and len(first) > 1:
        return int(below[1]) == int(above[1]) + 1
    named = n_cols == len(first) == len(second) == 2
    return named and all(_is_day(said[1]) for said in (first, second))


def _is_day(text: str) -> bool:
    """Whether a text is a full date and nothing else."""
    return any(found.end - found.start == len(text) for found in find_dates(text))


def _down_to_amounts(rows: Rows, stated: int) -> int:
    """The rows stated to be header, down to one that says but amounts in thousands behind its label."""
    for r, row in enumerate(rows[:stated]):
        said = [c.text for c in row if c.col > 0 and c.text]
        if states_amounts(row) and all(_GROUPED.search(text) and is_amount(text) for text in said):
            return r
    return stated


def _through_spans(rows: Rows, count: int) -> int:
    """The header extended to the end of cells that reach down from it."""
    deepest = max(
        (r + c.row_span for r, row in enumerate(rows[:count]) for c in row if c.text), default=count
    )
    return min(max(count, deepest), SETTINGS.header_rows, max(0, len(rows) - 1))


def _can_be_header(row: list[GridCell], index: int, rows: Rows, n_cols: int) -> bool:
    filled = [c for c in row if c.text]
    if states_amounts(filled):
        return False
    if index == 0:
        return bool(filled)
    if not filled or (len(filled) == 1 and filled[0].col == 0):
        return False
    above = [c for c in rows[index - 1] if c.text]
    if all(c.header for c in filled) and all(c.header for c in above):
        return True
    below = rows[index + 1 :]
    numeric_below = any(
        is_amount(c.text) for later in below[: SETTINGS.looked_below] for c in later if c.col > 0
    )
    spanned = any(c.col_span > 1 for c in above)
    if not numeric_below:
        return spanned and _names_marks(filled, below)
    if spanned:
        return True
    if bold_share(above) > SETTINGS.bold_row >= bold_share(filled):
        return False
    values = [c for c in filled if c.col > 0]
    if not values or all(_DASH.fullmatch(c.text) for c in values):
        return False
    first_empty = not any(c.col == 0 for c in filled)
    return first_empty or (bold_share(filled) > SETTINGS.bold_row and len(values) >= 0.5 * (n_cols - 1))


def _names_marks(row: Sequence[GridCell], below: Rows) -> bool:
    """Whether a row has words over a column of which nothing but marks are filled in: "x", "✓"."""
    for named in row:
        marks = [c.text for later in below for c in later if c.col == named.col > 0 and c.text]
        if len(named.text) > 1 and marks and all(len(text) == 1 and not text.isdigit() for text in marks):
            return True
    return False


def bold_share(cells: Sequence[GridCell]) -> float:
    """Share of the cells' words that are bold, 0 to 1."""
    words = [w for c in cells for line in c.lines for w in line]
    return sum(w.bold for w in words) / len(words) if words else 0.0


def amount_columns(table: LogicalTable, n_header_rows: int = 1) -> set[int]:
    """Columns of which most texts below the header, the first row at least, are amounts."""
    amounts: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    for cell in table.cells:
        if cell.text and cell.row >= max(1, n_header_rows) and any(ch.isalnum() for ch in cell.text):
            texts[cell.col] += 1
            amounts[cell.col] += is_amount(cell.text)
    return {col for col, count in texts.items() if amounts[col] > 0.5 * count}


def label_columns(rows: Rows, n_cols: int, n_header_rows: int) -> int:
    """How many columns at the left name the rows: those that hold no amounts."""
    count = 0
    for col in range(n_cols - 1):
        texts = [c.text for row in rows[n_header_rows:] for c in row if c.col == col and c.text]
        if any(is_amount(t) for t in texts):
            break
        count += 1
        if any(is_amount(c.text) for row in rows[n_header_rows:] for c in row if c.col == col + 1):
            break
    return max(1, count) if n_cols > 1 else 0


def set_roles(table: LogicalTable, stated_header: int = 0) -> None:
    """Set `n_header_rows` and every cell's role, from text, type and place."""
    rows = rows_of(table.cells, table.n_rows)
    table.n_header_rows = header_rows(rows, table.n_cols, stated_header)
    labels = label_columns(rows, table.n_cols, table.n_header_rows)
    for r, row in enumerate(rows):
        _set_row(row, r < table.n_header_rows, labels, table.n_cols)


def _set_row(row: list[GridCell], header: bool, labels: int, n_cols: int) -> None:
    filled = [c for c in row if c.text]
    label = filled[0].text if filled and filled[0].col < max(1, labels) else ""
    group = bool(label) and len(filled) == 1 and n_cols > 1 and not header
    total = bool(label) and is_total_label(label) and not header and not group
    for cell in row:
        if header:
            cell.role = "header"
        elif total and cell.text:
            cell.role = "total"
        elif not cell.text:
            cell.role = "empty"
        elif group:
            cell.role = "group"
        else:
            cell.role = "label" if cell.col < labels else "value"

"""What stands over columns that have no header: in a row of the body, a line above, or the table before.

Annual accounts print the years once at the top of a page, above the first heading, and let all tables of
the page stand under them; a line that was read into a table above its years leaves them in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from vonextract.meaning.periods import Period, find_period
from vonextract.model import Table
from vonextract.records.rows import has_words
from vonextract.records.settings import SETTINGS
from vonextract.swedish.number_patterns import YEAR
from vonextract.swedish.typography import fold_dashes, fold_spaces
from vonextract.table_view import TableView

_TIME = re.compile(
    r"(?P<dash>- ?)?(?<![\d.,/])"
    rf"(?P<time>{YEAR}-\d\d-\d\d|\d\d?\.\d\d?\.{YEAR}|{YEAR})(?![\d/.,])"
)
_WORD = re.compile(r"[^\W\d_]{2,}")

Times = Mapping[int, str]
"""Column -> the text that stands over it, most often its time."""
NO_TIMES: Times = {}


class Timed(NamedTuple):
    """A table with the times of its columns."""

    view: TableView
    times: Times


def times_printed(view: TableView, above: Sequence[str]) -> Times:
    """The times that are printed over the columns of a table which have no header of their own.

    Args:
        view: the table, its numbers read.
        above: the lines printed between it and the table before it on its page, nearest first.
    """
    columns = _without_header(view)
    if times := _in_body(view, columns):
        return times
    named = next((times for times in _lines_of_times(above) if len(times) <= len(columns)), [])
    return dict(zip(columns, named, strict=True)) if len(named) == len(columns) else {}


def header_over_page(view: TableView, above: Sequence[str], before: Timed) -> Times:
    """The header of the table before, where a table goes on below it on the next page without one.

    It has as many columns, is as wide, and no line of text stands above it; what looks like its header
    names one column at most, as the name of a group does.
    """
    table, other = view.table, before.view.table
    if table.page_first != other.page_last + 1 or not _is_alike(table, other, above):
        return {}
    return header_of(before) if sum(bool(view.header_path(col)) for col in range(table.n_cols)) <= 1 else {}


def is_part_below(view: TableView, above: Sequence[str], before: TableView) -> bool:
    """Whether a table stands right below the one before it, as wide, of as many columns, nothing between."""
    table, other = view.table, before.table
    below = table.page_first == other.page_last and table.box.top > other.box.top
    return below and _is_alike(table, other, above)


def _is_alike(table: Table, other: Table, between: Sequence[str]) -> bool:
    edges = (table.box.x0 - other.box.x0, table.box.x1 - other.box.x1)
    wide = all(abs(apart) <= SETTINGS.aligned for apart in edges)
    return wide and table.n_cols == other.n_cols and not between


def header_of(timed: Timed) -> Times:
    """The header of a table in a text for each column, or the times of columns; empty for a single one."""
    view, times = timed
    texts = {col: " ".join(view.header_path(col)) or times.get(col, "") for col in range(view.table.n_cols)}
    named = {col: text for col, text in texts.items() if text}
    return named if len(named) > 1 else {}


def times_before(view: TableView, before: Timed) -> Times:
    """The times of the columns of the table before that those of a table without a header stand below."""
    columns = _without_header(view)
    return _below(view, columns, *before) if columns and _follows(view, before.view) else {}


def _without_header(view: TableView) -> list[int]:
    """The columns of amounts, where no header has a word or a time for any of them."""
    columns = [col for col in range(view.table.n_cols) if _is_of_amounts(view, col)]
    headed = any(has_words(text) for col in columns for text in view.header_path(col))
    return [] if headed or any(_own_time(view, col) for col in columns) else columns


def _in_body(view: TableView, columns: Sequence[int]) -> Times:
    """The first texts of the columns, where those are years one after another."""
    first = ({col: text for col in columns if (text := view.text(row, col))} for row in view.body)
    times = next(filter(None, first), {})
    years = [find_period(text).year for text in times.values()]
    return times if len(times) == len(columns) and _in_steps(years) else {}


def _in_steps(years: Sequence[int | None]) -> bool:
    """Whether years follow each other, in either direction, once or the same ones in two halves."""
    half = len(years) // 2
    if half >= SETTINGS.times_named and years[:half] == years[half:]:
        return _in_steps(years[:half])
    steps = {later - year for year, later in pairwise(years) if year is not None and later is not None}
    return None not in years and len(years) >= SETTINGS.times_named and steps in ({1}, {-1})


def times_of(view: TableView, outside: Times) -> Times:
    """The times of a table's columns: those of its own header, or those found outside of it."""
    if outside:
        return outside
    columns = [col for col in range(view.table.n_cols) if _is_of_amounts(view, col)]
    own = {col: _own_time(view, col) for col in columns}
    return {col: text for col, text in own.items() if text}


def _is_of_amounts(view: TableView, col: int) -> bool:
    """Whether a column holds numbers, and others than those of notes."""
    values = [cell.value for cell in view.columns.get(col, []) if cell.value is not None]
    small = all(value == int(value) and 0 < value < SETTINGS.of_notes for value in values)
    return bool(values) and not (small and col < view.table.n_cols - 1 and _is_before_amounts(view, col))


def _is_before_amounts(view: TableView, col: int) -> bool:
    """Whether larger numbers stand to the right of a column."""
    return any(
        cell.value is not None and abs(cell.value) >= SETTINGS.of_notes
        for right in range(col + 1, view.table.n_cols)
        for cell in view.columns.get(right, [])
    )


def _own_time(view: TableView, col: int) -> str | None:
    """The text of a column's header that names its time."""
    return next((text for text in view.header_path(col) if find_period(text) != Period()), None)


def _lines_of_times(above: Sequence[str]) -> Iterator[list[str]]:
    """The times of each line that names nothing else, nearest first; first and last days are joined."""
    lines = [_times_in(line) for line in _short(above)]
    for nearest, further in pairwise([*lines, []]):
        if len(nearest) >= SETTINGS.times_named:
            yield [f"{a} - {b}" for a, b in _begun(further, nearest)] or nearest


def _begun(first: Sequence[str], last: Sequence[str]) -> list[tuple[str, str]]:
    """The first and the last day of each column, of two lines that state them; empty for any others."""
    days = list(zip(first, last, strict=False)) if len(first) == len(last) else []
    return days if all(_is_later(b, a) for a, b in days) else []


def _short(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if len(line) > SETTINGS.header_line:
            return
        yield line


def _times_in(line: str) -> list[str]:
    """The times that a line names one after another, beside a few words at most; none of any other line.

    A word between them parts two halves of a statement, and the same times are in both.
    """
    plain = fold_dashes(fold_spaces(line))
    hits = list(_TIME.finditer(plain))
    if not hits or len(_WORD.findall(_TIME.sub(" ", plain))) > SETTINGS.other_words:
        return []
    parts = [nth for nth, (a, b) in enumerate(pairwise(hits), 1) if plain[a.end() : b.start()].strip()]
    halves = [_joined(hits[start:end]) for start, end in pairwise([0, *parts, len(hits)])]
    alike = len(halves[0]) >= SETTINGS.times_named and all(half == halves[0] for half in halves)
    return list(chain(*halves)) if alike or not parts else []


def _joined(hits: Sequence[re.Match[str]]) -> list[str]:
    """Times, those that a dash joins made one: of "2023-01-01 - 2023-12-31" the whole."""
    times: list[str] = []
    for nth, hit in enumerate(hits):
        if nth and hit["dash"] and not hits[0]["dash"] and _is_later(hit["time"], hits[nth - 1]["time"]):
            times[-1] = f"{times[-1]} - {hit['time']}"
        else:
            times.append(hit["time"])
    return times


def _is_later(time: str, other: str) -> bool:
    later, earlier = find_period(time), find_period(other)
    day = later.span(later.year)[1], earlier.span(earlier.year)[1]
    return day[0] is not None and day[1] is not None and day[0] > day[1]


def _follows(view: TableView, before: TableView) -> bool:
    """Whether a table stands on the page that the one before it ends on, or in the same section."""
    same_page = view.table.page_first == before.table.page_last
    return same_page or (
        view.table.section_id == before.table.section_id
        and view.table.page_first == before.table.page_last + 1
    )


def _below(view: TableView, columns: Sequence[int], before: TableView, times: Times) -> Times:
    """The times of the table before, where all columns of amounts stand below one of its columns each."""
    edges = {col: _right_edge(before, col) for col in times}
    found: dict[int, str] = {}
    for col in columns:
        edge = _right_edge(view, col)
        near = [other for other, its in edges.items() if abs(its - edge) <= SETTINGS.aligned]
        if len(near) != 1:
            return {}
        found[col] = times[near[0]]
    return found


def _right_edge(view: TableView, col: int) -> float:
    """Where the numbers of a column end, in points."""
    return max(
        (cell.box.x1 for cell in view.columns.get(col, []) if cell.value is not None), default=float("-inf")
    )

"""Whether the reader has caught up with what a person stated of the shape of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from vonextract.corrections.content_keys import fingerprint
from vonextract.corrections.model import Correction
from vonextract.corrections.settings import SETTINGS
from vonextract.corrections.spots import Entry, Spot, entries, line_texts, words_of
from vonextract.model import Table


def is_so_already(correction: Correction, spot: Spot) -> bool:
    """Whether a table, found as it was seen, has the header or the beginning that is stated."""
    header = spot.table.n_header_rows
    if correction.field == "header_rows":
        return header == int(correction.stated)
    return correction.field == "split_table" and spot.row is not None and spot.row <= header


def overtaken(correction: Correction, tables: Sequence[Table]) -> Spot | None:
    """The place that is read by itself as the correction would have it; None when there is none.

    Asked when the place does not read as it was seen any more.

    Args:
        correction: of the shape of a table.
        tables: of the report, as they are read.
    """
    look = _LOOKS.get(correction.field)
    return next(look(correction, tables), None) if look else None


def is_gone(correction: Correction, tables: Sequence[Table]) -> bool:
    """Whether no table is read any more of what a person said is none."""
    seen = Counter(words_of(correction.seen.text or ""))
    near = [t for t in tables if abs(t.page_first - (correction.seen.page or t.page_first)) <= 1]
    shared = [seen & Counter(word for cell in t.cells for word in words_of(cell.text)) for t in near]
    return all(found.total() < SETTINGS.same_table * seen.total() for found in shared)


def _joined_line(correction: Correction, tables: Sequence[Table]) -> Iterator[Spot]:
    """A row or column that begins with what was seen and goes on."""
    seen = Counter(words_of(correction.seen.text or ""))
    for entry in _lines(correction, tables):
        found = Counter(words_of(entry.text))
        if seen < found:
            yield entry.spot


def _split_line(correction: Correction, tables: Sequence[Table]) -> Iterator[Spot]:
    """Two neighbours that are what was seen, the second of them what was stated."""
    seen = Counter(words_of(correction.seen.text or ""))
    second = Counter(word for text in correction.value for word in words_of(text))
    lines = list(_lines(correction, tables))
    for one, next_one in pairwise(lines):
        if Counter(words_of(next_one.text)) == second and Counter(words_of(one.text)) + second == seen:
            yield one.spot


def _joined_table(correction: Correction, tables: Sequence[Table]) -> Iterator[Spot]:
    """A table with all labels that were seen, and more after them."""
    seen = words_of(correction.seen.text or "")
    for entry in entries("table", tables):
        found = words_of(entry.text)
        if len(found) > len(seen) and found[: len(seen)] == seen:
            yield entry.spot


def _split_table(correction: Correction, tables: Sequence[Table]) -> Iterator[Spot]:
    """A table that begins with the row that was seen, below its header or with it."""
    seen = words_of(correction.seen.text or "")
    for table in tables:
        begins = range(min(table.n_header_rows + 1, table.n_rows))
        if any(words_of(" ".join(line_texts(table, row=row))) == seen for row in begins):
            yield Spot(table)


def _lines(correction: Correction, tables: Sequence[Table]) -> Iterator[Entry]:
    """The rows or columns of the tables that say what was seen, wherever the borders of their cells are."""
    same = [table for table in tables if fingerprint(table) == correction.seen.table]
    return entries(correction.target, same)


_LOOKS: Mapping[str, Callable[[Correction, Sequence[Table]], Iterator[Spot]]] = {
    "join_row": _joined_line,
    "join_column": _joined_line,
    "split_row": _split_line,
    "split_column": _split_line,
    "join_table": _joined_table,
    "split_table": _split_table,
}

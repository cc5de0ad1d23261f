"""Numbers that a table does not tell, over which no sum can be held: what a dash means in a report.

In the accounts of a municipality a dash is nothing; in statistics it is often a number that is not known, and
that the total holds all the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from vonextract.checks.equations import Equation, Relation
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.model import Report, Table
from vonextract.swedish.typography import DASHES

Places = Collection[tuple[int, int]]
"""Cells of a table by row and column."""

_DASH = re.compile(rf"\s?[{DASHES}]{{1,3}}\s?")
_LEGEND = re.compile(
    rf"""(?:^|[.;,"'”(]\s?)[{DASHES}]{{1,2}}["'”]?\s?[=:]?\s?(?P<means>[^{DASHES}.;]{{4,80}})"""
)
"""A dash at the head of a note, or of one of its sentences, and what it is said to mean."""


def passes_over(equation: Equation, places: Places) -> bool:
    """Whether a sum has one of the places among its parts, or before the first of them."""
    cells = [equation.result.cell, *(term.number.cell for term in equation.terms)]
    rows, cols = {cell.row for cell in cells}, {cell.col for cell in cells}
    if min(len(rows), len(cols)) > 1:
        return False
    along = 1 if len(rows) == 1 else 0
    taken, line = (rows, cols)[along], min((cols, rows)[along])
    result = (equation.result.cell.row, equation.result.cell.col)[along]
    first, last = min(taken) - (result == max(taken)), max(taken) + (result == min(taken))
    return any(place[1 - along] == line and first <= place[along] <= last for place in places)


def dashes(table: Table) -> set[tuple[int, int]]:
    """Where a dash stands in the body for a number."""
    return {
        (cell.row, cell.col)
        for cell in table.cells
        if cell.row >= table.n_header_rows and cell.role in ("value", "total") and _DASH.fullmatch(cell.text)
    }


def dashes_are_untold(report: Report, known: Sequence[Sequence[Relation]]) -> bool:
    """Whether the dashes of a report are numbers that are not told, as its notes say or its sums show.

    Args:
        report: with its tables.
        known: what must be equal within each of them.
    """
    return any(map(_says_untold, _notes(report))) or _sums_hold_more(report.tables, known)


def _notes(report: Report) -> Iterator[str]:
    yield from (f"{note.marker} {note.text}" for note in report.footnotes)
    for section in report.sections:
        yield from (f"{block.label or ''} {block.text}" for block in section.blocks)


def _says_untold(text: str) -> bool:
    """Whether a note says of a dash that it stands for what is not told: "– Uppgift saknas"."""
    untold = line_words().untold
    return any(untold.begins(hit["means"]) for hit in _LEGEND.finditer(text[: SETTINGS.legend].strip()))


def _sums_hold_more(tables: Sequence[Table], known: Sequence[Sequence[Relation]]) -> bool:
    """Whether several sums of one line over dashes state more than their parts, and none over dashes holds.

    One wrong number spoils one sum of a line.
    """
    over = [
        [e for e in relation.equations if passes_over(e, places)]
        for table, relations in zip(tables, known, strict=True)
        if (places := dashes(table))
        for relation in relations
    ]
    if any(e.holds and e.is_evidence(SETTINGS.significance) for equations in over for e in equations):
        return False
    return any(len(es) >= SETTINGS.untold_sums and all(e.states_more for e in es) for es in over)

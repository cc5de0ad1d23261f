"""Rows of intervals or errors in brackets below rows of numbers, beside which the labels of these go on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vonextract.tables.alignment.body_rows import Row
from vonextract.tables.alignment.cut_lines import CutLine
from vonextract.tables.alignment.settings import SETTINGS


def with_whole_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows, a label in lower case beside figures in brackets given to the row above.

    Only where other such rows, in brackets throughout, have no label.
    """
    bracketed = [row for row in rows if _in_brackets(row)]
    bare = sum(0 not in row.lines[0].columns for row in bracketed)
    found = list(rows)
    if bare < SETTINGS.bare_intervals:
        return found
    for place, (above, row) in enumerate(pairwise(rows), 1):
        line = row.lines[0]
        if row in bracketed and above not in bracketed and _goes_on(line) and 0 in above.lines[-1].columns:
            above.lines.append(CutLine(line.line, line.cuts[:1]))
            found[place] = Row([CutLine(line.line, line.cuts[1:])])
    return found


def _in_brackets(row: Row) -> bool:
    """Whether a row of one line says nothing but figures in brackets, but for its label."""
    cuts = [cut for cut in row.lines[0].cuts if cut.first > 0]
    texts = ["".join(w.text for w in cut.words) for cut in cuts]
    return len(row.lines) == 1 and bool(cuts) and all(t[0] == "(" and t[-1] == ")" for t in texts)


def _goes_on(line: CutLine) -> bool:
    """Whether its label begins in lower case."""
    label = line.cuts[0]
    return label.first == label.last == 0 and label.words[0].text[:1].islower()

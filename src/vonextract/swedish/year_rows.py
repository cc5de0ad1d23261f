"""Rows of numbers that are years over columns, as in a header that was taken for data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from vonextract.swedish.tokens import are_years, is_year

_SPLIT_YEAR = re.compile(r"^2\s0(\d\d)$")


def year_rows(texts: Mapping[int, Sequence[str]], labelled: Collection[int], first: int) -> list[int]:
    """The rows whose numbers are years alone while those of most rows are not: headers taken for data.

    Args:
        texts: the printed numbers of every row that has some.
        labelled: the rows that have a name.
        first: the first row below the header; there one year alone is enough.
    """
    found = []
    for row, printed in texts.items():
        others = (text for other, said in texts.items() if other != row for text in said)
        if is_year_row(printed, others, first=row == first, named=row in labelled):
            found.append(row)
    return sorted(found) if len(found) * 2 < len(texts) else []


def is_year_row(printed: Sequence[str], others: Iterable[str], *, first: bool, named: bool) -> bool:
    """Whether the numbers of a row are years by their place; another row states amounts of 1 950.

    They are in a row that nothing names, or where they follow each other under the header, or rise or fall
    among amounts that are set in groups.

    Args:
        printed: the numbers.
        others: those of other rows.
        first: whether the row is the first below the header.
        named: whether it has a name.
    """
    years = [_SPLIT_YEAR.sub(r"20\1", text) for text in printed]
    if not all(map(is_year, years)) or not any(map(is_year, printed)):
        return False
    if named:
        return (first and _follow_each_other(years)) or are_years(printed, others)
    return first or len(years) > 1


def names_of_rows(labels: Mapping[int, Sequence[str]]) -> set[int]:
    """The rows that a label names; one that goes on in small letters ends what stands above it."""
    return {row for row, said in labels.items() if said and not said[0][:1].islower()}


def _follow_each_other(years: Sequence[str]) -> bool:
    """Whether years stand as over columns: each is the one before, or next to it, and some are next."""
    steps = {abs(int(b.rstrip(" *")) - int(a.rstrip(" *"))) for a, b in pairwise(years)}
    return 1 in steps and steps <= {0, 1}

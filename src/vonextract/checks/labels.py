"""Labels that a table read rightly does not have: missing ones, and ones that were cut."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from vonextract.checks.doubted_numbers import Columns
from vonextract.checks.line_words import line_words
from vonextract.checks.settings import SETTINGS
from vonextract.checks.unlabelled import likely_sums, unnamed_rows
from vonextract.display import excerpt
from vonextract.findings.rules import CUT_LABEL, NAMELESS_ROW
from vonextract.model import Finding, Table

_LETTERS = re.compile(r"[^\W\d_]{2}")
_HYPHENED = re.compile(r"\w-\w+$")
"""A compound at the end, whose last part is no word of its own."""


def label_findings(table: Table, numbers: Columns) -> list[Finding]:
    """What in the names of a table's rows makes its reading doubtful, as warnings at a row or the table."""
    return [*_nameless(table, numbers), *_cut(table, numbers), *_begun_above(table, numbers)]


def _nameless(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Rows of numbers that no label names, among rows that have labels.

    Beside a line of words without numbers the two may be one row, cut; elsewhere, and of what is
    likely to be a sum or a difference, that is said only.
    """
    filled = sorted({row for cells in numbers.values() for row in cells})
    nameless = unnamed_rows(table, numbers)
    if len(nameless) > SETTINGS.nameless_share * len(filled):
        return
    bare = {cell.row for cell in table.cells if cell.text and cell.row >= table.n_header_rows} - {*filled}
    sums = likely_sums(numbers, nameless)
    for row in nameless:
        message = f"Row {row + 1} holds numbers but no label; it may belong to the row above."
        cut = row not in sums and not bare.isdisjoint((row - 1, row + 1))
        yield NAMELESS_ROW.of_table(table, message, row=row, severity=None if cut else "info")


def _cut(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Labels whose end became a row of its own.

    It begins small, follows a word that cannot end a label, or names after a bare Summa a group above.
    """
    filled = {row for cells in numbers.values() for row in cells}
    texts = _texts(table)
    groups: set[str] = set()
    small_tells = begin_large(texts[row][0] for row in filled if row in texts)
    for row, found in sorted(texts.items()):
        if row in filled or len(found) != 1 or not _LETTERS.match(found[0]):
            continue
        above = texts[row - 1][0] if row - 1 in filled else ""
        open_end = line_words().goes_on.ends(above) and not _HYPHENED.search(above)
        goes_on = open_end or (small_tells and found[0][0].islower())
        named_again = found[0] in groups and line_words().is_bare_total(above)
        groups.add(found[0])
        if _LETTERS.search(above) and (goes_on or named_again):
            message = f"'{excerpt(found[0])}' may be the end of the label above it, '{excerpt(above)}'."
            yield CUT_LABEL.of_table(table, message, row=row - 1)
            yield CUT_LABEL.of_table(table, message, row=row)


def _begun_above(table: Table, numbers: Columns) -> Iterator[Finding]:
    """Labels whose beginning became a row of its own, above: "Andel behöriga till" over "gymnasiet 86,1".

    The row above holds nothing else; it ends with a word that cannot end a label, or the row below begins
    small and the one after that does not.
    """
    filled = {row for cells in numbers.values() for row in cells}
    texts = _texts(table)
    small_tells = begin_large(texts[row][0] for row in filled if row in texts)
    for row, found in sorted(texts.items()):
        below = texts.get(row + 1, [""])[0]
        if row in filled or row + 1 not in filled or len(found) != 1 or not _LETTERS.match(below):
            continue
        lone = below[0].islower() and not texts.get(row + 2, [""])[0][:1].islower()
        known = line_words()
        goes_on = known.goes_on.ends(found[0]) and not _HYPHENED.search(found[0])
        if goes_on or (small_tells and lone and not known.of_which.begins(below)):
            message = f"'{excerpt(below)}' may be the end of the label above it, '{excerpt(found[0])}'."
            yield CUT_LABEL.of_table(table, message, row=row + 1)


def _texts(table: Table) -> dict[int, list[str]]:
    """What the cells of each row of the body say."""
    texts: dict[int, list[str]] = defaultdict(list)
    for cell in table.cells:
        if cell.row >= table.n_header_rows and cell.text:
            texts[cell.row].append(cell.text.strip())
    return texts


def begin_large(labels: Iterable[str]) -> bool:
    """Whether most labels that begin with a letter begin with a large one: a small one goes on then."""
    letters = [label[0] for label in labels if label[:1].isalpha()]
    return bool(letters) and sum(map(str.islower, letters)) <= SETTINGS.small_share * len(letters)

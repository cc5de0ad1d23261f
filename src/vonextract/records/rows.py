"""What rows are: the groups they stand under, their codes and names, whether they are totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vonextract.model import Cell
from vonextract.records.view import TableView, is_dash
from vonextract.records.vocabulary import KindWords, Vocabulary
from vonextract.swedish.typography import fold, fold_spaces

_CODED = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)(?: ?[.:–-] ?| )(?!års\b)([^\W\d_].+)")
_ASIDE = re.compile(r"\([^)]*\)|,.*")
_LONGEST_PATH = 400


@dataclass(frozen=True, slots=True)
class Row:
    """A body row.

    Attributes:
        index: its place in the table.
        label: its first text that is no number.
        path: the groups above it and its labels, outermost first.
        groups: the groups alone.
        code, name: the label taken apart: "773", "Vård- och omsorgsboende".
    """

    index: int
    label: str
    path: tuple[str, ...]
    groups: tuple[str, ...]
    code: str | None
    name: str
    is_total: bool
    is_group: bool

    @property
    def joined_path(self) -> str:
        """The path in one text, as stored."""
        return " > ".join(self.path)[:_LONGEST_PATH]


def split_code(label: str) -> tuple[str | None, str]:
    """Code and name of a label; None and the whole label when it has no code."""
    found = _CODED.fullmatch(fold_spaces(label))
    if found is None or re.fullmatch(r"(19|20)\d\d", found[1]):
        return None, label
    return found[1], found[2]


def mark_totals(view: TableView, kind: KindWords | None, vocabulary: Vocabulary) -> None:
    """Give the cells of rows that say Summa, Totalt, Netto and have numbers the role "total".

    In a table of indicators only a bare "Totalt" is a total: "Total sjukfrånvaro" is an indicator.
    """
    money = kind is None or kind.family != "indikatorer"
    for row, label in view.labels():
        folded = fold(_ASIDE.sub("", label))
        if not vocabulary.totals.within(folded) or not (money or " " not in folded):
            continue
        cells = [cell for cell in view.rows.get(row, []) if cell.row_span == 1 and cell.text]
        if any(cell.value is not None for cell in cells):
            for cell in cells:
                if cell.role in ("label", "value", "group"):
                    cell.role = "total"


def read_rows(view: TableView) -> dict[int, Row]:
    """Every body row by its index, groups carried down."""
    return {row.index: row for row in _walk(view)}


def _walk(view: TableView) -> Iterator[Row]:
    groups: list[str] = []
    above_is_group = False
    inherited = ""
    for index in view.body:
        cells = [cell for cell in view.rows.get(index, []) if cell.text]
        labels = [fold_spaces(cell.text) for cell in cells if cell.value is None and not is_dash(cell.text)]
        label = labels[0] if labels else ""
        is_total = any(cell.role == "total" for cell in cells)
        is_group = not is_total and any(cell.role == "group" for cell in cells[:1])
        has_values = any(cell.value is not None for cell in cells)
        if is_group and label:
            groups = [*groups, label] if above_is_group and not has_values else [label]
            inherited = ""
        above_is_group = is_group and not has_values
        first = view.text(index, 0)
        inherited = first if first and not is_group and view.at(index, 0) in cells else inherited
        path = _path(view, index, cells, groups, label, inherited, is_total=is_total, is_group=is_group)
        code, name = split_code(label)
        yield Row(index, label, path, tuple(groups), code, name, is_total, is_group)
        if is_total:
            groups, inherited = [], ""


def _path(
    view: TableView,
    index: int,
    cells: list[Cell],
    groups: list[str],
    label: str,
    inherited: str,
    *,
    is_total: bool,
    is_group: bool,
) -> tuple[str, ...]:
    """Groups, then the label cells of the row; a label merged or left out above is inherited."""
    if is_group:
        return tuple(groups)
    if is_total:
        named = [group for group in groups if fold(group) in fold(label)]
        return (*named, label)
    own = [fold_spaces(cell.text) for cell in cells if cell.role == "label" and not is_dash(cell.text)] or [
        label
    ]
    head = [inherited] if inherited and inherited not in own and not _starts_at_left(view, index) else []
    return tuple(part for part in (*groups, *head, *own) if part)


def _starts_at_left(view: TableView, index: int) -> bool:
    """Whether the row has a text of its own in the first column."""
    cell = view.at(index, 0)
    return cell is not None and cell.row == index and bool(cell.text)

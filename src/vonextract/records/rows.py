"""What rows are: the groups they stand under, their codes and names, whether they are totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vonextract.meaning.words import KindWords, Vocabulary
from vonextract.model import Cell, Role
from vonextract.records.settings import SETTINGS
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.table_view import TableView, is_dash

_CODED = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)(?: ?[.:–-] ?| )(?!års\b)([^\W\d_].+)")
_CODE = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
_ASIDE = re.compile(r"\([^)]*\)|,.*")
_WORDS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Row:
    """A body row.

    Attributes:
        index: its place in the table.
        label: its first text that is no number and has a word.
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
        return " > ".join(self.path)[: SETTINGS.longest_path]


def has_words(text: str) -> bool:
    """Whether a text names something: it has a word, not figures and signs alone."""
    return _WORDS.search(text) is not None


def naming_column(view: TableView) -> int | None:
    """The column that tells the rows apart by words: the first that has another text in most rows.

    Columns of areas and targets before it repeat theirs or leave it out. None where no column
    of labels has words.
    """
    texts: dict[int, set[str]] = {}
    for col, cells in view.columns.items():
        named = {fold_spaces(cell.text) for cell in cells if cell.role == "label" and has_words(cell.text)}
        if named:
            texts[col] = named
    if not texts:
        return None
    most = max(len(named) for named in texts.values())
    return min(col for col, named in texts.items() if len(named) >= SETTINGS.naming_share * most)


def split_code(label: str) -> tuple[str | None, str]:
    """Code and name of a label; None and the whole label when it has no code."""
    found = _CODED.fullmatch(fold_spaces(label))
    if found is None or is_year(found[1]):
        return None, label
    return found[1], found[2]


def _code_and_name(labels: list[str], label: str) -> tuple[str | None, str]:
    """Code and name of a row: of its label, or a code that stands in a cell of its own before it."""
    code, name = split_code(label)
    if code is None and labels[0:1] != [label] and labels and _CODE.fullmatch(labels[0]):
        return labels[0], label
    return code, name


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
    above: dict[int, str] = {}
    for index in view.body:
        cells = [cell for cell in view.rows.get(index, []) if cell.text]
        labels = [fold_spaces(cell.text) for cell in cells if cell.value is None and not is_dash(cell.text)]
        label = next(filter(has_words, labels), next(iter(labels), ""))
        is_total = any(cell.role == "total" for cell in cells)
        is_group = not is_total and any(cell.role == "group" for cell in cells[:1])
        has_values = any(cell.value is not None for cell in cells)
        if is_group and label:
            groups = [*groups, label] if above_is_group and not has_values else [label]
            above = {}
        above_is_group = is_group and not has_values
        own = {cell.col: fold_spaces(cell.text) for cell in cells if _names(cell)}
        left = _left_out(above, own)
        path = _path(cells, groups, label, left, is_total=is_total, is_group=is_group)
        code, name = _code_and_name(labels, label)
        yield Row(index, label, path, tuple(groups), code, name, is_total, is_group)
        above = (
            {} if is_total else {c: above[c] for c in above if c < min(own, default=view.table.n_cols)} | own
        )
        groups = [] if is_total else groups


def _left_out(above: dict[int, str], own: dict[int, str]) -> list[str]:
    """The labels of rows above that stand left of a row's own; of a row without any, the outermost."""
    first = min(own, default=1)
    return [text for col, text in sorted(above.items()) if col < first]


def _names(cell: Cell) -> bool:
    """Whether a cell's text may name rows below that leave it out."""
    return (cell.role == "label" or (cell.col == 0 and cell.role != "group")) and not is_dash(cell.text)


def _labels(cells: list[Cell], role: Role) -> list[str]:
    """The texts of a row that name it."""
    named = (cell for cell in cells if cell.role == role and cell.value is None and not is_dash(cell.text))
    return [fold_spaces(cell.text) for cell in named]


def _path(
    cells: list[Cell], groups: list[str], label: str, above: list[str], *, is_total: bool, is_group: bool
) -> tuple[str, ...]:
    """Groups, then the label cells of the row; labels merged or left out above are inherited."""
    if is_group:
        return tuple(groups)
    if is_total:
        named = [group for group in groups if fold(group) in fold(label)]
        return (*named, *_labels(cells, "total"))
    own = _labels(cells, "label")
    own = own if any(map(has_words, own)) or label in own else [*own, label]
    return tuple(part for part in (*groups, *above, *own) if part)

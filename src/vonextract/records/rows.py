"""What rows are: the groups they stand under, their codes and names, whether they are totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from vonextract.meaning.record_words import KindWords, Vocabulary
from vonextract.model import Cell, Role
from vonextract.records.settings import SETTINGS
from vonextract.swedish.tokens import is_year
from vonextract.swedish.typography import fold, fold_spaces
from vonextract.table_view import TableView, is_dash
from vonextract.vocabulary import Words, per_vocabulary

_CODE = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
_ASIDE = re.compile(r"\([^)]{0,200}\)|,.*")
_WORDS = re.compile(r"[^\W\d_]{3}")


@per_vocabulary
def _coded(words: Words) -> re.Pattern[str]:
    """A code before a name, which no number of years is."""
    years = "|".join(words.languages.year_tails)
    return re.compile(rf"(\d{{1,6}}(?:\.\d{{1,3}})?)(?: ?[.:–-] ?| )(?!(?:{years})\b)([^\W\d_].+)")


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
    found = _coded().fullmatch(fold_spaces(label))
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


def without_marks(text: str, marks: Sequence[str]) -> str:
    """A label without the marks of notes at its end."""
    marked = next((mark for mark in marks if text.endswith(mark)), "")
    return text.removesuffix(marked).rstrip() if marked else text


def read_rows(view: TableView, marks: Mapping[int, Sequence[str]] | None = None) -> dict[int, Row]:
    """Every body row by its index, groups carried down.

    Args:
        view: the table.
        marks: the asterisks that refer to notes, by row, which are no part of its names.
    """
    return {row.index: row for row in _walk(view, marks or {})}


def _walk(view: TableView, marks: Mapping[int, Sequence[str]]) -> Iterator[Row]:
    above = _Above(view)
    for index in view.body:
        cells = [_bare(cell, marks.get(index, ())) for cell in view.rows.get(index, []) if cell.text]
        labels = [fold_spaces(cell.text) for cell in cells if cell.value is None and not is_dash(cell.text)]
        label = next(filter(has_words, labels), next(iter(labels), ""))
        is_total = any(cell.role == "total" for cell in cells)
        is_group = not is_total and any(cell.role == "group" for cell in cells[:1])
        own = {cell.col: fold_spaces(cell.text) for cell in cells if _names(cell)}
        if is_group and label:
            above.open(cells, label)
        else:
            above.close_within(own)
        path = _path(cells, above, label, own, is_total=is_total, is_group=is_group)
        code, name = _code_and_name(labels, label)
        groups = tuple(group.text for group in above.groups)
        yield Row(index, label, path, groups, code, name, is_total, is_group)
        if is_total:
            above = _Above(view)
        elif not is_group:
            above.pass_on(cells, own)


def _bare(cell: Cell, marks: Sequence[str]) -> Cell:
    """A cell without the marks of notes at the end of its words."""
    text = without_marks(cell.text, marks) if cell.value is None else cell.text
    return cell if text == cell.text else cell.model_copy(update={"text": text})


class _Group(NamedTuple):
    """A name of rows below it, and the column in which it stands below the labels left of it."""

    col: int
    text: str


class _Above:
    """What the rows above name the next one: groups, and labels by column that it may leave out."""

    def __init__(self, view: TableView) -> None:
        self._view = view
        self.groups: list[_Group] = []
        self.labels: dict[int, str] = {}
        self._nests = False

    def open(self, cells: Sequence[Cell], name: str) -> None:
        """Begin a group: below the one of the row before, or in the place of those as far to the right."""
        col = _depth(self._view, cells[0], self.labels)
        numbers = any(cell.value is not None for cell in cells)
        nested = self._nests and not numbers
        kept = [group for group in self.groups if group.col < col or (nested and group.col == col)]
        self.groups = [*kept, _Group(col, name)]
        self.labels = {c: text for c, text in self.labels.items() if c < col}
        self._nests = not numbers

    def close_within(self, own: Mapping[int, str]) -> None:
        """End the groups right of a row's own labels."""
        first = min(own, default=self._view.table.n_cols)
        self.groups = [group for group in self.groups if group.col <= first]
        self._nests = False

    def pass_on(self, cells: Sequence[Cell], own: Mapping[int, str]) -> None:
        """Let a row's labels name those below that leave them out."""
        first = min(own, default=self._view.table.n_cols)
        inner = _names_those_below(self._view, cells)
        self.groups += [inner] if inner else []
        kept = {col: text for col, text in self.labels.items() if col < first}
        self.labels = kept | {col: text for col, text in own.items() if not inner or col < inner.col}


def _depth(view: TableView, cell: Cell, above: Mapping[int, str]) -> int:
    """The column of a group's name when labels stand left of it, merged or left out; else the first."""
    left = (view.text(cell.row, col) or above.get(col, "") for col in range(cell.col))
    return cell.col if any(map(has_words, left)) else 0


def _names_those_below(view: TableView, cells: Sequence[Cell]) -> _Group | None:
    """The name of the rows below that a row without numbers prints across all columns, right of its label."""
    last = cells[-1] if len(cells) > 1 and all(cell.value is None for cell in cells) else None
    if last is None or last.col_span == 1 or last.col + last.col_span < view.table.n_cols:
        return None
    labelling = any(cell.role == "label" for cell in view.columns.get(last.col, []))
    short = len(last.text) <= SETTINGS.longest_label
    return _Group(last.col, fold_spaces(last.text)) if labelling and short else None


def _names(cell: Cell) -> bool:
    """Whether a cell's text may name rows below that leave it out."""
    return (cell.role == "label" or (cell.col == 0 and cell.role != "group")) and not is_dash(cell.text)


def _labels(cells: Sequence[Cell], role: Role) -> list[str]:
    """The texts of a row that name it."""
    named = (cell for cell in cells if cell.role == role and cell.value is None and not is_dash(cell.text))
    return [fold_spaces(cell.text) for cell in named]


def _path(
    cells: Sequence[Cell],
    above: _Above,
    label: str,
    own: Mapping[int, str],
    *,
    is_total: bool,
    is_group: bool,
) -> tuple[str, ...]:
    """Groups, then the label cells of the row; labels merged or left out above are inherited."""
    first = min(own, default=1)
    inherited = [(col, 1, text) for col, text in above.labels.items() if col < first]
    parts = [*((group.col, 0, group.text) for group in above.groups), *inherited]
    outer = [text for _, _, text in sorted(parts, key=itemgetter(0, 1))]
    if is_group:
        return tuple(outer)
    if is_total:
        named = [group.text for group in above.groups if fold(group.text) in fold(label)]
        return (*named, *_labels(cells, "total"))
    labels = _labels(cells, "label")
    labels = labels if any(map(has_words, labels)) or label in labels else [*labels, label]
    return tuple(part for part in (*outer, *labels) if part)

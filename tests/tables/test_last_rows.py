"""A chosen candidate goes on with further rows of the form of its last one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.tables.pages import page, words

from vonextract.geometry import Box
from vonextract.tables.grid import set_lines, word_box
from vonextract.tables.model import GridCell, PageTable
from vonextract.tables.verdict.last_rows import with_last_rows

HEAD, ROW, TOTAL = ["Datum", "Antal"], ["1 maj", "14"], ["2 maj", "15"]


def _tables(*counts: int, rows: Sequence[Sequence[str]], tops: Sequence[float]) -> list[PageTable]:
    """The first so many rows of the texts as tables of two columns, on one page."""
    made = [
        [words((60 + 100 * c, top, text)) for c, text in enumerate(row)]
        for row, top in zip(rows, tops, strict=False)
    ]
    page(*(group for row in made for group in row))
    tables = []
    for count in counts:
        cells = []
        for r, row in enumerate(made[:count]):
            for c, group in enumerate(row):
                cell = GridCell(r, c, 1, 1, word_box(group) if group else Box(0, 0, 1, 1))
                set_lines(cell, group)
                cells.append(cell)
        tables.append(PageTable(1, Box(60, 0, 260, 200), count, 2, cells, "text", 0.9))
    return tables


def _chosen(
    last: Sequence[str], *, score: float = 0.8, top: float = 90, more: Sequence[int] = (4,)
) -> list[int]:
    rows = [HEAD, ROW, ["1 juni", "16"], last, ["3 maj", "17"]]
    tables = _tables(3, *more, rows=rows, tops=[40, 56, 72, top, top + 16])
    held = [frozenset(table.word_indices()) for table in tables]
    return with_last_rows([0], [0.82, *(score for _ in more)], held, tables)


def test_a_rival_with_one_more_row_of_the_same_form_is_taken_and_the_longest_of_them() -> None:
    assert _chosen(TOTAL) == [1]
    assert _chosen(TOTAL, more=(4, 5)) == [2]


@pytest.mark.parametrize("last", [["Källa: nämnden", ""], ["", "15"], ["2 maj", "okänt"], ["2027", ""]])
def test_what_fills_other_columns_or_holds_no_amount_is_no_last_row(last: list[str]) -> None:
    assert _chosen(last) == [0]


@pytest.mark.parametrize(("total", "place"), [("31", 1), ("32", 0), ("16", 0)])
def test_numbers_without_a_label_are_the_last_row_where_they_are_the_sum(total: str, place: int) -> None:
    rows = [HEAD, ["1 maj", "15"], ["1 juni", "16"], ["", total]]
    tables = _tables(3, 4, rows=rows, tops=[40, 56, 72, 90])
    held = [frozenset(table.word_indices()) for table in tables]
    assert with_last_rows([0], [0.82, 0.78], held, tables) == [place]


def test_the_rows_of_a_group_follow_its_name_where_that_is_the_last_row() -> None:
    rows = [HEAD, ["2026", ""], ROW, ["2027", ""], TOTAL, ["3 maj", "17"]]
    tables = _tables(4, 5, 6, rows=rows, tops=[40, 56, 72, 90, 106, 122])
    held = [frozenset(table.word_indices()) for table in tables]
    assert with_last_rows([0], [0.82, 0.78, 0.78], held, tables) == [2]


@pytest.mark.parametrize(("name", "place"), [("2026", 1), ("", 0)])
def test_names_of_groups_stand_between_further_rows_where_some_stand_between_those_above(
    name: str, place: int
) -> None:
    rows = [HEAD, [name, "" if name else "12"], ["1 maj", "-"], ["2027", ""], TOTAL]
    tables = _tables(3, 5, rows=rows, tops=[40, 56, 72, 90, 106])
    held = [frozenset(table.word_indices()) for table in tables]
    assert with_last_rows([0], [0.82, 0.78], held, tables) == [place]


def test_what_scores_much_less_or_stands_further_down_is_no_last_row() -> None:
    assert _chosen(TOTAL, score=0.7) == [0]
    assert _chosen(TOTAL, top=115) == [0]


def test_no_row_is_taken_from_another_table() -> None:
    tables = _tables(3, 4, rows=[HEAD, ROW, ROW, TOTAL], tops=[40, 56, 72, 90])
    held = [frozenset(table.word_indices()) for table in tables]
    other = held[1] - held[0]
    assert with_last_rows([0, 2], [0.8, 0.8, 0.8], [*held, other], [*tables, tables[0]]) == [0, 2]

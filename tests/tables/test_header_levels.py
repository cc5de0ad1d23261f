from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import covered_once, words

from vonextract.geometry import Box
from vonextract.tables.grid import set_lines
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.header_levels import read_levels
from vonextract.tables.roles import set_roles


def table_of(header, rows, row_step=20.0, leading=12.0, method="rules", open_columns=False):
    """A table whose header cells are (column, span, [(top, text), ...]); labels of two lines wrap."""
    cells = []
    for col, span, lines in header:
        cell = GridCell(0, col, 1, span, Box(0, 0, 1, 1), page=1)
        set_lines(cell, words(*((100.0 * col + dx, top, text) for dx, top, text in lines)))
        cells.append(cell)
    top = 60.0
    for r, row in enumerate(rows, 1):
        for c, texts in enumerate(row):
            cell = GridCell(r, c, 1, 1, Box(0, 0, 1, 1), page=1)
            set_lines(cell, words(*((100.0 * c, top + leading * i, t) for i, t in enumerate(texts))))
            cells.append(cell)
        top += leading * (max(map(len, row)) - 1) + row_step
    n_cols = max(c.col + c.col_span for c in cells)
    part = PageTable(
        1, Box(0, 0, 500, 500), len(rows) + 1, n_cols, cells, method, 1.0, open_columns=open_columns
    )
    made = LogicalTable([part], part.n_rows, n_cols, 0, cells, method, 1.0)
    read_levels(made)
    set_roles(made, made.n_header_rows)
    return made


def header_texts(table):
    """The header's texts by (row, column, rows, columns)."""
    return {
        (c.row, c.col, c.row_span, c.col_span): c.text
        for c in table.cells
        if c.text and c.row < table.n_header_rows
    }


WRAPPED = [[["En", "lång"], ["10"], ["20"]], [["El"], ["30"], ["40"]], [["Mat"], ["5"], ["6"]]]
PLAIN = [[["Hyra"], ["10"], ["20"]], [["El"], ["30"], ["40"]], [["Mat"], ["5"], ["6"]]]


def two_lines(step):
    return [
        (0, 1, [(0, 0, "Post")]),
        (1, 1, [(0, 0, "Utfall"), (0, step, "2015")]),
        (2, 1, [(0, 0, "Budget"), (0, step, "2016")]),
    ]


def test_lines_as_far_apart_as_rows_are_levels() -> None:
    made = table_of(two_lines(20), WRAPPED)
    assert header_texts(made) == {
        (0, 0, 2, 1): "Post",
        (0, 1, 1, 1): "Utfall",
        (1, 1, 1, 1): "2015",
        (0, 2, 1, 1): "Budget",
        (1, 2, 1, 1): "2016",
    }
    assert (made.n_rows, made.n_header_rows) == (5, 2)
    assert covered_once(made)


def test_lines_as_near_as_those_of_a_cell_are_one_name() -> None:
    made = table_of(two_lines(12), WRAPPED)
    assert made.n_header_rows == 1
    assert "Utfall 2015" in header_texts(made).values()


@pytest.mark.parametrize(("step", "levels"), [(13.0, 1), (18.0, 2)])
def test_without_wrapped_cells_the_rows_alone_tell_levels(step, levels) -> None:
    assert table_of(two_lines(step), PLAIN, row_step=19.0).n_header_rows == levels


def test_what_counts_the_columns_is_a_level_however_near_it_stands() -> None:
    made = table_of(
        [(0, 1, [(0, 0, "Post")]), *((c, 1, [(0, 0, "A"), (0, 12, f"({c})")]) for c in (1, 2))], WRAPPED
    )
    assert header_texts(made)[1, 2, 1, 1] == "(2)"
    assert made.n_header_rows == 2


def test_a_word_broken_at_the_end_of_a_line_is_no_level() -> None:
    header = [
        (0, 1, [(0, 0, "Post")]),
        (1, 1, [(0, 0, "Avvi-"), (0, 20, "kelse")]),
        (2, 1, [(0, 0, "Prog-"), (0, 20, "nos")]),
    ]
    assert table_of(header, WRAPPED).n_header_rows == 1


@pytest.mark.parametrize(("step", "levels"), [(14.9, 1), (17.0, 2)])
@pytest.mark.parametrize("ends", [("helår", "(tkr)"), ("tkr", "%")])
def test_a_phrase_that_goes_on_is_parted_only_by_steps_much_wider_than_those_in_cells(
    step, levels, ends
) -> None:
    header = [
        (0, 1, [(0, 0, "Post")]),
        (1, 1, [(0, 0, "Prognos"), (0, step, ends[0])]),
        (2, 1, [(0, 0, "Avvikelse"), (0, step, ends[1])]),
    ]
    assert table_of(header, WRAPPED, row_step=16.0).n_header_rows == levels


def test_shares_in_the_header_are_labels_of_a_chart() -> None:
    header = [
        (0, 1, [(0, 0, "Stad 21 %"), (0, 20, "Land 8 %")]),
        (1, 1, [(0, 0, "Bil"), (0, 20, "Buss")]),
    ]
    assert table_of(header, [row[:2] for row in WRAPPED]).n_header_rows == 1


def test_one_name_with_a_wide_step_is_no_level() -> None:
    header = [(0, 1, [(0, 0, "Post")]), (1, 1, [(0, 0, "Utfall"), (0, 20, "2015")]), (2, 1, [(0, 0, "Mål")])]
    assert table_of(header, WRAPPED).n_header_rows == 1


def test_tagged_rows_stay() -> None:
    assert table_of(two_lines(20), WRAPPED, method="tags").n_header_rows == 1


def test_amounts_drawn_into_the_header_become_rows_again() -> None:
    header = [
        (0, 1, [(0, 0, "Post"), (0, 20, "Hyra")]),
        (1, 1, [(0, 0, "Utfall"), (0, 20, "373,6")]),
        (2, 1, [(0, 0, "Budget"), (0, 20, "375,7")]),
    ]
    made = table_of(header, WRAPPED)
    assert (made.n_header_rows, made.n_rows) == (1, 5)
    assert [c.text for c in made.cells if c.row == 1] == ["Hyra", "373,6", "375,7"]


def test_what_the_amounts_are_in_is_a_level_of_the_header() -> None:
    header = [
        (0, 1, [(0, 0, "Post")]),
        (1, 1, [(0, 0, "2024"), (0, 20, "1 000 kr")]),
        (2, 1, [(0, 0, "2023"), (0, 20, "1 000 kr")]),
    ]
    assert table_of(header, WRAPPED).n_header_rows == 2


FIVE = [[["Hyra"], ["10"], ["20"], ["30"], ["40"]], [["El"], ["11"], ["21"], ["31"], ["41"]]]
OVER_TWO = [
    (0, 1, [(0, 20, "Post")]),
    (1, 1, [(0, 20, "Utfall")]),
    (2, 1, [(-45, 0, "Period"), (0, 20, "Budget")]),
    (3, 1, [(0, 20, "Utfall")]),
    (4, 1, [(-40, 0, "Helår"), (0, 20, "Budget")]),
]


def test_names_set_over_several_open_columns_span_them() -> None:
    made = table_of(OVER_TWO, FIVE, open_columns=True)
    texts = header_texts(made)
    assert texts[0, 1, 1, 2] == "Period"
    assert texts[0, 3, 1, 2] == "Helår"
    assert [texts[1, c, 1, 1] for c in range(1, 5)] == ["Utfall", "Budget", "Utfall", "Budget"]
    assert covered_once(made)


def test_rows_read_as_one_do_not_make_the_steps_of_cells_as_wide_as_those_of_rows() -> None:
    read_as_one = [["Grupp"], ["Hyra"]]
    rows = [*PLAIN, *PLAIN, [[text for (text,) in read_as_one], ["7"], ["8"]]]
    assert table_of(two_lines(18), rows, row_step=18.0, leading=18.0).n_header_rows == 2


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        pytest.param(
            [(40, 0, "Medellön"), (0, 12, "2012"), (100, 12, "2017")],
            {(0, 1, 1, 2): "Medellön", (1, 1, 1, 1): "2012", (1, 2, 1, 1): "2017"},
            id="below their common name",
        ),
        pytest.param(
            [(0, 0, "2012"), (100, 0, "2017")],
            {(0, 1, 1, 1): "2012", (0, 2, 1, 1): "2017"},
            id="without a common name",
        ),
        pytest.param(
            [(0, 0, "Medellön"), (0, 12, "2012"), (60, 12, "2017")],
            {(0, 1, 1, 2): "Medellön 2012 2017"},
            id="over one of the columns",
        ),
    ],
)
def test_names_of_columns_in_one_cell_over_all_of_them_are_parted(lines, texts) -> None:
    rows = [[["Lärare"], ["28 870"], ["35 113"]], [["Rektor"], ["41 020"], ["48 310"]]]
    made = table_of([(0, 1, [(0, 12, "Kategori")]), (1, 2, lines)], rows)
    found = header_texts(made)
    assert {place: said for place, said in found.items() if place[1] > 0} == texts
    assert covered_once(made)


def test_names_in_drawn_columns_span_none() -> None:
    made = table_of(OVER_TWO, FIVE)
    assert all(cols == 1 for _, _, _, cols in header_texts(made))


@given(
    st.lists(
        st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True).map(sorted), min_size=3, max_size=5
    ),
    st.booleans(),
)
def test_every_place_is_covered_once_and_every_word_kept(levels, open_columns) -> None:
    header = [(c, 1, [(0, 18.0 * n, f"namn{c}{n}") for n in lines]) for c, lines in enumerate(levels)]
    rows = [[["Hyra"], *([str(10 * r + c)] for c in range(1, len(levels)))] for r in range(3)]
    made = table_of(header, rows, open_columns=open_columns)
    assert covered_once(made)
    kept = sorted(w.text for c in made.cells for line in c.lines for w in line)
    assert kept == sorted(
        [*(f"namn{c}{n}" for c, lines in enumerate(levels) for n in lines), *(t for r in rows for (t,) in r)]
    )

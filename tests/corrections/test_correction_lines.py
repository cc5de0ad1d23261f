"""Rows and columns that are joined and split: every cell, its place, its extent and its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.corrections.joined_rows import Unfit, join_rows, on_its_side, split_row
from vonextract.geometry import Box
from vonextract.model import Cell, Role, Table

WIDE, HIGH = 40.0, 12.0


def cell(row: int, col: int, text: str = "", *, rows: int = 1, cols: int = 1, page: int = 1) -> Cell:
    """A cell at its place on a page of even rows and columns."""
    box = Box(col * WIDE, row * HIGH, (col + cols) * WIDE, (row + rows) * HIGH)
    role: Role = "value" if text else "empty"
    return Cell(row=row, col=col, row_span=rows, col_span=cols, role=role, text=text, page=page, box=box)


def table(n_rows: int, n_cols: int, *cells: Cell) -> Table:
    return Table(
        table_id=1,
        section_id=None,
        ordinal=1,
        n_rows=n_rows,
        n_cols=n_cols,
        n_header_rows=0,
        page_first=1,
        page_last=1,
        box=Box(0, 0, n_cols * WIDE, n_rows * HIGH),
        method="made",
        confidence=1,
        cells=list(cells),
    )


def places(found: Table) -> dict[tuple[int, int], tuple[str, int, int]]:
    """Text and spans of every cell by row and column."""
    return {(c.row, c.col): (c.text, c.row_span, c.col_span) for c in found.cells}


@st.composite
def plain(draw: st.DrawFn) -> Table:
    """A table without spans; some cells are empty."""
    n_rows, n_cols = draw(st.integers(2, 5)), draw(st.integers(1, 4))
    word = st.sampled_from(["", "a", "b c", "12 500"])
    cells = (cell(r, c, draw(word)) for r in range(n_rows) for c in range(n_cols))
    return table(n_rows, n_cols, *cells)


@given(plain())
def test_a_table_laid_on_its_side_twice_is_as_it_was(made: Table) -> None:
    turned = on_its_side(made)
    assert (turned.n_rows, turned.n_cols) == (made.n_cols, made.n_rows)
    assert on_its_side(turned) == made


@given(plain(), st.data())
def test_a_row_that_is_joined_and_split_again_is_as_it_was(made: Table, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, made.n_rows - 2))
    lower = [c.text for c in made.cells if c.row == row + 1]
    assert split_row(join_rows(made, row), row, lower) == made


@given(plain(), st.data())
def test_joining_two_rows_leaves_the_others_in_their_order(made: Table, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, made.n_rows - 2))
    joined = join_rows(made, row)
    before, after = places(made), places(joined)
    assert joined.n_rows == made.n_rows - 1
    for (r, c), (text, _, _) in after.items():
        both = f"{before[r, c][0]} {before[r + 1, c][0]}".strip() if r == row else None
        assert text == (both if r == row else before[r if r < row else r + 1, c][0])
    assert len(after) == joined.n_rows * joined.n_cols


def test_a_joined_cell_covers_both_and_takes_the_role_of_the_one_that_says_something() -> None:
    joined = join_rows(table(2, 2, cell(0, 0), cell(0, 1, "x"), cell(1, 0, "y"), cell(1, 1)), 0)
    assert [c.role for c in joined.cells] == ["value", "value"]
    assert [c.box for c in joined.cells] == [Box(0, 0, WIDE, 2 * HIGH), Box(WIDE, 0, 2 * WIDE, 2 * HIGH)]


def test_cells_of_two_pages_that_are_joined_stay_at_the_first_ones_place() -> None:
    for first, second in ((1, 2), (2, 1)):
        joined = join_rows(table(2, 1, cell(0, 0, "a", page=first), cell(1, 0, "b", page=second)), 0)
        assert joined.cells[0].page == first
        assert joined.cells[0].box == Box(0, 0, WIDE, HIGH)


def test_spans_grow_and_shrink_with_the_rows_they_cover() -> None:
    made = table(
        4,
        2,
        cell(0, 0, "över alla", rows=3),
        cell(0, 1, "a"),
        cell(1, 1, "b"),
        cell(2, 1, "c"),
        cell(3, 0, "sist", cols=2),
    )
    joined = join_rows(made, 1)
    assert places(joined) == {
        (0, 0): ("över alla", 2, 1),
        (0, 1): ("a", 1, 1),
        (1, 1): ("b c", 1, 1),
        (2, 0): ("sist", 1, 2),
    }
    assert places(split_row(joined, 1, ["", "c"])) == places(made)


def test_a_cell_that_ends_in_the_upper_row_is_left_and_one_that_begins_below_moves_up() -> None:
    made = table(3, 2, cell(0, 0, "två", rows=2), cell(0, 1, "a"), cell(1, 1, "b", rows=2), cell(2, 0, "c"))
    assert places(join_rows(made, 1)) == {
        (0, 0): ("två", 2, 1),
        (0, 1): ("a", 1, 1),
        (1, 1): ("b", 1, 1),
        (1, 0): ("c", 1, 1),
    }


def test_a_lower_cell_of_several_rows_keeps_those_it_has_left() -> None:
    made = table(3, 1, cell(0, 0, "a"), cell(1, 0, "b", rows=2))
    assert places(join_rows(made, 0)) == {(0, 0): ("a b", 2, 1)}


def test_nothing_follows_the_last_row() -> None:
    made = table(2, 1, cell(0, 0, "a"), cell(1, 0, "b"))
    for row in (1, 2):
        with pytest.raises(Unfit, match="nothing follows it"):
            join_rows(made, row)


def test_the_halves_of_a_split_row_meet_in_its_middle() -> None:
    cut = split_row(table(2, 2, cell(0, 0), cell(1, 0, "a b"), cell(1, 1, "c")), 1, ["b"])
    assert cut.n_rows == 3
    assert [(c.row, c.col, c.text, c.role) for c in cut.cells] == [
        (0, 0, "", "empty"),
        (1, 0, "a", "value"),
        (1, 1, "c", "value"),
        (2, 0, "b", "value"),
        (2, 1, "", "empty"),
    ]
    boxes = {(c.row, c.col): c.box for c in cut.cells}
    assert boxes[1, 0] == Box(0, 1 * HIGH, WIDE, 1.5 * HIGH)
    assert boxes[2, 0] == Box(0, 1.5 * HIGH, WIDE, 2 * HIGH)


@pytest.mark.parametrize(
    ("lower", "why"),
    [
        (["", "", ""], "3 texts are stated for 2 places"),
        (["x"], "'a b' does not end in 'x'"),
        (["", "c"], "no cell of its own stands at place 2, where 'c' is stated"),
    ],
)
def test_what_can_not_be_split_so_is_told(lower: list[str], why: str) -> None:
    made = table(2, 2, cell(0, 0, "a b"), cell(0, 1, "c", rows=2), cell(1, 0, "d"))
    with pytest.raises(Unfit, match=why):
        split_row(made, 0, lower)


def test_what_is_no_text_of_a_cell_of_several_rows_may_be_left_out() -> None:
    made = table(2, 2, cell(0, 0, "a b"), cell(0, 1, "c", rows=2), cell(1, 0, "d"))
    assert places(split_row(made, 0, ["b", ""])) == {
        (0, 0): ("a", 1, 1),
        (0, 1): ("c", 3, 1),
        (1, 0): ("b", 1, 1),
        (2, 0): ("d", 1, 1),
    }


def test_a_text_is_stated_only_where_the_row_itself_has_a_cell() -> None:
    made = table(
        3, 2, cell(0, 0, "a"), cell(0, 1, "b c", rows=2), cell(1, 0, "d"), cell(2, 0, "e"), cell(2, 1, "f c")
    )
    for row in (0, 1):
        with pytest.raises(Unfit, match="no cell of its own stands at place 2, where 'c' is stated"):
            split_row(made, row, ["", "c"])
    upper = table(
        3, 2, cell(0, 0, "a"), cell(0, 1, "b c"), cell(1, 0, "d"), cell(1, 1, "e", rows=2), cell(2, 0, "f")
    )
    with pytest.raises(Unfit, match="no cell of its own stands at place 2"):
        split_row(upper, 2, ["", "e"])


def test_a_row_without_an_upper_cell_is_moved_up_and_one_without_a_lower_stays() -> None:
    made = table(3, 3, cell(0, 0, "a"), cell(0, 2, "b"), cell(1, 1, "c"), cell(1, 2, "d"), cell(2, 0, "e"))
    assert places(join_rows(made, 0)) == {
        (0, 0): ("a", 1, 1),
        (0, 1): ("c", 1, 1),
        (0, 2): ("b d", 1, 1),
        (1, 0): ("e", 1, 1),
    }

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import across, covered_once, page, texts, words

from vonextract.pdf.model import ABSENT, Tag
from vonextract.tables.tagged.engine import TaggedEngine
from vonextract.tables.tagged.tagged_grid import TaggedCell, TaggedRow, place


def tagged(rows, *, header=1, top=100.0, pitch=20.0):
    """A page whose only content is a tagged table; a cell is (x, text), None leaves it out."""
    groups, table, mcid = [], Tag("Table"), 0
    for r, row in enumerate(rows):
        tr = Tag("TR")
        for cell in row:
            if cell is None:
                continue
            x, text, *span = cell
            groups.append(words((x, top + pitch * r, text), mcid=mcid))
            tr.children.append(
                Tag("TH" if r < header else "TD", col_span=span[0] if span else 1, mcids=[mcid])
            )
            mcid += 1
        table.children.append(tr)
    return page(*groups, tags=[Tag("Document", children=[table])])


ROWS = [
    [(50, "Post"), (200, "Budget"), (300, "Utfall")],
    [(50, "Hyra"), (200, "10"), (300, "12")],
    [(50, "El"), None, (300, "8")],
]


def only(text):
    (table,) = TaggedEngine().propose(text)
    assert covered_once(table)
    return table


def test_left_out_empty_cell_is_placed_by_position() -> None:
    table = only(tagged(ROWS))
    assert texts(table)[2] == ["El", "", "8"]
    assert table.n_header_rows == 1
    assert table.confidence > 0.9


def test_words_that_were_taken_for_notes_are_in_no_cell() -> None:
    text = tagged([[(50, "Yta, m² 2"), (200, "Budget")], [(50, "Hyra"), (200, "10")]])
    text.notes.add(next(word.index for word in text.words if word.text == "2"))
    assert texts(only(text))[0] == ["Yta, m²", "Budget"]


def test_left_out_corner_is_placed_by_position() -> None:
    rows = [[None, (200, "Budget"), (300, "Utfall")], *ROWS[1:]]
    assert texts(only(tagged(rows)))[0] == ["", "Budget", "Utfall"]


def test_missing_span_is_seen_from_the_words() -> None:
    rows = [[(50, "Post"), (200, "Budget och utfall under hela året")], *ROWS[1:]]
    assert [c.col_span for c in only(tagged(rows)).cells if c.row == 0] == [1, 2]


def test_rows_at_the_same_height_are_doubted() -> None:
    assert only(tagged(ROWS, pitch=2.0)).confidence < 0.8


def test_every_cell_its_own_table_is_doubted() -> None:
    one = Tag("Table", children=[Tag("TR", children=[Tag("TD", mcids=[0])])])
    (table,) = TaggedEngine().propose(page(words((50, 100, "Hyra"), mcid=0), tags=[one]))
    assert table.confidence < 0.8


def test_outer_table_that_lays_out_the_page_is_no_table() -> None:
    inner = tagged(ROWS)
    inner.page.tags = [Tag("Table", children=[Tag("TR", children=[Tag("TD", children=inner.page.tags)])])]
    assert only(inner).n_cols == 3


spans = st.integers(1, 3)


@given(
    st.lists(st.lists(st.tuples(spans, spans, st.booleans()), min_size=1, max_size=5), min_size=1, max_size=6)
)
def test_no_cell_leaves_the_grid(shape) -> None:
    rows = [
        TaggedRow([TaggedCell(high, wide, False, words((60.0 * c, 20.0 * r, "ord")) if said else [])
                   for c, (high, wide, said) in enumerate(row)])
        for r, row in enumerate(shape)
    ]  # fmt: skip
    n_cols = place(rows)
    for cell in (c for row in rows for c in row.cells):
        assert cell.col >= 0 and cell.col + cell.col_span <= n_cols
        assert cell.row >= 0 and cell.row + cell.row_span <= len(rows)


def with_absent_rows(text, at, count=1):
    """The page with rows that the tree states but that have no content on the page."""
    text.page.tags[0].children[0].children[at:at] = [Tag(ABSENT)] * count
    return text


def test_empty_row_between_rows_far_apart_is_a_row() -> None:
    table = only(with_absent_rows(tagged(ROWS, pitch=24.0), 2))
    assert [row[0] for row in texts(table)] == ["Post", "Hyra", "", "El"]


@pytest.mark.parametrize("count", [1, 30])
def test_rows_without_room_are_on_other_pages(count) -> None:
    assert only(with_absent_rows(tagged(ROWS, pitch=14.0), 1, count)).n_rows == 3


@pytest.mark.parametrize(
    ("border", "below", "rows"), [(175.0, 190.0, 5), (175.0, 155.0, 3), (175.0, None, 3), (None, 190.0, 3)]
)
def test_empty_rows_at_the_end_have_room_above_the_last_border(border, below, rows) -> None:
    text = tagged(ROWS)
    after = words((50, below, "Kommentar till tabellen")) if below else []
    rules = [across(border, 50.0, 320.0)] if border else []
    assert (
        only(with_absent_rows(page(text.words, after, rules=rules, tags=text.page.tags), 3, 2)).n_rows == rows
    )


def test_absent_cell_keeps_the_place_of_an_empty_one() -> None:
    rows = [ROWS[0], [(50, "Hyra"), (200, "10"), (300, "12")], [(50, "El"), (300, "8")]]
    text = tagged(rows)
    text.page.tags[0].children[0].children[2].children.insert(1, Tag(ABSENT))
    assert texts(only(text))[2] == ["El", "", "8"]


def test_a_cell_wider_than_the_name_of_its_column_is_not_put_into_an_empty_one_before() -> None:
    names = [(50, ""), (85, "Analys"), (300, "Åtgärd")]
    rows = [names, [(85, "Risk finns för att kostnader är höga"), (300, "Se över avtal")]]
    text = tagged([[names[0], *names[1:]], *rows[1:]])
    assert texts(only(text))[1] == ["", "Risk finns för att kostnader är höga", "Se över avtal"]

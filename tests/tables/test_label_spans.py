from __future__ import annotations

from tests.tables.pages import covered_once

from vonextract.geometry import Box
from vonextract.tables.model import GridCell, LogicalTable, PageTable
from vonextract.tables.over_pages.cuts import cut_row
from vonextract.tables.over_pages.label_spans import span_labels

HEAD = ["Mål", "Inriktning", "Mått", "Källa"]
BODY = [
    ["Trygghet", "Boende", "Nöjdhet", "Enkät"],
    ["", "", "Bemötande", "Enkät"],
    ["", "Hemtjänst", "Kontinuitet", "Register"],
    ["Miljö", "Måltider", "Svinn", "Vägning"],
    ["", "", "Utsläpp", "Inköp"],
]


def table_of(rows, method="text"):
    cells = [
        GridCell(r, c, 1, 1, Box(100.0 * c, 20.0 * r, 100.0 * c + 90, 20.0 * r + 15), page=1, text=text)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    box = Box(0, 0, 100.0 * len(rows[0]), 20.0 * len(rows))
    part = PageTable(1, box, len(rows), len(rows[0]), cells, method, 1.0)
    return LogicalTable([part], part.n_rows, part.n_cols, 1, cells, method, 1.0)


def spans(table):
    return {c.text: c.row_span for c in table.cells if c.row_span > 1}


def test_labels_of_groups_reach_down_to_the_next() -> None:
    table = table_of([HEAD, *BODY])
    span_labels(table)
    assert spans(table) == {"Trygghet": 3, "Boende": 2, "Miljö": 2, "Måltider": 2}
    assert covered_once(table)
    assert "2 column(s) at the left" in table.trace[-1]


def unspanned(rows, method="text") -> bool:
    table = table_of(rows, method)
    span_labels(table)
    return not spans(table) and not table.trace


def test_borders_say_how_far_a_cell_reaches() -> None:
    assert unspanned([HEAD, *BODY], "ruled")


def drawn(*reaching):
    """The table with borders that show these labels to reach down over two rows."""
    table = table_of([HEAD, *BODY], "rules")
    for label in [c for c in table.cells if c.text in reaching]:
        label.row_span = 2
        table.cells = [c for c in table.cells if (c.row, c.col) != (label.row + 1, label.col)]
    span_labels(table)
    assert covered_once(table)
    return spans(table)


def test_labels_cut_by_a_page_break_go_on_where_others_are_seen_to_reach_down() -> None:
    assert drawn("Miljö", "Måltider") == {"Trygghet": 3, "Boende": 2, "Miljö": 2, "Måltider": 2}


def test_borders_tell_of_each_column_whether_labels_reach_down() -> None:
    assert drawn("Miljö") == {"Trygghet": 3, "Miljö": 2}


def test_a_table_of_amounts_is_left_alone() -> None:
    assert unspanned([["Grupp", "Post", "Kr"], ["Lön", "Fast", "12"], ["", "Rörlig", "7"], ["", "Sem", "9"]])


def test_rows_without_a_name_of_their_own_form_no_groups() -> None:
    assert unspanned([HEAD, *BODY, ["", "", "", "Enkät"], ["", "", "Energi", ""]])


def test_a_label_that_begins_no_group_to_its_right_forms_none() -> None:
    assert unspanned([HEAD, *BODY, ["Ekonomi", "", "Budget", "Bokslut"]])


def test_a_first_row_without_labels_forms_no_groups() -> None:
    assert unspanned([HEAD, *BODY[1:]])


def test_a_label_missing_once_is_no_group() -> None:
    whole = [["Ansvarig", "Uppgift"], *([f"Enhet {i}", f"Plan {i}"] for i in "abcde")]
    assert unspanned([*whole, ["", "Uppföljning"]])


def first_row(*texts):
    return [GridCell(0, c, 1, 1, Box(0, 0, 1, 1), page=2, text=text) for c, text in enumerate(texts)]


def test_a_row_without_the_name_that_every_row_has_is_a_rest() -> None:
    table = table_of([HEAD, *BODY])
    assert cut_row(table, first_row("", "", "", "Läses av varje månad"))
    assert not cut_row(table, first_row("", "", "Energi", "Läses av varje månad"))
    assert not cut_row(table_of([HEAD, *BODY[:3]]), first_row("", "", "", "Läses av varje månad"))

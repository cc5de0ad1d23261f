from __future__ import annotations

import pytest
from tests.tables.pages import words

from vonextract.geometry import Box
from vonextract.tables.grid import cell_text, lines_of
from vonextract.tables.model import GridCell, LogicalTable
from vonextract.tables.roles import header_rows, names_periods, rows_of, set_roles


def table(rows, bold=()):
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            lines = [words((60.0 * c, 20.0 * r, text), bold=r in bold)] if text else []
            cells.append(GridCell(r, c, 1, 1, Box(0, 0, 1, 1), lines, page=1, text=text))
    made = LogicalTable([], len(rows), len(rows[0]), 0, cells, "rules", 1.0)
    set_roles(made)
    return made


def roles(made):
    return [[c.role for c in made.cells if c.row == r] for r in range(made.n_rows)]


def test_header_label_group_total_and_empty() -> None:
    made = table(
        [
            ["Post", "Budget", "Utfall"],
            ["Äldreomsorg", "", ""],
            ["Hyra", "10", "-"],
            ["El", "", "8"],
            ["Summa", "10", "8"],
        ]
    )
    assert roles(made) == [
        ["header"] * 3,
        ["group", "empty", "empty"],
        ["label", "value", "value"],
        ["label", "empty", "value"],
        ["total"] * 3,
    ]


def test_two_header_rows_over_years() -> None:
    made = table([["Post", "Utfall", "Budget"], ["", "2023", "2024"], ["Hyra", "10", "12"]])
    assert made.n_header_rows == 2


def test_a_row_of_one_unit_without_a_label_is_header() -> None:
    rows = [["Hyra", "10", "12"], ["El", "2", "3"]]
    assert table([["Post", "2023", "2024"], ["", "1 000 kr", "1 000 kr"], *rows]).n_header_rows == 2
    assert table([["Post", "2023", "2024"], ["", "", "(1 000 kr)"], *rows]).n_header_rows == 2
    assert table([["Post", "2023", "2024"], ["", "", "1 000 kr"], *rows]).n_header_rows == 1
    assert table([["Post", "2023", "2024"], ["Avgift", "1 000 kr", "1 000 kr"], *rows]).n_header_rows == 1


def test_a_blank_row_above_the_names_belongs_to_the_header() -> None:
    blank = ["", "", ""]
    made = table(
        [blank, ["Driftskostnader", "2024", "2023"], blank, ["El", "10", "12"], ["Vatten", "3", "4"]]
    )
    assert made.n_header_rows == 2
    assert table([blank, ["El", "10", "12"], ["Vatten", "3", "4"]]).n_header_rows == 0


def header_of_choices(second, *marks):
    """How many header rows a table has whose header spans the columns of choices, with those marks below."""
    rows = [["Risk", "Val", ""], ["", *second], *(["Brist", a, b] for a, b in marks)]
    cells = [c for c in table(rows).cells if (c.row, c.col) != (0, 2)]
    next(c for c in cells if (c.row, c.col) == (0, 1)).col_span = 2
    return header_rows(rows_of(cells, len(rows)), 3)


def test_words_over_marks_are_a_header_below_a_name_that_spans_them() -> None:
    assert header_of_choices(["Behåll", "Lägg ned"], ["x", ""], ["", "x"]) == 2
    assert header_of_choices(["Behåll", "Lägg ned"], ["kanske", ""], ["", "nej"]) == 1
    assert header_of_choices(["x", ""], ["x", ""], ["", "x"]) == 1
    assert header_of_choices(["Behåll", "Lägg ned"], ["", ""], ["", ""]) == 1


def test_first_row_of_amounts_is_no_header() -> None:
    assert table([["Hyra", "10", "12"], ["El", "7", "8"]]).n_header_rows == 0


def test_bold_group_row_is_no_second_header() -> None:
    made = table([["Post", "Utfall"], ["Äldreomsorg", ""], ["Hyra", "10"]], bold=(0, 1))
    assert made.n_header_rows == 1


def test_cell_text_undoes_a_line_end_hyphen_and_joins_lines() -> None:
    lines = lines_of(words((0, 0, "Delårsrap-"), (0, 12, "port 1"), (0, 24, "och 2")))
    assert cell_text(lines) == "Delårsrapport 1 och 2"


def test_words_of_one_row_at_different_heights_share_a_line() -> None:
    assert [len(line) for line in lines_of(words((0, 0, "ett"), (40, 3, "två"), (0, 14, "tre")))] == [2, 1]


def test_years_over_amounts_are_a_header_even_with_a_note_marker() -> None:
    made = table([["Åtgärd", "2024 *", "2025", "Totalt"], ["Översyn", "535 000", "-", "535 000"]])
    assert made.n_header_rows == 1


def test_rows_below_the_first_rule_may_be_header_too_where_the_header_is_open_ended() -> None:
    texts = [["Post", "Utfall", "Budget"], ["", "2023", "2024"], ["Hyra", "10", "12"]]
    rows = rows_of(table(texts).cells, 3)
    assert header_rows(rows, 3, 1) == 1
    assert header_rows(rows, 3, 1, open_ended=True) == 2
    assert header_rows(rows, 3, 2, open_ended=True) == 2


def stated(*rows: tuple[str, str]) -> int:
    """How many rows are header in a table whose first row is stated to be."""
    return header_rows(rows_of(table(rows).cells, len(rows)), 2, 1)


def test_amounts_in_thousands_are_no_names_though_the_row_is_stated_to_be_header() -> None:
    below = [("balanserat resultat", "-3 694 454"), ("summa", "-4 048 264")]
    assert stated(("årets resultat", "-353 810"), *below) == 0
    assert stated(("resultat", "2024"), *below) == stated(("resultat", "1 000-2 000"), *below) == 1
    assert stated(("resultat", "0,5"), *below) == 1


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (["31.12.2024", "31.12.2023"], True),
        (["2024-01-01 2024-12-31", "2023-01-01 2023-12-31"], True),
        (["01.02.2015", "31.01.2016"], False),
    ],
)
def test_days_name_columns_unless_some_begin_what_others_end(said: list[str], named: bool) -> None:
    (row,) = rows_of(table([["", *said]]).cells, 1)
    assert names_periods(row) is named


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("24.", "Anta plan", "Chefen"), ("25.", "Gallra", "Chefen")], 0),
        ([("1", "Anta plan", "Chefen"), ("2", "Gallra", "Chefen")], 0),
        ([("Nr", "Beslut", "Av"), ("1", "Gallra", "Chefen")], 1),
        ([("24.", "Anta plan", "Chefen"), ("24.", "Gallra", "Chefen")], 1),
        ([("2023", "Anta plan", "Chefen"), ("2024", "Gallra", "Chefen")], 1),
        ([("24.", "", ""), ("25.", "Gallra", "Chefen")], 1),
        ([("Mötesdag", "19 mars 2019"), ("Anslaget sätts upp", "20 mars 2019")], 0),
        ([("Händelse", "Dag"), ("Anslaget sätts upp", "20 mars 2019")], 1),
        ([("Mötesdag", "19 mars 2019"), ("Plats", "Stadshuset")], 1),
        ([("Post", "2024-12-31"), ("Kassa", "1 200")], 1),
        ([("Mötesdag", "19 mars 2019", "Ja"), ("Anslaget sätts upp", "20 mars 2019", "Nej")], 1),
    ],
)
def test_a_row_that_begins_a_list_is_no_header(rows: list[tuple[str, ...]], header: int) -> None:
    made = rows_of(table(rows).cells, len(rows))
    assert [header_rows(made, len(rows[0]), told) for told in (0, 1)] == [header, header]


def test_texts_in_the_outer_two_of_three_columns_begin_no_list() -> None:
    made = rows_of(table([("Mötesdag", "", "19 mars 2019"), ("Justering", "", "20 mars 2019")]).cells, 2)
    assert header_rows(made, 3, 1) == 1


def test_what_tags_say_is_a_header_is_one_though_it_looks_like_the_first_of_a_list() -> None:
    made = rows_of(table([("1", "Anta plan"), ("2", "Gallra")]).cells, 2)
    for cell in made[0]:
        cell.header = True
    assert header_rows(made, 2, 1) == 1

"""Borders that a grid leaves out and that its words show: between labels, and between rows of one column."""

from __future__ import annotations

from tests.tables.pages import across, covered_once, down, fill, page, texts, words

from vonextract.layout.model import Word
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.ruled.text_walls import borders_between_names

ENDS = (50.0, 450.0)


def read(*lines: list[Word], shaded: tuple[float, ...] = ()) -> list[list[str]]:
    """A table with a border below its names and one behind its labels, some rows with a ground behind it."""
    rules = [*(across(y, *ENDS) for y in (100, 120, 240)), *(down(x, 100, 240) for x in (50, 250, 450))]
    grounds = [
        fill(250, y, ENDS[1], y + 40, color)
        for y, color in zip(shaded, (0xDDDDDD, 0xEEEEEE, 0xDDDDDD), strict=False)
    ]
    (table,) = RuledEngine().propose(page(*lines, rules=rules, fills=grounds))
    assert covered_once(table)
    return texts(table)


def line(y: float, *said: tuple[float, str]) -> list[Word]:
    return words(*((x, y, text) for x, text in said))


NAMES = line(106, (55, "Uppdrag"), (260, "Läge"))
YS, GROUNDS = (126, 166, 206), (120, 160, 200)
HEAD = line(106, (55, "Anställda"), (300, "2016"), (400, "2017"))


def test_texts_far_apart_before_the_first_border_are_columns() -> None:
    found = read(
        HEAD,
        line(126, (55, "Hemtjänst"), (130, "Chefer"), (190, "Antal"), (300, "4,0"), (400, "5,0")),
        line(146, (190, "Andel"), (300, "12"), (400, "13")),
        line(166, (55, "Stab"), (130, "Övriga"), (190, "Antal"), (300, "6,5"), (400, "7,5")),
        line(186, (190, "Andel"), (300, "14"), (400, "15")),
    )
    assert found[1:] == [
        ["Hemtjänst", "Chefer", "Antal", "4,0", "5,0"],
        ["", "", "Andel", "12", "13"],
        ["Stab", "Övriga", "Antal", "6,5", "7,5"],
        ["", "", "Andel", "14", "15"],
    ]


def test_names_far_apart_are_of_two_columns_though_one_of_them_is_empty() -> None:
    rows = [line(126 + 20 * n, (55, f"Mått {n}"), (390, f"{7 + n}")) for n in range(4)]
    head = line(106, (55, "Mått"), (260, "Utfall"), (370, "Målet"))
    assert read(head, *rows)[:2] == [["Mått", "Utfall", "Målet"], ["Mått 0", "", "7"]]
    near = line(106, (55, "Mått"), (355, "i"), (370, "Målet"))
    assert read(near, *rows)[:2] == [["Mått", "i Målet"], ["Mått 0", "7"]]
    crossed = [*rows[:3], line(186, (55, "Mått 3"), (270, "Ett långt svar utan siffror i"))]
    assert {len(row) for row in read(head, *crossed)} == {2}


def test_a_name_of_two_lines_stands_beside_names_between_them() -> None:
    rows = [line(126 + 20 * n, (55, f"Olycka {n}"), (260, "0")) for n in range(4)]
    head = [
        line(102, (370, "Åtgärd,")),
        line(107, (55, "Händelse"), (260, "Antal")),
        line(112, (370, "planerad")),
    ]
    assert read(*head, *rows)[:2] == [["Händelse", "Antal", "Åtgärd, planerad"], ["Olycka 0", "0", ""]]


def test_names_that_numbers_of_one_line_share_part_no_columns() -> None:
    names = line(106, (260, "Utfall"), (400, "Mål"))
    body = line(126, (255, "12"), (300, "13"), (400, "14"))
    page(names, body)
    edges = [50.0, 250.0, 450.0]
    assert borders_between_names(edges, [*names, *body], names) == {0: [], 1: []}
    alone = [body[0], body[2]]
    assert borders_between_names(edges, [*names, *alone], names)[1] == [(names[0].x1 + 400) / 2]


def test_columns_that_names_in_the_first_row_show_part_rows_that_leave_one_empty() -> None:
    said = [("Kön", "Kvinna", "1"), ("", "Man", "0,93"), ("Ålder", "", "1,01"), ("Inkomst", "", "1,004")]
    rows = [
        line(126 + 16 * n, *((x, text) for x, text in zip((55, 160, 360), row, strict=True) if text))
        for n, row in enumerate(said)
    ]
    head = line(106, (55, "Variabel"), (160, "Kategori"), (360, "Kvot"))
    rules = [across(100, *ENDS), across(120, *ENDS), down(340, 100, 190), across(190, *ENDS)]
    (table,) = RuledEngine().propose(page(head, *rows, rules=rules))
    assert texts(table) == [["Variabel", "Kategori", "Kvot"], *map(list, said)]


def test_the_items_of_a_list_are_no_column() -> None:
    items = [
        line(126 + 20 * n, (55, "•"), (80, f"Punkt {chr(97 + n)}"), (300, "4,0"), (400, "5,0"))
        for n in range(3)
    ]
    assert {len(row) for row in read(HEAD, *items)} == {3}


def test_grounds_that_end_where_the_rules_do_are_rows_of_all_columns() -> None:
    rows = [
        [line(y, (55, f"Uppdrag {y}"), (260, "Klart nu")), line(y + 12, (55, "att göra"))]
        for y in (126, 166, 206)
    ]
    found = read(
        line(106, (55, "Uppdrag"), (260, "Läge")), *(ln for row in rows for ln in row), shaded=(120, 160, 200)
    )
    assert found[1:] == [[f"Uppdrag {y} att göra", "Klart nu"] for y in (126, 166, 206)]


def test_a_text_in_the_middle_of_several_rows_is_of_all_of_them() -> None:
    numbers = [line(y, (260, f"Rad {y}")) for y in (126, 166, 206)]
    found = read(
        line(106, (55, "Uppdrag"), (260, "Läge")), line(166, (55, "Alla")), *numbers, shaded=(120, 160, 200)
    )
    assert [len(row) for row in found] == [2, 2, 1, 1]


def _in_rows(*body: tuple[float, str]) -> list[str]:
    """The second row of a grid whose first row alone has borders between its three columns."""
    rules = [*(across(y, 50, 450) for y in (100, 120, 140)), *(down(x, 100, 120) for x in (90, 250))]
    rules += [down(x, 100, 140) for x in (50, 450)]
    names = words((95, 106, "Analys"), (255, 106, "Åtgärd"))
    said = words(*((x, 126, text) for x, text in body))
    (table,) = RuledEngine().propose(page(names, said, rules=rules))
    return [c.text for c in table.cells if c.row == 1]


def test_texts_that_begin_as_others_in_their_columns_leave_the_column_before_them_empty() -> None:
    assert _in_rows((95, "Risk finns"), (255, "Se över")) == ["", "Risk finns", "Se över"]
    assert _in_rows((120, "Risk finns"), (255, "Se över")) == ["Risk finns", "Se över"]

from __future__ import annotations

from itertools import pairwise
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tables.pages import across, covered_once, down, fill, grid_rules, page, texts, words

from vonextract.pdf.model import Fill
from vonextract.tables import edges
from vonextract.tables.edges import Edge, joined
from vonextract.tables.find import first_verdict
from vonextract.tables.lattice import Lattice, _covers, spanned_cells
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.ruled.stacks import row_places
from vonextract.tables.verdict.candidate import Surroundings

XS, YS = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0]
CELLS = [(55, 105, "Post"), (160, 105, "Budget"), (55, 125, "Hyra"), (160, 125, "-1 200")]


def only(text):
    tables = RuledEngine().propose(text)
    assert len(tables) == 1
    assert covered_once(tables[0])
    return tables[0]


def test_full_grid() -> None:
    assert texts(only(page(words(*CELLS), rules=grid_rules(XS, YS)))) == [
        ["Post", "Budget"],
        ["Hyra", "-1 200"],
    ]


def test_a_strip_between_borders_that_holds_nothing_is_no_column() -> None:
    table = only(page(words(*CELLS), rules=grid_rules([50.0, 150.0, 158.0, 250.0], YS)))
    assert texts(table) == [["Post", "Budget"], ["Hyra", "-1 200"]]


def test_double_and_dashed_rules_are_single_borders() -> None:
    double = [r._replace(top=r.top + 1.5, bottom=r.bottom + 1.5) for r in grid_rules(XS, YS) if r.horizontal]
    dashes = [down(x, y, y + 3) for x in XS for y in range(100, 140, 5)]
    rows = [across(y, 50, 250) for y in YS]
    assert only(page(words(*CELLS), rules=rows + double + dashes)).n_rows == 2


def test_missing_inner_rule_is_a_span() -> None:
    rules = [across(y, 50, 250) for y in YS] + [down(50, 100, 140), down(250, 100, 140), down(150, 120, 140)]
    table = only(page(words((55, 105, "Utfall och budget"), *CELLS[2:]), rules=rules))
    assert [(c.row, c.col_span) for c in table.cells] == [(0, 2), (1, 1), (1, 1)]


def test_a_text_over_a_place_without_a_border_stays_whole_where_a_word_begins_there() -> None:
    xs = [50.0, 150.0, 229.3, 350.0]
    rules = grid_rules(xs[:2], [100, 120, 140, 160]) + grid_rules([150, 350], [100, 120, 140, 160])
    rules += [down(229.3, 100, 120), down(229.3, 140, 160)]
    said = words((160, 125, "samma för båda grupperna"), (160, 105, "Barn"), (265, 105, "Vuxna"))
    labels = words((55, 105, "Grupp"), (55, 125, "Stöd"), (55, 145, "Antal"), (160, 145, "12"))
    begun = [word for word in said if abs(word.x0 - xs[2]) < 0.6]
    (table,) = RuledEngine().propose(page(said, labels, rules=rules))
    assert begun and texts(table)[1] == ["Stöd", "samma för båda grupperna"]


def test_missing_outer_borders_are_added() -> None:
    rules = [across(y, 50, 250) for y in YS] + [down(150, 100, 140)]
    table = only(page(words(*CELLS), rules=rules))
    assert (table.n_rows, table.n_cols) == (2, 2)


def test_open_body_of_a_grid_is_parted_by_its_words() -> None:
    rules = [across(y, 50, 350) for y in (100.0, 120.0, 140.0, 160.0)]
    rules += [down(x, 100, 120) for x in (50.0, 150.0, 250.0, 350.0)] + [
        down(50, 120, 160),
        down(350, 120, 160),
    ]
    y = 125
    body = [
        (55, y, "Hyra"),
        (160, y, "12"),
        (260, y, "35"),
        (55, 145, "El"),
        (160, 145, "7"),
        (260, 145, "8"),
    ]
    head = [(55, 105, "Post"), (160, 105, "Budget"), (260, 105, "Utfall")]
    table = only(page(words(*head, *body), rules=rules))
    assert texts(table)[1:] == [["Hyra", "12", "35"], ["El", "7", "8"]]


def test_rows_of_numbers_without_rules_between() -> None:
    rules = grid_rules([50.0, 150.0, 250.0], [100.0, 120.0, 160.0])
    body = [(55, 125, "Hyra"), (160, 125, "12"), (55, 142, "El"), (160, 142, "7")]
    assert texts(only(page(words(*CELLS[:2], *body), rules=rules)))[1:] == [["Hyra", "12"], ["El", "7"]]


def test_a_number_broken_beside_a_broken_label_makes_no_rows() -> None:
    rules = grid_rules([50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 160.0, 180.0])
    head = words((55, 105, "Post"), (160, 105, "Budget"), (260, 105, "Utfall"))
    band = words((55, 125, "Nämnden sam-"), (55, 138, "manlagt"), (160, 125, "13 397"), (160, 138, "700"))
    rest = words((260, 138, "236 100"), (55, 165, "Hyra"), (160, 165, "500"), (260, 165, "700"))
    table = only(page(head, band, rest, rules=rules))
    assert texts(table)[1:] == [["Nämnden sammanlagt", "13 397 700", "236 100"], ["Hyra", "500", "700"]]


def test_a_sum_without_a_label_is_no_rest_of_the_one_above_it() -> None:
    rules = grid_rules([50.0, 150.0, 250.0, 350.0], [100.0, 120.0, 160.0])
    head = [(55, 105, "Post"), (155, 105, "2024"), (255, 105, "2023")]
    one = [(55, 125, "Summa"), (155, 125, "110 860 388"), (255, 125, "177 571 913")]
    two = [(155, 142, "271 446 036"), (255, 142, "301 875 906")]
    assert texts(only(page(words(*head, *one, *two), rules=rules)))[1:] == [
        ["Summa", "110 860 388", "177 571 913"],
        ["", "271 446 036", "301 875 906"],
    ]


def test_groups_that_a_narrow_column_breaks_off_are_no_row_of_numbers() -> None:
    rules = grid_rules([50.0, 150.0, 200.0, 250.0], [100.0, 120.0, 190.0])
    head = [(55, 105, "Projekt"), (155, 105, "Budget"), (205, 105, "Utfall")]
    one = [
        (55, 125, "6002 Vob"),
        (155, 125, "-5 000"),
        (205, 125, "0"),
        (55, 137, "(Gård)"),
        (155, 137, "000"),
    ]
    two = [(55, 157, "6005 Bo"), (155, 157, "-400"), (205, 157, "-128"), (155, 169, "000"), (205, 169, "500")]
    assert texts(only(page(words(*head, *one, *two), rules=rules)))[1:] == [
        ["6002 Vob (Gård)", "-5 000 000", "0"],
        ["6005 Bo", "-400 000", "-128 500"],
    ]


@pytest.mark.parametrize(
    ("alone", "places"),
    [((2, 2), [(0, 0), (1, 1), (2, 2)]), ((0, 0), [(0, 2)]), ((1, 1), [(0, 2)]), ((1, 2), [(0, 2)])],
    ids=["at the end", "at the beginning", "in the middle", "across"],
)
def test_a_text_alone_before_a_border_has_the_columns_that_it_begins_or_is_amid(alone, places) -> None:
    assert row_places(4, [alone, (3, 3)], {3}) == [*places, (3, 3)]


@pytest.mark.parametrize(
    ("label", "name", "bold", "rows"),
    [
        ("Summa intäkter", "Kostnader", False, 2),
        ("Summa intäkter", "och bidrag", False, 1),
        ("Taxor", "Avgifter", False, 1),
        ("Taxor", "Avgifter", True, 2),
    ],
)
def test_a_name_in_one_band_with_a_sum_above_or_in_bold_is_a_row_of_its_own(label, name, bold, rows) -> None:
    said = words((55, 104, label), (205, 104, "375"), (305, 104, "385")) + words((55, 116, name), bold=bold)
    rest = words((55, 134, "Lokaler"), (205, 134, "22"), (305, 134, "24"))
    found = only(page(said, rest, rules=grid_rules([50, 200, 300, 400], [100, 130, 150])))
    assert found.n_rows == rows + 1


def test_shaded_bands_make_rows_and_columns() -> None:
    fills = [
        fill(50, 100, 150, 120),
        fill(150, 100, 250, 120),
        fill(50, 140, 150, 160),
        fill(150, 140, 250, 160),
    ]
    more = [(55, 145, "El"), (160, 145, "300"), (55, 165, "Vatten"), (160, 165, "20")]
    table = only(page(words(*CELLS, *more), fills=fills))
    assert texts(table) == [["Post", "Budget"], ["Hyra", "-1 200"], ["El", "300"], ["Vatten", "20"]]


def test_shading_of_paragraphs_inside_cells_is_no_border() -> None:
    fills = [fill(50, 100, 150, 120), fill(55, 103, 145, 110), fill(55, 110, 145, 117)]
    assert only(page(words(*CELLS), rules=grid_rules(XS, YS), fills=fills)).n_rows == 2


def test_rows_from_rules_and_columns_from_alignment() -> None:
    rules = [across(y, 50, 400) for y in (120, 140, 160, 180)]
    rows = [(55, y + 5, f"Post nummer {y}") for y in (120, 140, 160)]
    rows += [(300, y + 5, str(y)) for y in (120, 140, 160)] + [(55, 109, "Namn"), (300, 109, "Utfall")]
    table = only(page(words(*rows), rules=rules))
    assert texts(table)[0] == ["Namn", "Utfall"]
    assert (table.n_rows, table.n_cols) == (4, 2)


def test_boxes_charts_and_underlines_are_no_tables() -> None:
    box = page(
        words((60, 110, "En ruta med text"), (60, 125, "i flera rader")),
        rules=grid_rules([50, 300], [100, 140]),
    )
    chart = page(
        words((30, 100, "40"), (30, 140, "20"), (30, 180, "0"), (70, 190, "2021"), (170, 190, "2022")),
        rules=[across(y, 50, 300) for y in (105, 145, 185)],
    )
    underline = page(words((50, 100, "Understruket ord här")), rules=[across(111, 50, 130)])
    assert [RuledEngine().propose(p) for p in (box, chart, underline)] == [[], [], []]


def test_neighbouring_half_ruled_tables_with_other_columns_stay_apart() -> None:
    def table(top: float, cut: float) -> tuple[list[Fill], list[tuple[float, float, str]]]:
        fills = [fill(50, top, cut, top + 20), fill(cut, top, 400, top + 20)]
        rows = [
            (55, top + 25, "Hyra"),
            (cut + 5, top + 25, "12"),
            (55, top + 5, "Post"),
            (cut + 5, top + 5, "Utfall"),
        ]
        return fills, rows

    first, second = table(100, 200), table(160, 300)
    rules = [across(y, 50, 400) for y in (100, 120, 140, 160, 180, 200)]
    found = RuledEngine().propose(page(words(*first[1], *second[1]), rules=rules, fills=first[0] + second[0]))
    assert [texts(t) for t in found] == [[["Post", "Utfall"], ["Hyra", "12"]]] * 2


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_any_walls_give_a_grid_covered_once(n_rows, n_cols, data) -> None:
    walls = st.lists(
        st.lists(st.booleans(), min_size=n_cols, max_size=n_cols), min_size=n_rows, max_size=n_rows
    )
    grid = Lattice(
        [10.0 * i for i in range(n_cols + 1)],
        [10.0 * i for i in range(n_rows + 1)],
        data.draw(walls),
        data.draw(walls),
    )
    places = [
        (r, c)
        for cell in spanned_cells(1, grid)
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    ]
    assert sorted(places) == [(r, c) for r in range(n_rows) for c in range(n_cols)]


def test_grid_lines_and_bars_of_a_chart_are_no_table() -> None:
    bars = [fill(80, 150, 100, 200), fill(180, 180, 200, 200), fill(280, 120, 300, 200)]
    lines = [across(y, 60, 400) for y in range(100, 201, 20)]
    labels = words((85, 140, "71"), (185, 170, "21"), (285, 109, "90"), (80, 205, "Ja"), (180, 205, "Delvis"))
    assert RuledEngine().propose(page(labels, rules=lines, fills=bars)) == []


def test_name_over_a_drawn_span_is_not_parted_by_the_names_beside_it() -> None:
    xs = [50.0, 150.0, 200.0, 250.0, 300.0, 350.0]
    rules = [across(100, 50, 350), across(140, 50, 350), across(160, 50, 350), across(120, 150, 350)]
    rules += [down(x, 100, 160) for x in (50, 150, 250, 350)] + [down(x, 120, 160) for x in (200, 300)]
    header = words((55, 105, "Post"), (155, 105, "2024"), (255, 105, "2025"))
    names = words(*((x + 5, 125, name) for x, name in zip(xs[1:], ["Kv", "Män"] * 2, strict=False)))
    numbers = words((55, 145, "Hyra"), *((x + 5, 145, "12") for x in xs[1:-1]))
    table = only(page(header, names, numbers, rules=rules))
    assert [(c.col, c.col_span) for c in table.cells if c.row == 0] == [(0, 1), (1, 2), (3, 2)]


def zebra(*shades):
    """A shaded header, an empty row without a shade, a shaded row, each 11 points high."""
    cells = [(55, 100, "Projekt"), (160, 100, "Budget"), (55, 122, "Hyra"), (160, 122, "12")]
    fills = [
        fill(x0, top, x1, top + 11, color)
        for top, color in zip((100, 122, 144), shades, strict=True)
        for x0, x1 in ((50, 150), (150, 250))
    ]
    return page(words(*cells, (55, 144, "Post"), (160, 144, "Utfall")), fills=fills)


def test_empty_row_between_bands_of_one_shade_is_a_row() -> None:
    assert [row[0] for row in texts(only(zebra(0xDDEEFF, 0xDDEEFF, 0xDDEEFF)))] == [
        "Projekt", "", "Hyra", "", "Post",
    ]  # fmt: skip


def test_band_of_another_shade_below_a_gap_begins_another_table() -> None:
    assert texts(only(zebra(0xDDEEFF, 0xDDEEFF, 0x0000AA)))[-1] == ["Hyra", "12"]


def ruled_rows(rows, *, pitch=40):
    """Rows of texts between rules 40 points apart: (x, text) or (x, text, line)."""
    cells = [
        (x, 105 + pitch * r + 12 * (line[0] if line else 0), text)
        for r, row in enumerate(rows)
        for x, text, *line in row
    ]
    rules = [across(100 + pitch * r, 50, 450) for r in range(len(rows) + 1)]
    return page(words(*cells), rules=rules)


LONG = "Politiska förslag till budget ska senast skickas till nämnden i juni varje år"


def test_empty_rows_between_rules_close_to_each_other_are_rows() -> None:
    edges = (100, 120, 140, 146, 152, 172)
    cells = [(55, 105, "Post"), (160, 105, "Budget"), (55, 125, "Hyra"), (160, 125, "12")]
    more = [(55, 157, "Planerat"), (160, 157, "Utfall")]
    text = page(words(*cells, *more), rules=[across(y, 50, 250) for y in edges])
    assert [row[0] for row in texts(only(text))] == ["Post", "Hyra", "", "", "Planerat"]


def test_names_empty_below_have_columns_of_their_own() -> None:
    rows = [[(50, "Bidrag"), (150, "Ansökt"), (250, "Erhållet"), (350, "Summa")], [(50, "Stöd"), (350, "12")]]
    table = only(ruled_rows([*rows, [(50, "Summa"), (350, "12")]]))
    assert texts(table)[1] == ["Stöd", "", "", "12"]
    assert table.n_header_rows == 1


def test_wide_texts_beside_labels_are_cells_not_running_text() -> None:
    rows = [[(50, "Datum"), (110, "Aktivitet")], [(50, "3 juni"), (110, LONG), (110, LONG, 1)], [(110, LONG)]]
    table = only(ruled_rows(rows))
    assert [row[0] for row in texts(table)] == ["Datum", "3 juni", ""]


def test_running_text_between_rules_parts_tables() -> None:
    rows = [[(50, "Datum"), (250, "Belopp")], [(50, "3 juni"), (250, "12")]]
    text = ruled_rows([*rows, [(50, LONG)], *rows])
    assert [t.n_rows for t in RuledEngine().propose(text)] == [2, 2]


def test_rows_of_one_line_labels_are_trusted_more_than_bands_of_many() -> None:
    rows = [[(50, "Post"), (250, "Budget")], [(50, "Hyra"), (250, "kontor"), (250, "lager", 1)]]
    many = [rows[0], [(50, "Hyra"), (250, "kontor"), (50, "El", 1), (250, "lager", 1)]]
    assert only(ruled_rows(rows)).confidence > only(ruled_rows(many)).confidence


def test_header_of_two_levels_and_first_row_stand_above_shaded_bands() -> None:
    xs = [50.0, 150.0, 200.0, 250.0, 300.0, 350.0]
    header = words((55, 80, "Post"), (190, 80, "2024"), (290, 80, "2025"))
    names = words(*((x + 5, 95, name) for x, name in zip(xs[1:], ["Kv", "Män"] * 2, strict=False)))
    body = words(
        *((xs[0] + 5, y, label) for y, label in ((110, "El"), (125, "Hyra"), (140, "Kost"), (155, "Bil"))),
        *((x + 5, y, "12") for x in xs[1:-1] for y in (110, 125, 140, 155)),
    )
    bands = [fill(a, y, b, y + 15) for y in (122, 152) for a, b in pairwise(xs)]
    table = only(page(header, names, body, fills=bands))
    assert (table.n_rows, table.n_header_rows) == (6, 2)
    assert texts(table)[2:4] == [["El", *["12"] * 4], ["Hyra", *["12"] * 4]]


def test_amounts_with_a_currency_tell_the_rows_of_a_tall_cell():
    body = [
        (55, 125, "Plats"),
        (200, 125, "145,93 €"),
        (55, 140, "Intyg"),
        (160, 140, "1"),
        (200, 140, "10,75 €"),
    ]
    rules = grid_rules([50.0, 150.0, 190.0, 260.0], [100.0, 120.0, 160.0])
    head = [(55, 105, "Namn"), (160, 105, "Antal"), (200, 105, "Belopp")]
    assert texts(only(page(words(*head, *body), rules=rules)))[1:] == [
        ["Plats", "", "145,93 €"],
        ["Intyg", "1", "10,75 €"],
    ]


@pytest.mark.parametrize(("drawn", "border"), [(0.55, False), (0.65, True)])
def test_a_side_is_a_border_when_most_of_it_is_drawn(drawn: float, border: bool) -> None:
    assert _covers(Edge(50, 100, 100 + 20 * drawn, True), 100, 120) is border


def test_the_borders_of_a_page_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Mock(wraps=joined)
    monkeypatch.setattr(edges, "joined", asked)
    text = page(words(*CELLS), rules=grid_rules(XS, YS))
    first_verdict(text)
    assert Surroundings(text).edges.horizontal
    assert asked.call_count == len(("horizontal", "vertical"))

"""Tables that touch, told apart by their headers."""

from __future__ import annotations

import pytest
from tests.tables.pages import across, grid_rules, page, texts, words

from vonextract.tables.edges import Edge
from vonextract.tables.ruled.engine import RuledEngine
from vonextract.tables.split import abreast, apart

XS = [50.0, 150.0, 220.0, 290.0, 360.0, 430.0]
HEAD = ["Volymer", "Utfall", "Budget", "Prognos"]


def table(*rows: list[str], bold: tuple[int, ...] = ()):
    ys = [100.0 + 20 * i for i in range(len(rows) + 1)]
    said = [
        word
        for r, (y, row) in enumerate(zip(ys, rows, strict=False))
        for x, text in zip(XS, row, strict=False)
        for word in words((x + 5, y + 5, text), bold=r in bold)
    ]
    return RuledEngine().propose(page(said, rules=grid_rules(XS[: len(rows[0]) + 1], ys)))[0]


@pytest.mark.parametrize("name", ["Volymer", "Nyckeltal"])
def test_a_header_further_down_begins_a_table_whatever_it_calls_its_rows(name) -> None:
    above = [HEAD, ["Platser", "420", "371", "371"], ["Dygn", "382", "374", "357"]]
    below = [[name, *HEAD[1:]], ["Kostnad", "598", "641", "672"]]
    assert [texts(t) for t in apart(table(*above, *below))] == [above, below]


def test_a_header_below_a_title_is_the_one_that_comes_again() -> None:
    rows = [HEAD, ["Platser", "420", "371", "371"], HEAD, ["Kostnad", "598", "641", "672"]]
    parts = [texts(part) for part in apart(table(["Vård", "", "", ""], *rows))]
    assert parts == [[["Vård", "", "", ""], *rows[:2]], rows[2:]]


@pytest.mark.parametrize(("again", "parts"), [(["Uppdrag", "Läge"], 2), (["Uppdrag", "Hälsa"], 1)])
def test_a_header_of_two_names_begins_a_table_where_both_come_again(again, parts) -> None:
    rows = [["Uppdrag", "Läge"], ["Klimat", "Klart"], again, ["Skola", "Pågår"]]
    assert len(apart(table(*rows))) == parts


def test_rows_that_share_a_label_and_dashes_are_no_header() -> None:
    rows = [["Daglig", "Ny plan", "-", "-"], ["Resor", "Samordna", "2", "-"], ["Daglig", "Översyn", "-", "-"]]
    assert len(apart(table(*rows, ["Boende", "Fler platser", "-", "3"]))) == 1


def test_two_years_above_amounts_alone_begin_no_table_where_they_come_again() -> None:
    rows = [["2016-12-31", "2015-12-31"], ["350", "516"], ["2016-12-31", "2015-12-31"], ["396", "413"]]
    assert len(apart(table(*rows))) == 1


def test_a_row_that_only_shares_some_words_does_not() -> None:
    rows = [
        HEAD,
        ["Platser", "420", "371", "371"],
        ["Dygn", "Utfall", "Budget", "-"],
        ["Timmar", "1", "2", "3"],
    ]
    assert len(apart(table(*rows))) == 1


def test_a_bold_row_of_other_columns_begins_a_table() -> None:
    rules = [across(y, 50, 400) for y in (116, 132, 148, 170, 186, 202)]
    plain = [(55, 119, "1"), (120, 119, "Minska övertid"), (300, 119, "2024")]
    plain += [(55, 135, "2"), (120, 135, "Ny lokal"), (300, 135, "2025")]
    plain += [(55, 173, "Minska övertid"), (200, 173, "535"), (280, 173, "536"), (360, 173, "537")]
    plain += [(55, 189, "Ny lokal"), (200, 189, "110"), (280, 189, "440"), (360, 189, "441")]
    bold = [(55, 103, "Nr"), (120, 103, "Åtgärd"), (300, 103, "Tidplan")]
    bold += [(55, 156, "Effekt"), (200, 156, "Budget"), (280, 156, "Utfall"), (360, 156, "Rest")]
    found = RuledEngine().propose(page(words(*plain), words(*bold, bold=True), rules=rules))
    assert [(t.n_rows, t.n_cols) for t in found] == [(3, 3), (3, 4)]


def test_a_row_of_other_periods_begins_a_table_and_the_name_above_it_is_its_title() -> None:
    above = [["Not 3", "2024", "2023", "2022"], ["Löner", "420", "371", "371"], ["Pension", "82", "74", "57"]]
    below = [["Belopp i tkr", "2021-12-31", "2020-12-31", "2019-12-31"], ["Kassa", "598", "641", "672"]]
    parts = apart(table(*above, ["Balansräkning", "", "", ""], *below))
    assert [texts(t) for t in parts] == [above, below]


@pytest.mark.parametrize(("days", "parts"), [("12-31", 2), ("", 1)])
def test_days_below_amounts_begin_a_table_though_the_one_above_names_no_periods(days, parts) -> None:
    said = [f"{year}-{days}" if days else year for year in ("2021", "2020", "2019")]
    above = [["Löner", "420", "371", "371"], ["Pension", "82", "74", "57"]]
    below = [["1 januari - 31 december", *said], ["Kassa", "598", "641", "672"]]
    assert len(apart(table(*above, *below))) == parts
    assert len(apart(table(HEAD, ["", "", "", ""], *below))) == 1


@pytest.mark.parametrize("head", [HEAD, ["Not 3", "2024", "2023", "2022"]])
def test_amounts_that_look_like_years_do_not(head) -> None:
    rows = [
        head,
        ["Platser", "420", "371", "371"],
        ["Byggår", "2021", "2022", "2023"],
        ["Dygn", "1", "2", "3"],
    ]
    assert len(apart(table(*rows))) == 1


@pytest.mark.parametrize(("years", "parts"), [(["2021", "2020", "2019"], 2), (["2019", "2013", "2011"], 1)])
def test_years_begin_a_table_where_they_lie_as_far_apart_as_those_above(years, parts) -> None:
    above = [["Tkr", "2024", "2023", "2022"], ["Löner", "4 420", "4 371", "4 371"]]
    below = [["Startår", *years], ["Hyror", "1 598", "1 641", "1 672"]]
    assert len(apart(table(*above, *below))) == parts


def test_the_head_of_a_note_below_loans_begins_a_table_of_its_own_columns() -> None:
    above = [["Långivare", "Ränta", "2024", "2023"], ["Bank", "1,59 %", "697", "469"], ["", "", "697", "469"]]
    below = [["Not 4 Kostnader", "", "2024", "2023"], ["Städning", "", "13", "36"], ["El", "", "48", "42"]]
    parts = apart(table(*above, *below))
    assert [texts(t) for t in parts] == [above, [[row[0], *row[2:]] for row in below]]


@pytest.mark.parametrize(("name", "parts"), [("NOT 3, Intäkter", 2), ("Byggår", 1)])
def test_the_head_of_a_note_begins_a_table_below_rows_without_one(name: str, parts: int) -> None:
    above = [["Städning", "13", "36"], ["El", "48", "42"], ["Summa", "61", "78"]]
    found = apart(table(*above, [name, "2023", "2022"], ["Hyror", "134", "111"], ["Bidrag", "1", "2"]))
    assert [part.n_header_rows for part in found[1:]] == [1] * (parts - 1)
    assert len(found) == parts


def test_a_header_whose_rows_stand_on_the_next_page_keeps_its_empty_columns() -> None:
    above = [
        ["Volymer", "Enhet", "2024", "2023"],
        ["Platser", "antal", "420", "371"],
        ["Dygn", "antal", "382", "374"],
    ]
    below = [["Nyckeltal", "", "2024", "2023"], ["Boende", "", "", ""]]
    assert [t.n_cols for t in apart(table(*above, *below))] == [4, 4]


def test_a_header_of_days_with_their_years_in_the_line_below_begins_a_table() -> None:
    above = [
        ["Not 2 Drift", "1 maj 2023", "1 maj 2022"],
        ["El", "54 386", "15 824"],
        ["Vatten", "19", "4"],
    ]
    below = [["", "1 maj", "1 maj"], ["Not 3 Intäkter", "2023", "2022"], ["Hyror", "134", "111"]]
    first, second = apart(table(*above, *below))
    assert texts(first) == above
    assert texts(second) == [["Not 3 Intäkter", "1 maj 2023", "1 maj 2022"], ["Hyror", "134", "111"]]
    assert second.n_header_rows == 1


@pytest.mark.parametrize("months", [["december 2023", "december 2022"], ["december", "december"]])
def test_a_header_of_days_above_their_months_begins_with_the_days(months: list[str]) -> None:
    above = [["Not 2 Drift", "31 maj 2023", "31 maj 2022"], ["El", "54 386", "15 824"], ["Vatten", "19", "4"]]
    years = [["", *months], ["Not 3 Intäkter", "2023", "2022"]]
    names = years if months[0] == "december" else [["Not 3 Intäkter", *months]]
    first, second = apart(table(*above, ["", "31", "31"], *names, ["Hyror", "134", "111"]))
    assert texts(first) == above
    assert texts(second)[0] == ["Not 3 Intäkter", "31 december 2023", "31 december 2022"]
    assert (second.n_rows, second.n_header_rows) == (2, 1)


def test_years_below_amounts_of_spans_from_day_to_day_begin_a_table() -> None:
    made = table(
        ["Balansräkning", "Not", "2020", "2019"],
        ["Summa", "", "2 367 120", "1 894 459"],
        ["Summa tillgångar", "", "5 733 326", "3 258 105"],
        ["", "Not", "2024", "2023"],
        ["Hyresintäkter", "9", "638 900", "292 665"],
        ["Bidrag", "1", "489 496", "485 102"],
    )
    for cell in made.cells[2:4]:
        cell.text = f"{cell.text}-01-01 -{cell.text}-12-31"
    assert [part.n_rows for part in apart(made)] == [3, 3]


def test_days_without_years_below_them_begin_none() -> None:
    rows = [["Post", "1 maj 2023", "1 maj 2022"], ["El", "54", "15"], ["Vatten", "19", "4"]]
    more = [["Avläst", "1 maj", "1 maj"], ["Städning", "12", "13"]]
    assert len(apart(table(*rows, *more))) == 1


def test_words_before_the_periods_of_a_header_are_labels() -> None:
    rows = [["Post", "Enhet", "2023", "2022"], ["El", "kWh", "54", "15"], ["Vatten", "l", "19", "4"]]
    assert len(apart(table(*rows, ["Mått", "Mätt i", "2024", "2023"], *rows[1:]))) == 2


LOWER = [["", "", ""], ["Grund", "2017", "2022"], ["Bygg", "78", "45"], ["Handel", "65", "61"]]
HIGHER = [["Region", "2012", "2021"], ["Väst", "2 677", "1 562"], ["Öst", "2 944", "2 219"], ["", "", ""]]
WIDE = [50.0, 150.0, 220.0, 290.0, 390.0, 460.0, 530.0]


def beside(left: list[list[str]], right: list[list[str]]):
    ys = [100.0 + 20 * i for i in range(len(left) + 1)]
    rows = [[*a, *b] for a, b in zip(left, right, strict=True)]
    said = [
        (x + 5, y + 5, t) for y, row in zip(ys, rows, strict=False) for x, t in zip(WIDE, row, strict=False)
    ]
    made = page(words(*(place for place in said if place[2])), rules=grid_rules(WIDE, ys))
    return RuledEngine().propose(made)[0]


@pytest.mark.parametrize("lower_first", [False, True])
def test_years_level_with_amounts_begin_a_table_beside_another(lower_first) -> None:
    halves = [HIGHER[:3], LOWER[1:]]
    order = [1, 0] if lower_first else [0, 1]
    found = abreast(beside(*((HIGHER, LOWER)[i] for i in order)))
    assert [texts(t) for t in found] == [halves[i] for i in order]


def test_years_beside_amounts_of_the_same_row_begin_none() -> None:
    rows = [["Hus", "Byggt", "Ombyggt"], ["Väst", "1977", "2022"], ["Öst", "1984", "2019"]]
    more = [["Yta", "Hyra", "Drift"], ["2 677", "1 562", "12"], ["2 944", "2 219", "14"]]
    assert len(abreast(beside(rows, more))) == 1


COSTS = [["Mnkr", "2026", "2027"], ["Räntor", "1,4", "4,2"], ["Hyror", "0,6", "1,9"]]


def test_tables_of_the_same_names_beside_each_other_are_parted() -> None:
    funds = [["Mnkr", "2026", "2027"], ["Lån", "80,0", "97,1"], ["Bidrag", "3,1", "2,4"]]
    assert [texts(part) for part in abreast(beside(funds, COSTS))] == [funds, COSTS]


def test_tables_headed_by_names_and_other_periods_beside_each_other_are_parted() -> None:
    funds = [["Not 4", "2021", "2020"], ["Lån", "80,0", "97,1"], ["Bidrag", "3,1", "2,4"]]
    assert [texts(part) for part in abreast(beside(funds, COSTS))] == [funds, COSTS]
    nameless = [["", *funds[0][1:]], *funds[1:]]
    assert len(abreast(beside(nameless, COSTS))) == 1
    told = [["Not 4", "2021", "Andel"], *funds[1:]]
    assert len(abreast(beside(told, COSTS))) == 1


@pytest.mark.parametrize("head", [["", "Antal", "Andel"], ["Mnkr", "", ""]])
def test_names_of_numbers_or_labels_alone_part_no_tables_beside_each_other(head: list[str]) -> None:
    funds = [head, ["Lån", "80,0", "97,1"], ["Bidrag", "3,1", "2,4"]]
    assert len(abreast(beside(funds, [head, *COSTS[1:]]))) == 1


def test_tables_headed_by_periods_alone_beside_each_other_are_parted() -> None:
    notes = [
        [["", *row[1:]] if r == 0 else row for r, row in enumerate(half)] for half in (HIGHER[:3], COSTS)
    ]
    assert [texts(part) for part in abreast(beside(*notes))] == notes


@pytest.mark.parametrize(
    "funds",
    [
        pytest.param(
            [["Tkr", "2026", "2027"], ["Lån", "80,0", "97,1"], ["Bidrag", "3,1", "2,4"]], id="names"
        ),
        pytest.param([["Mnkr", "2026", "2027"], ["5,1", "80,0", "97,1"], ["3,2", "3,1", "2,4"]], id="labels"),
    ],
)
def test_halves_of_other_names_or_without_labels_are_one_table(funds) -> None:
    assert len(abreast(beside(funds, COSTS))) == 1


@pytest.mark.parametrize(
    ("ends", "labels", "parts"),
    [
        pytest.param([(50, 280), (295, 520)], ("Räntor", "Hyror"), 2, id="borders of their own"),
        pytest.param([(50, 520)], ("Räntor", "Hyror"), 1, id="one border"),
        pytest.param([(50, 280)], ("Räntor", "Hyror"), 1, id="a border over one half"),
        pytest.param([(50, 280), (295, 520)], ("1", "2"), 1, id="numbers beside numbers"),
    ],
)
def test_tables_whose_borders_leave_a_gap_are_parted(ends, labels, parts) -> None:
    costs = [["Post", "Mnkr", "Andel"], *([label, "1,4", "4,2"] for label in labels)]
    made = beside([["Ålder", "Män", "Alla"], ["0-17", "80", "97"], ["18-64", "3", "2"]], costs)
    borders = [Edge(y, lo, hi, True) for y in (120.0, 158.0) for lo, hi in ends]
    assert len(abreast(made, borders)) == parts


def test_a_half_without_words_is_no_table_beside() -> None:
    made = beside([["", "", ""]] * 3, [["Post", "Mnkr", "Andel"], ["Räntor", "1", "4"], ["Hyror", "1", "4"]])
    assert len(abreast(made, [Edge(120.0, 50, 280, True), Edge(120.0, 295, 520, True)])) == 1


def test_three_tables_whose_borders_leave_gaps_are_parted() -> None:
    halves = [["Skolor", "Antal"], ["Norr", "12"], ["Syd", "34"]]
    three = [row + row + row for row in halves]
    borders = [Edge(120.0, lo, hi, True) for lo, hi in ((50, 200), (220, 360), (390, 520))]
    assert len(abreast(beside([row[:3] for row in three], [row[3:] for row in three]), borders)) == 3


def test_tables_whose_cells_span_rows_are_not_parted_beside_each_other() -> None:
    made = beside(HIGHER, LOWER)
    made.cells[0].row_span = 2
    assert abreast(made) == [made]


def test_names_with_a_period_between_amounts_begin_a_table_of_other_columns() -> None:
    above = [
        ["Indikator", "2024", "2025", "Mål 2026"],
        ["Sjukfrånvaro", "490", "538", "477"],
        ["Besök", "28", "34", "249"],
    ]
    below = [
        ["Verksamhet", "Ram 2025", "Utfall 2024", "Rest"],
        ["Bibliotek", "402", "722", "5"],
        ["Lokaler", "863", "61", "6"],
    ]
    assert [texts(t) for t in apart(table(*above, *below))] == [above, below]


def test_titles_with_numbers_beside_names_that_come_again_begin_tables() -> None:
    notes = [
        [[f"{n} Intäkter", "Utfall 2024", "Utfall 2023"], ["Skola", "3 520", "3 610"], ["Vård", "870", "912"]]
        for n in ("6)", "7)")
    ]
    assert [texts(t) for t in apart(table(*notes[0], *notes[1]))] == notes


def test_names_of_which_one_comes_again_in_its_column_begin_a_table() -> None:
    above = [
        ["Director", "Balance", "Received", "Lapsed"],
        ["Lyons", "100", "5", "7"],
        ["Walker", "200", "6", "8"],
    ]
    below = [["Owner", "Balance", "Acquired", "Sold"], ["Wong", "300", "7", "9"], ["Total", "300", "7", "9"]]
    assert [texts(t) for t in apart(table(*above, *below))] == [above, below]


@pytest.mark.parametrize(
    "row",
    [
        ["Trygghet", "Ökar", "Ökar", "Minskar"],
        ["Trygghet", "Mäts 2025", "", ""],
        ["Trygghet", "Ökar", "Minskar", "Uppnått"],
        ["", "Mäts 2025", "Mäts 2026", "Uppnått"],
    ],
)
def test_a_row_of_words_among_numbers_is_no_header(row: list[str]) -> None:
    rows = [
        ["Indikator", "2024", "2025", "Mål 2026"],
        ["Sjukfrånvaro", "490", "538", "477"],
        ["Besök", "28", "34", "249"],
        row,
        ["Bibliotek", "402", "722", "5"],
        ["Lokaler", "863", "61", "6"],
    ]
    assert len(apart(table(*rows))) == 1


def test_periods_in_a_few_of_many_columns_of_numbers_are_no_header() -> None:
    rows = [
        ["Indikator", "2021", "2022", "2023", "2024"],
        *[[f"Mått {n}", "490", "538", "477", "12"] for n in "ab"],
    ]
    some = ["Uppdrag", "Från 2024", "Till 2025", "", ""]
    assert len(apart(table(*rows, some, *rows[1:]))) == 1


@pytest.mark.parametrize(("amounts", "parts"), [(["1 420", "371", "74"], 2), (["420", "371", "74"], 1)])
def test_years_that_rise_among_amounts_in_groups_begin_a_table(amounts: list[str], parts: int) -> None:
    years = ["Näringsgren", "2012", "2013", "2017"]
    rows = [["Metod", "Fel", "Tid", "Andel"], ["A", "42", "3", "9"], years, ["Handel", *amounts]]
    assert len(apart(table(*rows))) == parts


def test_days_over_their_years_below_amounts_begin_a_table_though_the_header_above_was_misread() -> None:
    above = [["", "31 december 31 december 2021", "2020", ""], ["Hyra", "420", "371", ""]]
    below = [
        ["Not 3", "31 december", "31 december", ""],
        ["", "2021", "2020", ""],
        ["Kassa", "598", "641", ""],
    ]
    parts = apart(table(*above, *below))
    assert [texts(t)[0][0] for t in parts] == ["", "Not 3"]


def test_a_header_of_two_lines_names_columns_anew() -> None:
    above = [["Balans", "Not", "2021", "2020"], ["Mark", "4", "420", "371"]]
    below = [["Flöde", "Not", "2021-01-01-", "2020-01-01-"], ["", "", "2021-12-31", "2020-12-31"]]
    assert len(apart(table(*above, *below, ["Ränta", "", "598", "641"], ["Lån", "3", "12", "7"]))) == 2


def test_days_read_as_one_text_below_amounts_begin_a_table() -> None:
    xs, ys = [50.0, 150.0, 290.0], [100.0, 120.0, 140.0, 160.0, 180.0]
    said = [(55, 105, "Hyra"), (155, 105, "420"), (55, 125, "El"), (155, 125, "371")]
    said += [(155, 145, "2025-12-31 2024-12-31"), (55, 165, "Kassa"), (155, 165, "598")]
    [made] = RuledEngine().propose(page(words(*said), rules=grid_rules(xs, ys)))
    assert len(apart(made)) == 2


@pytest.mark.parametrize(("title", "parts"), [("Not 9 Skulder", 2), ("Skulder", 1)])
def test_names_of_columns_below_the_title_of_a_note_begin_a_table(title: str, parts: int) -> None:
    above = [
        ["Noter", "", "2023-12-31", "2022-12-31"],
        ["Skattekonto", "", "91", "66"],
        ["Summa", "", "91", "66"],
    ]
    below = [
        ["", "", "", "Nästa års"],
        ["Låneinstitut", "Ränta", "Total låneskuld", "amortering"],
        ["Stadshypotek", "1,23", "1 625 000", "60 000"],
        ["Nordea", "2,13", "500 000", "0"],
    ]
    made = apart(table(*above, [title, "", "", ""], *below))
    assert len(made) == parts
    assert texts(made[-1])[-4:] == below


@pytest.mark.parametrize(
    ("above", "parts"),
    [
        ([["Nr", "Åtgärd", "När", "Ansvarig"], ["9", "Välfärdsteknik", "Våren", "Chef"]], 2),
        ([["Nr", "Åtgärd", "När", "Ansvarig"], ["9", "Översyn", "410", "Chef"]], 1),
        ([["Effekter", "", "", ""], ["Belopp i kronor", "", "", ""]], 1),
    ],
)
def test_periods_below_rows_of_texts_and_above_amounts_begin_a_table(above, parts) -> None:
    below = [["Åtgärd", "2024", "2025", "Totalt"], ["Resor", "535", "536", "537"], ["Lokal", "1", "2", "3"]]
    assert len(apart(table(*above, *below))) == parts

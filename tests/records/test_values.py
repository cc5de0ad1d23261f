"""Which cells get a number, and what is said of those that cannot be read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.made_tables import report, section, table

from vonextract.model import Report, Table
from vonextract.records.interpret import interpret


def _values(result: Report) -> dict[tuple[int, int], Decimal]:
    return {(c.row, c.col): c.value for c in result.tables[0].cells if c.value is not None}


def _interpreted(made: Table) -> Report:
    return interpret(report(made))


def test_numbers_are_read_and_dashes_are_not_zero() -> None:
    result = _interpreted(table([["Verksamhet", "Budget 2024", "Utfall"], ["77 Äldreomsorg", "1 310", "-"]]))
    assert _values(result) == {(1, 1): 1310}
    assert [finding.rule for finding in result.findings] == ["unknown_unit"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("34 773 366 55 005 125 -869 598", True),
        ("1 250,5 3 210", True),
        ("2023 2024", False),
        ("1 250", False),
    ],
)
def test_amounts_that_were_taken_for_the_name_of_a_column_are_told(name: str, told: bool) -> None:
    result = _interpreted(table([["Verksamhet", name, "Utfall"], ["Äldreomsorg", "1 310", "5"]]))
    places = [(f.row, f.col) for f in result.findings if "several numbers" in f.message]
    assert places == ([(0, 1)] if told else [])


def test_amounts_that_may_have_decimals_do_not_hide_those_beside_them() -> None:
    rows = [["Åtgärd", "Helår, tkr"], ["Lokalhyra", "300 tkr"], ["Rutin", "1.309 tkr"], ["Hyra", "1.683 tkr"]]
    result = _interpreted(table(rows))
    assert _values(result) == {(1, 1): 300}
    assert {(f.row, f.col) for f in result.findings if f.rule == "unparsed_number"} == {(2, 1), (3, 1)}


def test_codes_before_names_are_labels() -> None:
    rows = [["Kod", "Verksamhet", "Budget"], ["77", "Äldreomsorg", "10"], ["78", "LSS", "20"]]
    result = _interpreted(table(rows))
    assert _values(result) == {(1, 2): 10, (2, 2): 20}
    assert [f.row_label for f in result.records.facts] == ["Äldreomsorg", "Äldreomsorg", "LSS", "LSS"]
    assert [f.fact_type for f in result.records.facts] == ["code", None, "code", None]
    assert [f.row_path for f in result.records.facts][::2] == ["77 > Äldreomsorg", "78 > LSS"]


def test_codes_without_a_header_are_labels_too() -> None:
    rows = [["", "", "Budget 2024"], ["770", "Hemtjänst", "10"], ["3300", "Inventarier", "20"]]
    assert set(_values(_interpreted(table(rows)))) == {(1, 2), (2, 2)}


def test_years_in_a_time_plan_are_text() -> None:
    rows = [["Åtgärd", "Tidplan", "Effekt, tkr"], ["Minska", "2024", "500"], ["Öka", "Q1 2025", "300"]]
    assert _values(_interpreted(table(rows))) == {(1, 2): 500, (2, 2): 300}


def test_a_year_among_words_is_text() -> None:
    rows = [["Åtgärd", "Klart"], ["Minska", "2024"], ["Öka", "Våren 2025"], ["Se över", "Hösten 2025"]]
    assert _values(_interpreted(table(rows))) == {}


def test_amounts_that_look_like_years_are_numbers() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "2024"], ["LSS", "1999"], ["Ledning", "310"]]
    assert len(_values(_interpreted(table(rows)))) == 3


def test_a_doubtful_number_is_not_read_and_gets_a_finding_at_its_cell() -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["Hemtjänst", "10 398 13 818", "5, 5"]]
    result = _interpreted(table(rows))
    assert _values(result) == {(1, 2): Decimal("5.5")}
    found = {(f.row, f.col, f.severity) for f in result.findings if f.rule == "unparsed_number"}
    assert found == {(1, 1, "warning"), (1, 2, "warning")}


def test_many_doubts_are_one_finding_for_the_table() -> None:
    rows = [["Verksamhet", "Budget"], *([f"Rad {i}", "1.309"] for i in range(20))]
    findings = [f for f in _interpreted(table(rows)).findings if f.rule == "unparsed_number"]
    assert [(f.row, f.severity) for f in findings] == [(None, "warning")]


@pytest.mark.parametrize("text", ["<5", "ca 5", "minst 5"])
def test_a_limit_or_a_rough_number_is_read_and_told(text: str) -> None:
    result = _interpreted(
        table([["Verksamhet", "2023", "2024"], ["Hemtjänst", text, "12"], ["LSS", "7", "9"]])
    )
    assert _values(result)[1, 1] == 5
    found = [f for f in result.findings if f.rule == "approximate_number"]
    assert [(f.row, f.col, f.severity) for f in found] == [(1, 1, "info")]


def test_many_limits_are_one_finding_for_the_table() -> None:
    rows = [["Verksamhet", "2023"], *([f"Rad {i}", "<5"] for i in range(20))]
    (found,) = (f for f in _interpreted(table(rows)).findings if f.rule == "approximate_number")
    assert found.row is None and "20 cells state limits" in found.message


def test_a_column_read_as_one_cell_is_doubted_in_whatever_column() -> None:
    rows = [
        ["Verksamhet", "Januari 152 455 62 721 -602 100 107"],
        ["Hemtjänst", "Mars 16 982 63 631 38 215 -297 12"],
    ]
    found = [f for f in _interpreted(table(rows)).findings if f.rule == "unparsed_number"]
    assert [(f.row, f.col) for f in found] == [(1, 1)]
    few = [["Verksamhet", "Telefon"], ["Hemtjänst", "växel 08 123 456 78"], ["LSS", "rum 12 och 14"]]
    assert not [f for f in _interpreted(table(few)).findings if f.rule == "unparsed_number"]


@pytest.mark.parametrize(("text", "read"), [("505 470 000 225 930 000", False), ("1 234 567 890 123", True)])
def test_two_amounts_that_read_as_one_are_doubted(text: str, read: bool) -> None:
    result = interpret(report(table([["Post", "2023"], ["Insatser", text], ["Fond", "1 625 531"]])))
    assert [fact.row for fact in result.records.facts] == ([1, 2] if read else [2])
    doubted = [finding for finding in result.findings if finding.rule == "unparsed_number"]
    assert [finding.row for finding in doubted] == ([] if read else [1])


def test_points_are_read_by_what_their_column_shows() -> None:
    rows = [["Verksamhet", "Budget", "Andel"], ["Hemtjänst", "1.309.000", "12.5"], ["LSS", "1.309", "1.309"]]
    values = _values(_interpreted(table(rows)))
    assert values[2, 1] == 1309
    assert values[2, 2] == Decimal("1.309")


def test_an_english_table_is_read_as_it_shows_itself() -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["Hemtjänst", "1,309.5", "2,450"], ["LSS", "12.5", "310"]]
    assert _values(_interpreted(table(rows)))[1, 2] == 2450


def test_a_comma_beside_decimal_points_is_not_guessed() -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["Hemtjänst", "13.5", "2,450"], ["LSS", "12.5", "310"]]
    result = _interpreted(table(rows))
    assert (1, 2) not in _values(result)
    assert [(f.row, f.col) for f in result.findings if f.rule == "unparsed_number"] == [(1, 2)]


def test_a_table_of_numbers_of_no_kind_is_told_as_information() -> None:
    result = _interpreted(table([["Bok", "Sidor"], ["Röda rummet", "310"]]))
    assert [(f.rule, f.severity) for f in result.findings] == [("unknown_kind", "info")]
    assert [(f.kind, f.row_label, f.value) for f in result.records.facts] == [("annat", "Röda rummet", 310)]


def test_the_given_report_is_left_as_it_was() -> None:
    given_report = report(table([["Verksamhet", "Utfall 2024"], ["Summa", "310"]]))
    before = given_report.model_dump_json()
    interpret(given_report)
    assert given_report.model_dump_json() == before


@given(
    st.lists(
        st.lists(st.text("0123456789 ,.-–%()*abcåkr\n", max_size=12), min_size=2, max_size=4),
        min_size=2,
        max_size=6,
    ),
    st.integers(0, 2),
)
def test_no_table_is_an_error_and_every_value_has_digits(rows: list[list[str]], header_rows: int) -> None:
    width = min(map(len, rows))
    made = table([row[:width] for row in rows], header_rows=min(header_rows, len(rows)))
    result = _interpreted(made)
    for cell in result.tables[0].cells:
        assert cell.value is None or (
            cell.row >= made.n_header_rows and any(ch.isdigit() for ch in cell.text)
        )


ENGLISH_ROWS = [
    ["The year", "Total", "Change"],
    ["Income from sales", "1,234", "(12.5)"],
    ["Costs", "310", "2"],
]


def test_an_english_report_is_read_in_its_own_way() -> None:
    told = section("The income of the year and the costs that were paid for it, with the taxes")
    result = interpret(report(table(ENGLISH_ROWS, title=told.title), sections=[told]))
    assert _values(result) == {(1, 1): 1234, (1, 2): Decimal("-12.5"), (2, 1): 310, (2, 2): 2}
    assert [f for f in result.findings if f.rule == "unparsed_number"] == []


@pytest.mark.parametrize(
    "row", [["", "(2)", "(3)", "(4)"], ["(1)", "(2)", "(3)", "(4)"], ["1", "2", "3", "4"]]
)
def test_a_row_that_numbers_the_columns_states_nothing(row: list[str]) -> None:
    rows = [["Verksamhet", "Budget", "Utfall", "Avvikelse"], row, ["Skola", "41 200", "40 100", "1 100"]]
    result = _interpreted(table(rows))
    assert set(_values(result)) == {(2, 1), (2, 2), (2, 3)}
    assert {f.value for f in result.records.facts if f.fact_type != "code"} == {41200, 40100, 1100}


def test_a_row_of_small_numbers_is_no_numbering() -> None:
    rows = [["Verksamhet", "2022", "2023"], ["Boenden", "2", "3"], ["Skolor", "4", "5"]]
    assert len(_values(_interpreted(table(rows)))) == 4


def test_a_row_of_three_bare_figures_numbers_a_table_of_three_columns() -> None:
    rows = [["Verksamhet", "Budget", "Utfall"], ["1", "2", "3"], ["Skola", "41 200", "40 100"]]
    assert set(_values(_interpreted(table(rows)))) == {(2, 1), (2, 2)}


@pytest.mark.parametrize(
    ("text", "value", "doubted"),
    [
        ("88 (89,5)", "88", False),
        ("94 (feb)", "94", False),
        ("ca 2,3", "2.3", False),
        ("± 0", "0", False),
        ("± 5", "5", True),
        ("Enligt budget -1500", None, True),
        ("£ 1 500", "1500", False),
        ("120 fr.o.m. juli", None, True),
        ("1 25O", None, True),
        ("l 250", None, True),
        ("1 250 ?", None, True),
        ("#1 250", None, True),
        ("Ol", None, False),
        ("12 juni", None, False),
        ("0 eller bättre", "0", False),
        ("81,5 □", None, True),
        ("81‚5", "81.5", False),
        ("1.250:-", "1250", False),
        ("9 521a)", None, True),
        ("521b", None, True),
        ("12 415 a", None, True),
        ("Not 8,13", None, False),
        ("Se bilaga 3", None, False),
    ],
)
def test_no_number_of_a_column_is_left_without_a_word(text: str, value: str | None, doubted: bool) -> None:
    rows = [
        ["Verksamhet", "Utfall"],
        *([f"Rad {n} namn", f"{n}00"] for n in range(1, 4)),
        ["Hemtjänst", text],
    ]
    result = _interpreted(table(rows))
    assert _values(result).get((4, 1)) == (None if value is None else Decimal(value))
    assert bool([f for f in result.findings if f.rule == "unparsed_number"]) == doubted


def test_a_number_in_a_column_of_words_is_read() -> None:
    rows = [["Mål", "Bedömning"], ["Nöjda", "god"], ["Trygga", "80"], ["Friska", "svag"], ["Snälla", "god"]]
    assert _values(_interpreted(table(rows))) == {(2, 1): 80}


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("Enligt budget -1500", True), ("Plan -1", False), ("Se bilaga 12", False), ("Klart 2025", False)],
)
def test_a_number_with_a_sign_behind_words_is_doubted_in_a_column_of_words(text: str, doubted: bool) -> None:
    rows = [["Projekt", "Läge"], ["Skolgård", "Pågår"], ["Bad", "Klart"], ["Bro", text]]
    result = _interpreted(table(rows))
    assert not _values(result)
    assert bool([f for f in result.findings if f.rule == "unparsed_number"]) == doubted


def test_a_number_with_a_sign_behind_words_is_doubted_in_a_second_column_of_labels() -> None:
    made = table(
        [["Projekt", "Läge"], ["Skolgård", "Pågår"], ["Bad", "Klart"], ["Bro", "Enligt budget -1500"]]
    )
    for cell in made.cells:
        cell.role = "label" if cell.row else "header"
    assert [f.rule for f in _interpreted(made).findings if f.row == 3] == ["unparsed_number"]


@pytest.mark.parametrize("header", ["Not", "Noter", "Projektnr", "Proj.nr", "Kto"])
def test_notes_projects_and_accounts_are_no_amounts(header: str) -> None:
    rows = [["Verksamhet", header, "Utfall"], ["Hemtjänst", "8", "310"], ["LSS", "13", "410"]]
    assert set(_values(_interpreted(table(rows)))) == {(1, 2), (2, 2)}


def test_several_notes_are_no_amount() -> None:
    rows = [["Verksamhet", "Not", "Utfall"], ["Hemtjänst", "8,13", "310"], ["LSS", "2, 4", "410"]]
    assert set(_values(_interpreted(table(rows)))) == {(1, 2), (2, 2)}


def test_amounts_that_follow_each_other_as_years_do_are_amounts() -> None:
    rows = [["Verksamhet", "Utfall"], ["Hemtjänst", "1950"], ["LSS", "1951"]]
    assert set(_values(_interpreted(table(rows)))) == {(1, 1), (2, 1)}


@pytest.mark.parametrize(("header", "notes"), [("Not 1", True), ("Noter 1", True), ("Område 1", False)])
def test_a_header_that_refers_to_a_note_itself_heads_notes(header: str, notes: bool) -> None:
    rows = [
        ["", header, "2024"],
        ["Kassa", "", "411 000"],
        ["Skulder", "9", "787 500"],
        ["Avgifter", "10", "636 926"],
    ]
    found = interpret(report(table(rows))).records.facts
    assert [fact.fact_type == "code" for fact in found if fact.col == 1] == [notes, notes]


def test_figures_between_labels_and_amounts_without_a_header_are_notes() -> None:
    rows = [
        ["Byggnader", "12,", "18", "832 940", "840 432"],
        ["Övriga fordringar", "", "14", "3 622", "3 583"],
        ["Kassa och bank", "", "15", "2 556", "1 431"],
        ["Summa", "", "", "839 118", "845 446"],
    ]
    result = _interpreted(table(rows, header_rows=0))
    assert {col for _, col in _values(result)} == {3, 4}
    assert {f.fact_type for f in result.records.facts if f.column_label == "" and f.col == 2} == {"code"}
    assert not [f for f in result.findings if f.rule == "unparsed_number"]


def test_counts_beside_amounts_stay_counts() -> None:
    rows = [["Skola", "18", "832 940"], ["Vård", "14", "3 622"], ["Summa", "32", "836 562"]]
    assert {col for _, col in _values(_interpreted(table(rows, header_rows=0)))} == {1, 2}


def test_a_bracket_that_a_column_of_its_own_closes_is_closed() -> None:
    rows = [
        ["", "Utfall", "", "Budget"],
        ["Forskning", "(17 882", ")", "(18 994)"],
        ["Drift", "(4 027", "", "1"],
    ]
    result = _interpreted(table(rows))
    values = _values(result)
    assert (values[1, 1], values[2, 1]) == (-17882, -4027)
    assert [(f.row, f.col) for f in result.findings if f.rule == "unparsed_number"] == [(2, 1)]


@pytest.mark.parametrize(("named", "labels"), [(5, True), (4, True), (3, False), (0, False)])
def test_bare_codes_are_labels_where_four_of_five_have_a_name_beside(named: int, labels: bool) -> None:
    names = ["Hemtjänst", "Inventarier", "Lokaler", "Personal", "Resor"]
    rows = [[str(770 * n), names[n - 1] if n <= named else "", f"{n}0"] for n in range(1, 6)]
    made = table([["", "", "Budget 2024"], *rows])
    for cell in made.cells:
        if cell.row and cell.col == 0:
            cell.role = "value"
    first = {row for row, col in _values(_interpreted(made)) if col == 0}
    assert first == (set() if labels else {1, 2, 3, 4, 5})


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        ([["A", "12,4", "(2,6)"], ["B", "9,1", "3,0"]], False),
        ([["A", "12,4", "(2,6)"], ["B", "9,1", "+3,0"]], False),
        ([["A", "12,4", "(2,6)"], ["B", "9,1", "(3,0)"]], True),
        ([["A", "12,4", "3,0"], ["", "(0,4)", "(2,6)"]], True),
    ],
)
def test_brackets_around_decimals_are_a_minus_among_numbers_without(
    rows: list[list[str]], doubted: bool
) -> None:
    result = _interpreted(table([["Nämnd", "Budget", "Avvikelse"], *rows]))
    assert Decimal("-2.6") in _values(result).values()
    assert any(f.rule == "unparsed_number" for f in result.findings) is doubted

"""Which cells of a table get a number, on both sides of each border; rows at its head that state none."""

from decimal import Decimal

import pytest
from tests.records.made_tables import report, section, table

from vonextract.model import Finding, Role, Table
from vonextract.records.numbering import numbering_rows, unit_row
from vonextract.records.settings import SETTINGS
from vonextract.records.values import notation_of, read_values
from vonextract.swedish.notation import ENGLISH, SWEDISH
from vonextract.swedish.settings import SETTINGS as OF_NUMBERS
from vonextract.swedish.units import default_units
from vonextract.table_view import TableView


def read(made: Table) -> tuple[dict[tuple[int, int], str], list[Finding]]:
    """The numbers of a table's cells by row and column, as printed, and what was found."""
    findings = read_values(TableView(made), default_units())
    return {(c.row, c.col): str(c.value) for c in made.cells if c.value is not None}, findings


def column(texts: list[str], *, header: str = "Utfall", role: Role = "value") -> Table:
    """A table whose first column names nothing and whose second holds the texts."""
    made = table([["Del", header], *(["-", text] for text in texts)])
    for cell in made.cells:
        if cell.row and cell.col == 1 and cell.text:
            cell.role = role
    return made


def rows_read(made: Table, col: int = 1) -> list[int]:
    """The rows in which a column's cells got a number."""
    return [row for row, c in read(made)[0] if c == col]


def test_units_and_values_stand_at_their_cells() -> None:
    made = column(["5 tkr", "-1,5 %", "7"])
    assert read(made)[0] == {(1, 1): "5", (2, 1): "-1.5", (3, 1): "7"}
    units = [cell.unit for cell in made.cells if cell.row and cell.col == 1]
    assert units == ["tkr", "procent", None]


def test_a_unit_that_a_cell_has_stays_where_its_number_states_none() -> None:
    made = column(["5", "6 %"])
    for cell in made.cells:
        cell.unit = "tkr"
    read(made)
    assert [cell.unit for cell in made.cells if cell.row and cell.col == 1] == ["tkr", "procent"]


def test_headers_and_groups_state_no_number_and_lose_one_they_had() -> None:
    made = table([["Del", "2024"], ["-", "5"], ["-", "6"], ["-", "7"], ["-", "8"]])
    for cell in made.cells:
        cell.value = Decimal(99)
        if cell.row == 2 and cell.col == 1:
            cell.role = "header"
        if cell.row == 3 and cell.col == 1:
            cell.role = "group"
    assert read(made)[0] == {(1, 1): "5", (4, 1): "8"}


@pytest.mark.parametrize(("role", "doubted"), [("value", True), ("total", True), ("empty", False)])
def test_words_around_a_number_are_told_in_cells_of_values_and_totals(role: Role, doubted: bool) -> None:
    made = column(["10", "20", "30", "Enligt beslut 1500"])
    made.cells[-1].role = role
    assert [f.row for f in read(made)[1]] == ([4] if doubted else [])


@pytest.mark.parametrize(
    ("numbers", "words", "doubted"), [(3, 1, True), (2, 1, True), (2, 2, False), (1, 3, False)]
)
def test_words_around_a_number_are_told_where_more_than_half_of_its_column_are_numbers(
    numbers: int, words: int, doubted: bool
) -> None:
    assert SETTINGS.numeric_share == 0.5
    made = column([*["10"] * numbers, *["-"] * 3, *["enligt beslut 1500"] * words])
    for cell in made.cells:
        if cell.text.startswith("enligt"):
            cell.text = "§§ enligt beslut 1500"
    made.cells[-1].text = "enligt beslut 1500"
    assert [f.row for f in read(made)[1]] == ([3 + numbers + words] if doubted else [])


@pytest.mark.parametrize(
    ("words", "numbers", "labels"), [(1, 2, False), (1, 1, True), (2, 1, True), (3, 1, True), (0, 2, False)]
)
def test_a_column_of_which_half_is_words_names_rows(words: int, numbers: int, labels: bool) -> None:
    made = column([*["Hemtjänst"] * words, *[f"{n}:-" for n in range(5, 5 + numbers)]])
    assert rows_read(made) == ([] if labels else list(range(words + 1, words + 1 + numbers)))


@pytest.mark.parametrize(
    ("labelled", "read_rows"),
    [(0, [1, 2, 3, 4]), (1, [1, 2, 3, 4]), (2, []), (3, []), (4, [])],
)
def test_a_first_column_of_which_half_is_labels_names_rows(labelled: int, read_rows: list[int]) -> None:
    for col, expected in ((0, read_rows), (1, [1, 2, 3, 4])):
        made = table([["Antal", "Antal"], *([text, text] for text in ("10,5", "20,5", "30,5", "40,5"))])
        for cell in made.cells:
            if cell.row and cell.col == col:
                cell.role = "label" if cell.row <= labelled else "value"
            elif cell.row:
                cell.role = "value"
        assert rows_read(made, col) == expected, col


def test_bare_codes_before_names_are_labels_in_the_first_column_alone() -> None:
    codes = ["7701", "7708", "7715"]
    made = table([["", "", ""], *(["5,5", code, "Hemtjänst"] for code in codes)])
    for cell in made.cells:
        if cell.row and cell.col < 2:
            cell.role = "value"
    assert rows_read(made, 0) == rows_read(made, 1) == [1, 2, 3]
    beside = table([["", ""], *([code, "Hemtjänst"] for code in codes)])
    decimals = table([["", ""], *([f"{code},5", "Hemtjänst"] for code in codes)])
    for cell in (*beside.cells, *decimals.cells):
        if cell.row and cell.col == 0:
            cell.role = "value"
    assert (rows_read(beside, 0), rows_read(decimals, 0)) == ([], [1, 2, 3])


def test_an_empty_column_names_nothing() -> None:
    assert read(table([["Del", "Utfall"], ["-", "-"], ["…", "5"]]))[0] == {(2, 1): "5"}


@pytest.mark.parametrize(("span", "expected"), [(1, ["1", "2", "3", "4"]), (2, ["1", "2", "4"])])
def test_rows_own_numbers_are_read_in_a_cell_of_one_column(span: int, expected: list[str]) -> None:
    made = table([["Nr", "Verksamhet"], *([str(n), "Hemtjänst"] for n in range(1, 5))])
    next(cell for cell in made.cells if (cell.row, cell.col) == (3, 0)).col_span = span
    assert [value for (_, col), value in read(made)[0].items() if col == 0] == expected


@pytest.mark.parametrize(
    ("col", "role", "text", "is_read"),
    [
        (1, "value", "80", True),
        (1, "value", "-80,5 %", True),
        (1, "value", "80 st", False),
        (1, "label", "80", False),
        (1, "total", "80", False),
        (0, "value", "80", False),
    ],
)
def test_a_bare_value_among_words_is_read(col: int, role: Role, text: str, is_read: bool) -> None:
    made = table([["Mål", "Bedömning"], *(["Nöjda", "god"] for _ in range(3)), ["Nöjda", "god"]])
    cell = next(cell for cell in made.cells if (cell.row, cell.col) == (4, col))
    cell.text, cell.role = text, role
    assert bool(read(made)[0]) is is_read


@pytest.mark.parametrize(
    ("texts", "is_read"),
    [
        (["2024", "god"], False),
        (["2024", "god", "5"], True),
        (["2024", "god", "svag", "5"], False),
        (["2024", "5"], True),
        (["2024", "-"], True),
        (["2024"], True),
        (["2100", "god"], True),
    ],
)
def test_a_year_is_no_amount_where_fewer_than_half_of_the_others_are_numbers(
    texts: list[str], is_read: bool
) -> None:
    made = table([["Del", "Utfall"], *(["-", text] for text in texts)])
    for cell in made.cells:
        if cell.text.isalpha() and cell.row:
            cell.text = cell.text[:2]
    assert ((1, 1) in read(made)[0]) is is_read


@pytest.mark.parametrize(
    ("text", "beside", "value", "doubted"),
    [
        ("(17 882", ")", "-17882", False),
        ("(17 882", "]", "-17882", True),
        ("(17 882)", ")", "-17882", False),
        ("17 882", ")", "17882", False),
        ("17 882)", ")", None, True),
    ],
)
def test_a_bracket_is_closed_by_the_cell_beside(
    text: str, beside: str, value: str | None, doubted: bool
) -> None:
    found, findings = read(table([["Del", "Utfall", ""], ["-", text, beside]]))
    assert found.get((1, 1)) == value
    assert bool(findings) is doubted


@pytest.mark.parametrize(("margins", "others", "rows"), [(3, 1, []), (2, 1, []), (2, 2, [1, 2]), (1, 2, [1])])
def test_margins_of_error_have_no_sign_where_most_of_a_column_are_such(
    margins: int, others: int, rows: list[int]
) -> None:
    found, findings = read(column([*["±0,8"] * margins, *["5"] * others]))
    assert [finding.row for finding in findings] == rows
    assert len(found) == margins + others


def test_what_cannot_be_read_is_doubted_among_margins_too() -> None:
    assert [f.row for f in read(column(["±0,8", "±0,9", "±0,7", "12 34"]))[1]] == [4]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("1 234 5 678 12 13", True),
        ("15 16 17 18", True),
        ("15 16 17", False),
        ("a 15 16 17 18", True),
        ("a b 15 16 17 18", False),
        ("505 470 000 225 930", True),
        ("1 505 470 000 225", False),
        ("505 470 000 225", False),
        ("2021 2022 2023 2024", False),
        ("29 185 181 869 598 3 210 625", True),
        ("1 234 5 678", True),
    ],
)
def test_a_cell_of_several_numbers_is_told(text: str, several: bool) -> None:
    assert (SETTINGS.several_numbers, SETTINGS.of_numbers, SETTINGS.most_figures) == (4, 0.8, 13)
    findings = read(column(["10", text]))[1]
    assert any("several numbers" in f.message for f in findings) is several


@pytest.mark.parametrize("count", [SETTINGS.max_doubts, SETTINGS.max_doubts + 1])
def test_doubts_are_told_one_by_one_up_to_five(count: int) -> None:
    made = column([f"1 {n} 309" for n in range(2, 2 + count)])
    for cell in made.cells:
        cell.page = cell.row
    findings = read(made)[1]
    if count <= 5:
        assert [(f.row, f.page) for f in findings] == [(n, n) for n in range(1, count + 1)]
        assert findings[0].message == "'1 2 309' is not read: digits that do not make one number"
        return
    (finding,) = findings
    assert (finding.row, finding.page) == (None, 1)
    assert finding.message.startswith(f"{count} cells look like numbers")
    assert "'1 2 309', '1 3 309', '1 4 309', …" in finding.message


def test_a_message_shows_sixty_letters_of_a_cell_and_what_was_read() -> None:
    (long,) = read(column(["1 2 " * 20]))[1]
    assert long.message.startswith(f"'{('1 2 ' * 20)[:60]}' is not read: ")
    (doubtful,) = read(column(["5, 5"]))[1]
    assert doubtful.message.startswith("'5, 5' is read as 5.5 with doubt: ")


TOLD = "The income of the year and the costs that were paid for it, with the taxes"


@pytest.mark.parametrize(
    ("rows", "title", "english"),
    [
        ([["Del", "Summa"], ["a", "1,234"]], TOLD, True),
        ([["Del", "Summa"], ["a", "1,234"]], "Vår text", False),
        ([[TOLD, "Summa"], ["a", "1,234"]], "", True),
        ([["Del", "Summa"], [TOLD, "1,234"]], "", True),
        ([["Del", "Summa"], ["a", TOLD]], "", False),
        ([["Del", "Summa"], ["a", "1 234"]], TOLD, False),
        ([["Del", "1 234"], ["a", "310"]], TOLD, True),
        ([["Del", "Summa"], ["a", "310"], ["b", "1 234"]], TOLD, False),
    ],
)
def test_a_report_is_english_by_its_words_unless_its_cells_are_not(
    rows: list[list[str]], title: str, english: bool
) -> None:
    made = report(table(rows), sections=[section(title)])
    assert notation_of(made) == (ENGLISH if english else SWEDISH)


@pytest.mark.parametrize(
    ("rows", "numbering"),
    [
        ([["(1)", "(2)"]], {1}),
        ([["(1)", "(2)", "(3)=(1)-(2)", "(4)"]], {1}),
        ([["1", "2", "3 = 2 – 1", "4"]], {1}),
        ([["(1)"]], set()),
        ([["(2)", "(3)"]], {1}),
        ([["(3)", "(4)"]], set()),
        ([["(1)", "(3)"]], set()),
        ([["(2)", "(1)"]], set()),
        ([["(1", "(2"]], set()),
        ([["1)", "2)"]], set()),
        ([["1)", "2)", "3)", "4)"]], set()),
        ([["(1)", "2"]], set()),
        ([["1", "(2)", "(3)", "(4)"]], set()),
        ([["(1)", "2", "3", "4"]], set()),
        ([["(1)", "a"]], set()),
        ([["(1)", "(2)", "a"]], set()),
        ([["(1)", "(2)", "3"]], set()),
        ([["1", "2"]], set()),
        ([["1", "2", "3"]], {1}),
        ([["", "1", "2", "3"]], set()),
        ([["2", "3", "4"]], set()),
        ([["0", "1", "2"]], set()),
        ([["", "1", "2", "3", "4"]], {1}),
        ([["2", "3", "4", "5"]], {1}),
        ([["", "2", "3", "4", "5"]], {1}),
        ([["3", "4", "5", "6"]], set()),
        ([["1", "2", "3"], ["4", "5", "6"]], {1}),
        ([["(1)", "(2)"], ["(1)", "(2)"], ["(1)", "(2)"]], {1, 2}),
        ([["a", "b"], ["(1)", "(2)"]], set()),
        ([["", ""], ["(1)", "(2)"]], set()),
    ],
)
def test_rows_that_count_their_columns(rows: list[list[str]], numbering: set[int]) -> None:
    assert OF_NUMBERS.counted == 2
    header = [["Del"] * len(rows[0])]
    assert numbering_rows(TableView(table([*header, *rows]))) == numbering


def test_a_table_without_a_body_counts_nothing() -> None:
    assert numbering_rows(TableView(table([["(1)", "(2)"]]))) == set()
    assert unit_row(TableView(table([["tkr", "tkr"]])), default_units()) is None


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([["", "tkr", "%"]], 1),
        ([["Enhet", "tkr", "%"]], 1),
        ([["", "tkr", "tkr", "%"]], 1),
        ([["", "tkr", ""]], None),
        ([["5", "tkr", "%"]], None),
        ([["Not 5", "tkr", "%"]], None),
        ([["1 000 kr", "1 000 kr"]], 1),
        ([["a", "b"], ["tkr", "%"]], 2),
        ([["a", "b"], ["c", "d"], ["tkr", "%"]], None),
        ([["tkr", "%"], ["tkr", "%"]], 1),
    ],
)
def test_a_row_of_units_stands_first_or_second_and_has_no_figures(
    rows: list[list[str]], row: int | None
) -> None:
    header = [["Del"] * len(rows[0])]
    assert unit_row(TableView(table([*header, *rows])), default_units()) == row


def row_values(rows: list[list[str]]) -> tuple[list[list[str | None]], set[tuple[int | None, int | None]]]:
    """The numbers of a table's rows, and the places that are doubted."""
    made = table(rows)
    found, findings = read(made)
    values = [[found.get((row, col)) for col in range(1, len(rows[0]))] for row in range(1, len(rows))]
    return values, {(finding.row, finding.col) for finding in findings}


def test_minus_signs_in_a_column_of_their_own_are_of_the_numbers_beside_them() -> None:
    rows = [
        ["Enhet", "Utfall", "", "Avvikelse"],
        ["Bad", "1 200", "-", "33"],
        ["Bibliotek", "1 300", "", "40"],
    ]
    assert row_values(rows) == ([["1200", None, "-33"], ["1300", None, "40"]], set())


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Enhet", "Utfall", "Not", "Avvikelse"],
            ["Bad", "1 200", "-", "33"],
            ["Bibliotek", "1 300", "", "40"],
        ],
        [
            ["Enhet", "Utfall", "", "Avvikelse"],
            ["Bad", "1 200", "-", "33"],
            ["Bibliotek", "1 300", "-", "40"],
        ],
        [
            ["Enhet", "Utfall", "", "Avvikelse"],
            ["Bad", "1 200", "-", "33"],
            ["Bibliotek", "1 300", "7", "40"],
        ],
        [
            ["Enhet", "Utfall", "", "Avvikelse"],
            ["Bad", "1 200", "-", "-33"],
            ["Bibliotek", "1 300", "", "40"],
        ],
    ],
)
def test_a_dash_that_says_that_there_is_nothing_is_no_sign(rows: list[list[str]]) -> None:
    values, _ = row_values(rows)
    assert [abs(int(row[-1] or 0)) for row in values] == [33, 40]
    assert values[0][-1] == rows[1][-1]


def test_a_minus_between_two_numbers_is_of_the_second_and_doubted() -> None:
    rows = [["Enhet", "Utfall", "Avvikelse"], ["Bad", "1 200 –", "33"], ["Bibliotek", "1 300", "40"]]
    assert row_values(rows) == ([["1200", "-33"], ["1300", "40"]], {(1, 1), (1, 2)})


def test_minuses_behind_the_numbers_of_the_last_column_too_stay_there() -> None:
    rows = [["Enhet", "Utfall", "Avvikelse"], ["Bad", "1 200 -", "33 -"], ["Bibliotek", "1 300 -", "40"]]
    assert row_values(rows) == ([["-1200", "-33"], ["-1300", "40"]], set())


@pytest.mark.parametrize("mark", ["p", " p", "P", "r", " e"])
def test_letters_behind_some_numbers_mark_them(mark: str) -> None:
    rows = [["År", "2023", "2024"], ["Födda", "13 215", f"700{mark}"], ["Döda", "4 692", f"510{mark}"]]
    rows += [["Inflyttade", "48", "39"]]
    made = table(rows)
    assert read(made)[0][1, 2] == "700"
    assert not read(made)[1]
    assert {cell.unit for cell in made.cells} == {None}


def test_a_letter_that_is_a_unit_stays_one_where_its_whole_column_has_it() -> None:
    made = table([["Mått", "Antal", "Nivå"], ["Betyg", "12", "230 p"], ["Prov", "14", "240 p"]])
    read(made)
    assert [cell.unit for cell in made.cells if cell.col == 2 and cell.row] == ["poäng", "poäng"]
    made = table([["Mått", "2024", "2025p"], ["Betyg", "12", "230 p"], ["Prov", "14", "240 p"]])
    read(made)
    assert [cell.unit for cell in made.cells if cell.col == 2 and cell.row] == [None, None]


def test_letters_that_part_a_number_make_codes_of_it() -> None:
    rows = [["1", "1a", "tidigt"], ["", "1b", "sent"], ["2", "2a", "tidigt"], ["", "2b", "sent"]]
    values, _ = read(table([["Grupp", "Klass", "Ord"], *rows]))
    assert not [place for place in values if place[1] == 1]


def test_one_letter_alone_is_doubted() -> None:
    rows = [["År", "2024"], ["Födda", "13 215"], ["Döda", "4 692r"], ["Inflyttade", "48"], ["Övrigt", "51"]]
    assert row_values(rows)[1] == {(2, 1)}
